/* An edge of the live picture: its line with an arrowhead for each way, the marker pen below it, and the pill with the slope. */

import { make, turn } from "./svg.js";

export class Edge {
  #path;
  #marker;
  #pill; // missing in a picture of so much that slopes are shown only when they are asked for
  #isRare;

  /* path: the line in the picture; place: which edge of the Model, `edge`, it is; pill: the group of its slope, or null. */
  constructor(path, place, edge, pill) {
    Object.assign(this, { place, edge });
    this.#path = path;
    this.#marker = make("path", { class: "marker", d: path.getAttribute("d") });
    path.before(this.#marker);
    this.#pill = pill;
    this.#isRare = !pill && edge.slope !== undefined;
  }

  /* frame: of the Model; lit: the frame whose step is marked; reach: the edges on the paths of a selected node, or undefined. */
  show({ filled, shares }, lit, step, reach) {
    const { place, edge } = this;
    const known = filled.has(edge.child);
    const now = step?.edge === place;
    const way = reach?.has(place);
    const look = {
      unknown: !known, back: shares[place].some(({ product }) => product !== "0"), now,
      data: lit.phase === "forward" && lit.node === edge.child, way, dim: reach && !way,
    };
    turn(this.#path, look);
    turn(this.#marker, look);
    if (this.#isRare && !this.#pill && (now || way)) this.#pill = this.#drawPill();
    if (this.#pill) turn(this.#pill, { gone: !known || (this.#isRare && !now && !way), now, dim: look.dim });
  }

  /* The slope in the middle of its edge, above everything. */
  #drawPill() {
    const { x, y } = this.#path.getPointAtLength(this.#path.getTotalLength() / 2);
    const pill = make("g", { class: "pill" });
    const text = make("text", { x, y: y + 4.3 }, `×\u2009${this.edge.slope}`);
    pill.append(text);
    this.#path.parentNode.append(pill);
    const width = text.getComputedTextLength() + 11;
    text.before(make("rect", { x: x - width / 2, y: y - 9, width, height: 18, rx: 9 }));
    return pill;
  }

  /* A dot runs from the child to the parent. */
  run() {
    const dot = make("circle", { class: "dot", r: 6 });
    const length = this.#path.getTotalLength();
    const begin = performance.now();
    this.#path.parentNode.append(dot);
    const move = (now) => {
      const part = Math.min(1, Math.max(0, (now - begin) / 250));
      const { x, y } = this.#path.getPointAtLength(length * (1 - part * part * (3 - 2 * part)));
      dot.setAttribute("cx", x);
      dot.setAttribute("cy", y);
      if (part < 1 && dot.isConnected) requestAnimationFrame(move);
      else dot.remove();
    };
    requestAnimationFrame(move);
  }
}
