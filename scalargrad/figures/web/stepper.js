/* <sg-stepper>: a drawing of the package. It holds a still picture, another one for narrow pages, and the steps as JSON: then the
   live figure takes the place of the picture. */

/* global STYLES */

import { INPUT, key, ownPlace, skeleton } from "./controls.js";
import { press } from "./keys.js";
import { Model } from "./model.js";
import { Panel } from "./panel.js";
import { Picture } from "./picture.js";
import { Player } from "./player.js";
import { pictureOf, whenWhole } from "./svg.js";
import { Track } from "./track.js";
import { Words } from "./words.js";

const AIR = { above: 76, below: 20 }; // px around the node of a step; above it there is the head of the page
const still = matchMedia("(prefers-reduced-motion: reduce)");

class Stepper extends HTMLElement {
  connectedCallback() {
    whenWhole(this, () => this.begin());
  }

  disconnectedCallback() {
    this.player?.pause();
  }

  begin() {
    const steps = this.querySelector(":scope > script");
    if (this.model || !steps) return; // a graph that is too large for steps keeps the still picture
    this.narrow = this.querySelector("source");
    this.width = this.narrow && matchMedia(this.narrow.media);
    this.enliven(JSON.parse(steps.textContent));
    this.width?.addEventListener("change", () => this.load());
  }

  enliven(steps) {
    this.model = new Model(steps);
    this.words = new Words(this.model);
    this.panel = new Panel(this.model, this.words);
    this.position = this.model.start;
    ownPlace(this);
    this.attachShadow({ mode: "open" }).innerHTML = `<style>${STYLES.look}:is(.stage,.mark){${STYLES.graph}}${STYLES.stepper}</style>${skeleton}`;
    this.find = (selector) => this.shadowRoot.querySelector(selector);
    this.figure = this.find(".figure");
    this.figure.setAttribute("aria-label", this.model.caption);
    this.player = new Player(this);
    this.track = new Track(this.find(".scrub"), this.model, this.words);
    this.find(".legend").innerHTML = key(this.model);
    this.load();
    this.listen();
  }

  load(narrow = this.width?.matches) {
    const svg = pictureOf(narrow ? this.narrow.srcset : this.querySelector("img").src);
    svg.style.setProperty("--wide", `${svg.width.baseVal.value}px`);
    this.find(".stage").replaceChildren(svg);
    this.figure.classList.toggle("down", svg.querySelector(`.leaf[d="${INPUT.down}"]`) !== null);
    this.picture = new Picture(svg, this.model, this.words);
    this.picture.rest(this.position);
    if (this.open) this.show();
  }

  listen() {
    const acts = { first: () => this.move(0), back: () => this.move(this.position - 1), forward: () => this.move(this.position + 1, true), play: () => this.player.toggle(), begin: () => this.start() };
    for (const [name, act] of Object.entries(acts)) this.find(`button.${name}`).addEventListener("click", act);
    this.track.range.addEventListener("input", () => this.move(+this.track.range.value));
    this.figure.addEventListener("keydown", (event) => press(this, event));
    this.find(".stage").addEventListener("click", (event) => this.tap(event.target.closest("[role=button]")));
    this.find(".strip").addEventListener("click", (event) => this.choose(event.target));
    new ResizeObserver(() => this.open && this.measure()).observe(this);
    const use = () => this.figure.classList.add("used");
    this.figure.addEventListener("pointerdown", use);
    this.figure.addEventListener("focusin", use);
    new IntersectionObserver(([seen]) => seen.isIntersecting || this.figure.classList.remove("used")).observe(this.find(".stage"));
  }

  /* What "Step through" does: to the place between the passes. */
  start() {
    this.unfold();
    this.go(this.model.backward ? this.model.mark : 0);
    this.find("button.play").focus({ preventScroll: true });
  }

  /* From the still figure to the one with controls. */
  unfold() {
    this.open = true;
    this.find(".rest").hidden = true;
    this.find(".foot").hidden = this.find(".legend").hidden = false;
    this.measure();
  }

