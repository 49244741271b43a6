/* The code of one cell: printed, then edited. The printed <pre> stays in the page, hidden, with the current text: the copy
   button reads it. Imports store; the editor when it is needed, which is also to color an edit of an earlier visit. */

import { edited, keep } from "./store.js";

export class Code {
  #pre;
  #html; // the printed code, colored
  #on;
  #label;
  #editor;
  #opening;

  /* on: change(), run(), runAndMoveOn(). */
  constructor(box, label, on) {
    this.box = box; // div.cell_input
    this.#pre = box.querySelector("pre");
    this.#html = this.#pre.innerHTML;
    this.#label = label;
    this.#on = on;
    this.printed = this.#text();
    this.#prepareBox();
    const version = edited(this.printed);
    if (version !== undefined) this.#color(version);
  }

  get source() {
    return this.#text();
  }

  get isEdited() {
    return this.source !== this.printed;
  }

  /* Back to the printed code. */
  reset() {
    keep(this.printed, this.printed);
    this.markLine(null);
    if (this.#editor) this.#editor.replace(this.printed); // and the editor's change brings the <pre> back
    else this.#pre.innerHTML = this.#html;
  }

  /* Underline a line, or none. */
  markLine(line) {
    this.box.classList.toggle("sg-live-marked", Boolean(line));
    if (line) this.box.style.setProperty("--sg-live-line", line);
  }

  focus() {
    if (this.#editor) this.#editor.focus();
    else this.box.focus();
  }

  /* Load the editor and put it in the place of the printed code, the cursor at a point of the screen or at the end. */
  async open(point) {
    this.#opening ??= this.#open();
    await this.#opening;
    this.#editor.focus(point);
  }

  async #open() {
    const { openEditor, replaceText, focusAt } = await import("./editor.js");
    const view = openEditor({
      parent: this.#pre.parentElement,
      text: this.source,
      label: this.#label,
      on: {
        change: (text) => this.#changed(text),
        run: this.#on.run,
        runAndMoveOn: this.#on.runAndMoveOn,
      },
    });
    this.#pre.hidden = true;
    this.box.removeAttribute("tabindex"); // the editor takes the focus from now on
    this.#editor = { replace: (text) => replaceText(view, text), focus: (point) => focusAt(view, point) };
  }

  /* The reader's version, as the editor will show it. */
  async #color(text) {
    this.#pre.textContent = text;
    const { colored } = await import("./editor.js");
    if (this.source === text) this.#pre.replaceChildren(colored(text));
  }

  #changed(text) {
    if (text === this.printed) this.#pre.innerHTML = this.#html;
    else this.#pre.textContent = text;
    keep(this.printed, text);
    this.markLine(null);
    this.#on.change();
  }

  /* The box takes the focus; a click or Enter opens the editor in it. */
  #prepareBox() {
    this.#pre.removeAttribute("tabindex");
    this.box.tabIndex = 0;
    this.box.setAttribute("role", "group");
    this.box.setAttribute("aria-label", `${this.#label}. Enter edits, Control Enter runs, Control C copies, Escape and Tab leave.`);
    this.box.addEventListener("click", (event) => {
      if (!event.target.closest("button, .cm-editor") && getSelection().isCollapsed)
        this.open({ x: event.clientX, y: event.clientY });
    });
    this.box.addEventListener("copy", (event) => {
      if (event.target !== this.box || !getSelection().isCollapsed) return;
      event.clipboardData.setData("text/plain", this.source);
      event.preventDefault();
    });
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== this.box) return;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) this.#on.run();
      else if (event.shiftKey) this.#on.runAndMoveOn();
      else this.open();
    });
  }

  #text() {
    return this.#pre.textContent.replace(/\n$/, "");
  }
}
