/* What a figure shows at each position: a pure function of the steps that Python computed. All numbers are texts from there.
   Position 0 is before the first step, `mark` between the passes, `last` the end. Uses nothing. */
(() => {
  "use strict";
  const figures = (globalThis.scalargradFigures ??= {});

  figures.Model = class {
    constructor(told) {
      this.label = told.l;
      this.start = told.i;
      this.nodes = told.n.map((entry, i) => ({ i, ...this.node(entry) }));
      this.edges = told.e.flatMap((ins, child) => ins.map(([parent, slope]) => ({ parent, child, slope }))).map((edge, i) => ({ i, ...edge }));
      for (const node of this.nodes) {
        node.bare = node.name.replace(/^\((.*)\)$/, "$1"); // in prose
        node.full = node.host === undefined ? node.name : `${this.nodes[node.host].name}.${node.name}`;
      }
      this.forward = this.nodes.filter((node) => node.host === undefined).map((node) => node.i); // those that have a box
      this.drawn = this.edges.filter((edge) => this.nodes[edge.parent].host === undefined);
      this.docked = this.nodes.map((node) => this.edges.filter((edge) => edge.child === node.i && this.nodes[edge.parent].host === node.i).map((edge) => edge.parent));
      this.mark = this.forward.length;
      this.backward = told.s !== undefined;
      this.slopes = told.p !== undefined;
      this.base = this.nodes.map((node) => told.a?.[node.i] ?? "0");
      this.ways = told.p ? this.waysOf(told.p) : [];
      this.rule = told.w ?? "add";
      this.right = told.c;
      this.marks = new Map(told.r?.map(([node, right, from]) => [node, { right, from }]));
      this.root = this.nodes.length - 1;
      this.frames = this.replay(told);
      this.last = this.frames.length - 1;
    }

    /* For each node but the root how many paths it has, their sum, whether that is its gradient, and those that are told. */
    waysOf([counts, totals, sames, tolds, edges, places, products]) {
      let i = 0;
      const path = (total) => ({ edge: edges[i], place: places[i], product: products[i++] || total });
      return counts.map((count, node) => ({ count, total: totals[node], same: sames[node], paths: Array.from({ length: tolds[node] }, () => path(totals[node])) }));
    }

    node([name, ...more]) {
      if (typeof more[1] === "number") return { name, kind: "parameter", data: more[0], host: more[1] };
      const [kind, data, formula, numbers, relation] = more;
      return { name, kind: kind || name, data, formula, numbers, relation: ["≈", "=", "≠"][relation] };
    }

    /* One frame for each position. `shares` are the steps so far along each edge. */
    replay(told) {
      const frames = [{ phase: "start", filled: new Set(), grads: this.base, shares: this.edges.map(() => []) }];
      const add = (change) => frames.push({ ...frames.at(-1), step: undefined, ...change });
      for (const node of this.forward) add({ phase: "forward", node, filled: new Set([...frames.at(-1).filled, node]) });
      if (!this.backward) return frames;
      add({ phase: "seed", node: this.root, grads: this.base.with(this.root, told.g) });
      for (const entry of told.s) {
        const { grads, shares } = frames.at(-1);
        const step = this.step(entry, told.t, grads);
        add({ phase: "edge", node: step.parent, step, grads: grads.with(step.parent, step.sum), shares: shares.with(step.edge, [...shares[step.edge], step]) });
      }
      return frames;
    }

    step([edge, product, other, rounded, template, word = ""], templates, grads) {
      const { parent, child, slope } = this.edges[edge];
      const words = { p: this.nodes[parent].bare, c: this.nodes[child].bare, f: this.nodes[child].formula, s: slope ?? "its slope", x: word };
      return {
        edge, parent, child, slope, product, sum: other || product, sent: grads[child], old: grads[parent], reason: templates[template].replace(/%([pcfsx])/g, (_, letter) => words[letter]),
        equals: rounded & 1 ? "≈" : "=", adds: rounded & 2 ? "≈" : "=",
      };
    }

    /* Whether a node has its number; a docked parameter comes with its neuron. */
    filled(node, position) {
      return this.frames[position].filled.has(this.nodes[node].host ?? node);
    }

    /* Whether a gradient is wrong at a position: from its last arrival on. */
    wrong(node, position) {
      const mark = this.marks.get(node);
      return mark !== undefined && position >= mark.from ? mark : undefined;
    }

    /* Whether a share is one that is not, or no longer, part of the right gradient. */
    spoiled(step, position) {
      if (this.rule === "eager") return step.reason.startsWith("✗");
      return this.rule === "overwrite" && this.frames.slice(0, position + 1).findLast((frame) => frame.step?.parent === step.parent).step !== step;
    }

    /* The first paths of a node, each as its edges; "" if there are no slopes. */
    paths(node) {
      const follow = ({ edge, place }) => {
        const next = this.edges[edge].child;
        return [edge, ...(next === this.root ? [] : follow(this.ways[next].paths[place]))];
      };
      return (this.ways[node]?.paths ?? []).map((path) => ({ edges: follow(path), product: path.product }));
    }

    /* All edges on the way from a node to the root. */
    reach(node) {
      const found = new Set([node]);
      return new Set(this.edges.filter((edge) => found.has(edge.parent) && found.add(edge.child)).map((edge) => edge.i));
    }
  };
})();
