/* The parts of a live figure around its picture: strip, buttons, scrubber, key. */

const SHAPES = {
  first: "M4 4v12M16 4 7 10l9 6z",
  back: "M16 4v12M13 4 4 10l9 6z",
  play: "M6 4l10 6-10 6z",
  pause: "M6 4h2v12H6zM12 4h2v12h-2z",
  forward: "M4 4v12M7 4l9 6-9 6z",
};

export const icon = (name) => `<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="${SHAPES[name]}"/></svg>`;
const press = (css, label) => `<button type="button" class="${css}" aria-label="${label}">${icon(css)}</button>`;

export const skeleton = `<div class="figure" role="group" aria-roledescription="stepper">
  <div class="stage"></div>
  <div class="rest"><button type="button" class="begin">${icon("play")}Step through</button></div>
  <div class="foot" hidden>
    <div class="strip"></div>
    <div class="controls">
      <div class="buttons">${press("first", "First")}${press("back", "Step back")}${press("play", "Play")}${press("forward", "Step forward")}</div>
      <div class="scrub"><input type="range" min="0" step="1" aria-label="Step"></div>
      <div class="count" aria-hidden="true"></div>
    </div>
  </div>
  <div class="legend" hidden></div>
  <div role="status" aria-live="polite"></div>
</div>`;

/* The signs at the left of a box, as the pictures have them (scalargrad/figures/graph/marks.py): an input points into its box. */
export const INPUT = { right: "M-6,-7.5L-6,7.5L6,0z", down: "M-7.5,-6L7.5,-6L0,6z" };
const mark = (shapes) => `<svg class="mark" viewBox="-13 -13 26 26" aria-hidden="true">${shapes}</svg>`;
const KINDS = {
  operator: [mark(`<circle class="port" r="11.5"/><path class="glyph" d="M-3.8-3.8l7.6 7.6M3.8-3.8l-7.6 7.6"/>`), "made by an operator"],
  input: [mark(Object.entries(INPUT).map(([way, d]) => `<path class="leaf ${way}" d="${d}"/>`).join("")), "input: a number that is given"],
  parameter: [mark(`<circle class="leaf" r="8.5"/><path class="needle" d="M0 0l4.6-4.6"/>`), "parameter: training may change it"],
  constant: [mark(`<rect class="port" x="-7" y="-7" width="14" height="14" rx="1.5"/><path class="pin" d="M-2.5-2.5h5v5h-5z"/>`), "constant: a number in the expression"],
};
const DATA = [`<span class="chip data">2</span>`, "data: the number of a node"];
const RESULT = [`<span class="double"></span>`, "double frame: the result"];
const BACKWARD = [
  [`<span class="chip grad">6</span>`, "grad: how far the result moves when this node moves by 1"],
  [`<span class="chip slope">× −3</span>`, "slope: how far the child moves when the parent moves by 1"],
  [`<b>${mark(`<path d="M-11 0l8.5-4.7v3.7H11v2H-2.5v3.7z"/>`)}</b>`, "gradient has come this way"],
  [`<span class="chip grad now">6</span>`, "what this step reads and writes"],
];

/* What the signs mean: those of the nodes that there are, and of the way back where it is shown. */
export function key({ nodes, backward }) {
  const kinds = new Set(nodes.map(({ kind }) => (kind in KINDS ? kind : "operator")));
  const signs = [DATA, ...Object.keys(KINDS).filter((kind) => kinds.has(kind)).map((kind) => KINDS[kind]), RESULT, ...(backward ? BACKWARD : [])];
  const items = signs.map(([sample, words]) => `<li><span class="sample">${sample}</span><span>${words}</span></li>`);
  return `<details><summary>Key</summary><ul>${items.join("")}</ul></details>`;
}

/* In JupyterLab: our keys are left to us; what is wide scrolls in the stage, and the foot sticks to the window. */
export function ownPlace(host) {
  host.dataset.lmSuppressShortcuts = "true";
  const around = [host.parentElement, host.closest(".jp-OutputArea-child"), host.closest(".jp-Cell:not(.jp-mod-outputsScrolled) .jp-OutputArea")];
  for (const box of around) if (box) box.style.overflow = "visible";
}
