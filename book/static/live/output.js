/* What stands under a cell: the printed output, or that of the reader's run. Imports dom, solution.

   The printed nodes are never copied, only taken out and put back: figures in them stay alive. The element keeps its place
   and its `hidden`, so that a predict box can cover and open it whatever it shows. */

import { button, element } from "./dom.js";
import { Solution } from "./solution.js";

const LONG = 30; // lines; longer output than this, if it is longer than the printed one, is folded
const STREAM = { stdout: "stream", stderr: "stderr" };

export class Output {
  #box;
  #own; // the printed page has no output here
  #anchor;
  #printed; // its nodes, once another output has taken their place
  #expected;
  #pieces = [];
  #solution;
  verdicts = []; // the elements that check() has shown in the run

  /* anchor: the element before it. expected: the printed output as [kind, text], or null where it differs from run to run. */
  constructor(cell, anchor, expected) {
    const box = cell.querySelector(":scope > .cell_output");
    this.#own = !box;
    this.#box = box ?? element("div", "cell_output docutils container");
    this.#anchor = anchor;
    this.#expected = expected;
    this.#solution = new Solution(cell);
  }

  /* Covered by a predict box that has no answer yet. */
  get isCovered() {
    return this.#box.hidden;
  }

  /* "printed", "other", or "unknown" where there is nothing to compare with. */
  get verdict() {
    if (!this.#expected) return "unknown";
    return JSON.stringify(this.#texts()) === JSON.stringify(this.#expected) ? "printed" : "other";
  }

  /* A run begins; the old output stays until the first new piece comes. */
  begin() {
    this.#pieces = [];
    this.verdicts = [];
  }

  add(piece) {
    if (!this.#pieces.length) this.#clear();
    this.#pieces.push(piece);
    if (piece.kind === "show") this.#put(this.#look(piece.data));
    else this.#print(piece);
  }

  /* The run is over: the printed nodes come back where the text is the same, for their colors; else they can be compared. */
  end(compare) {
    if (!this.#pieces.length) this.#clear();
    const onlyText = this.#pieces.every((piece) => piece.kind !== "show" || Object.keys(piece.data).length === 1);
    if (this.verdict === "printed" && onlyText) return this.reset();
    this.fold();
    if (compare && !this.verdicts.length && !this.#own) this.#put(this.#comparison());
  }

  /* Fold what the run has printed, where it is long. */
  fold() {
    this.#box.querySelectorAll(".output pre").forEach((pre) => this.#foldOne(pre));
  }

  /* Back to the printed output. */
  reset() {
    this.#clear();
    this.#put(...this.#printed);
  }

  #clear() {
    const nodes = [...this.#box.childNodes].filter((node) => !node.classList?.contains("sg-predicted"));
    this.#printed ??= nodes;
    nodes.forEach((node) => node.remove());
    if (this.#own) this.#box.remove();
  }

  #put(...nodes) {
    const pinned = this.#box.querySelector(":scope > .sg-predicted");
    nodes.forEach((node) => this.#box.insertBefore(node, pinned));
    if (this.#own && nodes.length) this.#anchor.after(this.#box);
  }

  #print({ kind, text }) {
    const last = this.#pieces.at(-2)?.kind === kind ? this.#box.querySelector(":scope > .output:last-of-type pre") : null;
    if (!last) return this.#put(this.#textBox(STREAM[kind], text));
    last.append(text);
    last.scrollTop = last.scrollHeight; // while it runs, long output has a box that scrolls
  }

  #textBox(kind, text) {
    const pre = element("pre", "", text);
    return element("div", `output ${kind} highlight-myst-ansi notranslate`, element("div", "highlight", pre));
  }

  /* The richest of the looks of a value. */
  #look(data) {
    if (data["text/html"] !== undefined) {
      const box = element("div", "output text_html");
      box.innerHTML = data["text/html"];
      this.#follow(box.querySelectorAll(".sg-verdict"));
      return box;
    }
    if (data["image/svg+xml"] !== undefined) return this.#image(`data:image/svg+xml,${encodeURIComponent(data["image/svg+xml"])}`);
    if (data["image/png"] !== undefined) return this.#image(`data:image/png;base64,${data["image/png"]}`);
    return this.#textBox("text_plain", data["text/plain"]);
  }

  #follow(verdicts) {
    this.verdicts.push(...verdicts);
    verdicts.forEach((verdict) => this.#solution.follow(verdict));
  }

  /* A picture takes the words of the printed picture in its place. */
  #image(address) {
    const image = element("img", "");
    const place = this.#box.querySelectorAll(":scope > img").length;
    image.alt = this.#printed.filter((node) => node.tagName === "IMG")[place]?.alt ?? "Picture made by this cell";
    image.src = address;
    return image;
  }

  /* [kind, text] of each output, pieces of one stream joined: the form of `expected`. */
  #texts() {
    const texts = [];
    for (const piece of this.#pieces) {
      const [kind, text] = piece.kind === "show" ? ["show", piece.data["text/plain"]] : [piece.kind, piece.text];
      if (kind !== "show" && texts.at(-1)?.[0] === kind) texts.at(-1)[1] += text;
      else texts.push([kind, text]);
    }
    return texts;
  }

  #foldOne(pre) {
    const lines = pre.textContent.trimEnd().split("\n").length;
    const printed = this.#expected?.map(([, text]) => text.split("\n").length) ?? [];
    if (lines <= Math.max(LONG, ...printed)) return;
    const box = pre.closest(".output");
    box.classList.add("sg-live-folded");
    pre.scrollTop = 0; // folded, it shows how it began
    const open = button("sg-live-unfold", () => { box.classList.remove("sg-live-folded"); open.remove(); }, `Show all ${lines} lines`);
    box.after(open);
  }

  #comparison() {
    const summary = element("summary", "", "Compare with the printed output");
    return element("details", "sg-live-compare", summary, ...this.#printed);
  }
}
