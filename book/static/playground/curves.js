// The two loss curves, train and test, drawn anew with each state. Imports tools.js.
(() => {
  "use strict";
  const play = window.sgPlay, $ = play.$, { shape } = play;
  const TOP = 10, LEFT = 30, ENDS = 88;
  let height = 132, bottom = 112; // of the drawing: beside the map it is as high as there is room
  let all = []; // what the session has measured, epoch by epoch

  // As far as the moment that is shown, which may be in the midst of an epoch.
  const past = () => [...all.filter(({ epoch }) => epoch < play.state.now.epoch), play.state.now];
  const finite = (x) => typeof x === "number";

  // At most some hundred points of it: more than the curve has pixels would be wasted.
  function thinned() {
    const history = past(), every = Math.ceil(history.length / 300);
    return history.filter((entry, i) => i % every === 0 || i === history.length - 1);
  }

  function ceiling() {
    const most = Math.max(...all.flatMap((entry) => [entry.train, entry.test]).filter(finite).map((x) => Math.min(x, 20)), 0.1);
    return [0.1, 0.2, 0.5, 1, 1.5, 2, 3, 5, 10, 20].find((step) => step >= most) ?? 20;
  }

  function draw() {
    const svg = $(".pg-curves svg"), width = svg.clientWidth;
    if (!width || !all.length) return;
    [height, bottom] = [svg.clientHeight, svg.clientHeight - 20];
    const right = width - ENDS, top = ceiling(), end = Math.max(40, play.last(all).epoch);
    const x = (epoch) => LEFT + (right - LEFT) * epoch / end, y = (loss) => bottom - (bottom - TOP) * Math.min(1.05, loss / top);
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.replaceChildren(
      ...gap(x, y),
      shape("path", { class: "axis", d: `M${LEFT} ${TOP}V${bottom}H${right}` }),
      shape("path", { class: "half", d: `M${LEFT} ${(TOP + bottom) / 2}H${right}` }),
      shape("text", { x: LEFT - 6, y: TOP + 4, "text-anchor": "end" }, String(top)),
      shape("text", { x: LEFT - 6, y: bottom + 4, "text-anchor": "end" }, "0"),
      shape("text", { x: LEFT, y: height - 4 }, "0"),
      shape("text", { x: right, y: height - 4, "text-anchor": "end" }, `epoch ${Math.round(end)}`),
      ...turn(x), ...curve("test", x, y), ...curve("train", x, y), ...names(right, y));
    say();
  }

  function curve(part, x, y) {
    const points = thinned().filter((entry) => finite(entry[part]));
    if (!points.length) return [];
    const { epoch, [part]: loss } = play.last(points);
    return [
      shape("polyline", { class: part, points: points.map((entry) => `${x(entry.epoch).toFixed(1)},${y(entry[part]).toFixed(1)}`).join(" ") }),
      shape("circle", { class: part, cx: x(epoch), cy: y(loss), r: 3.5 }),
    ];
  }

  // The epoch where the test loss was lowest, if it has risen since.
  function lowestTest() {
    const history = past(), tested = history.filter((entry) => finite(entry.test));
    if (!tested.length) return null;
    const { epoch, test } = tested.reduce((best, entry) => (entry.test < best.test ? entry : best)), end = play.last(history).epoch;
    return play.last(tested).test < 1.1 * test || epoch < 3 || end - epoch < 0.2 * end ? null : epoch;
  }

  // From there on: what the network knows of the points to train on, and of no others.
  function gap(x, y) {
    const from = lowestTest(), points = thinned().filter(({ epoch, train, test }) => epoch >= from && finite(train) && finite(test));
    if (from === null) return [];
    const edge = (part) => points.map((entry) => `${x(entry.epoch).toFixed(1)},${y(entry[part]).toFixed(1)}`);
    return [shape("polygon", { class: "gap", points: [...edge("test"), ...edge("train").reverse()].join(" ") })];
  }

  function turn(x) {
    const lowest = lowestTest();
    if (lowest === null) return [];
    const at = x(lowest), right = x(play.last(past()).epoch);
    return [
      shape("line", { class: "turn", x1: at, x2: at, y1: TOP, y2: bottom }),
      shape("text", { x: Math.max(LEFT + 60, Math.min(at, right - 100)), y: height - 4, "text-anchor": "middle" }, `lowest test: ${Math.round(lowest)}`),
    ];
  }

  function names(right, y) {
    const now = play.last(past()), heights = {};
    for (const part of ["train", "test"]) if (now[part] !== null) heights[part] = Math.max(TOP, finite(now[part]) ? y(now[part]) : TOP);
    const short = 15 - Math.abs(heights.train - heights.test);
    if (short > 0) {
      const upper = heights.train < heights.test ? "train" : "test", lower = upper === "train" ? "test" : "train";
      heights[upper] -= short / 2;
      heights[lower] += short / 2;
    }
    return Object.entries(heights).map(([part, height]) => shape("text", { class: part, x: right + 9, y: height + 4 }, `${part} ${play.number(now[part])}`));
  }

  function say() {
    const { now } = play.state;
    $("#pg-right").textContent = now.right === null ? "" : `right: ${play.percent(now.right)} train` + (now.right_test === null ? "" : `, ${play.percent(now.right_test)} test`);
    if (!play.training) $(".pg-curves svg").setAttribute("aria-label", `Loss after ${play.state.epoch} epochs: train ${play.number(now.train)}, test ${play.number(now.test)}`);
  }

  play.on("scene", () => { all = []; });
  play.on("state", () => {
    all.push(...play.state.news.filter((entry) => entry.train !== null));
    play.state.news = [];
    if (all.length) return;
    $(".pg-curves svg").replaceChildren();
    $("#pg-right").textContent = "";
  });
  play.on("shown", draw);
  play.on("paint", draw);
})();
