/* What the bar of a cell says while it waits, while Python is loaded, and how long the cell has been running. Imports dom. */

import { progress } from "./dom.js";

const STILL = 10; // seconds, after which a cell that runs says what may be going on

export class Watch {
  #bar;
  #state;
  #tell;
  #clock;
  #began;

  /* tell() hears once that a run takes long. */
  constructor(bar, state, tell) {
    this.#bar = bar;
    this.#state = state;
    this.#tell = tell;
  }

  get seconds() {
    return (performance.now() - this.#began) / 1000;
  }

  /* n cells come first. */
  wait(n) {
    const words = n ? `waiting for ${n} ${n > 1 ? "cells" : "cell"}` : "loading Python";
    if (this.#state.name !== "loading" || n) this.#state.show("waiting", "clock", words);
  }

  load(piece) {
    const { words, share } = progress(piece);
    this.#state.show("loading", share === undefined ? "busy" : null, words);
    if (share !== undefined) this.#bar.advance(share);
  }

  start() {
    this.stop();
    this.#began = performance.now();
    this.#state.show("running", "busy", "running");
    this.#clock = setInterval(() => this.#tick(this.seconds), 100);
  }

  stop() {
    clearInterval(this.#clock);
  }

  #tick(seconds) {
    if (seconds < STILL) return this.#bar.say("busy", `running, ${seconds.toFixed(1)} s`);
    if (this.#state.name !== "long") this.#tell();
    this.#state.show("long", "busy", `still running, ${Math.round(seconds)} s. The loop may never end.`);
  }
}
