/* All weights of a figure of attention so far, a row for each letter, and what its signs mean. Gives SVG. */

import { valueOf } from "./glances.js";
import { escape } from "./words.js";

const SOLID = 0.6, WRITTEN = 0.095, FAINT = 0.01; // as in picture.py

const shade = (weight) => (weight < SOLID ? 0.7 * weight : 0.86 + 0.14 * weight).toFixed(2);

export function matrix(model, grid, letter, step) {
  const { letters } = model;
  const head = `<text class="topic" x="${grid.label}" y="${grid.matrix - 10}">All glances so far <tspan class="plain">row looks at column${model.heads.length > 1 ? `, head ${model.chosen + 1}` : ""}</tspan></text>`;
  const rows = letters.map((name, row) => {
    const isKnown = row < letter || (row === letter && step >= 2);
    const label = `<text class="end name${row === letter ? " bold" : ""}" x="${grid.label - 8}" y="${grid.matrix + row * grid.high.cell + 12}">${escape(name)}</text>`;
    return label + letters.map((_, place) => cell(model, grid, row, place, isKnown)).join("");
  });
  const now = `<rect class="told" x="${grid.label - 0.5}" y="${grid.matrix + letter * grid.high.cell - 0.5}" width="${grid.column * (letter + 1) + 1}" height="${grid.high.cell + 1}" rx="2"/>`;
  return head + rows.join("") + now + legend(model, grid);
}

function cell(model, grid, row, place, isKnown) {
  const box = `x="${grid.left(place) + 0.5}" y="${grid.matrix + row * grid.high.cell + 0.5}" width="${grid.column - 1}" height="${grid.high.cell - 1}"`;
  if (place > row) return `<rect class="later" ${box}/>`;
  if (!isKnown) return `<rect class="cell waits" ${box}/>`;
  const text = (words, css) => `<text class="small mid ${css}" x="${grid.middle(place)}" y="${grid.matrix + row * grid.high.cell + 12}">${words}</text>`;
  if (model.isForbidden(row, place)) return `<rect class="cell forbidden" ${box}/>${text("✗", "no")}`;
  const weight = valueOf(model.head.weights[row][place]);
  const shaded = weight < FAINT ? "" : `<rect class="bar" ${box} opacity="${shade(weight)}"/>`;
  const number = weight < WRITTEN ? "" : text(grid.brief(model.head.weights[row][place]), weight < SOLID ? "dark" : "inverse");
  return `<rect class="cell" ${box}/>${shaded}${number}`;
}

function legend(model, grid) {
  const isAnyForbidden = model.heads.some(({ scores }) => scores.flat().includes("✗"));
  const signs = [["later", "", "masked: comes later"], ["cell waits", "", "not computed yet"], ["bar", "0.6", "from 0.6 on: solid"], ...(isAnyForbidden ? [["cell forbidden", "✗", "may not look there"]] : [])];
  const [x, y] = [grid.isWide ? grid.beside.x : grid.label, grid.legend];
  return signs.map(([css, sample, words], i) => {
    const [left, top] = grid.isWide ? [x, y + 20 * i] : [x + 150 * (i % 2), y + 20 * Math.floor(i / 2)];
    const frame = css === "later" ? `<rect class="cell waits" x="${left}" y="${top}" width="26" height="13"/>` : "";
    return `${frame}<rect class="${css}" x="${left}" y="${top}" width="26" height="13"/><text class="small mid ${css === "bar" ? "inverse" : "no"}" x="${left + 13}" y="${top + 10.5}">${sample}</text><text x="${left + 34}" y="${top + 11}">${words}</text>`;
  }).join("");
}
