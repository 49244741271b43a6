/* The edges of the live picture: a line, an arrowhead for each way, a marker below, and the pill with the slope. Uses nothing. */
(() => {
  "use strict";
  const figures = (globalThis.scalargradFigures ??= {});
  const NS = "http://www.w3.org/2000/svg";
  const make = (figures.make = (tag, attributes, text = "") => {
    const element = document.createElementNS(NS, tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  });
  const turn = (figures.turn = (element, classes) => {
    for (const [name, on] of Object.entries(classes)) element.classList.toggle(name, Boolean(on));
  });

  /* An arrowhead with its tip at x, y. */
  function arrow(x, y, angle, size, css) {
    const [c, s] = [size * Math.cos(angle), size * Math.sin(angle)];
    const d = `M${x} ${y}L${x - c - 0.55 * s} ${y - s + 0.55 * c}L${x - c + 0.55 * s} ${y - s - 0.55 * c}z`;
    return make("path", { class: `tip ${css}`, d });
  }

  /* Where a line begins and ends, and in which direction it would go on at either end; its pieces are told from where they begin. */
  function ends(d) {
    const [[x, y], ...pieces] = d.match(/[Mcl][^cl]*/g).map((piece) => piece.match(/-?[\d.]+/g).map(Number));
    const [first, last] = [pieces[0], [0, 0, ...pieces.at(-1)].slice(-4)];
    const along = (i) => pieces.reduce((sum, piece) => sum + piece.at(i), 0);
    return {
      begin: { x, y }, back: Math.atan2(-first[1], -first[0]),
      end: { x: x + along(-2), y: y + along(-1) }, ahead: Math.atan2(last[3] - last[1], last[2] - last[0]),
    };
  }

  figures.Edge = class {
    /* path: its line in the picture; edge: the same in the Model; pill: the frame of its slope, in a picture that shows all slopes. */
    constructor(path, edge, pill) {
      Object.assign(this, { path, edge });
      const d = path.getAttribute("d");
      const { begin, back, end, ahead } = ends(d);
      const marked = ["on", "off"].filter((name) => path.classList.contains(name)).join(" "); // on a marked path, or off it
      const forth = arrow(end.x, end.y, ahead, marked === "on" ? 10 : 7, `forth ${marked}`);
      const behind = arrow(begin.x - 3.5 * Math.cos(back), begin.y - 3.5 * Math.sin(back), back, 8.5, `back ${marked}`);
      const marker = make("path", { d, class: "marker" });
      path.before(marker);
      path.after(forth, behind);
      this.parts = [path, forth, behind, marker];
      this.rare = !pill && edge.slope !== undefined; // shown only when it is asked for
      this.pill = pill ? [pill, pill.nextElementSibling] : [];
    }

    show({ filled, shares }, lit, step, reach) {
      const { i, child } = this.edge;
      const [known, now, way] = [filled.has(child), step?.edge === i, reach?.has(i)];
      const done = shares[i].some(({ product }) => product !== "0");
      const look = { unknown: !known, done, now, data: lit.phase === "forward" && lit.node === child, way, dim: reach && !way };
      for (const part of this.parts) turn(part, look);
      if (this.rare && !this.pill.length && (now || way)) this.pill = this.drawPill();
      for (const part of this.pill) turn(part, { gone: !known || (this.rare && !now && !way), now, dim: look.dim });
    }

    /* The slope in the middle of its edge, above everything. */
    drawPill() {
      const { x, y } = this.path.getPointAtLength(this.path.getTotalLength() / 2);
      const text = make("text", { class: "s", x, y: y + 4.3 }, `×\u2009${this.edge.slope}`);
      this.path.parentNode.append(text);
      const width = text.getComputedTextLength() + 11;
      const frame = make("rect", { class: "q", x: x - width / 2, y: y - 9, width, height: 18, rx: 9 });
      text.before(frame);
      return [frame, text];
    }

    /* A dot runs from the child to the parent. */
    run() {
      const dot = make("circle", { class: "dot", r: 6 });
      const length = this.path.getTotalLength();
      const begin = performance.now();
      this.path.parentNode.append(dot);
      const move = (now) => {
        const part = Math.min(1, Math.max(0, (now - begin) / 250));
        const { x, y } = this.path.getPointAtLength(length * (1 - part * part * (3 - 2 * part)));
        dot.setAttribute("cx", x);
        dot.setAttribute("cy", y);
        if (part < 1 && dot.isConnected) requestAnimationFrame(move);
        else dot.remove();
      };
      requestAnimationFrame(move);
    }
  };
})();
