/* The state of a cell, and how it shows: at the rail of the cell's element, and in its bar. Imports nothing. */

const WAITS = ["waiting", "loading"];
const RUNS = ["fetching", "running", "long"];

export class State {
  name;
  words; // what the bar says in it
  result; // of the last run: printed, other, yours, unknown, error, offline, stopped
  #element;
  #bar;
  #ask;
  #settled; // how the last run ended; what shows while nothing goes on

  /* ask: isTyped(), whether the reader has typed since the last run; isEdited(), whether the code is not the printed one;
     act(state), what the main button does while nothing goes on. */
  constructor(element, bar, ask) {
    this.#element = element;
    this.#bar = bar;
    this.#ask = ask;
  }

  get waits() {
    return WAITS.includes(this.name);
  }

  get runs() {
    return RUNS.includes(this.name);
  }

  get isBusy() {
    return this.waits || this.runs;
  }

  /* A run has ended, or the cell is as printed. */
  settle(result, ...shown) {
    this.result = result;
    this.#settled = shown;
    this.rest();
  }

  /* Nothing goes on: how the last run ended, or that the reader has typed since. */
  rest() {
    if (this.#ask.isTyped()) this.show("edited", "pen", "edited");
    else this.show(...this.#settled);
  }

  /* shape: an icon or null; words: what the bar says. */
  show(name, shape, words) {
    this.name = name;
    this.words = words;
    this.#element.dataset.state = name;
    const reset = !this.isBusy && (this.#ask.isEdited() || name !== "rest");
    this.#bar.show({ main: this.#main(), status: [shape, words], reset });
  }

  #main() {
    if (this.waits) return "cancel";
    if (this.runs) return "stop";
    return this.#ask.act(this.name);
  }
}
