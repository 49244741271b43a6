/* Plays a figure to the end of the pass. */

import { icon } from "./controls.js";

const PAUSE = { short: 1300, long: 800, many: 24 }; // ms for each step; in a play of many steps they are shorter

export class Player {
  #figure;
  #timer;

  constructor(figure) {
    this.#figure = figure;
  }

  get runs() {
    return this.#timer !== undefined;
  }

  toggle() {
    if (!this.runs) return this.#play();
    this.pause();
    this.#figure.say(this.#figure.words.spoken(this.#figure.position));
  }

  #play() {
    const figure = this.#figure;
    const { mark, last, backward } = figure.model;
    if (figure.position === last) figure.position = 0;
    const goal = figure.position < mark && backward ? mark : last;
    const next = () => {
      figure.go(figure.position + 1, true);
      if (figure.position >= goal) this.toggle();
    };
    this.#timer = setInterval(next, last > PAUSE.many ? PAUSE.long : PAUSE.short);
    this.#show();
    next();
  }

  pause() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#show();
  }

  #show() {
    const button = this.#figure.find("button.play");
    button.setAttribute("aria-label", this.runs ? "Pause" : "Play");
    button.innerHTML = icon(this.runs ? "pause" : "play");
  }
}
