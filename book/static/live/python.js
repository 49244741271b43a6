/* Starts Python in a module worker: Pyodide, out of the book's own files, with the wheel of the book in it and those of
   micrograd and graphviz. Imports Pyodide alone, and that only when it is called. */

const WHEELS = ["scalargrad", "micrograd", "graphviz"];
const HOME = "/home/pyodide"; // where they are unpacked, and where Python looks for modules
const LARGE = [".wasm.gz", ".zip"]; // Python itself and its standard library
const here = (path) => new URL(path, import.meta.url).href;

/* A Pyodide that can import scalargrad. tell() hears {kind: "progress", loaded, total} in bytes while files arrive, and
   {kind: "starting"} when the large ones are there: from then on Python works, and nobody can say how much is left. */
export async function startPython(tell = () => {}) {
  const counter = new Counter(tell);
  const wheels = Promise.all(WHEELS.map((name) => counter.fetch(here(`../wheels/${name}.whl`), { cache: "no-cache" }).then((response) => response.arrayBuffer())));
  wheels.catch(() => {}); // they are awaited below; until then a failure waits, too
  const { loadPyodide, version } = await import("../pyodide/pyodide.mjs");
  const python = await withFetch(counter, () => loadPyodide({
    indexURL: here("../pyodide/"),
    packageBaseUrl: `https://cdn.jsdelivr.net/pyodide/v${version}/full/`, // for packages of others, when a cell asks
  }));
  for (const wheel of await wheels) python.unpackArchive(wheel, "wheel", { extractDir: HOME });
  python.runPython(`import sys; sys.path.insert(0, "${HOME}")`);
  return python;
}

/* Pyodide takes no function that fetches, so it gets ours by the global name while it starts. It waits forever for
   a file that does not come; the counter's failure ends that. */
async function withFetch(counter, load) {
  const original = globalThis.fetch;
  globalThis.fetch = (address, options) => counter.fetch(String(address), options);
  try {
    return await Promise.race([load(), counter.failure]);
  } finally {
    globalThis.fetch = original;
  }
}

/* Fetches files and counts the bytes of all of them. */
class Counter {
  #fetch = globalThis.fetch.bind(globalThis);
  #loaded = 0;
  #total = 0;
  #awaited = new Set(LARGE);
  #tell;
  #fail;

  constructor(tell) {
    this.#tell = tell;
    this.failure = new Promise((resolve, reject) => { this.#fail = reject; });
    this.failure.catch(() => {});
  }

  async fetch(address, options) {
    try {
      // the large file lies there compressed: not every server would do it
      return address.endsWith(".wasm") ? await this.#unzipped(address + ".gz") : await this.#counted(address, options);
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }

  async #counted(address, options) {
    const response = await this.#fetch(address, options);
    if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
    this.#total += Number(response.headers.get("Content-Length"));
    return new Response(response.body.pipeThrough(this.#meter(address)), { headers: response.headers });
  }

  async #unzipped(address) {
    const { body } = await this.#counted(address);
    return new Response(body.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": "application/wasm" } });
  }

  #meter(address) {
    return new TransformStream({
      transform: (chunk, controller) => {
        this.#loaded += chunk.length;
        if (this.#awaited.size) this.#tell({ kind: "progress", loaded: Math.min(this.#loaded, this.#total), total: this.#total });
        controller.enqueue(chunk);
      },
      flush: () => this.#arrived(LARGE.find((ending) => address.endsWith(ending))),
    });
  }

  #arrived(ending) {
    if (this.#awaited.delete(ending) && !this.#awaited.size) this.#tell({ kind: "starting" });
  }
}
