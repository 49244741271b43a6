/* Brings the still picture to life: finds nodes, their rows and edges in the SVG that Python drew, by data-node, data-row and
   data-edge, and gives them the look of a position. */

import { Edge } from "./edge.js";
import { make, turn } from "./svg.js";

const BEYOND = 4; // px between the word and the number of a row
const AROUND = 6; // px from the frame of a node to the ring that shows the focus

export class Picture {
  constructor(svg, model, words) {
    Object.assign(this, { svg, model, words });
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", "Nodes. Up and down move between them, Enter tells about one.");
    for (const part of svg.querySelectorAll("text")) part.setAttribute("aria-hidden", true); // the buttons say all of it
    const place = ({ dataset }) => Number(dataset.edge);
    const pill = (path) => svg.querySelector(`.pill[data-edge="${place(path)}"]`);
    const paths = [...svg.querySelectorAll(".edge")];
    this.edges = paths.map((path) => new Edge(path, place(path), model.edges[place(path)], pill(path)));
    this.boxes = [...svg.querySelectorAll(".node")].map((group) => box(group));
    this.boxes[0].button.setAttribute("tabindex", 0);
  }

  /* The look of the still picture, whose texts are there already; those of a wrong rule are marked in another way. */
  rest(position) {
    if (this.model.rule !== "add") return this.show(position);
    this.frame = this.model.frames[position];
    this.lit = { phase: "none" };
    this.#showEdges();
    this.#label(position);
  }

  /* Give everything the look of a position; with a node selected, that of its paths. */
  show(position, selected) {
    this.position = position;
    this.frame = this.model.frames[position];
    this.step = selected === undefined ? this.frame.step : undefined;
    this.lit = selected === undefined ? this.frame : { phase: "none" };
    const reach = selected === undefined ? undefined : this.model.reach(selected);
    for (const box of this.boxes) this.#showBox(box, selected, reach);
    this.#showEdges(reach);
    this.#label(position, selected);
  }

  /* A dot runs along the edge of the step. */
  run() {
    this.edges.find(({ place }) => place === this.step?.edge)?.run();
  }

  boxOf(node) {
    const { host } = this.model.nodes[node] ?? {};
    return this.boxes.find((box) => box.node === (host ?? node));
  }

  #showEdges(reach) {
    for (const edge of this.edges) edge.show(this.frame, this.lit, this.step, reach);
  }

  #label(position, selected) {
    for (const { node, button } of this.boxes) {
      button.setAttribute("aria-label", this.words.node(node, position));
      button.setAttribute("aria-pressed", node === selected);
    }
  }

  #showBox({ node, group, rows, right }, selected, reach) {
    const isHere = this.frame.filled.has(node);
    const onPath = reach && [...reach].some((i) => this.model.edges[i].parent === node || this.model.edges[i].child === node);
    turn(group, { blank: !isHere, now: this.lit.node === node, chosen: node === selected, dim: reach && !onPath && node !== selected });
    if (right) turn(right, { gone: !this.model.wrong(node, this.position) });
    for (const row of rows) this.#rows[row.kind](row, isHere, selected);
  }

  /* What each kind of row shows. */
  #rows = {
    data: (row, isHere, selected) => {
      const { host, data } = this.model.nodes[row.node];
      const isLit = this.lit.phase === "forward" && this.lit.node === (host ?? row.node);
      fill(row, isHere ? data : "", isLit || (host !== undefined && selected === row.node));
    },

    grad: (row, isHere, selected) => {
      const wrong = this.model.wrong(row.node, this.position);
      const text = isHere ? this.frame.grads[row.node] : "";
      turn(row.group, { zero: !wrong && (text === "0" || text === ""), wrong, struck: wrong });
      if (row.word) row.word.textContent = wrong ? "✗" : "grad";
      if (row.word) turn(row.word, { cross: wrong });
      fill(row, text, !wrong && (this.#takesPart(row.node) || (this.model.nodes[row.node].host !== undefined && selected === row.node)));
    },

    before: (row, isHere) => this.#showTerm(row, isHere ? this.model.base[row.node] : "", false),

    share: (row) => {
      const step = this.frame.shares[row.edge][row.arrival];
      const isSpoiled = step && this.model.spoiled(step, this.position);
      turn(row.group, { wrong: isSpoiled, struck: isSpoiled && this.model.rule === "overwrite" });
      this.#showTerm(row, step?.product ?? "", step !== undefined && step === this.step);
    },
  };

  /* Whether the step reads or writes the gradient of a node. */
  #takesPart(node) {
    if (this.step) return [this.step.parent, this.step.child].includes(node);
    return this.lit.phase === "seed" && this.lit.node === node;
  }

  /* A term of the sum in a box: with its sign, save the first one. */
  #showTerm(row, text, isNow) {
    const isNegative = text.startsWith("−");
    const sign = this.model.rule === "overwrite" ? "=\u2009" : isNegative ? "−\u2009" : "+\u2009";
    const shown = row.isFirst || !text ? text : sign + (sign.startsWith("−") ? text.slice(1) : text);
    turn(row.empty, { gone: text !== "" });
    fill(row, shown, isNow);
  }
}

/* A node of the picture: its group, its rows, the tag with the right gradient, and the button that takes clicks and the focus. */
function box(group) {
  const node = Number(group.dataset.node);
  const frame = group.querySelector(".frame");
  const [width, height] = ["width", "height"].map((side) => Number(frame.getAttribute(side)) + 2 * AROUND);
  const button = make("rect", { class: "ring", x: -AROUND, y: -AROUND, rx: 13, width, height, role: "button", tabindex: -1 });
  const right = group.querySelector(".right");
  group.append(button, ...(right ? [right] : []));
  return { node, group, button, right, rows: [...group.querySelectorAll("[data-row]")].map(row) };
}

function row(group) {
  const { row: kind, node, edge, arrival } = group.dataset;
  const find = (name) => group.querySelector(`.${name}`);
  const isFirst = !group.previousElementSibling?.matches("[data-row=share], [data-row=before]");
  find("strike")?.remove(); // the live figure strikes by a line through the text
  return {
    group, kind, node: Number(node), edge: Number(edge), arrival: Number(arrival), isFirst,
    word: find("word"), number: find("number"), empty: find("empty"),
  };
}

/* The text of a row. A number that needs the room takes it from the word, and as a last resort moves closer. */
function fill({ group, number, word }, text, isLit) {
  number.textContent = text;
  number.removeAttribute("textLength");
  turn(group, { lit: isLit });
  if (!word) return;
  const room = Number(number.getAttribute("x")) - Number(word.getAttribute("x"));
  const width = number.getComputedTextLength();
  word.classList.remove("gone"); // what is not shown has no length
  turn(word, { gone: width + word.getComputedTextLength() + BEYOND > room && room > 0 });
  if (width > room) {
    number.setAttribute("textLength", room);
    number.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }
}
