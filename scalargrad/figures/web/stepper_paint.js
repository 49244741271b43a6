/* Brings the still picture to life: finds nodes and their rows in the SVG that Python drew, and gives them the look of a position. The
   k-th box is node forward[k] of the Model, the k-th line is edge drawn[k]. Uses the Model of stepper_state.js and stepper_edges.js. */
(() => {
  "use strict";
  const figures = (globalThis.scalargradFigures ??= {});
  const { make, turn } = figures;
  const all = (element, selector) => [...element.querySelectorAll(selector)];
  const BEYOND = 4; // px between the word and the number of a row

  figures.Picture = class {
    constructor(svg, model, words) {
      Object.assign(this, { svg, model, words });
      svg.setAttribute("role", "group");
      svg.setAttribute("aria-label", `${model.label}. Up and down move between the nodes, Enter tells about one.`);
      this.area = svg.querySelector("g.roomy, g.dense");
      const pills = all(this.area, "rect.q");
      this.edges = all(this.area, "path.e").map((path, k) => new figures.Edge(path, model.drawn[k], pills[k]));
      this.boxes = all(this.area, "rect.p").map((frame, k) => this.box(frame, model.forward[k]));
      this.boxes[0].button.setAttribute("tabindex", 0);
    }

    /* The rows of a box in order: the tinted ground and the number of each. */
    box(frame, node) {
      const group = frame.parentNode.parentNode;
      all(group, ".em").forEach((mark) => mark.remove());
      const numbers = all(group, ".n");
      const words = all(group, "text:not([class]), text.x:not(.n)");
      const rows = all(group, ".td, .tl, .tg, .bad").map((tint, i) => this.row(tint, numbers[i], words));
      const count = rows.filter((row) => row.line).length;
      const lines = rows.slice(1, 1 + count);
      for (const line of lines) line.before = lines.slice(0, lines.indexOf(line)).filter((other) => other.edge === line.edge).length;
      const docked = rows.slice(1 + count + (this.model.backward ? 1 : 0));
      const [w, h] = ["width", "height"].map((side) => +frame.getAttribute(side) + 12);
      const button = make("rect", { class: "ring", x: -6, y: -6, rx: 13, width: w, height: h, role: "button", tabindex: -1 });
      group.classList.add("node");
      const right = all(group, ".fx, .ft");
      group.append(button, ...right);
      return { node, group, button, data: rows[0], lines, grad: this.model.backward ? rows[1 + count] : undefined, docked, right };
    }

    /* Its word is the one at the same height. */
    row(tint, number, words) {
      const glow = tint.cloneNode();
      glow.setAttribute("class", "glow");
      tint.after(glow);
      const word = words.find((word) => Math.abs(word.getAttribute("y") - number.getAttribute("y")) < 1);
      const row = { tint, glow, number, word, line: tint.classList.contains("tl"), edge: number.dataset.e && +number.dataset.e };
      if (row.line) {
        row.empty = make("path", { class: number.textContent ? "em gone" : "em", d: `M${number.getAttribute("x") - 16} ${number.getAttribute("y")}h16` });
        number.after(row.empty);
      }
      return row;
    }

    /* The look of the still picture, whose texts are there already, unless they were left out; those of a wrong rule are marked in another way. */
    rest(position) {
      if (this.model.rule !== "add") return this.show(position);
      this.frame = this.model.frames[position];
      this.lit = { phase: "none" };
      if (this.boxes[0].data.number.textContent === "") for (const box of this.boxes) this.showBox(box);
      this.showEdges();
      this.label(position);
    }

    /* Give everything the look of a position; with a node selected, that of its paths. */
    show(position, selected) {
      this.position = position;
      this.frame = this.model.frames[position];
      this.step = selected === undefined ? this.frame.step : undefined;
      this.lit = selected === undefined ? this.frame : { phase: "none" };
      const reach = selected === undefined ? undefined : this.model.reach(selected);
      for (const box of this.boxes) this.showBox(box, selected, reach);
      this.showEdges(reach);
      this.label(position, selected);
    }

    showEdges(reach) {
      for (const edge of this.edges) edge.show(this.frame, this.lit, this.step, reach);
    }

    /* A dot runs along the edge of the step. */
    run() {
      this.edges.find(({ edge }) => edge.i === this.step?.edge)?.run();
    }

    label(position, selected) {
      for (const { node, button } of this.boxes) {
        button.setAttribute("aria-label", this.words.node(node, position));
        button.setAttribute("aria-pressed", node === selected);
      }
    }

    showBox(box, selected, reach) {
      const { node, group } = box;
      const { filled, grads } = this.frame;
      const here = filled.has(node);
      const onPath = reach && [...reach].some((i) => this.model.edges[i].parent === node || this.model.edges[i].child === node);
      turn(group, { blank: !here, now: this.lit.node === node, chosen: node === selected, dim: reach && !onPath && node !== selected });
      this.fill(box.data, here ? this.model.nodes[node].data : "", this.lit.phase === "forward" && this.lit.node === node);
      box.lines.forEach((line, i) => this.showLine(line, i, node));
      if (box.grad) this.showGrad(box, here ? grads[node] : "");
      box.docked.forEach((row, i) => {
        const per = this.model.backward ? 2 : 1;
        const parameter = this.model.docked[node][Math.floor(i / per)];
        const grad = i % per === 1;
        const text = grad ? grads[parameter] : this.model.nodes[parameter].data;
        const lit = grad ? this.step?.parent === parameter : this.lit.node === node;
        this.fill(row, here ? text : "", lit || selected === parameter);
        if (grad) this.tint(row, grads[parameter]);
      });
    }

    showGrad(box, text) {
      const wrong = this.model.wrong(box.node, this.position);
      const current = this.step ? [this.step.parent, this.step.child].includes(box.node) : this.lit.phase === "seed" && this.lit.node === box.node;
      const { grad } = box;
      if (this.model.rule !== "add") {
        grad.tint.setAttribute("class", wrong ? "bad" : "tg");
        grad.number.setAttribute("class", wrong ? "n x struck" : "n g");
        grad.word?.setAttribute("class", wrong ? "x" : "");
        if (grad.word) grad.word.textContent = wrong ? "✗" : "grad";
      }
      if (!wrong) this.tint(grad, text);
      for (const part of box.right) turn(part, { gone: !wrong });
      this.fill(grad, text, current && !wrong);
    }

    tint({ tint, number }, text) {
      const zero = text === "0" || text === "";
      turn(tint, { z: zero });
      turn(number, { z: zero, g: !zero });
    }

    showLine(line, i, node) {
      const { shares, filled } = this.frame;
      const step = line.edge === undefined ? undefined : shares[line.edge][line.before];
      const text = line.edge === undefined ? (filled.has(node) ? this.model.base[node] : "") : (step?.product ?? "");
      const first = i === 0 ? "" : this.model.rule === "overwrite" ? "=\u2009" : text.startsWith("−") ? "−\u2009" : "+\u2009";
      const spoiled = step && this.model.spoiled(step, this.position);
      line.number.setAttribute("class", spoiled ? "n x m" : "n g m");
      turn(line.number, { struck: spoiled && this.model.rule === "overwrite" });
      turn(line.empty, { gone: text !== "" });
      this.fill(line, text && first + (first === "−\u2009" ? text.slice(1) : text), step !== undefined && step === this.step);
    }

    /* The text of a row. A number that needs the room takes it from the word, and as a last resort moves closer. */
    fill({ glow, number, word }, text, now) {
      number.textContent = text;
      number.removeAttribute("textLength");
      turn(glow, { on: now });
      const room = +number.getAttribute("x") - (word ? +word.getAttribute("x") : 0);
      const width = number.getComputedTextLength();
      if (word) turn(word, { gone: width + word.getComputedTextLength() + BEYOND > room && room > 0 });
      if (word && width > room) {
        number.setAttribute("textLength", room);
        number.setAttribute("lengthAdjust", "spacingAndGlyphs");
      }
    }

    boxOf(node) {
      const { host } = this.model.nodes[node] ?? {};
      return this.boxes.find((box) => box.node === (host ?? node));
    }
  };
})();
