// What can be set: presets, data, settings, layers, learning rate; and the setting in a sentence. Imports tools.js, paint.js.
(() => {
  "use strict";
  const play = window.sgPlay, $ = play.$, { make } = play;
  const RANGES = { noise: [0, 0.5, 0.05], points: [10, 300, 10], test: [0.1, 0.9, 0.1] };
  const CHOICES = {
    batch: [["0", "all at once"], ["25", "25 at a time"], ["10", "10 at a time"], ["5", "5 at a time"], ["1", "1 at a time"]],
    l2: [["0", "none"], ["0.001", "0.001"], ["0.005", "0.005"], ["0.02", "0.02"], ["0.1", "0.1"]],
    dropout: [["0", "none"], ["0.1", "0.1"], ["0.2", "0.2"], ["0.5", "0.5"]],
  };
  const PANEL = [
    ["Data", ["noise", "points", "test"]],
    ["Network", ["activation", "init", "seed"]],
    ["Training", ["loss", "optimizer", "batch", "l2", "dropout"]],
  ];
  const LABELS = { test: "set aside", init: "start", l2: "L2", batch: "points per step" };
  let after = null; // the control that has the focus again when it has been built anew
  const HELD = 500; // ms after a change that no older state pulls the slider back
  let held = 0;

  const set = (name, value) => play.send({ do: "set", name, value: String(value) });

  function presets() {
    for (const button of document.querySelectorAll(".pg-presets button"))
      button.addEventListener("click", () => play.send({ do: "preset", name: button.dataset.preset }));
  }

  function thumbs() {
    for (const input of document.querySelectorAll(".pg-thumbs input")) input.addEventListener("change", () => set("data", input.value));
  }

  function drawThumbs() {
    document.querySelectorAll(".pg-thumbs canvas").forEach((canvas) => {
      const { points, square } = play.about.thumbs[canvas.parentElement.querySelector("input").value];
      const scale = play.sharpen(canvas, 52), context = canvas.getContext("2d");
      context.clearRect(0, 0, canvas.width, canvas.height);
      for (const [x, y, label] of points)
        play.mark(context, ...play.toShare(square, x, y).map((share) => share * canvas.width), label, 2.4 * scale, false);
    });
  }

  function field(name) {
    const id = `pg-set-${name}`, options = CHOICES[name] ?? (play.about.words[name] && Object.entries(play.about.words[name]));
    const row = make("div", { class: "pg-field" }, make("label", { for: id }, LABELS[name] ?? name));
    if (options) row.append(make("select", { id }, ...options.map(([value, word]) => make("option", { value }, word))));
    else if (RANGES[name]) {
      const [min, max, step] = RANGES[name];
      row.append(make("input", { id, type: "range", min, max, step }), make("output", { for: id }));
    } else row.append(make("input", { id, type: "number", min: 0, max: 9999, step: 1 }));
    const input = row.children[1];
    input.addEventListener("change", () => set(name, input.value));
    input.addEventListener("input", () => show(name, input));
    return row;
  }

  function panel() {
    $(".pg-panel").append(...PANEL.map(([title, names]) => make("fieldset", {}, make("legend", {}, title), ...names.map(field))));
  }

  function show(name, input) {
    const output = input.nextElementSibling;
    if (output) output.textContent = name === "test" ? play.percent(Number(input.value)) : play.short(Number(input.value));
    if (name === "points") output.textContent = input.value;
  }

  // The losses that go with the data.
  const fillLosses = (select) => select.replaceChildren(...play.scene.losses.map((value) => make("option", { value }, play.about.words.loss[value])));

  // Put what the setting says into the controls; a value from a link may be one that the list does not have.
  function fillIn() {
    const { setting } = play.scene;
    for (const name of PANEL.flatMap(([, names]) => names)) {
      const input = $(`#pg-set-${name}`), value = String(setting[name]);
      if (name === "loss") fillLosses(input);
      if (input.tagName === "SELECT" && ![...input.options].some((option) => option.value === value)) input.add(new Option(value, value));
      input.value = value;
      show(name, input);
      input.disabled = !play.live || (setting.data === "own" && name in RANGES) || input.options?.length === 1;
    }
    $(".pg-data").disabled = !play.live;
    document.querySelectorAll(".pg-thumbs input").forEach((input) => { input.checked = input.value === setting.data; });
    $(".pg-presets").tabIndex = play.ready() ? -1 : 0; // it scrolls on a phone, when nothing in it can have the focus
    document.querySelectorAll(".pg-presets button").forEach((button) => {
      button.setAttribute("aria-pressed", button.dataset.preset === play.scene.preset);
      button.disabled = !play.ready();
    });
  }

  // A preset may ask for a cause. The right one comes first from Python; here they stand in the order of the alphabet.
  function causes() {
    const box = $(".pg-causes"), [group, said] = box.children, asked = play.scene.changed ? [] : play.about.presets[play.scene.preset].causes;
    box.hidden = !asked.length;
    if (group.dataset.of === play.scene.preset) return;
    group.dataset.of = play.scene.preset;
    said.textContent = "";
    group.replaceChildren(...asked.map(([cause, answer], i) => {
      const button = make("button", { type: "button", "aria-pressed": "false" }, cause);
      button.addEventListener("click", () => {
        for (const other of group.children) other.setAttribute("aria-pressed", other === button);
        said.replaceChildren(make("b", { class: i ? "wrong" : "right" }, i ? "✗ " : "✓ "), answer);
      });
      return button;
    }).sort((one, other) => one.textContent.localeCompare(other.textContent)));
  }

  function words() {
    const { title, call, line, chapter } = play.about.presets[play.scene.preset];
    if (play.scene.changed) $(".pg-watch").textContent = `An experiment of your own, begun at “${title}”.`;
    else $(".pg-watch").replaceChildren(make("b", {}, call), ` ${line} `, make("a", { href: chapter.href }, chapter.title));
    $(".pg-sentence").replaceChildren(...play.scene.sentence.map(([text, differs]) => (differs ? make("b", {}, text) : text)));
    $("#pg-count").textContent = `${play.scene.parameters} parameters`;
    const layers = play.scene.setting.hidden.length;
    $("#pg-layers").textContent = `${layers} hidden ${layers === 1 ? "layer" : "layers"}`;
    play.disable($("#pg-less"), !play.live || layers === 0, "#pg-more");
    play.disable($("#pg-more"), !play.live || layers === 3, "#pg-less");
  }

  play.setWidths = (widths, focus) => {
    after = focus ?? null;
    set("hidden", widths.length ? widths.join(",") : "none");
  };

  const rateOf = (input) => Number((10 ** Number(input.value)).toPrecision(2));

  function rate() {
    let waiting = false;
    $("#pg-lr").addEventListener("input", ({ target }) => {
      clearTimeout(held);
      held = setTimeout(() => { held = 0; followRate(); }, HELD);
      sayRate(rateOf(target));
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; play.send({ do: "rate", value: String(rateOf(target)) }); });
    });
  }

  function followRate() {
    const { lr } = play.state;
    if (rateOf($("#pg-lr")) !== lr) $("#pg-lr").value = Math.log10(lr);
    sayRate(lr);
  }

  function sayRate(lr) {
    $("#pg-lr-value").textContent = play.short(lr);
    $("#pg-lr").setAttribute("aria-valuetext", play.short(lr));
  }

  function switches() {
    for (const button of document.querySelectorAll(".pg-switch button"))
      button.addEventListener("click", () => {
        play.endStep();
        play.edgesShow = button.value;
        play.restParts();
      });
    $("#pg-less").addEventListener("click", () => play.setWidths(play.scene.setting.hidden.slice(0, -1)));
    $("#pg-more").addEventListener("click", () => play.setWidths([...play.scene.setting.hidden, 4]));
    const fold = $("#pg-settings");
    fold.addEventListener("click", () => {
      const open = fold.getAttribute("aria-expanded") === "false";
      fold.setAttribute("aria-expanded", open);
      $(".pg-panel").hidden = !open;
    });
  }

  play.setUpControls = () => {
    presets();
    thumbs();
    panel();
    rate();
    switches();
    drawThumbs();
  };

  play.on("scene", () => {
    fillIn();
    words();
    causes();
    if (after) document.querySelector(`.pg ${after}`)?.focus();
    after = null;
  });
  play.on("state", () => {
    if (!held) followRate();
  });
  play.on("paint", drawThumbs);
})();
