/* The worker of the box: Python, and a Desk of book/dinosaur/desk.py. To it: first {code}, the cells of the chapter that make
   the model; then {id, message}. From it: {kind: progress | starting | ready | answer | error}. Imports ../live/python.js. */

import { startPython } from "../live/python.js";

let desk;
const waiting = [];
onmessage = ({ data }) => waiting.push(data); // until Python is there

function answer({ id, message }) {
  try {
    postMessage({ kind: "answer", id, answer: JSON.parse(desk.handle(JSON.stringify(message))) });
  } catch (error) {
    postMessage({ kind: "error", id, text: String(error.message ?? error) });
  }
}

try {
  const python = await startPython((piece) => postMessage(piece));
  const { code } = waiting.shift();
  desk = python.pyimport("book.dinosaur.cells").desk(python.toPy(code));
  postMessage({ kind: "ready" });
  onmessage = ({ data }) => answer(data);
  waiting.forEach(answer);
} catch (error) {
  postMessage({ kind: "error", text: String(error.message ?? error) });
}
