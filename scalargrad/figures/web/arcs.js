/* The arcs from the letter of a step to those that it looks at: the more weight, the wider. Gives SVG. */

import { valueOf } from "./glances.js";

const LEAST = { arc: 0.005, number: 0.045 }; // weights below it have none

/* isKnown: whether there are weights yet; lit: whether the widest arc is what the step is about; fresh: whether they have just come. */
export function arcs(model, grid, letter, { isKnown, lit, fresh }) {
  const weights = model.head.weights[letter], order = model.order(letter), css = fresh ? " fresh" : "";
  const path = (name, place, width) => `<path class="arc${name}"${width ? ` style="stroke-width:${width.toFixed(1)}px"` : ""} d="${line(grid, letter, place)}"/>`;
  if (!isKnown) return order.map((place) => path(model.isForbidden(letter, place) ? " cut" : " rest", place)).join("");
  const parts = order.map((place) => {
    const weight = valueOf(weights[place]), width = 1 + 9 * weight;
    if (model.isForbidden(letter, place)) return path(" cut", place) + pill(grid, letter, place, "✗", " cut");
    if (weight < LEAST.arc) return "";
    return (lit && place === order.at(-1) ? path(" marker", place, width + 10) : "") + path(css, place, width);
  });
  const pills = order.filter((place) => valueOf(weights[place]) >= LEAST.number).map((place) => pill(grid, letter, place, grid.brief(weights[place]), css));
  return parts.join("") + pills.join("");
}

/* From the current letter to another one; a loop to itself. The ends fan out, so that arcs do not cross. */
function line(grid, letter, place) {
  const { column, tile } = grid, y = tile - 2, away = letter - place;
  const [from, to] = [grid.middle(letter), grid.middle(place)];
  if (!away) return `M${from + column * 0.32} ${y}C${from + column * 0.32} ${y - 26} ${from + column * 0.5 + 22} ${y - 16} ${from + column * 0.5 - 1} ${y + 10}`;
  const high = 34 + (84 * away) / grid.across;
  const start = (from + (letter < 2 ? -3 : column * (0.4 * (away - 1) / (letter - 1) - 0.24))).toFixed(1);
  return `M${start} ${y}C${start} ${y - high} ${to} ${y - high} ${to} ${y}`;
}

/* A number at the far end of its arc; that of the letter itself beside its loop. */
function pill(grid, letter, place, text, css) {
  const [width, isOwn] = [grid.column < 30 ? 22 : 30, letter === place];
  const x = grid.middle(place) + (isOwn ? grid.column * 0.5 + (grid.column < 30 ? 6 : 12) : 0), y = grid.tile - (isOwn ? 33 : 25);
  return `<g class="weight${css}"><rect x="${x - width / 2}" y="${y}" width="${width}" height="16" rx="8"/><text class="small mid" x="${x}" y="${y + 12}">${text}</text></g>`;
}
