// The playground: starts the worker, hands its news to the parts, and has the buttons and the keys.
// Imports the other scripts of this folder, which are loaded before it.
(() => {
  "use strict";
  const play = window.sgPlay, $ = play.$;
  let worker = null, news = null, resume = false, width = 0, replay = false; // replay: a recorded run, no Python
  let told = false; // whether it was announced that the loss has diverged
  const online = location.protocol.startsWith("http");
  // Chapters link with a question mark: the theme takes what follows a # in a link for an element of the page.
  if (location.search) history.replaceState(null, "", location.pathname + location.search.replace("?", "#"));

  play.live = false; // whether Python is there
  play.training = false;
  play.ready = () => play.live || replay;
  play.send = (message) => worker?.postMessage(message);
  play.note = (text) => { $(".pg-note").textContent = text; };

  // Announced to screen readers; silent while training.
  play.announce = (text) => { if (!play.training) $("#pg-status").textContent = text; };

  // News may come faster than they can be painted: then the latest counts, with all that was new in between.
  function receive(next) {
    if (news) {
      next.state.news = [...(next.state.scene ? [] : news.state.news), ...next.state.news];
      next.state.scene ??= news.state.scene;
    } else requestAnimationFrame(render);
    news = next;
  }

  function render() {
    const { state, pictures, size, training, over } = news, paused = play.training && !training;
    news = null;
    Object.assign(play, { state, raw: pictures, size, training, over });
    play.root.dataset.filled = "";
    if (state.scene) {
      play.scene = state.scene;
      play.tell("scene");
    }
    if (play.once?.(state)) play.once = null;
    play.tell("state");
    play.tell("shown");
    transport();
    if (paused && !state.diverged) play.announce(`Paused at epoch ${state.epoch}: train loss ${play.number(state.now.train)}, right ${play.percent(state.now.right)}.`);
  }

  function sayEpoch() {
    const { state } = play;
    $("#pg-epoch b").textContent = state.epoch;
    $("#pg-steps").textContent = state.perEpoch > 1 ? `step ${state.steps}` : "";
  }

  function transport() {
    const { state, scene, training } = play, empty = !scene.points.train.length;
    for (const name of ["reset", "show", "copy"]) $(`#pg-${name}`).disabled = !play.ready();
    const stuck = !play.ready() || empty || state.diverged !== "";
    play.disable($("#pg-train"), stuck, "#pg-reset");
    const skips = replay && state.perEpoch > 1; // from one recorded epoch to the next there are several steps
    play.disable($("#pg-step"), stuck || skips || play.over === true, "#pg-reset");
    for (const element of [$("#pg-lr"), $("#pg-class"), $(".pg-p")]) element.disabled = !play.live;
    if (!play.ready()) return;
    play.root.dataset.state = state.diverged ? "diverged" : training ? "training" : empty ? "empty" : "idle";
    $("#pg-train span").textContent = training ? "Pause" : "Train";
    say(state);
  }

  function say(state) {
    const diverged = $(".pg-diverged");
    diverged.hidden = !state.diverged;
    diverged.textContent = state.diverged ? `Diverged: the loss is ${play.number(state.now.train)} after epoch ${state.epoch}. Reset, and lower the learning rate.` : "";
    if (state.diverged && !told) play.announce(diverged.textContent);
    told = Boolean(state.diverged) && !play.training; // while it trains nothing is announced
    if (state.notes.length) play.note(state.notes.join(" "));
    else if (state.scene) play.note("");
  }

  // Buttons and keys

  function toggle() {
    play.endStep();
    play.restParts();
    play.dropLine();
    play.send({ do: play.training ? "pause" : "start" });
  }

  const PRESS = { train: toggle, step: () => play.step(), reset: () => play.send({ do: "reset" }) };
  const KEYS = { " ": "train", s: "step", r: "reset" };

  function key(event) {
    const field = event.target.closest("input:not([type=radio], [type=range]), select, textarea, pre");
    if (field || event.ctrlKey || event.metaKey || event.altKey) return;
    const name = KEYS[event.key.toLowerCase()], button = event.target.closest("button, a, input");
    if (event.key === " " && button && !button.matches(".pg-p")) return; // it is pressed by it
    if (name && !$(`#pg-${name}`).disabled) {
      event.preventDefault();
      PRESS[name]();
    }
    if ("ab".includes(event.key.toLowerCase())) play.addPoint(event.key.toLowerCase() === "a" ? -1 : 1);
  }

  function wire() {
    for (const [name, press] of Object.entries(PRESS)) $(`#pg-${name}`).addEventListener("click", press);
    play.root.addEventListener("keydown", key);
    document.addEventListener("visibilitychange", hide);
    new MutationObserver(theme).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    new ResizeObserver(() => requestAnimationFrame(resize)).observe(play.root);
  }

  function resize() {
    const before = width;
    width = play.root.clientWidth;
    if (!play.raw || width === before) return;
    play.tell("resize");
    play.tell("paint");
  }

  // Nobody looks: training waits.
  function hide() {
    if (document.hidden && play.training) {
      resume = true;
      play.send({ do: "pause" });
    } else if (!document.hidden && resume) {
      resume = false;
      play.send({ do: "start" });
    }
  }

  function theme() {
    play.readColors();
    if (play.raw) play.tell("paint");
  }

  play.on("shown", sayEpoch);

  // Starting

  const HEAR = {
    progress: ({ loaded, total }) => { $("#pg-train span").textContent = `Loading ${total ? Math.round(100 * loaded / total) : 0}%`; },
    starting: () => { $("#pg-train span").textContent = "Starting Python"; },
    ready: () => {
      play.live = true;
      play.openLink();
      play.announce("Python is ready.");
    },
    state: receive,
    error: ({ text }) => {
      play.note(`Python said: ${text}`);
      if (!play.ready()) $("#pg-train span").textContent = "No Python";
      play.root.dataset.state = "error";
    },
  };
  const hear = (told) => HEAR[told.kind](told);

  function start() {
    worker = new Worker(new URL("worker.js", play.here), { type: "module" });
    worker.onmessage = ({ data }) => hear(data);
    worker.onerror = () => HEAR.error({ text: "the worker could not be started" });
    if (!location.hash) receive(play.frame(play.about.first, false));
  }

  function startRecorded() {
    replay = true;
    worker = play.player(hear);
    play.openLink();
  }

  play.here = document.currentScript.src;
  play.about = JSON.parse(document.querySelector(".pg-about").textContent);
  play.readColors();
  play.setUpControls();
  play.setUpClasses();
  play.setUpAnswer();
  play.setUpShare();
  wire();
  document.getElementById("pst-primary-sidebar")?.classList.add("pst-sidebar-hidden"); // its button brings it back
  document.documentElement.classList.remove("sg-no-sidebar");
  if (online) start();
  else startRecorded();
})();
