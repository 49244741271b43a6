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

const SIGNS = [
  [`<span class="chip data">2</span>`, "data: the number of a node"],
  ["⊗ ▶ ● ▣", "made by an operator; input; parameter; constant"],
  [`<span class="double"></span>`, "double frame: the result"],
];
const BACKWARD = [
  [`<span class="chip grad">6</span>`, "grad: how far the result moves when this node moves by 1"],
  [`<span class="chip slope">× −3</span>`, "slope: how far the child moves when the parent moves by 1"],
  ["<b>◀━</b>", "gradient has come this way"],
  [`<span class="chip grad now">6</span>`, "what this step reads and writes"],
];

/* What the signs mean; those of the way back only where it is shown. */
export function key(isBackward) {
  const signs = [...SIGNS, ...(isBackward ? BACKWARD : [])];
  const items = signs.map(([sample, words]) => `<li><span class="sample">${sample}</span><span>${words}</span></li>`);
  return `<details><summary>Key</summary><ul>${items.join("")}</ul></details>`;
}

/* In JupyterLab: our keys are left to us; what is wide scrolls in the stage, and the foot sticks to the window. */
export function ownPlace(host) {
  host.dataset.lmSuppressShortcuts = "true";
  const around = [host.parentElement, host.closest(".jp-OutputArea-child"), host.closest(".jp-Cell:not(.jp-mod-outputsScrolled) .jp-OutputArea")];
  for (const box of around) if (box) box.style.overflow = "visible";
}
