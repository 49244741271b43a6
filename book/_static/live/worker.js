/* The worker of a page: starts Python, then runs one cell after another and posts what they give.
   To it: {source, number, above}. From it: pieces with a kind: progress, ready, failed; then for each cell fetching,
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
let last; // the last piece that the kernel gave

try {
  python = await startPython((loaded, total) => postMessage({ kind: "progress", loaded, total }));
  kernel = python.runPython(SETUP)(hear);
  postMessage({ kind: "ready" });
} catch (error) {
  postMessage({ kind: "failed", message: error.message });
}

onmessage = async ({ data: order }) => {
  try {
    await run(order, kernel.missing(order.source).toJs());
  } catch (error) { // not of the cell's code, but of Python: no memory or no stack is left
    postMessage({ kind: "crashed", message: error.message });
  }
};

/* Post what the kernel gives, but not yet that a package is missing. */
function hear(piece) {
  last = JSON.parse(piece);
  if (!last.package) postMessage(last);
}

/* Run a cell that imports these modules of others; once more where the package of the book has asked for another one. */
async function run(order, modules) {
  const missing = await fetchPackages(modules);
  if (missing.length) return postMessage({ kind: "offline", packages: missing });
  postMessage({ kind: "running" });
  kernel.run(order.source, order.number, python.toPy(order.above));
  if (!last.package) return;
  if (canBeFetched(last.package)) await run(order, [last.package]);
  else postMessage(last);
}

/* Fetch packages of Pyodide's own distribution; the modules whose package did not come. Others are left to Python,
   which says that it does not know them. */
async function fetchPackages(modules) {
  const wanted = modules.filter(canBeFetched);
  if (!wanted.length) return [];
  postMessage({ kind: "fetching", packages: wanted });
  const silent = { messageCallback() {}, errorCallback() {} };
  await python.loadPackage(wanted.map(packageOf), silent).catch(() => {});
  return wanted.filter(canBeFetched);
}

/* The name of the package that a module comes in, where Pyodide has it: "scikit-learn" for sklearn. */
function packageOf(module) {
  return Object.values(python.lockfile.packages).find((one) => one.imports.includes(module))?.name;
}

function canBeFetched(module) {
  const name = packageOf(module);
  return Boolean(name) && !(name in python.loadedPackages);
}
