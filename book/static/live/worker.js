/* The worker of a page: starts Python, then runs one cell after another and posts what they give.
   To it: {source, number, above, needs, processes, isEdited}. From it: pieces with a kind: progress, starting, ready, failed; then for each cell
   fetching, running, stdout, stderr, show and, last, one of done, error, offline, crashed. */

import { startPython } from "./python.js";

const SETUP = `
import os
import scalargrad
from book.live.deep import free_engine_by_hand
from book.live.kernel import Kernel
free_engine_by_hand(scalargrad)
os.makedirs("/home/pyodide/notebooks", exist_ok=True)
os.chdir("/home/pyodide/notebooks")  # cells name files as seen from there
Kernel
`;

let python, kernel;

try {
  python = await startPython((piece) => postMessage(piece));
  kernel = python.runPython(SETUP)(hear);
  postMessage({ kind: "ready" });
} catch (error) {
  postMessage({ kind: "failed", message: error.message });
}

onmessage = async ({ data: order }) => {
  try {
    await run(order);
  } catch (error) { // not of the cell's code, but of Python: no memory or no stack is left
    postMessage({ kind: "crashed", message: error.message });
  }
};

/* Post what the kernel gives; of a package that is missing, whether it can be had. */
function hear(text) {
  const piece = JSON.parse(text);
  postMessage(piece.package ? { ...piece, fetchable: canBeFetched(piece.package) } : piece);
}

/* Run a cell with the packages that it needs, and not if it starts processes. Code that the reader has edited may do without. */
async function run({ source, number, above, needs, processes, isEdited }) {
  if (processes && !isEdited) return postMessage({ kind: "offline", packages: ["processes"] });
  const missing = await fetchPackages(needs);
  if (missing.length && !isEdited) return postMessage({ kind: "offline", packages: missing });
  postMessage({ kind: "running", missing });
  kernel.run(source, number, python.toPy(above));
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
