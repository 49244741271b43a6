/* The panel that tells about one node: data, gradient, parents with slopes, and the paths to the result with their products. Gives HTML. */

import { chip, escape, gradClass } from "./words.js";

const FEW = 2; // paths; more of them scroll

export class Panel {
  constructor(model, words) {
    Object.assign(this, { model, words });
  }

  html(node, position) {
    const { nodes, edges, frames, backward } = this.model;
    const { kind, data } = nodes[node];
    const filled = this.model.filled(node, position);
    const rows = [["data", filled ? chip("data", data) : "not computed yet"]];
    if (backward) rows.push(["grad", chip(this.model.wrong(node, position) ? "wrong" : gradClass(frames[position].grads[node]), frames[position].grads[node])]);
    const parents = edges.filter((edge) => edge.child === node).map((edge) => this.parent(edge));
    rows.push(["parents", parents.join(" ") || "none, it is a leaf"]);
    const list = rows.map(([term, said]) => `<dt>${term}</dt><dd>${said}</dd>`).join("");
    return `<div class="facts"><p class="head"><b>${escape(this.model.full(node))}</b> ${escape(kind)}${nodes[node].formula ? ` · ${escape(nodes[node].formula)}` : ""}</p><dl>${list}</dl></div>
      ${this.ways(node)}<button type="button" class="close" aria-label="Close">×</button>`;
  }

  /* A press tells about the parent. */
  parent(edge) {
    return `<button type="button" class="hop" data-node="${edge.parent}">${escape(this.words.name(edge.parent))} ${this.slope(edge)}</button>`;
  }

  slope(edge) {
    return edge.slope === undefined ? "" : chip("slope", `×\u2009${edge.slope}`);
  }

  ways(node) {
    const { root, ways, rule } = this.model;
    if (!this.model.slopes) return "";
    if (node === root) return `<div class="ways"><p class="head">The result: every path ends here.</p></div>`;
    const { count, total, same } = ways[node];
    const paths = this.model.paths(node).map((path) => `<li>${this.path(node, path)}</li>`);
    const more = count > paths.length ? `<li>and ${(count - paths.length).toLocaleString("en-US")} more, none larger</li>` : "";
    const what = rule === "add" ? ` = ${escape(this.model.full(node))}.grad` : ", the right gradient";
    const sum = `${count > 1 ? "sum of the paths" : "product of the slopes"}${same ? what : ""}`;
    const title = `${count === 1 ? "One path" : `${count.toLocaleString("en-US")} paths`} to ${escape(this.words.name(root))}`;
    return `<div class="ways"><p class="head">${title}</p><ul${paths.length > FEW ? ` class="many" tabindex="0" aria-label="Paths"` : ""}>${paths.join("")}${more}</ul><p class="total"><span>${sum}</span> ${chip("grad", total)}</p></div>`;
  }

  path(node, { edges, product }) {
    const hops = edges.map((i) => ` <span class="hop">${this.side(i)}${this.slope(this.model.edges[i])} → <b>${escape(this.words.name(this.model.edges[i].child))}</b></span>`);
    return `<span><b>${escape(this.words.name(node))}</b>${hops.join("")}</span> <b class="name grad">= ${escape(product)}</b>`;
  }

  /* Of two edges between the same nodes, which one this is. */
  side(edge) {
    const { parent, child } = this.model.edges[edge];
    const twins = this.model.edges.filter((other) => other.parent === parent && other.child === child);
    return twins.length === 2 ? `${twins[0] === this.model.edges[edge] ? "left" : "right"} ` : "";
  }
}
