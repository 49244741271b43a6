// The examiner: takes a text, has the worker try the probes one by one, and shows the report. A probe that takes too long
// costs the worker its life; the next one goes on with the next probe. Imports report.js, which is loaded before it, and
// editor.js and worker.js where the page came over HTTP.
(() => {
  "use strict";
  const exam = window.sgExam, { $, about } = exam;
  const online = location.protocol.startsWith("http"), idle = online ? "idle" : "disk";
  const ENDLESS = { state: "fails", outcome: JSON.stringify({ kind: "endless" }) };
  const CRASH = { state: "fails", outcome: JSON.stringify({ kind: "error", error: "Crash", words: "Python itself has stopped" }) };
  const area = $("textarea"), marks = [...exam.root.querySelectorAll(".ex-progress i")];
  const waiting = $(".ex-said").textContent;
  let worker, ready = false, timer = 0, came = null, at = -1, source = ""; // came: what came of the probes, while a check goes on
  let editor = { get: () => area.value, set: (text) => { area.value = text; }, mark() {}, go() { area.focus(); }, focus: () => area.focus() };

  const status = (text) => { $("#ex-status").textContent = text; };
  const name = (i) => about.probes[i];

  // The worker, and its end

  function spawn() {
    worker?.terminate();
    ready = false;
    worker = new Worker(new URL("worker.js", exam.here), { type: "module" });
    worker.onmessage = ({ data }) => HEAR[data.kind](data);
    worker.onerror = () => HEAR.failed({ message: "the worker could not be started" });
  }

  function guard(act) {
    clearTimeout(timer);
    timer = setTimeout(act, exam.limit);
  }

  const ask = (from) => worker.postMessage({ source, from, count: marks.length });

  // What runs came to no end, or took Python with it.
  function goOn(with_) {
    spawn();
    put(at, with_);
    at += 1;
    if (at < marks.length) ask(at);
    else summon();
  }

  function summon() {
    if (!ready) ask(marks.length); // a new worker has to load the text again
    else report();
  }

  function report() {
    $(".ex-said").textContent = "All have run; now the names";
    guard(() => stop({ words: "The report did not come to its end.", line: null }));
    worker.postMessage({ report: came.map(({ outcome }) => outcome) });
  }

  // What it tells

  function put(i, piece) {
    came[i] = piece;
    marks[i].className = piece.state;
  }

  const HEAR = {
    progress({ loaded, total }) { if (came) $(".ex-said").textContent = `Loading Python: ${(loaded / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`; },
    starting() { if (came) $(".ex-said").textContent = "Python is starting"; },
    ready() { ready = true; },
    loading() { guard(() => stop({ words: "It does not come to its end. Nothing has been probed.", line: null })); },
    stopped: stop,
    probing({ i }) {
      at = i;
      marks[i].className = "now";
      const failed = came.filter(({ state }) => state === "fails").length;
      $(".ex-said").textContent = `${i + 1} of ${marks.length}: ${name(i)}${failed ? `. ✗ ${failed} so far` : ""}`;
      if (i % 20 === 19) exam.say(`${i + 1} of ${marks.length}`);
      guard(() => goOn(ENDLESS));
    },
    probed({ i, ...piece }) { put(i, piece); },
    over: report,
    report(told) {
      end("checked");
      exam.show(told, { go: show, again: check });
      editor.mark(told.lines);
      if (told.lines.length) editor.go(told.lines[0]);
    },
    failed({ message }) {
      if (came && at >= 0 && at < marks.length && !came[at]) return goOn(CRASH);
      stop({ words: `Python said: ${message}`, line: null });
    },
  };

  // A check

  function check() {
    source = editor.get();
    if (!source.trim()) {
      status("nothing to check yet");
      exam.say("Nothing to check yet. Paste your class Value, or take an example.");
      return editor.focus();
    }
    reset();
    came = [];
    at = -1;
    exam.root.dataset.state = "busy";
    $("#ex-check span").textContent = "Stop";
    $("#ex-load").disabled = $("#ex-clear").disabled = true;
    status("checking");
    exam.say(`Checking: ${marks.length} probes.`);
    ask(0);
  }

  function reset() {
    $(".ex-report").replaceChildren();
    $(".ex-stop").hidden = true;
    marks.forEach((mark) => { mark.className = ""; });
    $(".ex-said").textContent = waiting;
    editor.mark([]);
    exam.root.dataset.state = idle;
  }

  function end(words) {
    clearTimeout(timer);
    came = null;
    exam.root.dataset.state = "idle";
    $("#ex-check span").textContent = "Check";
    $("#ex-load").disabled = $("#ex-clear").disabled = false;
    status(words);
    spawn(); // what the code has left behind goes with the old one
  }

  // The text could not be checked.
  function stop({ line, error, words, python }) {
    end(line ? `line ${line}` : "nothing probed");
    reset();
    const where = line ? `Line ${line}: ` : "", head = `${where}${error ? `${error}, ` : ""}${words}`;
    const box = $(".ex-stop");
    box.replaceChildren(exam.make("p", { role: "heading", "aria-level": "2" }, exam.make("b", { "aria-hidden": "true" }, "✗ "), head), exam.make("p", {}, "Nothing has been probed."));
    if (python) box.append(exam.make("pre", { tabindex: "0", role: "group", "aria-label": "What Python says" }, python));
    if (line) {
      box.append(exam.button(`Go to line ${line}`, () => show(line)));
      editor.mark([line]);
      editor.go(line);
    }
    box.hidden = false;
    exam.say(`${head} Nothing has been probed.`);
  }

  function halt() {
    end("stopped");
    reset();
    exam.say("Stopped.");
  }

  function show(line) {
    $(".ex-box").scrollIntoView({ block: "nearest", behavior: "instant" });
    editor.go(line);
    editor.focus();
  }

  // Texts: an example, a file, nothing

  function take(text, words) {
    editor.set(text);
    reset();
    status(words);
  }

  function press(chosen) {
    exam.root.querySelectorAll("[data-example]").forEach((one) => one.setAttribute("aria-pressed", one === chosen));
  }

  async function example(chosen) {
    if (came) halt();
    const { file, source: text } = about.examples[chosen.dataset.example];
    take(text, file);
    press(chosen);
    if (online) return check();
    await load(chosen.dataset.example);
    exam.show(exam.recorded[chosen.dataset.example], { go: show });
  }

  function load(example) {
    const script = exam.make("script", { src: new URL(`recorded/${example}.js`, exam.here) });
    return new Promise((done, fail) => { Object.assign(script, { onload: done, onerror: fail }); document.head.append(script); });
  }

  async function open([file]) {
    if (!file) return;
    const text = await file.text();
    take(file.name.endsWith(".ipynb") ? cells(JSON.parse(text)) : text, file.name);
    press(null);
  }

  // The code of a notebook; what is for the notebook alone is left out.
  const cells = (notebook) => notebook.cells.filter((cell) => cell.cell_type === "code").map((cell) => [cell.source].flat().join("").replace(/^\s*[%!].*$/gm, "")).join("\n\n");

  function changed() {
    if ($(".ex-report").childElementCount && exam.root.dataset.state === "idle") status("not checked yet");
  }

  // Starting

  async function start() {
    spawn();
    const { openEngine } = await import(new URL("editor.js", exam.here));
    const place = exam.make("div", { class: "ex-code" });
    $(".ex-editor").append(place);
    editor = openEngine({ parent: place, text: area.value, label: "Your engine, Python", on: { change: changed, run: check } });
    area.hidden = true;
    exam.root.dataset.state = "idle";
  }

  exam.here = document.currentScript.src;
  exam.root.querySelectorAll("[data-example]").forEach((one) => one.addEventListener("click", () => example(one)));
  if (online) {
    $("#ex-check").addEventListener("click", () => (came ? halt() : check()));
    $("#ex-load").addEventListener("click", () => $("input").click());
    $("#ex-clear").addEventListener("click", () => { take("", ""); press(null); editor.focus(); });
    $("input").addEventListener("change", ({ target }) => open(target.files));
    start();
  } else {
    $(".ex-bar").hidden = true;
    area.readOnly = true;
  }
})();
