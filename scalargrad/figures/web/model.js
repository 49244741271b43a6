/* What a figure shows at each position: a pure function of the steps that Python computed. All numbers are texts from there.
   Position 0 is before the first step, `mark` between the passes, `last` the end. */

export class Model {
  constructor({ label, start, nodes, edges, backward, ways, wrong }) {
    Object.assign(this, { label, start, ways });
    this.nodes = nodes.map((node) => ({ ...node, bare: node.name.replace(/^\((.*)\)$/, "$1") })); // `bare` in prose
    this.edges = edges;
    this.root = nodes.length - 1;
    this.forward = [...nodes.keys()].filter((i) => nodes[i].host === undefined); // those that have a box
    this.mark = this.forward.length;
    this.base = backward?.base ?? nodes.map(() => "0");
    this.steps = backward?.steps.map((step) => ({ ...edges[step.edge], equals: "=", adds: "=", ...step }));
    this.seed = backward?.seed;
    this.rule = wrong?.rule ?? "add";
    this.right = wrong?.right;
    this.since = wrong?.since ?? {}; // from which position a wrong gradient is wrong
    this.frames = this.replay();
    this.last = this.frames.length - 1;
  }

  get backward() {
    return this.steps !== undefined;
  }

  get slopes() {
    return this.ways !== undefined;
  }

  /* The name of the figure, with the formula of its result. */
  get caption() {
    const { bare, formula } = this.nodes[this.root];
    return formula === undefined || this.label.includes("=") ? this.label : `${this.label}: ${bare} = ${formula}`;
  }

  /* The name of a node where there may be several of it: that of a docked parameter begins with its neuron. */
  full(node) {
    const { name, host } = this.nodes[node];
    return host === undefined ? name : `${this.nodes[host].name}.${name}`;
  }

  /* One frame for each position. `shares` are the steps so far along each edge. */
  replay() {
    const frames = [{ phase: "start", filled: new Set(), grads: this.base, shares: this.edges.map(() => []) }];
    const add = (change) => frames.push({ ...frames.at(-1), step: undefined, ...change });
    for (const node of this.forward) add({ phase: "forward", node, filled: new Set([...frames.at(-1).filled, node]) });
    if (!this.backward) return frames;
    add({ phase: "seed", node: this.root, grads: this.base.with(this.root, this.seed) });
    for (const told of this.steps) {
      const { grads, shares } = frames.at(-1);
      const step = { ...told, sent: grads[told.child], old: grads[told.parent] };
      add({
        phase: "edge", node: step.parent, step,
        grads: grads.with(step.parent, step.sum), shares: shares.with(step.edge, [...shares[step.edge], step]),
      });
    }
    return frames;
  }

  /* Whether a node has its number; a docked parameter comes with its neuron. */
  filled(node, position) {
    return this.frames[position].filled.has(this.nodes[node].host ?? node);
  }

  /* The right gradient of a node where the one it has is wrong: from its last arrival on. */
  wrong(node, position) {
    return position >= this.since[node] ? this.right[node] : undefined;
  }

  /* Whether a share is one that is not, or no longer, part of the right gradient, or that nothing passes on. */
  spoiled(step, position) {
    if (this.rule === "eager" || this.rule === "once") return step.reason.startsWith("✗");
    if (this.rule !== "overwrite") return false;
    return this.frames.slice(0, position + 1).findLast((frame) => frame.step?.parent === step.parent).step !== step;
  }

  /* The first paths of a node, each as its edges; none if there are no slopes. */
  paths(node) {
    const follow = ({ edge, next }) => {
      const child = this.edges[edge].child;
      return [edge, ...(child === this.root ? [] : follow(this.ways[child].paths[next]))];
    };
    return (this.ways?.[node]?.paths ?? []).map((path) => ({ edges: follow(path), product: path.product }));
  }

  /* All edges on the way from a node to the root. */
  reach(node) {
    const found = new Set([node]);
    return new Set([...this.edges.keys()].filter((i) => found.has(this.edges[i].parent) && found.add(this.edges[i].child)));
  }
}
