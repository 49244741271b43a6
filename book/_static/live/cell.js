/* One cell of the page: its code, its bar and its output, and the state that they show. Imports bar, code, dom, notes,
   outcome, output. */

import { Bar } from "./bar.js";
import { Code } from "./code.js";
import { duration, list } from "./dom.js";
import { NAMES, note } from "./notes.js";
import { outcome } from "./outcome.js";
import { Output } from "./output.js";

const WAITS = ["waiting", "loading"];
const RUNS = ["fetching", "running", "long"];
const STILL = 10; // seconds, after which a cell that runs says what may be going on

export class Cell {
  lacking; // the packages that the network did not bring for the last run
  result; // of the last run: printed, other, yours, unknown, error, offline, stopped
  #page;
  #facts;
  #bar;
  #code;
  #output;
  #note;
  #state;
  #words; // what the bar says in that state
  #ran; // the source that the output belongs to
  #settled; // the state before the reader's edit
  #clock;
  #began;
  #fetching = []; // the packages that this run had to fetch

  /* facts: index, needs, printed; page: a Page. */
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
    root.classList.add("sg-live");
    this.#ran = this.#code.printed;
    this.#settle("rest", null, "");
  }

  get printed() {
    return this.#code.printed;
  }

  get source() {
    return this.#code.source;
  }

  /* What the worker needs to run the cell. */
  get order() {
    return { source: this.source, number: this.number, above: this.#page.above(this).map((cell) => cell.source) };
  }

  focus() {
    this.#code.box.scrollIntoView({ block: "nearest" });
    this.#code.focus();
  }

  /* Session: n cells come first. */
  wait(n) {
    const words = n ? `waiting for ${n} ${n > 1 ? "cells" : "cell"}` : "starting Python";
    if (this.#state !== "loading" || n) this.#show("waiting", "clock", words);
  }

  load(loaded, total) {
    const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
    this.#show("loading", null, `Starting Python: ${megabytes(loaded)} of ${megabytes(total)} MB`);
    this.#bar.advance(loaded / total);
  }

  begin() {
    this.#ran = this.source;
    this.lacking = undefined;
    this.#fetching = [];
    this.#replaceNote();
    this.#code.markLine(null);
    this.#run();
  }

  receive(piece) {
    if (piece.kind === "fetching") {
      clearInterval(this.#clock);
      this.#fetching = piece.packages;
      this.#show("fetching", "busy", `fetching ${list(piece.packages.map((name) => NAMES[name] ?? name))}`);
    } else if (piece.kind === "running") {
      this.#output.begin();
      this.#run();
    } else this.#output.add(piece);
  }

  /* The last piece of a run. Whether the cells that wait may go on: after an error they would fail, too, but not after one
     that only lacks a package. */
  end(piece) {
    clearInterval(this.#clock);
    const lacks = this.#lacks(piece);
    if (lacks) return this.end({ kind: "offline", packages: lacks });
    if (piece.kind !== "offline") this.#page.haveFetched(this.#fetching);
    if (piece.kind === "done") this.#done(piece.seconds);
    else if (piece.kind === "offline") this.#offline(piece.packages);
    else this.#fail(piece);
    this.#replaceNote(note(piece, this, this.#page));
    this.#page.announce(`Cell ${this.number}: ${piece.type ?? this.#words}`);
    return ["done", "offline"].includes(piece.kind);
  }

  stop() {
    clearInterval(this.#clock);
    const seconds = (performance.now() - this.#began) / 1000;
    this.#give("stopped", "stopped", "stop", `stopped after ${duration(seconds)}`);
    this.#replaceNote(note({ kind: "stopped" }, this, this.#page));
    this.#page.announce(`Cell ${this.number} stopped. The names of this page are gone.`);
  }

  /* It waited, and will not run. */
  cancel() {
    this.#rest();
  }

  /* The reader has typed, or what the page has fetched has changed. */
  refresh() {
    if (!this.#isBusy) this.#rest();
  }

  #act() {
    if (WAITS.includes(this.#state)) this.#page.cancel(this);
    else if (RUNS.includes(this.#state)) this.#page.stop();
    else this.#page.run([this]);
  }

  #run() {
    clearInterval(this.#clock);
    this.#began = performance.now();
    this.#show("running", "busy", "running");
    this.#clock = setInterval(() => this.#tick((performance.now() - this.#began) / 1000), 100);
  }

  #tick(seconds) {
    if (seconds < STILL) return this.#bar.say("busy", `running, ${seconds.toFixed(1)} s`);
    if (this.#state !== "long") this.#page.announce(`Cell ${this.number} is still running. Stop ends it.`);
    this.#show("long", "busy", `still running, ${Math.round(seconds)} s. The loop may never end.`);
  }

  #done(seconds) {
    const verdict = this.#output.verdict;
    this.#output.end(verdict === "other");
    const result = this.#code.isEdited ? "yours" : verdict;
    this.#give(result, ...outcome(this.#output, result, seconds));
  }

  /* The end of a run: its result, and what the bar shows. */
  #give(result, ...shown) {
    this.result = result;
    this.#settle(...shown);
  }

  /* The packages whose lack has kept a cell above from making a name that this one uses. */
  #lacks({ kind, above }) {
    return kind === "error" && above !== null && this.#page.above(this)[above].lacking;
  }

  #offline(packages) {
    this.lacking = packages;
    this.#output.reset();
    this.#give("offline", "offline", "offline", "offline");
  }

  #fail({ kind, line }) {
    if (kind !== "failed") this.#output.end(false); // else nothing has run
    this.#code.markLine(line);
    this.#code.box.closest("details:not([open])")?.setAttribute("open", "");
    this.#give("error", "error", null, line ? `line ${line}` : "");
  }

  #reset() {
    this.result = undefined;
    this.#code.reset();
    this.#ran = this.#code.printed;
    this.#output.reset();
    this.#replaceNote();
    this.#settle("rest", null, "");
    this.#bar.focus(); // the button that was pressed is no longer there
  }

  #settle(...shown) {
    this.#settled = shown;
    this.#rest();
  }

  /* What the bar says while nothing goes on: how the last run ended, or that the reader has typed since. */
  #rest() {
    if (this.source === this.#ran) this.#show(...this.#settled);
    else this.#show("edited", "pen", "edited");
  }

  #show(state, shape, words) {
    this.#state = state;
    this.#words = words;
    this.element.dataset.state = state;
    const reset = !this.#isBusy && (this.#code.isEdited || state !== "rest");
    this.#bar.show({ main: this.#main(), status: [shape, words], reset });
  }

  get #isBusy() {
    return WAITS.includes(this.#state) || RUNS.includes(this.#state);
  }

  #main() {
    if (WAITS.includes(this.#state)) return "cancel";
    if (RUNS.includes(this.#state)) return "stop";
    if (this.#state === "offline") return "again";
    if (!this.#code.isEdited && !this.#page.has(this.#facts.needs)) return "fetch";
    return /\bcheck\(/.test(this.source) ? "check" : "run";
  }

  #replaceNote(other) {
    if (this.#note?.contains(document.activeElement)) this.#bar.focus();
    this.#note?.remove();
    this.#note = other;
    if (other) this.element.append(other);
  }
}
