/* <sg-slider>: a figure with one slider or two. It holds a still picture and, as JSON, the parts of all frames: the live figure
   shows the frame that belongs to where the sliders stand. Nothing is computed here. */

/* global STYLES */

import { pictureOf, whenWhole } from "./svg.js";

class Slider extends HTMLElement {
  connectedCallback() {
    whenWhole(this, () => this.begin());
  }

  begin() {
    const data = this.querySelector(":scope > script");
    if (this.shadowRoot || !data) return;
    const { sliders, says, layers } = JSON.parse(data.textContent);
    const image = this.querySelector("img");
    const svg = pictureOf(image.src);
    const plots = element("div", { className: "plots", role: "img", ariaLabel: image.alt }, ...svg.children);
    const controls = sliders.map((slider, i) => control(slider, `slider-${i}`));
    const sentence = sentences(says);
    const show = () => {
      const frame = controls.reduce((place, { input }) => place * (Number(input.max) + 1) + input.valueAsNumber, 0);
      layers.forEach(({ parts, frames }, i) => { plots.querySelector(`[data-layer="${i}"]`).innerHTML = frames[frame].map((part) => parts[part]).join(""); });
      sentence.now.textContent = says[frame];
      controls.forEach((one) => one.show());
    };
    const side = element("div", { className: "side" }, ...controls.map(({ box }) => box), sentence.box);
    const style = element("style", { textContent: `${STYLES.look}.plots{${STYLES.plot}}${STYLES.slider}` });
    this.attachShadow({ mode: "open" }).append(style, element("div", { className: "box" }, plots, side));
    this.shadowRoot.addEventListener("input", show);
    show();
  }
}

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

function sentences(says) {
  const now = element("p", { role: "status" });
  const ghosts = says.map((say) => element("p", { className: "ghost", ariaHidden: "true", textContent: say }));
  return { now, box: element("div", { className: "say" }, ...ghosts, now) };
}

if (!customElements.get("sg-slider")) customElements.define("sg-slider", Slider);
