/* The scrubber of a figure of attention: a native range over a track with a tick and the name of each letter. */

import { STEPS } from "./glances.js";
import { escape } from "./words.js";

export class Letters {
  constructor(element, model, telling) {
    Object.assign(this, { element, model, telling });
    this.range = element.querySelector("input");
    this.range.max = model.last;
    this.range.setAttribute("aria-label", "Letter and step");
    const at = (position) => `left:${(position / model.last) * 100}%`;
    const ticks = model.letters.map((_, i) => `<i class="tick" style="${at(i * STEPS.length)}"></i>`);
    const tags = model.letters.map((name, i) => `<span class="tag" style="${at(i * STEPS.length + 2)}" aria-hidden="true">${escape(name)}</span>`);
    element.insertAdjacentHTML("afterbegin", `<i class="track" style="left:0;width:100%"></i><i class="track done" style="left:0"></i>${ticks.join("")}${tags.join("")}`);
  }

  show(position) {
    this.range.value = position;
    this.range.setAttribute("aria-valuetext", this.telling.place(position));
    this.element.querySelector(".done").style.width = `${(position / this.model.last) * 100}%`;
    this.element.querySelectorAll(".tag").forEach((tag, i) => tag.classList.toggle("on", i === this.model.at(position).letter));
  }
}
