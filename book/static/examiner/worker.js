/* The worker of the examiner: Python, one Desk of book/examiner/desk.py. Imports ../live/python.js.
   To it: {source, from}, an engine and the probe to begin with; then {report}, what came of all of them.
   From it: progress, starting, ready; stopped or loaded; probing and probed for each probe; over; report; failed. */

import { startPython } from "../live/python.js";

const SETUP = `
import os
import scalargrad
from book.live.deep import free_engine_by_hand
free_engine_by_hand(scalargrad)
os.chdir("/home/pyodide")
from book.examiner.desk import Desk
Desk()
`;

const ready = startPython((piece) => postMessage(piece)).then((python) => {
  const desk = python.runPython(SETUP);
  postMessage({ kind: "ready" });
  return desk;
});
const fail = (error) => postMessage({ kind: "failed", message: String(error.message ?? error) });
ready.catch(fail);

onmessage = async ({ data }) => {
  try {
    const desk = await ready;
    if (data.report) postMessage({ kind: "report", ...JSON.parse(desk.report(JSON.stringify(data.report))) });
    else check(desk, data);
  } catch (error) { // Python itself has stopped: no stack is left, or no memory
    fail(error);
  }
};

function check(desk, { source, from, count }) {
  postMessage({ kind: "loading" });
  const stopped = JSON.parse(desk.load(source));
  if (stopped.words) return postMessage({ kind: "stopped", ...stopped });
  for (let i = from; i < count; i += 1) {
    postMessage({ kind: "probing", i });
    postMessage({ kind: "probed", i, ...JSON.parse(desk.probe(i)) });
  }
  postMessage({ kind: "over" });
}
