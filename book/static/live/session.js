/* The Python of a page: one worker, and the cells that wait for it. Imports nothing; a cell is told by its methods wait,
   load, begin, receive, end, stop and cancel. */

export class Session {
  #worker;
  #ready = false;
  #running; // the cell whose code runs
  #queue = [];
  #tell;

  /* tell(event, ...details) hears what concerns the page: loading, ready, running, idle, gone. */
  constructor(tell) {
    this.#tell = tell;
  }

  get isLoaded() {
    return this.#ready;
  }

  get busy() {
    return Boolean(this.#running || this.#queue.length);
  }

  /* Run cells, in this order, after those that wait already. */
  run(cells) {
    this.#queue.push(...cells.filter((cell) => cell !== this.#running && !this.#queue.includes(cell)));
    if (!this.#worker) this.#start();
    this.#next();
  }

  /* Stop what runs and forget what waits. Python cannot be interrupted, so it ends, and the names of the page with it. */
  stop() {
    const { running, queue, ready } = { running: this.#running, queue: this.#queue, ready: this.#ready };
    if (running || !ready) this.#end();
    this.#running = undefined;
    this.#queue = [];
    running?.stop();
    queue.forEach((cell) => cell.cancel());
    if (running) {
      this.#tell("gone");
      this.#start(); // so that the next run does not wait
    }
    this.#tell("idle");
  }

  /* Take back a cell that waits. The last one takes the loading of Python with it. */
  cancel(cell) {
    if (!this.#running && this.#queue.length === 1) return this.stop();
    this.#queue = this.#queue.filter((waiting) => waiting !== cell);
    cell.cancel();
    this.#tellWaiting();
  }

  #start() {
    this.#worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    this.#worker.onerror = (event) => this.#receive({ kind: "failed", message: event.message ?? "a file of it did not come" });
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#ready = false;
  }

  #next() {
    if (!this.#running && this.#ready && this.#queue.length) {
      this.#running = this.#queue.shift();
      this.#running.begin();
      this.#worker.postMessage(this.#running.order);
      this.#tell("running");
    }
    this.#tellWaiting();
  }

  #tellWaiting() {
    const before = this.#running ? 1 : 0;
    this.#queue.forEach((cell, place) => cell.wait(place + before));
  }

  #receive(piece) {
    if (["progress", "starting"].includes(piece.kind)) this.#load(piece);
    else if (piece.kind === "ready") this.#begin();
    else if (piece.kind === "failed") this.#fail(piece);
    else if (["done", "error", "offline", "crashed"].includes(piece.kind)) this.#finish(piece);
    else this.#running.receive(piece);
  }

  #load(piece) {
    this.#queue[0]?.load(piece);
    if (this.busy) this.#tell("loading", piece);
  }

  #begin() {
    this.#ready = true;
    this.#tell("ready");
    this.#next();
  }

  #fail(piece) {
    const [first, ...others] = this.#queue;
    this.#end();
    this.#queue = [];
    first?.end(piece);
    others.forEach((cell) => cell.cancel());
    this.#tell("idle");
  }

  /* A cell has ended, and says whether those that wait may go on. */
  #finish(piece) {
    const cell = this.#running;
    this.#running = undefined;
    if (!cell.end(piece)) {
      this.#queue.forEach((waiting) => waiting.cancel());
      this.#queue = [];
    }
    if (piece.kind === "crashed") {
      this.#end();
      this.#tell("gone");
    }
    this.#next();
    if (!this.busy) this.#tell("idle");
  }
}
