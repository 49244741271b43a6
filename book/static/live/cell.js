/* One cell of the page: its code, its bar and its output, and what happens to them in a run. Imports bar, code, dom, notes,
   outcome, output, state, watch. */

import { Bar } from "./bar.js";
import { Code } from "./code.js";
import { duration, list } from "./dom.js";
import { NAMES, Note, note } from "./notes.js";
import { outcome } from "./outcome.js";
import { Output } from "./output.js";
import { State } from "./state.js";
import { Watch } from "./watch.js";

export class Cell {
  isGone = false; // it has run, and the Python that had what it made is no more
  state; // a State
  lacking; // the packages that the network did not bring for the last run
  #page;
  #facts;
  #bar;
  #code;
  #output;
  #note;
  #ran; // the source that the output belongs to
  #watch;
  #fetching = []; // the packages that this run had to fetch
  #asked = new Set(); // those that the reader has asked for

  /* facts: index, needs, processes, printed; page: a Page. */
  constructor(root, facts, number, page) {
    this.element = root;
    this.number = number;
    this.#page = page;
    this.#facts = facts;
    const acts = { main: () => this.#act(), reset: () => this.#reset(), above: number > 1 ? () => page.run(page.above(this)) : null };
    this.#bar = new Bar(number, acts);
    const on = { change: () => this.refresh(), run: () => page.run([this]), runAndMoveOn: () => { page.run([this]); page.after(this)?.focus(); } };
    this.#code = new Code(root.querySelector(".cell_input"), `Code of cell ${number}`, on);
    (root.querySelector(":scope > details.hide") ?? this.#code.box).after(this.#bar.element);
    this.#output = new Output(root, this.#bar.element, facts.printed);
    const ask = { isTyped: () => this.source !== this.#ran, isEdited: () => this.#code.isEdited, act: (state) => this.#next(state) };
    this.state = new State(root, this.#bar, ask);
    this.#note = new Note(root, this.#bar);
    this.#watch = new Watch(this.#bar, this.state, () => page.announce(`Cell ${number} is still running. Stop ends it.`));
    root.classList.add("sg-live");
    this.#ran = this.#code.printed;
    this.state.settle(undefined, "rest", null, "");
  }

  get printed() {
    return this.#code.printed;
  }

  get source() {
    return this.#code.source;
  }

  get isExercise() {
    return /\bcheck\(/.test(this.source);
  }

  /* What the worker needs to run the cell. */
  get order() {
    const above = this.#page.above(this).map((cell) => cell.source);
    return { source: this.source, number: this.number, above, needs: [...this.#facts.needs, ...this.#asked], processes: this.#facts.processes, isEdited: this.#code.isEdited };
  }

  /* Run again, with one package more. */
  runWith(name) {
    this.#asked.add(name);
    this.#page.run([this]);
  }

  focus() {
    this.#code.box.scrollIntoView({ block: "nearest" });
    this.#code.focus();
  }

  /* Session: n cells come first. */
  wait(n) {
    this.#watch.wait(n);
  }

  load(piece) {
    this.#watch.load(piece);
  }

  begin() {
    this.isGone = false;
    this.#ran = this.source;
    this.lacking = undefined;
    this.#fetching = [];
    this.#note.show();
    this.#code.markLine(null);
    this.#watch.start();
  }

  receive(piece) {
    if (piece.kind === "fetching") {
      this.#watch.stop();
      this.#fetching = piece.packages;
      this.state.show("fetching", "busy", `fetching ${list(piece.packages.map((name) => NAMES[name] ?? name))}`);
    } else if (piece.kind === "running") {
      this.#fetching = this.#fetching.filter((name) => !piece.missing.includes(name));
      this.#output.begin();
      this.#watch.start();
    } else this.#output.add(piece);
  }

  /* The last piece of a run. Whether the cells that wait may go on: after an error they would fail, too, but not after one
     that only lacks a package. */
  end(piece) {
    this.#watch.stop();
    const lacks = this.#lacks(piece);
    if (lacks) return this.end({ kind: "offline", packages: lacks });
    if (piece.kind !== "offline") this.#page.haveFetched(this.#fetching);
    if (piece.kind === "done") this.#done(piece.seconds);
    else if (piece.kind === "offline") this.#offline(piece.packages);
    else this.#fail(piece);
    this.#note.show(note(piece, this, this.#page));
    const heads = this.#output.verdicts.map((verdict) => verdict.querySelector(".sg-verdict-head strong").textContent);
    this.#page.announce(`Cell ${this.number}: ${piece.type ?? [this.state.words, ...heads].join(". ")}`);
    return ["done", "offline"].includes(piece.kind);
  }

  stop() {
    this.#watch.stop();
    this.#output.fold();
    this.state.settle("stopped", "stopped", "stop", `stopped after ${duration(this.#watch.seconds)}`);
    this.#note.show(note({ kind: "stopped" }, this, this.#page));
    this.#page.announce(`Cell ${this.number} stopped. The names of this page are gone.`);
  }

  /* Python ends, and what the cell has made with it. */
  lose() {
    this.isGone ||= this.state.result !== undefined;
  }

  /* It waited, and will not run. */
  cancel() {
    this.state.rest();
  }

  /* The reader has typed, or what the page has fetched has changed. */
  refresh() {
    if (!this.state.isBusy) this.state.rest();
  }

  #act() {
    if (this.state.waits) this.#page.cancel(this);
    else if (this.state.runs) this.#page.stop();
    else this.#page.run([this]);
  }

  #done(seconds) {
    const verdict = this.#output.verdict;
    this.#output.end(verdict === "other");
    const result = this.#code.isEdited ? "yours" : verdict;
    this.#code.markLine(this.#output.verdicts.find(({ dataset }) => dataset.line)?.dataset.line ?? null);
    this.state.settle(result, ...outcome(this.#output, result, seconds));
  }

  /* The packages whose lack has kept a cell above from making a name that this one uses. */
  #lacks({ kind, above }) {
    return kind === "error" && above !== null && this.#page.above(this)[above].lacking;
  }

  #offline(packages) {
    this.lacking = packages;
    this.#output.reset();
    const words = packages.includes("processes") ? "not in a page" : "offline";
    this.state.settle("offline", "offline", "offline", this.#output.isCovered ? `${words}; predict, then look` : words);
  }

  #fail({ kind, line }) {
    if (kind !== "failed") this.#output.end(false); // else nothing has run
    this.#code.markLine(line);
    this.#code.box.closest("details:not([open])")?.setAttribute("open", "");
    this.state.settle("error", "error", null, line ? `line ${line}` : "");
  }

  #reset() {
    this.#code.reset();
    this.#ran = this.#code.printed;
    this.#output.reset();
    this.#note.show();
    this.state.settle(undefined, "rest", null, "");
    this.#bar.focus(); // the button that was pressed is no longer there
  }

  /* What the main button does, as the bar names it, while nothing goes on. */
  #next(state) {
    if (state === "offline") return "again";
    if (!this.#code.isEdited && !this.#page.has(this.#facts.needs)) return "fetch";
    if (this.isExercise) return state === "right" ? "recheck" : "check";
    return "run";
  }
}
