// The network as the graph of P: a picture of the plane for every neuron, its numbers below, the edges between them.
// Imports tools.js and paint.js.
(() => {
  "use strict";
  const play = window.sgPlay, $ = play.$, { make, shape } = play;
  const TOP = 34; // room for the row with the widths
  let tiles = [], edges = [], place = null, lit = null; // lit: the column that a step has come to

  play.edgesShow = "weights";
  const part = () => $(".pg-net").dataset.part;
  play.stepShown = () => (part() === "0" ? "the next" : "this"); // whose gradients those of the moment are
  const showsGradients = () => part() === "3" || (part() === "0" && play.edgesShow === "gradients");

  // Columns of tiles: inputs, hidden layers, scores. The numbers depend on the fullest column and the width.
  function measure(width, counts) {
    const most = Math.max(...counts, 2), narrow = width < 480;
    const side = most <= 4 ? (narrow ? 36 : 48) : most <= 6 ? (narrow ? 34 : 40) : 32, pitch = side + (most <= 6 ? 34 : 28);
    const height = Math.max(TOP + most * pitch, 340), loss = narrow ? 62 : 78;
    const gap = (width - loss - side) / counts.length;
    const apart = (column) => Math.max(pitch, column === 0 ? 114 : column === counts.length - 1 ? 100 : 0); // their names stand above
    const center = (column, row) => [side / 2 + column * gap, TOP + (height - TOP) / 2 + (row - (counts[column] - 1) / 2) * apart(column) - 12];
    return { width, height, side, loss, gap, center, counts };
  }

  function build() {
    const { scene } = play, counts = [2, ...scene.setting.hidden, scene.scores], net = $(".pg-net");
    place = measure(net.clientWidth, counts);
    net.style.height = `${place.height}px`;
    tiles = counts.map((count, column) => Array.from({ length: count }, (_, row) => tile(column, row, counts.length - 1)));
    $(".pg-tiles").replaceChildren(...tiles.flat().map((entry) => entry.button), ...tiles.flat().map((entry) => entry.words));
    buildEdges(counts);
    $(".pg-widths").replaceChildren(...scene.setting.hidden.map(widthControl));
  }

  function tile(column, row, last) {
    const [x, y] = place.center(column, row), half = place.side / 2;
    const button = make("button", { class: "pg-tile", type: "button" }, make("canvas"), make("i"));
    button.style.cssText = `left:${x - half}px;top:${y - half}px;width:${place.side}px;height:${place.side}px`;
    const words = make("p", { class: "pg-words", "aria-hidden": "true" }, make("b"), make("b", { class: "grad" }));
    words.style.cssText = `left:${x}px;top:${y + half + 2}px`;
    button.addEventListener("click", () => play.tell("neuron", column, row));
    watch(button, column, row);
    if (column === 0 || column === last) {
      const name = make("span", { class: "pg-name", "aria-hidden": "true" }, play.nameOf(column, row, last));
      button.append(name);
    }
    return { button, words, column, row };
  }

  // Under the mouse or with the focus, the map shows the picture large.
  function watch(button, column, row) {
    button.addEventListener("pointerenter", ({ pointerType }) => { if (pointerType === "mouse") play.peek([column, row]); });
    button.addEventListener("focus", () => { if (button.matches(":focus-visible")) play.peek([column, row]); });
    for (const name of ["pointerleave", "blur"]) button.addEventListener(name, () => play.peek(null));
    button.addEventListener("keydown", ({ key }) => { if (key === "Escape") play.peek(null); });
  }

  function buildEdges(counts) {
    const svg = $(".pg-edges"), half = place.side / 2;
    svg.setAttribute("viewBox", `0 0 ${place.width} ${place.height}`);
    edges = [];
    for (let column = 1; column < counts.length; column++)
      for (let row = 0; row < counts[column]; row++)
        for (let from = 0; from < counts[column - 1]; from++) {
          const [x1, y1] = place.center(column - 1, from), [x2, y2] = place.center(column, row), a = x1 + half, b = x2 - half, bend = (b - a) / 2;
          edges.push({ column, row, from, path: shape("path", { d: `M${a} ${y1}C${a + bend} ${y1} ${b - bend} ${y2} ${b} ${y2}` }) });
        }
    const end = place.width - place.loss, toLoss = play.last(tiles).map(({ column, row }) => {
      const [x, y] = place.center(column, row), bend = (end - x - half) / 2;
      return shape("path", { class: "last", d: `M${x + half} ${y}C${x + half + bend} ${y} ${end - bend} ${middle()} ${end} ${middle()}` });
    });
    svg.replaceChildren(...edges.map((edge) => edge.path), ...toLoss);
    $(".pg-loss").style.cssText = `width:${place.loss}px;top:${middle()}px`;
  }

  // The height of the loss: that of the score, or of the middle of three.
  const middle = () => place.center(place.counts.length - 1, (play.last(place.counts) - 1) / 2)[1];

  function widthControl(width, layer) {
    const control = make("div", { class: "pg-width", role: "group", "aria-label": `Hidden layer ${layer + 1}, ${width} neurons` });
    control.style.left = `${place.center(layer + 1, 0)[0]}px`;
    const button = (sign, change, word) => {
      const made = make("button", { type: "button", "aria-label": `One neuron ${word} in hidden layer ${layer + 1}` }, sign);
      made.disabled = width + change < 1 || width + change > 8 || !play.live;
      made.addEventListener("click", () => play.setWidths(play.scene.setting.hidden.map((w, i) => w + (i === layer ? change : 0)), `.pg-width:nth-child(${layer + 1}) [aria-label*="${word}"]`));
      return made;
    };
    control.append(button("−", -1, "fewer"), make("span", {}, String(width)), button("+", 1, "more"));
    return control;
  }

  // The list of pictures: x1, x2, then layer by layer.
  play.pictureAt = (column, row) => {
    const { counts } = place, before = counts.slice(0, column).reduce((sum, count) => sum + count, 0), cells = play.size ** 2;
    return play.raw.subarray((before + row) * cells, (before + row + 1) * cells);
  };

  const numbersOf = (column, row) => (column === 0 ? play.state.inputs[row] : play.state.layers[column - 1][row]);

  function fillTile(entry) {
    const { button, column, row } = entry, canvas = button.firstChild, last = place.counts.length - 1, { data, grad } = numbersOf(column, row);
    play.sharpen(canvas, place.side);
    play.fill(canvas, play.pictureAt(column, row), play.size, 0.9, [column, row], last);
    const [left, top] = play.toShare(play.scene.square, ...play.state.point);
    Object.assign(button.children[1].style, { left: `${100 * left}%`, top: `${100 * top}%` });
    sayNumbers(entry);
    if (!play.training) button.setAttribute("aria-label", `${play.nameOf(column, row, last)}, at P ${play.number(data)}, gradient ${play.number(grad)}`);
  }

  // In a step the numbers come column by column: data from the left, gradients from the right.
  function sayNumbers({ words, column, row }) {
    const { data, grad } = numbersOf(column, row), waits = lit !== null && part() === "1" && column > lit;
    words.firstChild.textContent = waits ? "·" : play.number(data);
    words.lastChild.textContent = showsGradients() && !(lit !== null && column < lit) ? play.number(grad) : "";
  }

  // Thick where the weight, or the mean gradient of it, is large; dashed where it is negative.
  function drawEdges() {
    const gradients = showsGradients();
    const values = edges.map(({ column, row, from }) => {
      const neuron = play.state.layers[column - 1][row];
      return Number(gradients ? neuron.mean.w[from] : neuron.w[from]) || 0;
    });
    const most = gradients ? Math.max(...values.map(Math.abs), 1e-12) : Math.max(2, ...values.map(Math.abs));
    edges.forEach(({ path }, i) => {
      path.style.strokeWidth = (values[i] ? 0.5 : 0.25) + 4.5 * Math.abs(values[i]) / most;
      path.style.strokeDasharray = values[i] < 0 ? "6 4" : "";
    });
    $(".pg-net").classList.toggle("grads", gradients);
    document.querySelectorAll(".pg-switch button").forEach((button) => button.setAttribute("aria-pressed", (button.value === "gradients") === gradients));
    $(".pg-key-what").textContent = gradients
      ? `Edges: mean gradient over ${play.points(play.state.batch)} of ${play.stepShown()} step. Orange: gradient at P alone.`
      : "Edges: weights, the thicker the larger. Numbers: what P makes of them.";
  }

  function say() {
    const { state } = play, means = play.edgesShow === "gradients" && part() === "0";
    $("#pg-target").textContent = `target ${play.target(state)}`;
    $("#pg-ploss").textContent = play.number(state.loss);
    $(".pg-sizes").replaceChildren(...(means ? state.sizes.map((size, i) => {
      const word = make("span", {}, play.number(size));
      word.style.left = `${place.center(i + 1, 0)[0]}px`;
      return word;
    }) : []));
    $(".pg-sizes").dataset.shown = means;
    $(".pg-widths").hidden = means;
  }

  function draw() {
    if (!place || !play.raw) return;
    tiles.flat().forEach(fillTile);
    drawEdges();
    say();
  }

  // Light up one column of the step, or with null none.
  play.lightColumn = (column) => {
    lit = column;
    for (const entry of tiles.flat()) {
      entry.button.classList.toggle("on", entry.column === column);
      if (play.raw) sayNumbers(entry);
    }
  };
  play.columns = () => place.counts.length;

  // Mark one edge as with a pen, and put words on it.
  play.follow = (edge, ...words) => {
    const tag = $(".pg-tag"), found = edge && edges.find(({ column, row, from }) => column === edge.column && row === edge.row && from === edge.from);
    $(".pg-edges .marker")?.remove();
    tag.hidden = !found;
    if (!found) return;
    $(".pg-edges").prepend(shape("path", { class: "marker", d: found.path.getAttribute("d") }));
    tag.replaceChildren(...words);
    const [x, y] = play.placeNear(found.path, tag.offsetWidth / 2, tag.offsetHeight / 2, boxes());
    tag.style.cssText = `left:${x}px;top:${y}px`;
  };

  // What the words on an edge should not hide: the numbers of a tile, those to come included, and its picture and name.
  function boxes() {
    const half = place.side / 2, floor = $(".pg-net").clientHeight;
    const below = { left: -Infinity, right: Infinity, top: floor, picture: floor, bottom: Infinity }; // the key stands there
    return [below, ...tiles.flat().map(({ column, row, words }) => {
      const [x, y] = place.center(column, row), wide = Math.max(words.offsetWidth, 52) / 2;
      return { left: x - wide, right: x + wide, top: y - half - 20, picture: y + half, bottom: y + half + 30 };
    })];
  }

  play.choose = (chosen) => tiles.flat().forEach(({ button, column, row }) => {
    const on = chosen?.column === column && chosen.row === row;
    button.classList.toggle("chosen", on);
    button.setAttribute("aria-pressed", on);
  });

  play.on("scene", build);
  play.on("shown", draw);
  play.on("paint", draw);
  play.on("resize", () => { if (play.scene) { build(); draw(); } });
})();
