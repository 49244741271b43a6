/* How a live figure looks: the style sheet of all pictures, tokens for pages that have none (JupyterLab), the states of the picture, the
   strip and the controls. Uses the sheet that notebook.py adds. */
(() => {
  "use strict";
  const figures = (globalThis.scalargradFigures ??= {});
  const LIGHT = {
    page: "#ffffff", paper: "#ffffff", wash: "#f6f7f8", ink: "#222832", "ink-2": "#48566b", line: "#7b8794", hair: "#d1d5da",
    data: "#005fa3", "data-tint": "#e4f0fa", grad: "#b84300", "grad-tint": "#fdebe0", "grad-line": "#d55e00", slope: "#00785c",
    now: "#ffdf4d", "now-fill": "#fff3a3", "now-line": "#d9b400", bad: "#a3003f", "bad-tint": "#fbe3ea", "on-solid": "#ffffff", focus: "#176de8",
  };
  const DARK = {
    page: "#121212", paper: "#1b1f24", wash: "#191c20", ink: "#e3e9ef", "ink-2": "#aab3bf", line: "#7b8794", hair: "#364150",
    data: "#74bdf5", "data-tint": "#12304a", grad: "#ff9a56", "grad-tint": "#43260f", "grad-line": "#f4802f", slope: "#7fe0b8",
    now: "#5f5715", "now-fill": "#403b12", "now-line": "#f0e442", bad: "#ff7d9a", "bad-tint": "#43182a", "on-solid": "#121212", focus: "#528fe4",
  };
  const tokens = Object.keys(LIGHT).map((name) => `--${name}:var(--sg-${name},light-dark(${LIGHT[name]},${DARK[name]}))`).join(";");

  const PICTURE = `
.stage { overflow-x: auto; overflow-y: hidden; padding: 10px 0; }
.stage svg { display: block; margin: 0 auto; overflow: visible; }
.stage svg :is(path, rect, text, g) { transition: opacity var(--time), fill var(--time), stroke var(--time), stroke-width var(--time); }
.gone, .sk { display: none; }
.marker { fill: none; stroke: var(--now); stroke-width: 14px; stroke-linecap: round; opacity: 0; }
.marker:is(.now, .data) { opacity: 1; }
.tip { fill: var(--line); } .tip.back { fill: var(--grad-line); opacity: 0; }
.e.b:where(:not(.done, .now)) { stroke: var(--line); stroke-width: 1.5px; }
.e.unknown { stroke-dasharray: 2 4; }
.e.done { stroke: var(--grad-line); stroke-width: 2px; } .e.on.done { stroke: var(--ink); stroke-width: 3px; }
.e.data { stroke: var(--data); stroke-width: 3.5px; } .tip.forth.data { fill: var(--data); }
.e.now { stroke: var(--grad-line); stroke-width: 3.5px; }
.tip.forth:is(.done, .now), .tip.back.way { opacity: 0; } .tip.back:is(.done, .now):not(.way) { opacity: 1; }
.tip.on { fill: var(--ink); } .tip.forth.on:not(.now) { opacity: 1; } .tip.back.on:not(.now) { opacity: 0; } .off:is(.now, .data, .way):not(.tip) { opacity: 1; }
.e.way { stroke: var(--ink); stroke-width: 3px; } .tip.forth.way { fill: var(--ink); opacity: 1; }
:is(.e, .tip, .q, .s).dim { opacity: .35; } .tip.back.dim:not(.done) { opacity: 0; } .tip.back.done.dim:not(.way) { opacity: .35; } .tip.forth.dim.done { opacity: 0; }
.q.now { fill: var(--slope); } .s.now { fill: var(--on-solid); }
.glow { fill: var(--now-fill); stroke: var(--now-line); stroke-width: 1.25px; opacity: 0; } .glow.on { opacity: 1; }
.fx, .ft { pointer-events: none; }
.dot { fill: var(--grad-line); stroke: var(--paper); stroke-width: 1.5px; }
.ring { fill: transparent; stroke: none; stroke-width: 2px; cursor: pointer; outline: none; }
.chosen > .ring { stroke: var(--ink); stroke-dasharray: 5 3; } .ring:focus-visible { stroke: var(--focus) !important; }
g.blank :is(.p, .oo) { stroke-dasharray: 3 3; stroke: var(--line); } g.blank .td { fill: none; }
g.now .p { stroke: var(--ink); stroke-width: 2.5px; } g.node:hover .p { stroke: var(--ink); } g.dim { opacity: .45; }`;

  const STRIP = `
.strip { position: relative; display: flex; gap: 20px; align-items: flex-start; box-sizing: border-box; padding: 12px 16px; border-top: 1px solid var(--hair); background: var(--wash); }
.strip p { margin: 0; } .said { flex: 1; min-width: 0; }
.head { font-size: 12px; font-weight: 600; color: var(--ink-2); display: flex; align-items: center; gap: 6px; margin-bottom: 5px !important; }
.head i { width: 14px; height: 3px; border-radius: 2px; background: var(--data); } .head.back i { background: repeating-linear-gradient(90deg, var(--grad-line) 0 4px, transparent 4px 5px); }
.equation { font-size: 17px; min-height: 28px; } .sum { font-size: 15px; margin-top: 3px !important; }
:is(.equation, .sum), .equation > span { display: flex; flex-wrap: wrap; align-items: baseline; gap: 3px 6px; }
.sign { color: var(--ink-2); } .name { font-weight: 600; } .data { color: var(--data); } .grad { color: var(--grad); } .slope { color: var(--slope); } .bad { color: var(--bad); }
.chip { display: inline-block; font-weight: 600; padding: 0 6px; border-radius: 4px; line-height: 1.45; border: 1px solid transparent; white-space: nowrap; }
.chip.data { background: var(--data-tint); } .chip.grad { background: var(--grad-tint); } .chip.now { background: var(--now-fill); border-color: var(--ink); }
.chip.slope { background: var(--paper); border-color: var(--slope); border-radius: 99px; padding: 0 8px; }
.chip.total { border-bottom: 2px solid var(--grad-line); } .chip.zero { background: none; color: var(--ink-2); font-weight: 400; border: 1px dashed var(--line); }
.chip.wrong { color: var(--bad); background: var(--bad-tint); text-decoration: line-through; text-decoration-thickness: 2px; }
.equation > span > .chip.wrong:first-of-type { text-decoration: none; color: var(--on-solid); background: var(--bad); }
.why { margin-top: 6px !important; font-size: 14px; color: var(--ink-2); } .right { font-size: 14px; font-weight: 600; }
table { border-collapse: collapse; font-size: 13px; flex: none; } :is(th, td) { padding: 2px 10px; text-align: right; font-weight: 400; border-bottom: 1px solid var(--hair); } thead th { font-weight: 600; } tbody th { text-align: left; padding-left: 0; } td.bad { font-weight: 600; }
.facts { flex: 0 0 180px; } .facts .head b, .ways .head b { font-size: 16px; color: var(--ink); } .facts .head { flex-wrap: wrap; }
dl { margin: 6px 0 0; display: grid; grid-template-columns: 58px 1fr; gap: 4px; font-size: 14px; } dt { color: var(--ink-2); font-size: 13px; } dd { margin: 0; display: flex; flex-wrap: wrap; gap: 4px 10px; }
.ways { flex: 1; min-width: 0; padding-right: 32px; font-size: 14px; } .ways ul { list-style: none; margin: 0; padding: 0; } .ways .many { max-height: 190px; overflow-y: auto; } .many:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; } .ways :is(li, .total) { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 10px; padding: 2px 0; }
.ways .total { border-top: 1.5px solid var(--ink); margin-top: 4px; padding-top: 4px; color: var(--ink-2); } .hop { white-space: nowrap; } button.hop { font: inherit; color: inherit; background: none; border: 0; border-radius: 6px; padding: 4px 2px; min-height: 32px; cursor: pointer; text-decoration: underline dotted var(--line); text-underline-offset: 3px; } button.hop:hover { background: var(--paper); } .hop .chip { font-size: 12px; }
.close { position: absolute; top: 4px; right: 4px; width: 40px; height: 40px; border: 0; background: none; font-size: 20px; line-height: 1; color: var(--ink-2); cursor: pointer; border-radius: 6px; }`;

  const CONTROLS = `
.rest { display: flex; justify-content: center; padding: 0 12px 10px; }
.begin { font-family: inherit; font-size: 13.5px; font-weight: 600; min-height: 40px; padding: 6px 14px 6px 10px; display: flex; align-items: center; gap: 8px; border: 1px solid var(--hair); border-radius: 8px; background: none; color: var(--ink-2); cursor: pointer; }
.begin:hover { background: var(--wash); color: var(--ink); border-color: var(--line); } .begin .icon { width: 16px; height: 16px; } svg.icon { width: 20px; height: 20px; fill: currentColor; stroke: currentColor; stroke-width: 1.6px; stroke-linejoin: round; stroke-linecap: round; }
.controls { display: grid; grid-template-columns: auto 1fr auto; gap: 18px; align-items: center; padding: 10px 14px 8px; border-top: 1px solid var(--hair); background: var(--wash); }
.buttons { display: flex; gap: 4px; align-items: center; }
.buttons button { width: 40px; height: 40px; border-radius: 9px; border: 1px solid transparent; background: none; display: grid; place-items: center; cursor: pointer; color: var(--ink); padding: 0; }
.buttons button:hover:not([aria-disabled=true]) { border-color: var(--line); background: var(--page); } .buttons [aria-disabled=true] { color: var(--line); cursor: default; }
.buttons .play { border-radius: 50%; background: var(--ink); color: var(--page); } .buttons .play:hover { background: var(--ink-2) !important; }
.scrub { position: relative; height: 54px; margin: 0 10px; } .scrub.bare { height: 40px; } .scrub > * { position: absolute; }
.track { top: 24px; height: 4px; border-radius: 2px; background: var(--hair); } .track.backward { background: repeating-linear-gradient(90deg, var(--hair) 0 6px, transparent 6px 9px); }
.track.done { background: var(--data); } .track.backward.done { background: repeating-linear-gradient(90deg, var(--grad-line) 0 6px, transparent 6px 9px); }
.tick { top: 22px; width: 2px; height: 8px; margin-left: -1px; background: var(--line); border-radius: 1px; }
.mark { top: 20px; width: 9px; height: 9px; margin-left: -6px; transform: rotate(45deg); background: var(--page); border: 2px solid var(--ink); border-radius: 2px; }
.tag { top: 36px; transform: translateX(-50%); font-size: 12px; color: var(--ink-2); padding: 0 2px; border-radius: 3px; white-space: nowrap; } .tag.on { font-weight: 700; color: var(--ink); background: var(--now-fill); }
.pass { top: 0; font-size: 11.5px; text-align: center; }
input { inset: 14px 0 auto; left: -10px; width: calc(100% + 20px); height: 24px; margin: 0; appearance: none; background: none; cursor: pointer; }
input::-webkit-slider-thumb { appearance: none; width: 20px; height: 20px; border-radius: 50%; background: var(--page); border: 3px solid var(--ink); box-shadow: 0 1px 3px rgb(0 0 0 / .25); }
input::-moz-range-thumb { width: 14px; height: 14px; border-radius: 50%; background: var(--page); border: 3px solid var(--ink); }
input:focus-visible { outline: none; } input:focus-visible::-webkit-slider-thumb { outline: 2px solid var(--focus); outline-offset: 2px; } input:focus-visible::-moz-range-thumb { outline: 2px solid var(--focus); outline-offset: 2px; }
.count { font-size: 13px; color: var(--ink-2); min-width: 52px; text-align: right; } .count b { color: var(--ink); }
details { border-top: 1px solid var(--hair); padding: 0 16px; font-size: 13.5px; color: var(--ink-2); } summary { cursor: pointer; padding: 10px 0; min-height: 20px; font-weight: 600; width: fit-content; }
details ul { list-style: none; margin: 0; padding: 0 0 12px; display: grid; grid-template-columns: repeat(auto-fill, minmax(270px, 1fr)); gap: 6px 20px; } details li { display: flex; align-items: baseline; gap: 10px; line-height: 1.4; }
.sample { flex: 0 0 64px; text-align: center; color: var(--ink); } .sample b { color: var(--grad-line); }
:is(button, summary):focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
[role=status] { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }`;

  const NARROW = `
@container (max-width: 560px) {
  .controls { grid-template-columns: 1fr auto; gap: 2px 10px; padding: 6px 12px; } .scrub { grid-column: 1 / -1; grid-row: 1; } .buttons button, .close { width: 44px; height: 44px; } .begin { min-height: 44px; }
  .strip { padding: 8px 14px; flex-direction: column; gap: 8px; } .equation { font-size: 16px; } .sum { font-size: 14.5px; } .chip { padding: 0 5px; } .equation > span:nth-child(2) { flex-basis: 100%; }
  .said, .facts, .ways { flex: none; width: 100%; padding-right: 0; } .ways { font-size: 13px; }
}`;

  figures.style = `
${figures.sheet.replace(/:root\{.*?\}/g, "")}
:host { display: block; container-type: inline-size; --time: 200ms; ${tokens}; }
@media (prefers-reduced-motion: reduce) { :host { --time: 0ms; } }
.figure { position: relative; color: var(--ink); font: 16px/1.4 var(--sg-font, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans Condensed", sans-serif); font-variant-numeric: tabular-nums lining-nums; }
.figure:not(.used) { --time: 0ms; } .used .foot { position: sticky; bottom: 0; z-index: 1; } .figure:focus { outline: none; } [hidden] { display: none !important; }
${PICTURE}${STRIP}${CONTROLS}${NARROW}`;

  const SHAPES = {
    first: "M4 4v12M16 4 7 10l9 6z", back: "M16 4v12M13 4 4 10l9 6z", play: "M6 4l10 6-10 6z", pause: "M6 4h2v12H6zM12 4h2v12h-2z", forward: "M4 4v12M7 4l9 6-9 6z",
  };
  figures.icon = (name) => `<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="${SHAPES[name]}"/></svg>`;

  figures.skeleton = `<div class="figure" role="group" aria-roledescription="stepper">
  <div class="stage"></div>
  <div class="rest"><button type="button" class="begin">${figures.icon("play")}Step through</button></div>
  <div class="foot" hidden><div class="strip"></div><div class="controls">
    <div class="buttons"><button type="button" class="first" aria-label="First">${figures.icon("first")}</button><button type="button" class="back" aria-label="Back">${figures.icon("back")}</button>
      <button type="button" class="play" aria-label="Play">${figures.icon("play")}</button><button type="button" class="forward" aria-label="Forward">${figures.icon("forward")}</button></div>
    <div class="scrub"><input type="range" min="0" step="1" aria-label="Step"></div><div class="count" aria-hidden="true"></div></div></div>
  <div class="legend" hidden></div><div role="status" aria-live="polite"></div></div>`;

  /* What the signs mean; those of the way back only where it is shown. */
  figures.key = (backward) => {
    const signs = [
      [`<span class="chip data">2</span>`, "data: the number of a node"],
      ["⊗ ▶ ● ▣", "made by an operator; input; parameter; constant"],
      ["❐", "double frame: the result"],
    ];
    const back = [
      [`<span class="chip grad">6</span>`, "grad: how far the result moves when this node moves by 1"],
      [`<span class="chip slope">× −3</span>`, "slope: how far the child moves when the parent moves by 1"],
      ["<b>◀━</b>", "gradient has come this way"],
      [`<span class="chip grad now">6</span>`, "what this step reads and writes"],
    ];
    const items = [...signs, ...(backward ? back : [])].map(([icon, words]) => `<li><span class="sample">${icon}</span><span>${words}</span></li>`);
    return `<details><summary>Key</summary><ul>${items.join("")}</ul></details>`;
  };
})();
