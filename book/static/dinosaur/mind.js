/* The Python of the box, in a worker of its own: questions in, answers out, one after the other. Imports ../live/dom.js. */

import { progress } from "../live/dom.js";

export class Mind {
  #worker;
  #code;
  #tell;
  #asked = new Map(); // the promises that wait, by the numbers of their questions
  #count = 0;
  #newest; // of the questions of which only the last matters, the one that waits while another is answered
  #isLooking = false;

  /* tell(words) hears how far Python is, and "" when it is there. */
  constructor(code, tell) {
    this.#code = code;
    this.#tell = tell;
  }

  ask(message) {
    this.#worker ??= this.#start();
    const id = this.#count++;
    this.#worker.postMessage({ id, message });
    return new Promise((resolve) => this.#asked.set(id, resolve));
  }

  /* Like ask, but a question that a newer one overtakes is never asked. */
  async latest(message) {
    this.#newest = message;
    while (this.#isLooking) await new Promise((resolve) => setTimeout(resolve, 20));
    if (this.#newest !== message) return new Promise(() => {});
    this.#isLooking = true;
    const answer = await this.ask(message);
    this.#isLooking = false;
    return this.#newest === message ? answer : new Promise(() => {});
  }

  #start() {
    const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => this.#tell(`Python did not start: ${event.message ?? "a file of it did not come"}`);
    worker.postMessage({ code: this.#code });
    return worker;
  }

  #hear({ kind, id, answer, text, ...piece }) {
    if (kind === "ready") this.#tell("");
    else if (kind === "error") this.#tell(`Python said: ${text.trim().split("\n").at(-1)}`);
    else if (kind === "answer") this.#asked.get(id)(answer);
    else this.#tell(`${progress(piece).words}.`);
    if (kind === "answer" || kind === "error") this.#asked.delete(id);
  }
}
