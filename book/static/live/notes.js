/* What a cell says below its output: an error with its remedy, what a stop has done, what the network is needed for.
   Imports dom. */

import { button, element, icon, list } from "./dom.js";

export const NAMES = { numpy: "NumPy", sklearn: "scikit-learn", scipy: "SciPy" };
const LOST = "It was made in a cell above, but Python has been restarted since.";
const PROCESSES = "This takes several processes, and a page is only one. The printed output is what the cell gives.";
const GONE = "What the cells of this page had computed is gone.";

/* The place of a note in its cell. */
export class Note {
  #root;
  #bar;
  #shown;

  constructor(root, bar) {
    this.#root = root;
    this.#bar = bar;
  }

  /* This note in place of the last one, or none. */
  show(note) {
    if (this.#shown?.contains(document.activeElement)) this.#bar.focus();
    this.#shown?.remove();
    this.#shown = note;
    if (!note) return;
    if (note.matches(".sg-live-note-stopped, .sg-live-note-crashed")) this.#bar.element.after(note); // near the button, above whatever was printed
    else this.#root.append(note);
  }
}

/* The note for the last piece of a run, or undefined. */
export function note(piece, cell, page) {
  const parts = { error, offline, stopped, crashed, failed }[piece.kind]?.(piece, cell, page);
  return parts && element("div", `sg-live-note sg-live-note-${piece.kind}`, ...parts);
}

function error(piece, cell, page) {
  const title = headline(piece.message ? `${piece.type}: ${piece.message}` : piece.type);
  if (piece.above !== null) {
    const remedy = button("", () => page.run([...page.above(cell), cell]), icon("run"), "Run all above, then this");
    const why = page.above(cell)[piece.above].isGone ? LOST : "It is made in a cell above that has not run yet.";
    return [title, element("p", "", why), remedy];
  }
  if (piece.fetchable) {
    const name = NAMES[piece.package] ?? piece.package;
    return [title, element("p", "", `${name} can be fetched once from the network.`), button("", () => cell.runWith(piece.package), icon("network"), `Fetch ${name} and run again`)];
  }
  const unchecked = cell.isExercise ? [element("p", "", "Your code stopped before it could be checked.")] : [];
  return [title, ...unchecked, element("details", "", element("summary", "", "Full traceback"), element("pre", "", piece.traceback))];
}

function offline({ packages }) {
  if (packages.includes("processes")) return [icon("offline"), element("p", "", PROCESSES)];
  const names = list(packages.map((name) => NAMES[name] ?? name));
  const text = `${names} ${packages.length > 1 ? "are" : "is"} fetched once from the network, which does not answer. The printed output is what the cell gives.`;
  return [icon("offline"), element("p", "", text)];
}

function stopped(piece, cell, page) {
  return [element("p", "", `A stop ends Python. ${GONE}`), ...again(cell, page)];
}

function crashed({ message }, cell, page) {
  return [headline(`Python itself has stopped: ${message}`), element("p", "", GONE), ...again(cell, page)];
}

function failed({ message }, cell, page) {
  const why = navigator.onLine ? `The browser says: ${message}` : "You are offline, and its files are not here yet";
  return [headline("Python did not start"), element("p", "", `${why}. The printed output is what the cell gives.`), button("", () => page.run([cell]), icon("network"), "Try again")];
}

function again(cell, page) {
  const above = page.above(cell);
  return above.length ? [button("", () => page.run(above), icon("run"), "Run all above")] : [];
}

function headline(text) {
  return element("p", "sg-live-headline", icon("cross"), element("span", "", text));
}
