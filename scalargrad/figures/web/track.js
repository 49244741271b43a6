/* The scrubber of a figure: a native range over a track with a tick for each step and, where there is room, the name of its node. */

import { escape } from "./words.js";

const ROOM = 17; // px that a name needs

export class Track {
  constructor(element, model, words) {
    Object.assign(this, { element, model, words });
    this.range = element.querySelector("input");
    this.range.max = model.last;
  }

  at(position) {
    return `${(position / this.model.last) * 100}%`;
  }

  /* Draw it for the width that it has now. */
  draw() {
    const { mark, last, frames, backward } = this.model;
    const room = (this.element.clientWidth || 300) / last;
    const passes = [["forward", "data", 0, mark], ["backward", "grad", mark, last]].slice(0, backward ? 2 : 1);
    const ticks = frames.map((_, i) => `<i class="${i === mark && backward ? "mark" : "tick"}" style="left:${this.at(i)}"></i>`);
    const tags = room > ROOM ? frames.map(({ node }, i) => this.tag(node, i, room)) : [];
    this.element.classList.toggle("bare", room <= ROOM);
    this.element.replaceChildren(this.range);
    this.element.insertAdjacentHTML("afterbegin", [...passes.map((pass) => this.pass(...pass)), ...ticks, ...tags].join(""));
  }

  pass(name, css, from, to) {
    const place = `left:${this.at(from)};width:${this.at(to - from)}`;
    return `<i class="track ${name}" style="${place}"></i><i class="track done ${name}" style="left:${this.at(from)}"></i>
      <span class="pass ${css}" style="${place}" aria-hidden="true">${name}</span>`;
  }

  tag(node, i, room) {
    const name = this.model.nodes[node]?.bare ?? "";
    const fits = name.length < 3 || room > 9 * name.length;
    return `<span class="tag" data-i="${i}" style="left:${this.at(i)}" aria-hidden="true">${fits ? escape(name) : "·"}</span>`;
  }

  show(position) {
    this.range.value = position;
    this.range.setAttribute("aria-valuetext", this.words.place(position).replace(" ", " step "));
    const lengths = [Math.min(position, this.model.mark), Math.max(0, position - this.model.mark)];
    this.element.querySelectorAll(".done").forEach((track, i) => (track.style.width = this.at(lengths[i])));
    this.element.querySelectorAll(".tag").forEach((tag) => tag.classList.toggle("on", +tag.dataset.i === position));
  }
}
