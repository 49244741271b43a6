// Inside one neuron: which one is chosen, its graph, its arithmetic in words, and for screen readers in a table.
// Imports tools.js, network.js and arithmetic.js.
(() => {
  "use strict";
  const play = window.sgPlay, $ = play.$, { make, number } = play;
  const REST = "Choose any little picture in the network to see its arithmetic at P, forward and backward.";
  const FLAT = 0.02; // a slope below it lets hardly any gradient through
  let chosen = null, write = null;

  play.neuronAt = (column, row) => play.state.layers[column - 1][row];
  play.inputsOf = (column) => (column === 1 ? play.state.inputs : play.state.layers[column - 2]);
  play.bend = () => play.about.words.activation[play.scene.setting.activation].replace(/ \(.*/, "");

  const strong = (value, kind) => make("b", { class: kind }, number(value));

  // The numbers again, row by row, for those who do not see the graph.
  function table({ column, row }) {
    const neuron = play.neuronAt(column, row), before = play.inputsOf(column);
    const head = ["input", "at P", "this neuron adds to its gradient", "parameter", "value", "product", "gradient, P alone", `gradient, mean of ${play.points(play.state.batch)}`];
    const lines = neuron.w.map((w, i) => [play.nameOf(column - 1, i), ...[before[i].data, neuron.back[i]].map(number), `w${play.sub(i + 1)}`, ...[w, neuron.products[i], neuron.own.w[i], neuron.mean.w[i]].map(number)]);
    lines.push(["none", "", "", "bias", ...[neuron.b, neuron.b, neuron.own.b, neuron.mean.b].map(number)]);
    const ending = `The products and the bias add up to ${number(neuron.sum)}, gradient ${number(neuron.sum_grad)}. Output ${number(neuron.data)}, slope ${number(neuron.slope)}, gradient ${number(neuron.grad)}.`;
    const line = (tag, texts) => make("tr", {}, ...texts.map((text) => make(tag, tag === "th" ? { scope: "col" } : {}, text)));
    return make("table", {}, make("caption", {}, ending), make("thead", {}, line("th", head)), make("tbody", {}, ...lines.map((texts) => line("td", texts))));
  }

  // The gradient of the first weight from right to left; "=" only if the printed numbers give what is printed.
  function product({ column, row }) {
    const neuron = play.neuronAt(column, row), input = play.inputsOf(column)[0].data, own = neuron.own.w[0];
    const printed = [neuron.grad, neuron.slope, input].map((x) => Number(number(x).replace("−", "-")));
    const same = number(printed.reduce((a, b) => a * b, 1)) === number(own);
    return make("p", { class: "pg-line" }, strong(neuron.grad, "grad"), " × ", strong(neuron.slope, "slope"), " × ", strong(input, "data"), same ? " = " : " ≈ ", strong(own, "grad"));
  }

  function flat({ slope }) {
    const word = play.bend();
    if (!(Math.abs(slope) < FLAT)) return "";
    return slope === 0 ? `The slope of ${word} is 0 here: no gradient gets through.` : `Saturated: the slope of ${word} is ${number(slope)} here, so hardly any gradient gets through.`;
  }

  function story({ column, row }) {
    const neuron = play.neuronAt(column, row);
    const legend = make("p", {}, make("b", { class: "data" }, "Blue"), " is data at P, ", make("b", { class: "grad" }, "orange"), " the gradient of the loss at P, ", make("b", { class: "slope" }, "green"), " the slope. In the box of an input: what this neuron adds to its gradient.");
    const mean = make("p", {}, "P is one point of many: over ", `${play.points(play.state.batch)} of ${play.stepShown()} step w₁ has the mean gradient `, strong(neuron.mean.w[0], "grad"), ".");
    return [legend, make("p", {}, "The gradient of w₁, from right to left:"), product({ column, row }), mean, make("p", {}, make("b", {}, flat(neuron)))];
  }

  function inputStory({ row }) {
    const { data, grad } = play.state.inputs[row];
    return make("p", {}, `${play.nameOf(0, row)} is where P stands: ${number(data)}. Its gradient is ${number(grad)}: nudge P ${row ? "up" : "to the right"} a little, and the loss at P moves ${number(grad)} times as far.`);
  }

  function title(name) {
    if (chosen.column !== play.columns() - 1) return chosen.column ? `neuron ${name}` : name;
    if (play.scene.scores === 1) return "the last neuron, whose sum is the score";
    return `the neuron whose sum is ${name}, the score of ${play.SHAPES[chosen.row]}s`;
  }

  function build() {
    const name = chosen && play.nameOf(chosen.column, chosen.row, play.columns() - 1);
    $("#pg-inside-name").textContent = name ? `Inside ${title(name)}, at P` : "Inside one neuron";
    write = null;
    if (!chosen?.column) return $(".pg-inside").replaceChildren(chosen ? inputStory(chosen) : make("p", {}, REST));
    const svg = play.shape("svg", { class: "pg-graph", "aria-hidden": "true" });
    const box = make("div", { class: "pg-scroll", tabindex: "0", role: "group", "aria-label": `Arithmetic of ${name}` }, svg, make("div", { class: "pg-hide" }));
    $(".pg-inside").replaceChildren(box, make("div", { class: "pg-story" }));
    write = play.arithmetic(svg, chosen, box.clientWidth);
  }

  function show() {
    if (!write) return chosen && build();
    write();
    $(".pg-story").replaceChildren(...story(chosen));
    if (!play.training) $(".pg-scroll .pg-hide").replaceChildren(table(chosen));
  }

  function choose(next) {
    chosen = next;
    play.choose(chosen);
    build();
    if (chosen) show();
  }

  play.on("neuron", (column, row) => {
    if (chosen?.column === column && chosen.row === row) return choose(null);
    choose({ column, row });
    play.announce(`${$("#pg-inside-name").textContent}: its arithmetic is below the network.`);
    play.look($(".pg-lens"));
  });
  play.on("scene", () => {
    const { hidden } = play.scene.setting, widths = [2, ...hidden, play.scene.scores];
    choose(chosen && chosen.row < (widths[chosen.column] ?? 0) ? chosen : null);
  });
  play.on("resize", () => { if (chosen) choose(chosen); });
  play.on("shown", show);
})();
