// Inside one neuron: its arithmetic at P, forward and backward, in a table. Imports tools.js and network.js.
(() => {
  "use strict";
  const play = window.sgPlay, $ = play.$, { make, number } = play;
  let chosen = null;

  const cell = (tag, text, kind) => make(tag, { ...(kind && { class: kind }), ...(tag === "th" && { scope: "col" }) }, text);

  function rows({ column, row }) {
    const neuron = play.state.layers[column - 1][row], before = column === 1 ? play.state.inputs : play.state.layers[column - 2];
    const lines = neuron.w.map((w, i) => [
      play.nameOf(column - 1, i), number(before[i].data), `w${play.sub(i + 1)}`, number(w), number(neuron.products[i]), number(neuron.own.w[i]), number(neuron.mean.w[i]),
    ]);
    return [...lines, ["", "", "bias", number(neuron.b), number(neuron.b), number(neuron.own.b), number(neuron.mean.b)]];
  }

  function table(where) {
    const kinds = ["", "data", "", "data", "data", "grad", "grad"];
    const head = ["input", "at P", "parameter", "", "product", "gradient, P alone", `gradient, mean of ${play.state.batch}`];
    const body = rows(where).map((line) => make("tr", {}, ...line.map((text, i) => cell("td", text, kinds[i]))));
    return make("table", {}, make("thead", {}, make("tr", {}, ...head.map((text) => cell(text ? "th" : "td", text)))), make("tbody", {}, ...body));
  }

  function story({ column, row }) {
    const neuron = play.state.layers[column - 1][row], last = play.columns() - 1, bend = column === last ? "" : play.scene.setting.activation;
    const b = (value, kind) => make("b", { class: kind }, number(value));
    const forward = make("p", {}, "Forward: the products and the bias add up to ", b(neuron.sum, "data"), bend ? `. ${play.about.words.activation[bend]} makes ` : ". No bend in the last neuron: it gives ", b(neuron.data, "data"), " of it.");
    const backward = make("p", {}, "Backward, loss at P: the gradient that arrives is ", b(neuron.grad, "grad"), "; times the slope ", b(neuron.slope, "slope"), " that is ", b(neuron.sum_grad, "grad"), " for the sum.");
    const input = (column === 1 ? play.state.inputs : play.state.layers[column - 2])[0].data;
    const line = make("p", { class: "pg-line" }, `w${play.sub(1)}: `, b(neuron.sum_grad, "grad"), " × ", b(input, "data"), " ≈ ", b(neuron.own.w[0], "grad"));
    return make("div", {}, forward, backward, make("p", {}, "A weight moves the sum by its input, so its gradient is that times the input:"), line);
  }

  function inputStory({ row }) {
    const { data, grad } = play.state.inputs[row];
    return make("p", {}, `${play.nameOf(0, row)} is where P stands: ${number(data)}. Its gradient is ${number(grad)}: nudge P ${row ? "up" : "to the right"} a little, and the loss at P moves ${number(grad)} times as far.`);
  }

  function show() {
    const box = $(".pg-inside");
    if (!chosen || chosen.column >= play.columns()) return;
    const name = play.nameOf(chosen.column, chosen.row, play.columns() - 1);
    $("#pg-inside-name").textContent = `Inside ${chosen.column ? "neuron " : ""}${name}, at P`;
    box.replaceChildren(...(chosen.column ? [make("div", { class: "pg-scroll", tabindex: "0", role: "group", "aria-label": `Numbers of ${name}` }, table(chosen)), story(chosen)] : [inputStory(chosen)]));
  }

  play.on("neuron", (column, row) => {
    chosen = { column, row };
    play.choose(column, row);
    show();
    play.announce(`${$("#pg-inside-name").textContent}: its arithmetic is below the network.`);
  });
  play.on("scene", () => { if (chosen) play.choose(chosen.column, chosen.row); });
  play.on("state", show);
})();
