// The map: the answer over the plane with the points in it, and P, which can be moved. Imports tools.js, paint.js and classes.js.
(() => {
  "use strict";
  const play = window.sgPlay, $ = play.$;
  let before = [], seen = null; // seen: the neuron whose picture is shown in place of the answer
  let aim = null, due = false; // aim: where P has been sent and has not been seen yet; due: it goes with the next frame

  function draw() {
    const canvas = $(".pg-map canvas"), side = canvas.clientWidth;
    if (!side || !play.raw) return;
    const scale = play.sharpen(canvas, side), size = canvas.width, context = canvas.getContext("2d");
    const { scene } = play, strength = play.dark ? 0.5 : 0.45;
    if (seen) play.fill(canvas, play.pictureAt(...seen), play.size, strength, seen, play.columns() - 1);
    else play.paintAnswer(canvas, strength);
    if (before.length && !seen) play.stroke(context, before, size, play.colors["ink-2"], scale);
    play.stroke(context, seen ? play.crossing(play.pictureAt(...seen), play.size) : play.border(), size, play.colors.ink, 2 * scale);
    for (const part of ["test", "train"])
      for (const [x, y, label] of scene.points[part])
        play.mark(context, ...play.toShare(scene.square, x, y).map((share) => share * size), label, 4.5 * scale, part === "test");
  }

  // The picture of a neuron, [column, row], in place of the answer; with null the answer again.
  play.peek = (neuron) => {
    seen = neuron;
    $(".pg-answer h2").textContent = seen ? `What ${play.nameOf(...seen, play.columns() - 1)} sees` : "Answer";
    draw();
  };

  // Keep the line as it is now, to be seen thin under the next one.
  play.keepLine = () => { before = play.border(); };
  play.dropLine = () => { before = []; };

  function sayP() {
    const { state, scene } = play, { right, told } = play.verdict(state), kind = play.kindOf(state.label);
    const [left, top] = play.toShare(scene.square, ...state.point);
    Object.assign($(".pg-p").style, { left: `${100 * left}%`, top: `${100 * top}%` });
    const place = state.point.map(play.fixed).join(", ");
    $("#pg-place").textContent = `(${place})`;
    $("#pg-class").lastChild.textContent = play.SHAPES[kind];
    $("#pg-class").className = "abc"[kind];
    $("#pg-score").textContent = play.number(play.last(state.layers)[0].data);
    $("#pg-verdict").textContent = right ? "✓ right" : "✗ wrong";
    $("#pg-verdict").className = right ? "" : "bad";
    if (!play.training) describe(place, told, right);
  }

  // Texts for those who do not see the map; not in training, when they would change all the time.
  function describe(place, told, right) {
    const { now } = play.state, { train, test } = play.scene.points;
    $(".pg-p").setAttribute("aria-label", `P at ${place}, ${told}, ${right ? "right" : "wrong"}. Arrow keys move it.`);
    const shares = `right: ${play.percent(now.right)} of ${train.length} to train on, ${play.percent(now.right_test)} of ${test.length} to test`;
    $(".pg-map canvas").setAttribute("aria-label", `The answer over the plane, with the points. ${shares}`);
  }

  function move(x, y) {
    const [cx, cy, half] = play.scene.square, inside = (v, c) => Math.max(c - half, Math.min(c + half, v));
    aim = [inside(x, cx), inside(y, cy)].map((v) => Math.round(v * 100) / 100);
    if (!due) requestAnimationFrame(send);
    due = true;
  }

  function send() {
    due = false;
    if (aim) play.send({ do: "move", x: aim[0], y: aim[1] });
  }

  function planeAt(event) {
    const box = $(".pg-map").getBoundingClientRect();
    return play.toPlane(play.scene.square, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

  function key(event) {
    const arrow = ARROWS[event.key];
    if (!arrow || !play.live) return;
    event.preventDefault();
    const step = event.shiftKey ? 0.2 : 0.04, [x, y] = aim ?? play.state.point; // two presses may come before one answer
    move(x + arrow[0] * step, y + arrow[1] * step);
  }

  play.addPoint = (label, [x, y] = play.state.point) => {
    if (play.live && play.scene.setting.data === "own") play.send({ do: "add", x, y, label });
  };

  function own() {
    const mine = play.scene.setting.data === "own";
    $(".pg-own").hidden = !mine;
    $(".pg-hint").hidden = !mine || play.scene.points.train.length > 0;
    for (const name of ["undo", "clear"]) play.disable($(`#pg-${name}`), !play.scene.points.train.length, ".pg-own input:checked");
  }

  play.setUpAnswer = () => {
    const handle = $(".pg-p"), map = $(".pg-map");
    handle.addEventListener("keydown", key);
    handle.addEventListener("pointerdown", (event) => handle.setPointerCapture(event.pointerId));
    handle.addEventListener("pointermove", (event) => {
      if (play.live && handle.hasPointerCapture(event.pointerId)) move(...planeAt(event));
    });
    map.addEventListener("click", (event) => {
      if (!play.live || event.target === handle) return;
      if (play.scene.setting.data !== "own") return move(...planeAt(event));
      play.addPoint(Number($(".pg-own input:checked").value), planeAt(event));
    });
    $("#pg-class").addEventListener("click", () => play.send({ do: "flip" }));
    $("#pg-undo").addEventListener("click", () => play.send({ do: "undo" }));
    $("#pg-clear").addEventListener("click", () => play.send({ do: "clear" }));
  };

  play.on("scene", () => { aim = null; play.dropLine(); play.peek(null); own(); });
  play.on("state", () => { if (!due && `${play.state.point}` === `${aim}`) aim = null; });
  play.on("shown", () => { draw(); sayP(); });
  play.on("paint", draw);
})();
