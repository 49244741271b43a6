/* The rows below the letters of a figure of attention: keys, scores, weights, values, a column for each letter. Gives SVG. */

import { largest, valueOf } from "./glances.js";

const GAP = 3; // px between two columns
const NAMES = [["keys", "keys", "key"], ["scores", "scores", "score"], ["weights", "weights", "weight"], ["values", "values", "value"]];

/* A vector as bars around a line in the middle: left is below 0. */
export function bars(x, y, width, height, vector, most) {
  const middle = x + width / 2, high = height / vector.length, scale = (width / 2 - 3) / most;
  const each = vector.map((text, i) => {
    const value = valueOf(text), long = Math.max(0.8, Math.abs(value) * scale);
    return `<rect class="bar" x="${(value < 0 ? middle - long : middle).toFixed(1)}" y="${(y + i * high + 1).toFixed(1)}" width="${long.toFixed(1)}" height="${(high * 0.74).toFixed(1)}"/>`;
  });
  return `<path class="zero" d="M${middle} ${y + 1}V${y + height - 1}"/>${each.join("")}`;
}

export function columns(model, grid, letter, step) {
  const sizes = { keys: largest(model.head.keys), values: largest(model.head.values) };
  const strongest = model.order(letter).at(-1);
  const each = model.letters.map((_, place) => place > letter ? later(grid, place) : column(model, grid, letter, place, step, sizes, place === strongest));
  return names(grid, step) + each.join("") + told(grid, strongest, step);
}

function names(grid, step) {
  return NAMES.map(([row, long, short], i) => {
    const y = grid[row] + { keys: 28, scores: 15, weights: 16, values: 28 }[row];
    return `<text class="end name${i === step ? " bold" : ""}${grid.isWide ? "" : " small"}" x="${grid.label - 5}" y="${y}">${grid.isWide ? long : short}</text>`;
  }).join("");
}

function later(grid, place) {
  return `<rect class="later" x="${grid.left(place) + 1.5}" y="${grid.keys}" width="${grid.column - GAP}" height="${grid.values + grid.high.strip - grid.keys}" rx="3"/>`;
}

function column(model, grid, letter, place, step, sizes, isStrongest) {
  const { head, letters } = model, { high } = grid;
  const [x, width] = [grid.left(place) + GAP / 2, grid.column - GAP];
  const state = (own) => step === own ? "now" : step > own ? "known" : "waits";
  const cell = (row, height, css) => `<rect class="cell ${css}" x="${x}" y="${grid[row]}" width="${width}" height="${height}" rx="3"/>`;
  const number = (row, down, text) => `<text class="number mid ${grid.isWide ? "" : "small tight"}${isStrongest ? " strongest" : ""}" x="${x + width / 2}" y="${grid[row] + down}">${grid.brief(text)}</text>`;
  const hint = (row, words) => `<rect class="hint" x="${x}" y="${grid[row]}" width="${width}" height="${high.strip}"><title>${words}</title></rect>`;
  const keys = cell("keys", high.strip, step === 0 ? "now" : "known") + bars(x, grid.keys + 2, width, high.strip - 4, head.keys[place], sizes.keys) + hint("keys", `key of ${letters[place]}: ${head.keys[place].join("  ")}`);
  if (model.isForbidden(letter, place)) return keys + forbidden(grid, x, width);
  const weight = head.weights[letter][place];
  const parts = [keys, cell("scores", high.score, state(1)), cell("weights", high.weight, state(2)), cell("values", high.strip, state(3))];
  if (step >= 1) parts.push(number("scores", 14, head.scores[letter][place]));
  if (step >= 2) parts.push(`<rect class="bar" x="${x}" y="${grid.weights + 19.5}" width="${(width * valueOf(weight)).toFixed(1)}" height="2.5"/>`, number("weights", 14, weight));
  if (step >= 3) parts.push(`<g opacity="${(0.25 + 0.75 * Math.sqrt(valueOf(weight))).toFixed(2)}">${bars(x, grid.values + 2, width, high.strip - 4, head.values[place], sizes.values)}</g>`, hint("values", `value of ${letters[place]}: ${head.values[place].join("  ")}`));
  return parts.join("");
}

/* Where the letter may not look there is no score, no weight, no value. */
function forbidden(grid, x, width) {
  const down = [["scores", grid.high.score], ["weights", grid.high.weight], ["values", grid.high.strip]];
  const cells = down.map(([row, height]) => `<rect class="cell forbidden" x="${x}" y="${grid[row]}" width="${width}" height="${height}" rx="3"/>`);
  return `${cells.join("")}<text class="no mid" x="${x + width / 2}" y="${grid.weights + 15}">✗</text>`;
}

/* A frame around the cells that the sentence is about. */
function told(grid, place, step) {
  const rows = [[], [["keys", "strip"], ["scores", "score"]], [["weights", "weight"]], [["weights", "weight"], ["values", "strip"]], []][step];
  return rows.map(([row, size]) => `<rect class="told" x="${grid.left(place) + GAP / 2}" y="${grid[row]}" width="${grid.column - GAP}" height="${grid.high[size]}" rx="3"/>`).join("");
}
