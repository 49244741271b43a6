/* <sg-slider>: a figure with one slider or two. It holds a still picture and, as JSON, what moves in it: the live figure shows
   the frame that belongs to where the sliders stand. No number is computed here; frames.py, rim.py and sentences.py say how
   the frames are packed. */

/* global STYLES */

import { pictureOf, whenWhole } from "./svg.js";

class Slider extends HTMLElement {
  connectedCallback() {
    whenWhole(this, () => this.begin());
  }

  begin() {
    const data = this.querySelector(":scope > script");
    if (this.shadowRoot || !data) return;
    const { sliders, says, layers, pointer } = JSON.parse(data.textContent);
    const image = this.querySelector("img");
    const svg = pictureOf(image.src);
    const plots = element("div", { className: "plots", role: "img", ariaLabel: image.alt }, ...svg.children);
    const groups = layers.map((_, i) => plots.querySelector(`[data-layer="${i}"]`));
    const controls = sliders.map((slider, i) => control(slider, `slider-${i}`));
    const markup = layers.map(markupOf);
    const words = says.map((column) => column.words?.split?.(" ") ?? column.words);
    const said = (places) => says.map((column, i) => words[i]?.[placeOf(column, places)] ?? column).join(" ");
    const say = (places) => said(places).replace(/(\de)-(?=\d)/g, "$1-\u2060"); // 2e-08 stays on its line
    const sentence = sentences(everywhere(sliders).map(say));
    const show = () => {
      const places = placesOf(sliders, controls.map(({ input }) => input.valueAsNumber));
      groups.forEach((group, i) => { group.innerHTML = markup[i](placeOf(layers[i], places)); });
      sentence.now.textContent = say(places);
      controls.forEach((one) => one.show());
    };
    const side = element("div", { className: "side" }, ...controls.map(({ box }) => box), sentence.box);
    const style = element("style", { textContent: `${STYLES.look}.plots{${STYLES.plot}}${STYLES.slider}` });
    this.attachShadow({ mode: "open" }).append(style, element("div", { className: "box" }, plots, side));
    this.shadowRoot.addEventListener("input", show);
    if (pointer) followPointer(plots.children[0], pointer, controls.map(({ input }) => input), show);
    show();
  }
}

/* The sliders go to the values whose places, in px of the plot, are nearest to a mouse over it, or to a finger that taps. */
function followPointer(plot, places, inputs, show) {
  const follow = ({ clientX, clientY }) => {
    const { left, top, width } = plot.getBoundingClientRect();
    const scale = plot.viewBox.baseVal.width / width;
    const at = [(clientX - left) * scale, (clientY - top) * scale];
    inputs.forEach((input, i) => { input.value = nearest(places[i], at[i]); });
    show();
  };
  plot.classList.add("followed");
  plot.addEventListener("pointerdown", follow);
  plot.addEventListener("pointermove", (event) => event.pointerType === "mouse" && follow(event));
}

const nearest = (places, at) => places.reduce((best, place, i) => (Math.abs(place - at) < Math.abs(places[best] - at) ? i : best), 0);

/* Where the sliders stand, and which of all frames that is. */
function placesOf(sliders, at) {
  return { at, frame: at.reduce((frame, place, i) => frame * sliders[i].values.length + place, 0) };
}

function everywhere(sliders) {
  const [first, second] = sliders.map(({ values }) => [...values.keys()]);
  return first.flatMap((i) => second ? second.map((k) => placesOf(sliders, [i, k])) : [placesOf(sliders, [i])]);
}

const placeOf = ({ of }, { at, frame }) => of === null ? frame : at[of];

/* A layer as a function from a place to its markup. */
function markupOf({ parts, on, cuts }) {
  if (cuts) return (place) => `<path class="region-1" d="${cutOf(cuts[2 * place], cuts[2 * place + 1])}"></path>`;
  const bytes = on.map(atob);
  return (place) => parts.filter((_, i) => bytes[i].charCodeAt(place >> 3) >> (place & 7) & 1).join("");
}

/* The path around the region between two places on the rim, as rim.path makes it. */
function cutOf(enter, leave) {
  if (enter === leave) return "";
  const [left, top, right, bottom] = RIM;
  const [w, h] = [right - left, bottom - top], around = 2 * (w + h);
  const corners = [0, w, w + h, 2 * w + h, around, around + w, around + w + h, around + 2 * w + h, 2 * around];
  const end = leave < enter ? leave + around : leave;
  const spot = (at) => {
    const way = at % around;
    if (way < w) return [left + way, top];
    if (way < w + h) return [right, top + way - w];
    if (way < 2 * w + h) return [right - (way - w - h), bottom];
    return [left, bottom - (way - 2 * w - h)];
  };
  return `M${[enter, ...corners.filter((at) => enter < at && at < end), end].map(spot).join("L")}z`;
}

const RIM = [-2, -2, 282, 202]; // px: rim.CORNERS

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function control({ name, values, start }, id) {
  const input = element("input", { type: "range", id, min: 0, max: values.length - 1, step: 1, value: start });
  const shown = element("span", { className: "at", ariaHidden: "true" });
  const label = element("label", { htmlFor: id, textContent: name });
  const show = () => { shown.textContent = input.ariaValueText = values[input.valueAsNumber]; };
  return { input, show, box: element("div", { className: "slider" }, label, shown, input) };
}

/* Unseen sentences keep the height of the tallest one. All digits are equally wide, so one of each shape will do. */
function sentences(says) {
  const now = element("p", { role: "status" });
  const shapes = [...new Set(says.map((say) => say.replace(/\d/g, "0")))];
  const ghosts = shapes.map((shape) => element("p", { className: "ghost", ariaHidden: "true", textContent: shape }));
  return { now, box: element("div", { className: "say" }, ...ghosts, now) };
}

if (!customElements.get("sg-slider")) customElements.define("sg-slider", Slider);
