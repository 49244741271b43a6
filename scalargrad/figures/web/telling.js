/* What a figure of attention says at each position: the sentence below it, and what a screen reader hears. */

import { STEPS, valueOf } from "./glances.js";
import { chip, escape } from "./words.js";

const sign = (text) => `<span class="sign">${text}</span>`;
const lead = (text) => `<span class="lead">${text}</span>`;
const name = (text) => `<b class="name">${escape(text)}</b>`;
const data = (text, css = "") => chip(`data ${css}`, text);

export class Telling {
  constructor(model) {
    this.model = model;
  }

  place(position) {
    const { letter, step } = this.model.at(position);
    const { letters } = this.model;
    return `Letter ${letter + 1} of ${letters.length}, ${letters[letter]} · step ${step + 1} of ${STEPS.length}: ${STEPS[step]}`;
  }

  /* The sentence: where we are, the equation, what it means. */
  sentence(position) {
    const { letter, step } = this.model.at(position);
    const [equation, why] = [this.query, this.scores, this.softmax, this.sum, this.guess][step].call(this, letter);
    return `<div class="said"><p class="head"><i></i>${escape(this.place(position))}</p><p class="equation">${equation}</p><p class="why">${escape(why)}</p></div>`;
  }

  query(letter) {
    const { letters, head, size } = this.model;
    const equation = `${lead("query of")} ${name(letters[letter])} ${sign("=")} ${this.vector(head.queries[letter])}`;
    const numbers = size === 1 ? "one number" : `${size} numbers`;
    const why = letter ? `What ${letters[letter]} is looking for. Each of the ${letter + 1} letters so far holds a key of ${numbers}, too; later ones are masked.` : `What ${letters[0]} is looking for: ${numbers}. Before it there is nothing, so it looks at itself alone.`;
    return [equation, why];
  }

  scores(letter) {
    const { letters, head, size, root } = this.model, { best, dot } = head.told[letter];
    const key = `<span class="line">${lead("key of")} ${name(letters[best])} ${sign("=")} ${this.vector(head.keys[best])}</span>`;
    const product = `<span class="long">${name(`query · key ÷ √${size}`)} ${sign("=")}</span> ${data(dot)} ${sign("÷")} ${sign(root)} ${sign("≈")} ${data(head.scores[letter][best], "now")}`;
    return [`${key} ${lead("score of")} ${name(letters[best])} ${sign("=")} ${product}`, `Query times key, number by number, added up: one score for each letter so far. That of ${this.called(letter, best)} is highest.`];
  }

  softmax(letter) {
    const { letters, head } = this.model, { best, total } = head.told[letter];
    const equation = `${lead("weight of")} ${name(letters[best])} ${sign("=")} <b class="name">e<sup>0</sup> ÷ sum</b> ${sign("=")} ${data("1")} ${sign("÷")} ${data(total)} ${sign("≈")} ${data(head.weights[letter][best], "now")}`;
    return [equation, `Subtract the largest score, ${head.scores[letter][best]}; take e to the rest; divide by their sum. The weights are positive and add up to 1.`];
  }

  sum(letter) {
    const { head } = this.model, { place, terms, sum } = head.told[letter];
    const weight = (other) => head.weights[letter][other];
    const products = terms.map(([other, value]) => `<span class="term">${data(weight(other))}${sign("×")}${data(value)}</span>`);
    const more = terms.length <= letter ? ` ${sign("+ …")}` : "";
    const equation = `${lead(`sum, number ${place + 1}`)} ${sign("=")} ${products.join(` ${sign("+")} `)}${more} ${sign("≈")} ${data(sum, "now")}`;
    const what = valueOf(weight(terms[0][0])) > 0.9 ? "Almost a copy of one value." : "A blend of several values.";
    return [equation, `Weight × value, ${terms.map(([other]) => this.called(letter, other)).join(" and then ")} first, for each of the numbers. ${what}`];
  }

  guess(letter) {
    const { letters, heads, outcomes } = this.model, { top: [[first, chance], second], goes, chance: known } = this.model.next[letter];
    const other = second ? `${sign(",")} ${name(second[0])} ${lead("with")} ${data(second[1])}` : "";
    const equation = `${lead("after")} ${name(letters[letter])} ${lead("comes")} ${name(first)} ${lead("with")} ${data(chance, "now")}${other}`;
    const found = heads.length > 1 ? `what ${heads.length > 2 ? "all" : "both"} heads found` : "the weighted sum";
    return [equation, `The rest of the model turns ${found} into ${outcomes} probabilities.${goes ? ` This word goes on with ${goes}: ${known}.` : ""}`];
  }

  /* A letter so far in prose: which one it is, where there are several of its name. */
  called(letter, other) {
    const { letters } = this.model, name = letters[other];
    if (letter === other) return `${name} itself`;
    return letters.indexOf(name) === letters.lastIndexOf(name, letter) ? name : `${name}, ${letter - other} back,`;
  }

  vector(numbers) {
    return `<span class="vector">${numbers.map((text) => data(text, "little")).join(" ")}</span>`;
  }

  /* For screen readers: the sentence, out of what is shown. */
  spoken(position) {
    const shown = document.createElement("div");
    shown.innerHTML = this.sentence(position);
    const words = [...shown.querySelectorAll("p")].map((part) => part.textContent.replace(/\s+/g, " ").replace(/ ,/g, ",").trim().replace(/\.$/, ""));
    return `${words.join(". ")}.`.replaceAll("−", "minus ").replaceAll("×", " times ").replaceAll("÷", "divided by").replaceAll("·", "times").replace(" times step", ", step").replace(/ +/g, " ");
  }

  /* The name of a letter as a button. */
  letter(other, position) {
    const { letter, step } = this.model.at(position), { letters, head } = this.model;
    if (other > letter) return `${letters[other]}, not written yet`;
    if (this.model.isForbidden(letter, other)) return `${letters[other]}, may not be looked at`;
    return `${letters[other]}${step >= 2 ? `, weight ${head.weights[letter][other]}` : ""}`;
  }
}
