/* What a figure says at each position: the sentence below it, and what a screen reader hears. Gives HTML and text. */

export const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
export const chip = (css, text) => `<span class="chip ${css}">${escape(text)}</span>`;
const name = (css, text) => `<b class="name ${css}">${escape(text)}</b>`;
const sign = (text) => `<span class="sign">${text}</span>`;
export const gradClass = (text) => (text === "0" ? "grad zero" : "grad");

export class Words {
  constructor(model) {
    this.model = model;
  }

  name(node) {
    return this.model.nodes[node].bare;
  }

  /* The name of a gradient. */
  grad(node) {
    return name("grad", `${this.model.full(node)}.grad`);
  }

  /* The same, aloud. */
  gradOf(node) {
    const { bare, host } = this.model.nodes[node];
    return `${bare} grad${host === undefined ? "" : ` of ${this.name(host)}`}`;
  }

  place(position) {
    const { mark, last } = this.model;
    if (position === 0) return "Start";
    return position <= mark ? `Forward ${position} of ${mark}` : `Backward ${position - mark} of ${last - mark}`;
  }

  /* The sentence: a head, the equation, the sum, a reason. */
  sentence(position) {
    const frame = this.model.frames[position];
    const [equation, sum, reason] = this[frame.phase](frame, position);
    const why = reason.startsWith("✗") ? `<b class="bad">✗</b>${escape(reason.slice(1))}` : escape(reason);
    const done = position === this.model.last ? ", done" : "";
    const css = frame.phase === "seed" || frame.phase === "edge" ? "back" : "forth";
    return `<div class="said"><p class="head ${css}"><i></i>${this.place(position)}${done}</p>
      <p class="equation">${equation}</p>${sum ? `<p class="sum">${sum}</p>` : ""}<p class="why">${why}</p></div>${this.comparison(position)}`;
  }

  start() {
    return ["Nothing has been computed yet.", "", "Step forward: each node takes the numbers of its parents and keeps its own."];
  }

  forward({ node }, position) {
    const { kind, data, formula, numbers, relation } = this.model.nodes[node];
    const whose = name("data", this.name(node));
    if (formula === undefined) return [`<span>${whose} ${sign("=")} ${chip("data now", data)}</span>`, "", this.given(kind)];
    const names = this.formula(node) ? `${sign("=")} <span>${escape(formula)}</span>` : "";
    const result = chip("data now", data);
    const made = relation === "≠" ? `${sign("=")} ${result} ${sign("≠")} <span>${escape(numbers)}</span>` : `${sign("=")} <span>${escape(numbers)}</span> ${sign(relation)} ${result}`;
    const equation = `<span>${whose} ${names}</span> <span>${made}</span>`;
    return [equation, "", position === this.model.mark && relation !== "≠" ? this.complete() : this.made(relation)];
  }

  /* How a node was computed, unless its name says so. */
  formula(node) {
    const { formula, relation } = this.model.nodes[node];
    return formula === undefined || relation === "≠" || formula === this.name(node) ? "" : `${formula} equals `;
  }

  given(kind) {
    const given = { parameter: "A parameter: a number that training may change.", constant: "A constant: a number that was written into the expression." };
    return given[kind] ?? "It is given. Nothing computes it, so it has no parents.";
  }

  made(relation) {
    if (relation === "≠") return "✗ Its parents have other numbers now. The node keeps the one that it was made with.";
    return this.model.slopes ? "The node remembers its parents, and one slope for each." : "The node remembers its parents.";
  }

  complete() {
    const known = this.model.slopes ? " Every edge knows its slope." : "";
    return `The forward pass is complete.${known}${this.model.backward ? " Nothing has gone back yet." : ""}`;
  }

  seed({ node, grads }) {
    const one = grads[node] === "1";
    const why = one ? `When ${this.name(node)} moves by 1, ${this.name(node)} moves by 1.` : "This much came from what uses it, outside of this picture.";
    return [`<span>${this.grad(node)} ${sign("=")} ${chip("grad now", grads[node])}</span>`, "", why];
  }

