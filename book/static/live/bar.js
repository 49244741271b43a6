/* The bar of a cell: one button that runs, cancels or stops; what else helps; the state in words. Imports dom. */

import { button, element, icon, unseen } from "./dom.js";

const MAIN = {
  run: ["run", "Run"], check: ["check", "Check"], recheck: ["check", "Check again"], fetch: ["network", "Fetch and run"], again: ["network", "Try again"],
  cancel: ["stop", "Cancel"], stop: ["stop", "Stop"],
};

export class Bar {
  #main;
  #above;
  #reset;
  #status = element("span", "sg-live-status");
  #progress = element("span", "sg-live-progress");
  #which; // what the main button does now

  /* acts: main(), above() (missing in the first cell), reset(). */
  constructor(number, acts) {
    const cell = () => unseen(` cell ${number}`);
    this.#main = button("sg-live-run", acts.main, element("span", "sg-live-face"), cell());
    this.#above = acts.above && button("sg-live-quiet sg-live-above", acts.above, "Run all above", cell());
    this.#reset = button("sg-live-quiet sg-live-reset", acts.reset, icon("reset"), "Reset", cell());
    const keys = element("span", "sg-live-keys", element("kbd", "", "Ctrl"), " ", element("kbd", "", "Enter"), " runs, ", element("kbd", "", "Esc"), " ", element("kbd", "", "Tab"), " leaves");
    this.element = element("div", "sg-live-bar", this.#main, this.#reset, ...(this.#above ? [this.#above] : []), keys, this.#status, this.#progress);
  }

  focus() {
    this.#main.focus();
  }

  /* main: a key of MAIN; status: icon or null and words; reset: whether there is something to reset. */
  show({ main, status: [shape, words], reset }) {
    if (main !== this.#which) this.#main.firstElementChild.replaceChildren(icon(MAIN[main][0]), MAIN[main][1]);
    this.#which = this.#main.dataset.does = main;
    this.#reset.hidden = !reset;
    this.#progress.hidden = true;
    this.say(shape, words);
  }

  /* Other words in the same state; the icon stays the same element, so that its motion goes on. */
  say(shape, words) {
    const same = this.#status.querySelector(`.sg-live-icon-${shape}`);
    this.#status.replaceChildren(...(shape ? [same ?? icon(shape)] : []), element("span", "", words));
  }

  /* The share that has arrived, 0 to 1. */
  advance(share) {
    this.#progress.hidden = false;
    this.#progress.style.setProperty("--share", share);
  }
}
