// The worker of the playground: Python, one Desk of book/playground/desk.py, and the clock of the training.
// Answers each message with a state; while it trains it sends one state after the other. Imports ../live/python.js.

import { startPython } from "../live/python.js";

const PACE = 33; // ms for an epoch, and from one state to the next: fast enough to look alive, slow enough to watch
const SLICE = 0.03; // s of training between two states, at most
const MOST = 5; // epochs made up for at once, when the machine has been busy
const COARSE = 32, FINE = 64; // fields of a picture along each side: in training, at rest

let desk, timer = 0;

// The later in the training, the less happens in an epoch, and the more of them may pass.
const epochs = (now, time) => Math.min(MOST, Math.max(1, Math.round(time / PACE))) * (1 + Math.floor(now / 200));

function answer(message, size) {
  const state = JSON.parse(desk.handle(JSON.stringify(message)));
  const bytes = desk.pictures(size);
  const pictures = new Float32Array(bytes.toJs().slice().buffer);
  bytes.destroy();
  postMessage({ kind: "state", state, pictures, size, training: timer !== 0 }, [pictures.buffer]);
  return state;
}

function stop() {
  clearTimeout(timer);
  timer = 0;
}

function tick(epoch, before) {
  const start = performance.now();
  timer = -1; // there will be a next one, unless it diverges or nothing moves any more
  const state = answer({ do: "train", epochs: epochs(epoch, start - before), seconds: SLICE }, COARSE);
  if (state.diverged || state.settled) return rest();
  timer = setTimeout(guard, Math.max(0, PACE - (performance.now() - start)), tick, state.epoch, start);
}

// Stop, and send the pictures once more, finer.
function rest() {
  stop();
  answer({ do: "show" }, FINE);
}

function act(message) {
  if (message.do === "start") return timer || tick(0, performance.now());
  if (message.do === "pause") return rest();
  const goesOn = timer !== 0 && ["move", "flip", "rate", "code"].includes(message.do);
  if (!goesOn) stop();
  answer(message, goesOn || message.do === "move" ? COARSE : FINE);
}

const complain = (error) => postMessage({ kind: "error", text: String(error.message || error) });

function guard(action, ...given) {
  try {
    action(...given);
  } catch (error) {
    stop();
    complain(error);
  }
}

const receive = ({ data }) => guard(act, data);

const waiting = [];
onmessage = (event) => waiting.push(event); // until Python is there

startPython((piece) => postMessage(piece)).then((python) => {
  desk = python.pyimport("book.playground.desk").Desk();
  onmessage = receive;
  postMessage({ kind: "ready" });
  waiting.forEach(receive);
}).catch(complain);
