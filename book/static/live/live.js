/* Makes the cells of a page run: a bar for the page, one for each cell, and one Python for all of them. Python and the
   editor are loaded by the first run and the first click into code. Imports cell, dom, session, store. */

import { Cell } from "./cell.js";
import { button, element, icon, progress } from "./dom.js";
import { Session } from "./session.js";
import { prune } from "./store.js";

export async function enliven() {
  if (document.readyState === "loading")
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  const found = [...document.querySelectorAll("script.sg-cell-facts")]
    .map((script) => [script.closest("div.cell"), JSON.parse(script.textContent)])
    .sort(([, one], [, other]) => one.index - other.index); // solutions have moved into the boxes of their exercises
  if (found.length) new Page(found, document.querySelector(".sg-live-place"));
}

class Page {
  #cells;
  #session = new Session((...event) => this.#hear(...event));
  #fetched = new Set(); // packages of others that Python has
  #bar;
  #announcer = element("div", "visually-hidden");
  #toRun = 0; // how many cells the page was asked to run

  /* place: where the bar goes; until then it holds the words that the bar begins with. */
  constructor(found, place) {
    this.#announcer.setAttribute("role", "status");
    this.#cells = found.map(([root, facts], place) => new Cell(root, facts, place + 1, this));
    prune(this.#cells.map((cell) => cell.printed));
    this.#bar = new PageBar(place.querySelector("p").textContent, () => this.#act());
    place.replaceChildren(this.#bar.element, this.#announcer);
  }

  run(cells) {
    this.#toRun = 0;
    this.#session.run(cells);
  }

  stop() {
    this.#session.stop();
  }

  cancel(cell) {
    this.#session.cancel(cell);
  }

  above(cell) {
    return this.#cells.slice(0, cell.number - 1);
  }

  /* The next cell that can be seen: one may be covered or lie in a fold. */
  after(cell) {
    return this.#cells.slice(cell.number).find(({ element }) => element.checkVisibility());
  }

  has(packages) {
    return packages.every((name) => this.#fetched.has(name));
  }

  haveFetched(packages) {
    if (this.has(packages)) return;
    packages.forEach((name) => this.#fetched.add(name));
    this.#cells.forEach((cell) => cell.refresh());
  }

  announce(text) {
    this.#announcer.textContent = text;
  }

  #act() {
    if (this.#session.busy) return this.#session.stop();
    this.#cells.forEach((cell) => { cell.state.result = undefined; });
    this.run(this.#cells);
    this.#toRun = this.#cells.length;
    this.#hear("running");
  }

  #hear(event, ...details) {
    if (event === "loading") this.#bar.load(...details);
    else if (event === "ready") this.announce("Python is ready.");
    else if (event === "gone") this.#lose();
    if (["idle", "ready"].includes(event) && !this.#session.busy) this.#bar.rest(this.#toRun ? this.#summary() : "", this.#session.isLoaded);
    if (event === "running" && this.#toRun) this.#bar.count(this.#cells.filter((cell) => cell.state.result).length, this.#toRun);
  }

  #lose() {
    this.#fetched.clear();
    this.#cells.forEach((cell) => cell.lose());
  }

  /* "33 cells, all as printed" or what else became of them. */
  #summary() {
    const count = (result) => this.#cells.filter((cell) => cell.state.result === result).length;
    const words = { yours: "your version", other: "not as printed", offline: "not run here", error: "with an error", stopped: "stopped" };
    const others = Object.entries(words).filter(([result]) => count(result)).map(([result, text]) => `${count(result)} ${text}`);
    const run = this.#cells.filter((cell) => cell.state.result).length;
    return `${run} ${run === 1 ? "cell" : "cells"} run: ${others.length ? others.join(", ") : "all as printed"}.`;
  }
}

/* The bar under the objectives of the page. */
class PageBar {
  #text = element("p", "");
  #words; // what the bar says before Python is there
  #progress = element("span", "sg-live-progress");
  #face = element("span", "sg-live-face");

  constructor(words, act) {
    this.element = element("div", "sg-live-page", button("sg-live-run", act, this.#face), this.#text, this.#progress);
    this.#words = words;
    this.rest("", false);
  }

  rest(summary, isLoaded) {
    this.#show("run", "Run all cells", `${summary} ${isLoaded ? "Python stays loaded while this page is open." : this.#words}`);
  }

  load(piece) {
    const { words, share } = progress(piece);
    this.#show("stop", "Cancel", words);
    if (share === undefined) return;
    this.#progress.hidden = false;
    this.#progress.style.setProperty("--share", share);
  }

  count(done, all) {
    this.#show("stop", "Stop", `Running cell ${Math.min(done + 1, all)} of ${all}`);
  }

  #show(shape, label, text) {
    this.#face.replaceChildren(icon(shape), label);
    this.#text.textContent = text;
    this.#progress.hidden = true;
  }
}
