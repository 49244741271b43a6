/* <sg-attention>: who looks at whom, letter by letter. It holds a still picture and, as JSON, the numbers: then the live figure
   takes its place, and on paper the picture. */

/* global STYLES */

import { arcs } from "./arcs.js";
import { columns } from "./columns.js";
import { ownPlace, skeleton } from "./controls.js";
import { Glances } from "./glances.js";
import { layout } from "./layout.js";
import { Letters } from "./letters.js";
import { chances, vectors } from "./margin.js";
import { matrix } from "./matrix.js";
import { Player } from "./player.js";
import { make, whenWhole } from "./svg.js";
import { Telling } from "./telling.js";
import { escape } from "./words.js";

const HATCHING = `<defs><pattern id="sg-later" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6"/></pattern><pattern id="sg-forbidden" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5"/><path d="M0 0V5"/></pattern></defs>`;

class AttentionStepper extends HTMLElement {
  connectedCallback() {
    whenWhole(this, () => this.begin());
  }

  disconnectedCallback() {
    this.player?.pause();
  }

  begin() {
    const data = this.querySelector(":scope > script");
    if (this.model || !data) return;
    this.model = new Glances(JSON.parse(data.textContent));
    this.words = new Telling(this.model);
    this.position = this.model.start;
    ownPlace(this);
    const style = `<style>${STYLES.look}.stage{${STYLES.glances}}${STYLES.stepper}${STYLES.attention}</style>`;
    this.attachShadow({ mode: "open" }).innerHTML = `${style}${skeleton}<slot></slot>`;
    this.find = (selector) => this.shadowRoot.querySelector(selector);
    this.figure = this.find(".figure");
    this.figure.setAttribute("aria-label", `${this.model.title} ${this.model.letters.join(" ")}`);
    this.find(".stage").before(this.bar());
    this.find(".rest").remove();
    this.find(".foot").hidden = false;
    this.player = new Player(this);
    this.track = new Letters(this.find(".scrub"), this.model, this.words);
    this.listen();
    this.measure();
  }

  /* The title, and a button for each head. */
  bar() {
    const bar = document.createElement("div");
    bar.className = "bar";
    bar.innerHTML = `<p class="title">${escape(this.model.title)}</p>`;
    if (this.model.heads.length < 2) return bar;
    const buttons = this.model.heads.map((_, i) => `<button type="button" aria-pressed="${i === this.model.chosen}">head ${i + 1}</button>`);
    bar.insertAdjacentHTML("beforeend", `<div class="heads" role="group" aria-label="Head">${buttons.join("")}</div>`);
    this.buttons = [...bar.querySelectorAll("button")];
    this.buttons.forEach((button, i) => button.addEventListener("click", () => this.choose(i)));
    return bar;
  }

  listen() {
    const acts = { first: () => this.move(0), back: () => this.move(this.position - 1), forward: () => this.move(this.position + 1), play: () => this.player.toggle() };
    for (const [name, act] of Object.entries(acts)) this.find(`button.${name}`).addEventListener("click", act);
    this.track.range.addEventListener("input", () => this.move(+this.track.range.value));
    this.figure.addEventListener("keydown", (event) => this.press(event));
    new ResizeObserver(() => this.measure()).observe(this);
    const use = () => this.figure.classList.add("used");
    this.figure.addEventListener("pointerdown", use);
    this.figure.addEventListener("focusin", use);
    new IntersectionObserver(([seen]) => seen.isIntersecting || this.figure.classList.remove("used")).observe(this.find(".stage"));
  }

  /* Draw for the width that there is now, and keep room for the longest sentence of any head. */
  measure() {
    const width = this.find(".stage").clientWidth;
    if (this.measured === width || !width) return;
    this.measured = width;
    this.grid = layout(width, this.model.letters.length, this.model.size);
    this.drawTiles();
    const strip = this.find(".strip"), chosen = this.model.chosen;
    strip.style.minHeight = "";
    let tallest = 0;
    for (this.model.chosen of this.model.heads.keys()) {
      for (let position = 0; position <= this.model.last; position += 1) {
        strip.innerHTML = this.words.sentence(position);
        tallest = Math.max(tallest, Math.ceil(strip.getBoundingClientRect().height));
      }
    }
    strip.style.minHeight = `${tallest}px`;
    this.model.chosen = chosen;
    this.show(false);
  }

