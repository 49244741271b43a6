// The graph inside one neuron: inputs, weights, products, their sum with the bias, the activation, the output.
// Data stands on top in each box, the gradient below it. Imports tools.js and network.js.
(() => {
  "use strict";
  const play = window.sgPlay, { shape, number } = play;
  const ROW = 44, TALL = 36; // from one row to the next; the height of a box

  // Where the columns stand, as [left, width]: side by side, or on a phone with the output below the sum.
  const wide = (height) => ({ width: 760, input: [1, 122], weight: [188, 132], sum: [468, 110], out: [652, 107], heights: [height / 2, height / 2] });
  function narrow(width, height) {
    const side = 92, left = width - side - 1;
    return { width, input: [1, 88], weight: [106, 100], sum: [left, side], out: [left, side], heights: [height / 2 - 42, height / 2 + 42] };
  }

  function graph(svg, count, width) {
    const slim = width < 760, height = Math.max((count + 1) * ROW, slim ? 136 : 0), at = slim ? narrow(Math.min(width, 420), height) : wide(height);
    for (const [name, value] of Object.entries({ width: at.width, height, viewBox: `0 0 ${at.width} ${height}` })) svg.setAttribute(name, value);
    svg.replaceChildren();
    const top = (height - (count + 1) * ROW) / 2 + ROW / 2;
    return { svg, at, slim, rows: (i) => top + i * ROW, texts: [] };
  }

  // A text that is written again with each state: `read` says what it is then.
  function put({ svg, texts }, x, y, kind, anchor, read) {
    const text = svg.appendChild(shape("text", { x, y, class: kind, "text-anchor": anchor }));
    texts.push([text, read]);
  }

  const line = ({ svg }, path) => svg.prepend(shape("path", { d: path }));

  // A parameter has round ends.
  function box(drawn, kind, [left, width], y, name, data, grad) {
    const [pad, round] = kind === "weight" ? [14, TALL / 2] : [10, 8];
    drawn.svg.append(shape("rect", { class: kind, x: left, y: y - TALL / 2, width, height: TALL, rx: round }));
    put(drawn, left + pad, y + 4.5, "name", "start", () => name);
    put(drawn, left + width - pad, y - 3, "data", "end", (n, before) => number(data(n, before)));
    put(drawn, left + width - pad, y + 12.5, "grad", "end", (n, before) => number(grad(n, before)));
  }

  function weightRow(drawn, i, name) {
    const { at, rows } = drawn, y = rows(i), [left, width] = at.input;
    line(drawn, `M${left + width} ${y}H${at.weight[0]}`);
    put(drawn, (left + width + at.weight[0]) / 2, y - 4, "word", "middle", () => "×");
    box(drawn, "input", at.input, y, name, (n, before) => before[i].data, (n) => n.back[i]);
    box(drawn, "weight", at.weight, y, `w${play.sub(i + 1)}`, (n) => n.w[i], (n) => n.own.w[i]);
    const start = at.weight[0] + at.weight[1];
    put(drawn, start + 6, y + (y > at.heights[0] + 4 ? 15 : -5), "data product", "start", (n) => number(n.products[i]));
    toSum(drawn, start, y);
  }

  function toSum(drawn, start, y) {
    const { at: { sum: [end], heights: [level] }, slim } = drawn, [straight, bend] = slim ? [30, 16] : [44, 40]; // past the product
    line(drawn, `M${start} ${y}h${straight}C${start + straight + bend} ${y} ${end - bend} ${level} ${end} ${level}`);
  }

  function ending(drawn, name, word) {
    const { at: { sum, out, heights }, slim } = drawn, [y, below] = heights, start = sum[0] + sum[1], middle = slim ? sum[0] + sum[1] / 2 : (start + out[0]) / 2;
    line(drawn, slim ? `M${middle} ${y}V${below}` : `M${start} ${y}H${out[0]}`);
    put(drawn, slim ? middle - 6 : middle, slim ? (y + below) / 2 + 4 : y - 8, "slope", slim ? "end" : "middle", (n) => `× ${number(n.slope)}`);
    put(drawn, slim ? middle + 6 : middle, slim ? (y + below) / 2 + 4 : y + 18, "word", slim ? "start" : "middle", () => word);
    box(drawn, "sum", sum, y, "sum", (n) => n.sum, (n) => n.sum_grad);
    box(drawn, "out", out, below, name, (n) => n.data, (n) => n.grad);
  }

  // Draw it into the SVG, which is so many pixels wide. Gives what writes the numbers of a state into it.
  play.arithmetic = (svg, { column, row }, width) => {
    const last = play.columns() - 1, count = play.neuronAt(column, row).w.length, drawn = graph(svg, count, width);
    for (let i = 0; i < count; i++) weightRow(drawn, i, play.nameOf(column - 1, i, last));
    const y = drawn.rows(count), [left, across] = drawn.at.weight;
    toSum(drawn, left + across, y);
    box(drawn, "weight", drawn.at.weight, y, "bias", (n) => n.b, (n) => n.own.b);
    ending(drawn, play.nameOf(column, row, last), column === last ? "no bend" : play.bend());
    return () => drawn.texts.forEach(([text, read]) => { text.textContent = read(play.neuronAt(column, row), play.inputsOf(column)); });
  };
})();
