/* The bar of a cell: one button that runs, cancels or stops; what else helps; the state in words. A toolbar: Tab stops at one
   of its buttons, the arrows go to the others. Imports dom. */

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
    this.element.setAttribute("role", "toolbar");
    this.element.setAttribute("aria-label", `Cell ${number}`);
    this.element.addEventListener("keydown", (event) => this.#move(event));
    this.element.addEventListener("focusin", ({ target }) => this.#stopAt(target));
    this.#stopAt(this.#main);
  }

  focus() {
    this.#main.focus();
  }

  /* main: a key of MAIN; status: icon or null and words; reset: whether there is something to reset. */
  show({ main, status: [shape, words], reset }) {
    if (main !== this.#which) this.#main.firstElementChild.replaceChildren(icon(MAIN[main][0]), MAIN[main][1]);
    this.#which = this.#main.dataset.does = main;
    this.#reset.hidden = !reset;
    if (!reset && this.#reset.tabIndex === 0) this.#stopAt(this.#main);
    this.#progress.hidden = true;
    this.say(shape, words);
  }

  /* Other words in the same state; the icon stays the same element, so that its motion goes on. */
  say(shape, words) {
    const same = this.#status.querySelector(`.sg-live-icon-${shape}`);
    this.#status.replaceChildren(...(shape ? [same ?? icon(shape)] : []), element("span", "", words));
  }

  get #buttons() {
    return [...this.element.querySelectorAll("button")];
  }

  #stopAt(one) {
    for (const button of this.#buttons) button.tabIndex = button === one ? 0 : -1;
  }

  #move(event) {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const seen = this.#buttons.filter((button) => button.checkVisibility());
    const place = seen.indexOf(event.target);
    if (!way || place < 0) return;
    event.preventDefault();
    seen[(place + way + seen.length) % seen.length].focus();
  }

  /* The share that has arrived, 0 to 1. */
  advance(share) {
    this.#progress.hidden = false;
    this.#progress.style.setProperty("--share", share);
  }
}