  /* Reserve the tallest sentence, so that the controls never move. */
  measure() {
    if (this.measured === this.clientWidth || !this.clientWidth) return;
    this.measured = this.clientWidth;
    const strip = this.find(".strip");
    strip.style.minHeight = "";
    let tallest = 0;
    for (let position = 0; position <= this.model.last; position += 1) {
      strip.innerHTML = this.words.sentence(position);
      tallest = Math.max(tallest, strip.offsetHeight);
    }
    strip.style.minHeight = `${tallest}px`;
    this.track.draw();
    this.show();
  }

  /* Everything follows from the position and the selected node. */
  show() {
    const { last } = this.model;
    this.picture.show(this.position, this.selected);
    this.find(".strip").innerHTML = this.selected === undefined ? this.words.sentence(this.position) : this.panel.html(this.selected, this.position);
    this.track.show(this.position);
    this.find(".count").innerHTML = `<b>${this.position}</b> / ${last}`;
    for (const name of ["first", "back"]) this.find(`button.${name}`).setAttribute("aria-disabled", this.position === 0);
    this.find("button.forward").setAttribute("aria-disabled", this.position === last);
    this.follow();
  }

  /* The chosen node, or that of the step, comes into view: in a picture that scrolls, and above controls that stick to the window. */
  follow() {
    const box = this.picture.boxOf(this.selected ?? this.model.frames[this.position].node)?.group.getBoundingClientRect();
    if (!box) return;
    const [stage, foot, behavior] = [this.find(".stage"), this.find(".foot"), still.matches ? "auto" : "smooth"];
    const view = stage.getBoundingClientRect();
    if (stage.scrollWidth > stage.clientWidth + 2) stage.scrollTo({ left: stage.scrollLeft + box.left - view.left + (box.width - view.width) / 2, behavior });
    if (getComputedStyle(foot).position !== "sticky") return;
    const scroller = this.scroller();
    const head = Math.max(AIR.above, scroller.getBoundingClientRect().top + AIR.below);
    const [above, below] = [box.top - head, box.bottom + AIR.below - foot.getBoundingClientRect().top];
    if (above < 0 || below > 0) scroller.scrollBy({ top: above < 0 ? above : below, behavior });
  }

  /* What scrolls up and down: in JupyterLab not the page but a part of it. */
  scroller() {
    let around = this.parentElement;
    while (around && !(around.scrollHeight > around.clientHeight && /auto|scroll/.test(getComputedStyle(around).overflowY))) around = around.parentElement;
    return around ?? document.scrollingElement;
  }

  go(position, run = false) {
    if (!this.open) this.unfold();
    const to = Math.max(0, Math.min(this.model.last, position));
    const moved = to !== this.position;
    this.position = to;
    this.selected = undefined;
    this.show();
    if (run && moved && !still.matches) this.picture.run();
    if (!this.player.runs) this.say(this.words.spoken(to));
  }

  /* What a reader does stops the play. */
  move(position, run) {
    this.player.pause();
    this.go(position, run);
  }

  tap(button) {
    const box = this.picture.boxes.find((one) => one.button === button);
    if (box) this.select(this.selected === box.node ? undefined : box.node);
  }

  /* In the panel: another node, or none. */
  choose(target) {
    const button = target.closest("button");
    if (button) this.select(button.dataset.node && +button.dataset.node);
  }

  select(node) {
    this.player.pause();
    if (!this.open) this.unfold();
    const box = this.picture.boxOf(node ?? this.selected);
    this.selected = node;
    this.show();
    this.focusBox(box);
    this.say(node === undefined ? this.words.spoken(this.position) : `${this.words.node(node, this.position)}. ${this.words.paths(node)}`);
  }

  focusBox(box) {
    for (const { button } of this.picture.boxes) button.setAttribute("tabindex", button === box.button ? 0 : -1);
    box.button.focus({ preventScroll: true });
  }

  say(text) {
    this.find("[role=status]").textContent = text;
  }
}

/* Paper is wide, and its pages are counted before it says so. */
function forPaper(narrow) {
  for (const stepper of document.querySelectorAll("sg-stepper")) if (stepper.width) stepper.load(narrow);
}

if (!customElements.get("sg-stepper")) {
  customElements.define("sg-stepper", Stepper);
  addEventListener("beforeprint", () => forPaper(false));
  addEventListener("afterprint", () => forPaper());
}
