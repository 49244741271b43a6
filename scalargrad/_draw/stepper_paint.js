/* Brings the still picture to life: finds nodes, rows, edges and slopes in the SVG that Python drew, and gives them the look of a
   position. The k-th box is node boxes[k] of the Model, the k-th line is edge drawn[k]. Uses the Model of stepper_state.js. */
(() => {
  "use strict";
  const figures = (globalThis.scalargradFigures ??= {});
  const NS = "http://www.w3.org/2000/svg";
  const make = (tag, attributes) => {
    const element = document.createElementNS(NS, tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const all = (element, selector) => [...element.querySelectorAll(selector)];
  const BEYOND = 4; // px between the word and the number of a row

  /* An arrowhead with its tip at x, y. */
  function arrow(x, y, angle, size, css) {
    const [c, s] = [size * Math.cos(angle), size * Math.sin(angle)];
    const d = `M${x} ${y}L${x - c - 0.55 * s} ${y - s + 0.55 * c}L${x - c + 0.55 * s} ${y - s - 0.55 * c}z`;
    return make("path", { class: `tip ${css}`, d });
  }

  figures.Picture = class {
    constructor(svg, model, words) {
      Object.assign(this, { svg, model, words });
      svg.setAttribute("role", "group");
      svg.setAttribute("aria-label", `${model.label}. Up and down move between the nodes, Enter tells about one.`);
      this.area = svg.querySelector("g.roomy, g.dense");
      this.edges = all(this.area, "path.e").map((path, k) => this.edge(path, model.drawn[k]));
      const pills = all(this.area, "rect.q");
      pills.forEach((rect, k) => (this.edges[k].pill = [rect, rect.nextElementSibling]));
      this.boxes = all(this.area, "rect.p").map((frame, k) => this.box(frame, model.boxes[k]));
      this.boxes[0].button.setAttribute("tabindex", 0);
    }

    edge(path, edge) {
      path.nextElementSibling.remove(); // the arrowhead of the still picture: from now on there are two
      const d = path.getAttribute("d");
      const n = d.match(/-?[\d.]+/g).map(Number);
      const [x, y, cx, cy] = n;
      const [ex, ey, fx, fy] = [...n.slice(-2), ...n.slice(-4, -2)];
      const back = Math.atan2(y - cy, x - cx);
      const marked = ["on", "off"].filter((name) => path.classList.contains(name)).join(" "); // on a marked path, or off it
      const forth = arrow(ex, ey, Math.atan2(ey - fy, ex - fx), marked === "on" ? 10 : 7, `forth ${marked}`);
      const behind = arrow(x - 3.5 * Math.cos(back), y - 3.5 * Math.sin(back), back, 8.5, `back ${marked}`);
      const marker = make("path", { d, class: "marker" });
      path.before(marker);
      path.after(forth, behind);
      return { edge, path, parts: [path, forth, behind, marker], pill: [] };
    }

    /* The rows of a box in order: the tinted ground and the number of each. */
    box(frame, node) {
      const group = frame.parentNode;
      all(group, ".em").forEach((mark) => mark.remove());
      const numbers = all(group, ".n");
      const rows = all(group, ".td, .tl, .tg, .bad").map((tint, i) => this.row(tint, numbers[i]));
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

    row(tint, number) {
      const glow = tint.cloneNode();
      glow.setAttribute("class", "glow");
      tint.after(glow);
      const before = number.previousElementSibling;
      const word = before?.tagName === "text" && !before.classList.contains("l") ? before : undefined;
      const row = { tint, glow, number, word, line: tint.classList.contains("tl"), edge: tint.dataset.e && +tint.dataset.e };
      if (row.line) {
        row.empty = make("path", { class: number.textContent ? "em gone" : "em", d: `M${number.getAttribute("x") - 16} ${number.getAttribute("y")}h16` });
        number.after(row.empty);
      }
      return row;
    }

    /* The look of the still picture, whose texts are there already. */
    rest(position) {
      this.frame = this.model.frames[position];
      this.lit = { phase: "none" };
      for (const edge of this.edges) this.showEdge(edge);
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
      for (const edge of this.edges) this.showEdge(edge, reach);
      this.label(position, selected);
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
      this.turn(group, { blank: !here, now: this.lit.node === node, chosen: node === selected, dim: reach && !onPath && node !== selected });
      this.fill(box.data, here ? this.model.nodes[node].data : "", this.lit.phase === "forward" && this.lit.node === node);
      box.lines.forEach((line, i) => this.showLine(line, i, node));
      if (box.grad) this.showGrad(box, here ? grads[node] : "");
      box.docked.forEach((row, i) => {
        const per = this.model.backward ? 2 : 1;
        const parameter = this.model.docked[node][Math.floor(i / per)];
        const grad = i % per === 1;
        this.fill(row, here ? (grad ? grads[parameter] : this.model.nodes[parameter].data) : "", grad ? this.step?.parent === parameter : this.lit.node === node);
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
      for (const part of box.right) this.turn(part, { gone: !wrong });
      this.fill(grad, text, current && !wrong);
    }

    tint({ tint, number }, text) {
      const zero = text === "0" || text === "";
      this.turn(tint, { z: zero });
      this.turn(number, { z: zero, g: !zero });
    }

    showLine(line, i, node) {
      const { shares, filled } = this.frame;
      const step = line.edge === undefined ? undefined : shares[line.edge][line.before];
      const text = line.edge === undefined ? (filled.has(node) ? this.model.base[node] : "") : (step?.product ?? "");
      const first = i === 0 ? "" : this.model.rule === "overwrite" ? "=\u2009" : text.startsWith("−") ? "−\u2009" : "+\u2009";
      const spoiled = step && this.model.spoiled(step, this.position);
      line.number.setAttribute("class", spoiled ? "n x m" : "n g m");
      this.turn(line.number, { struck: spoiled && this.model.rule === "overwrite" });
      this.turn(line.empty, { gone: text !== "" });
      this.fill(line, text && first + (first === "−\u2009" ? text.slice(1) : text), step !== undefined && step === this.step);
    }

    /* The text of a row. A number that needs the room takes it from the word, and as a last resort moves closer. */
    fill({ glow, number, word }, text, now) {
      number.textContent = text;
      number.removeAttribute("textLength");
      this.turn(glow, { on: now });
      const room = +number.getAttribute("x") - (word ? +word.getAttribute("x") : 0);
      const width = number.getComputedTextLength();
      if (word) this.turn(word, { gone: width + word.getComputedTextLength() + BEYOND > room && room > 0 });
      if (word && width > room) {
        number.setAttribute("textLength", room);
        number.setAttribute("lengthAdjust", "spacingAndGlyphs");
      }
    }

    showEdge({ edge, parts, pill }, reach) {
      const { parent, child } = this.model.edges[edge];
      const known = this.frame.filled.has(child);
      const done = this.frame.shares[edge].some((step) => step.product !== "0");
      const now = this.step?.edge === edge;
      const look = { unknown: !known, done, now, data: this.lit.phase === "forward" && this.lit.node === child, way: reach?.has(edge), dim: reach && !reach.has(edge) };
      for (const part of parts) this.turn(part, look);
      for (const part of pill) this.turn(part, { gone: !known, now, dim: look.dim });
    }

    turn(element, classes) {
      for (const [name, on] of Object.entries(classes)) element.classList.toggle(name, Boolean(on));
    }

    /* A dot runs along the edge of the step, from the child to the parent. */
    run() {
      const path = this.edges.find(({ edge }) => edge === this.step?.edge)?.path;
      if (!path) return;
      const dot = make("circle", { class: "dot", r: 6 });
      const length = path.getTotalLength();
      const begin = performance.now();
      this.area.append(dot);
      const move = (now) => {
        const part = Math.min(1, Math.max(0, (now - begin) / 250));
        const { x, y } = path.getPointAtLength(length * (1 - part * part * (3 - 2 * part)));
        dot.setAttribute("cx", x);
        dot.setAttribute("cy", y);
        if (part < 1 && dot.isConnected) requestAnimationFrame(move);
        else dot.remove();
      };
      requestAnimationFrame(move);
    }
  };
})();
