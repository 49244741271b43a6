/* The worker of a page: starts Python, then runs one cell after another and posts what they give.
   To it: {source, number, above, extra}. From it: pieces with a kind: progress, ready, failed; then for each cell fetching,
   running, stdout, stderr, show and, last, one of done, error, offline, crashed. */

import { startPython } from "./python.js";

const SETUP = `
import os
from book.live import deep
from book.live.kernel import Kernel
deep.install()
os.makedirs("/home/pyodide/notebooks", exist_ok=True)
os.chdir("/home/pyodide/notebooks")  # cells name files as seen from there
Kernel
`;

let python, kernel;

try {
  python = await startPython((loaded, total) => postMessage({ kind: "progress", loaded, total }));
  kernel = python.runPython(SETUP)((piece) => postMessage(JSON.parse(piece)));
  postMessage({ kind: "ready" });
} catch (error) {
  postMessage({ kind: "failed", message: error.message });
}

onmessage = async ({ data: { source, number, above, extra } }) => {
  try {
    const missing = await fetchPackages([...new Set([...kernel.missing(source).toJs(), ...extra])]);
    if (missing.length) return postMessage({ kind: "offline", packages: missing });
    postMessage({ kind: "running" });
    kernel.run(source, number, python.toPy(above));
  } catch (error) { // not of the cell's code, but of Python: no memory or no stack is left
    postMessage({ kind: "crashed", message: error.message });
  }
};

/* Fetch packages of Pyodide's own distribution; the modules whose package did not come. Others are left to Python,
   which says that it does not know them. */
async function fetchPackages(modules) {
  const known = Object.values(python.lockfile.packages);
  const packages = new Map(modules.map((module) => [module, known.find((one) => one.imports.includes(module))?.name]));
  const wanted = modules.filter((module) => packages.get(module) && !(packages.get(module) in python.loadedPackages));
  if (!wanted.length) return [];
  postMessage({ kind: "fetching", packages: wanted });
  const silent = { messageCallback() {}, errorCallback() {} };
  await python.loadPackage(wanted.map((module) => packages.get(module)), silent).catch(() => {});
  return wanted.filter((module) => !(packages.get(module) in python.loadedPackages));
}
