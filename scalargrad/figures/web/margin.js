/* What stands beside the columns of a figure of attention, or below them on a phone: the guess of the next letter, the query
   and the weighted sum. Gives SVG. */

import { bars } from "./columns.js";
import { largest, valueOf } from "./glances.js";
import { escape } from "./words.js";

/* The likeliest next letters; until the letter has made its guess, those after the letter before. */
export function chances(model, grid, letter, step, fresh) {
  const { x, width } = grid.beside, y = grid.chances, isKnown = step === 4;
  const after = isKnown ? letter : letter - 1;
  if (after < 0) return `<text class="topic" x="${x}" y="${y + 10}">Next letter</text><text x="${x}" y="${y + 34}">not known yet</text>`;
  const { top, goes } = model.next[after], room = width - 72;
  const rows = top.map(([name, text], i) => {
    const down = y + 20 + i * grid.high.chance, long = Math.max(1, room * valueOf(text));
    const css = isKnown ? "bar" : "old", tick = long > room - 18 && isKnown ? "inverse" : "bold";
    return `<text class="end bold" x="${x + 26}" y="${down + 14}">${escape(name)}</text>
      <rect class="cell${isKnown && i === 0 ? " now" : ""}" x="${x + 32}" y="${down + 2}" width="${room}" height="16" rx="3"/>
      <rect class="${css}" x="${x + 32}" y="${down + 5}" width="${long.toFixed(1)}" height="10" rx="2"/>
      <text class="end ${isKnown ? "number" : ""}" x="${x + width}" y="${down + 14}">${text}</text>
      ${name === goes ? `<text class="end ${tick}" x="${x + 28 + room}" y="${down + 14}">✓</text>` : ""}`;
  });
  return `<text class="topic" x="${x}" y="${y + 10}">Next letter <tspan class="plain">after ${escape(model.letters[after])}</tspan></text>
    <g${isKnown && fresh ? ' class="fresh"' : ""}>${rows.join("")}</g><text x="${x}" y="${y + 164}">✓ what comes in this word</text>`;
}

/* The query and, once it is known, the weighted sum: bars with their numbers. */
export function vectors(model, grid, letter, step) {
  const { head, letters } = model, half = (grid.beside.width - 14) / 2, x = grid.beside.x;
  const query = list(grid, x, half, `query of ${letters[letter]}`, head.queries[letter], largest(head.queries), step === 0 ? "now" : "known");
  const sum = list(grid, x + half + 14, half, "sum", head.sums[letter], largest(head.values), step === 3 ? "now" : step > 3 ? "known" : "waits");
  const row = grid.vectors + 8 + head.told[letter].place * grid.high.number;
  const told = step === 3 ? `<rect class="told" x="${x + half + 14}" y="${row}" width="${half - 34}" height="13"/>` : "";
  return query + sum + told;
}

function list(grid, x, width, title, vector, most, state) {
  const rows = vector.map((text, i) => {
    const y = grid.vectors + 8 + i * grid.high.number;
    const known = state === "waits" ? "" : `${bars(x, y + 1, width - 34, 11, [text], most)}<text class="end number small" x="${x + width - 1}" y="${y + 10.5}">${text}</text>`;
    return `<rect class="cell ${state}" x="${x}" y="${y}" width="${width - 34}" height="13"/>${known}`;
  });
  return `<text class="topic" x="${x}" y="${grid.vectors}">${escape(title)}</text>${rows.join("")}`;
}