  edge({ step }, position) {
    const parent = this.grad(step.parent);
    const loses = this.model.rule === "overwrite";
    const slope = step.slope === undefined ? sign("slope") : chip("slope", step.slope);
    const equation = `<span>${parent} ${loses ? chip("wrong", "=") : sign("+=")} ${name("slope", "slope")} ${sign("×")} ${this.grad(step.child)}</span>
      <span>${sign("=")} ${slope} ${sign("×")} ${chip("grad", step.sent)} ${sign(step.equals)} ${chip("grad now", step.product)}</span>`;
    return [equation, loses ? this.replaced(step, parent, position) : this.added(step, parent, position), this.reason(step, position)];
  }

  added(step, parent, position) {
    const sum = `so ${parent} ${sign("=")} ${chip(gradClass(step.old), step.old)} ${sign("+")} ${chip("grad now", step.product)} ${sign(step.adds)} `;
    return sum + this.result(step, position);
  }

  replaced(step, parent, position) {
    if (step.old === "0") return `so ${parent} ${sign("=")} ${this.result(step, position)}`;
    return `${parent} was ${chip("wrong", step.old)} and is now ${this.result(step, position)}`;
  }

  result(step, position) {
    const wrong = this.model.wrong(step.parent, position);
    return wrong ? `${chip("wrong", step.sum)} <b class="right">✓ should be ${escape(wrong)}</b>` : chip("grad total", step.sum);
  }

  reason(step, position) {
    const spared = position === this.model.last && this.model.rule !== "add" && Object.keys(this.model.since).length === 0;
    const luck = this.model.rule === "once" ? "every node had all of its gradient when its turn came" : "no node of this graph is used twice on its way";
    return spared ? `✓ No difference here: ${luck}.` : step.reason;
  }

  /* The right gradients beside those of a wrong rule. */
  comparison(position) {
    const { rule, right, since, nodes, frames } = this.model;
    if (rule === "add") return "";
    const shown = Object.keys(right).map(Number).filter((node) => node in since || nodes[node].kind !== "constant").reverse().slice(0, 6);
    const rows = shown.map((node) => {
      const grad = escape(frames[position].grads[node]);
      const cell = this.model.wrong(node, position) ? `<td class="bad">✗ <s>${grad}</s></td>` : `<td>${grad}</td>`;
      return `<tr><th scope="row">${this.grad(node)}</th><td>${escape(right[node])}</td>${cell}</tr>`;
    });
    return `<table><thead><tr><td></td><th scope="col">✓ right</th><th scope="col" class="bad">✗ ${rule}</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  }

  /* For screen readers. */
  spoken(position) {
    const frame = this.model.frames[position];
    const place = this.place(position).replace(" ", " step ");
    const { step, node } = frame;
    if (frame.phase === "start") return "Start. Nothing has been computed yet.";
    if (frame.phase === "forward") return this.aloud(`${place}. ${this.name(node)} equals ${this.formula(node)}${this.model.nodes[node].data}.`);
    if (frame.phase === "seed") return this.aloud(`${place}. ${this.gradOf(node)} is ${frame.grads[node]}.`);
    const wrong = this.model.wrong(step.parent, position);
    const takes = this.model.rule === "overwrite" ? "is replaced by" : "plus equals";
    const slope = step.slope === undefined ? "slope" : step.slope;
    return this.aloud(`${place}. ${this.gradOf(step.parent)} ${takes} slope times ${this.gradOf(step.child)}: ${slope} times ${step.sent} equals ${step.product}. ` +
      `${this.gradOf(step.parent)} is now ${step.sum}${wrong ? `, wrong, should be ${wrong}` : ""}.`);
  }

  node(node, position) {
    const { nodes, frames, backward } = this.model;
    if (!this.model.filled(node, position)) return `${this.name(node)}, ${nodes[node].kind}: not computed yet`;
    const wrong = this.model.wrong(node, position);
    const grad = backward ? `, grad ${frames[position].grads[node]}${wrong ? `, wrong, should be ${wrong}` : ""}` : "";
    return this.aloud(`${this.name(node)}, ${nodes[node].kind}: data ${nodes[node].data}${grad}`);
  }

  /* What the panel adds to the label of a node. */
  paths(node) {
    const way = this.model.ways?.[node];
    return way ? this.aloud(`${way.count === 1 ? "One path" : `${way.count} paths`} to ${this.name(this.model.root)}, together ${way.total}.`) : "";
  }

  aloud(text) {
    return text.replaceAll("−", "minus ").replaceAll("×", "times").replaceAll("+", "plus");
  }
}