  /* The letters as buttons: they stay while all else is drawn anew, so that the focus stays on them. */
  drawTiles() {
    const { grid } = this, { tile, column, high } = grid;
    const svg = make("svg", { width: grid.width, height: grid.height, role: "group", "aria-label": "Letters. Up and down move between them, Enter goes to one." });
    this.drawn = make("g", { "aria-hidden": true });
    this.tiles = this.model.letters.map((name, i) => {
      const group = make("g", { role: "button", tabindex: -1 });
      group.innerHTML = `<rect class="ring" x="${grid.left(i) - 1}" y="${tile - 3}" width="${column + 2}" height="${high.tile + 6}" rx="7"/><rect class="box" x="${grid.left(i) + 1.5}" y="${tile}" width="${column - 3}" height="${high.tile}" rx="6"/><text x="${grid.middle(i)}" y="${tile + 22}" aria-hidden="true">${escape(name)}</text>`;
      group.addEventListener("click", () => this.move(this.model.hop(0, i) + this.model.at(this.position).step));
      return group;
    });
    svg.innerHTML = HATCHING;
    svg.append(this.drawn, ...this.tiles);
    this.find(".stage").replaceChildren(svg);
  }

  /* Everything follows from the position and the head. */
  show(isFresh) {
    const { model, grid, position } = this, { letter, step } = model.at(position);
    this.drawn.innerHTML = [
      arcs(model, grid, letter, { isKnown: step >= 2, lit: step === 2, fresh: isFresh && step === 2 }),
      columns(model, grid, letter, step), matrix(model, grid, letter, step),
      chances(model, grid, letter, step, isFresh), vectors(model, grid, letter, step),
    ].join("");
    this.tiles.forEach((tile, i) => {
      tile.setAttribute("class", `tile ${i === letter ? "now" : i < letter ? "read" : "late"}`);
      tile.setAttribute("tabindex", i === letter ? 0 : -1);
      tile.setAttribute("aria-label", this.words.letter(i, position));
      tile.setAttribute("aria-current", i === letter ? "step" : "false");
    });
    this.find(".strip").innerHTML = this.words.sentence(position);
    this.track.show(position);
    this.find(".count").innerHTML = `<b>${position + 1}</b> / ${model.last + 1}`;
    for (const name of ["first", "back"]) this.find(`button.${name}`).setAttribute("aria-disabled", position === 0);
    this.find("button.forward").setAttribute("aria-disabled", position === model.last);
    const stage = this.find(".stage");
    if (stage.scrollWidth > stage.clientWidth) stage.scrollLeft = grid.middle(letter) - stage.clientWidth / 2;
  }

  go(position) {
    const to = Math.max(0, Math.min(this.model.last, position));
    const isFresh = to > this.position;
    this.position = to;
    this.show(isFresh);
    if (!this.player.runs) this.say(this.words.spoken(to));
  }

  /* What a reader does stops the play. */
  move(position) {
    this.player.pause();
    this.go(position);
  }

  choose(head) {
    this.model.chosen = head;
    this.buttons.forEach((button, i) => button.setAttribute("aria-pressed", i === head));
    this.move(this.position);
  }

  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const act = this.keys(event.target)[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /* What each key does where the focus is; the buttons have keys of their own, and the range has most. */
  keys(target) {
    const tile = this.tiles.indexOf(target);
    const focus = (i) => () => this.tiles[Math.max(0, Math.min(this.tiles.length - 1, i))].focus({ preventScroll: true });
    const steps = { ArrowRight: () => this.move(this.position + 1), ArrowLeft: () => this.move(this.position - 1), Home: () => this.move(0), End: () => this.move(this.model.last) };
    return {
      ...(target === this.track.range ? {} : steps),
      PageDown: () => this.move(this.model.hop(this.position, 1)),
      PageUp: () => this.move(this.model.hop(this.position, -1)),
      ...(tile < 0 ? {} : { ArrowDown: focus(tile + 1), ArrowUp: focus(tile - 1), Enter: () => target.dispatchEvent(new MouseEvent("click")) }),
      " ": target.closest("button") ? undefined : () => this.player.toggle(),
    };
  }

  say(text) {
    this.find("[role=status]").textContent = text;
  }
}

if (!customElements.get("sg-attention")) customElements.define("sg-attention", AttentionStepper);
