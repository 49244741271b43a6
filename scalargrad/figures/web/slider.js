/* Figures with a slider: shows the frame that belongs to where the sliders stand.

   scalargrad/slider.py wrote a still picture and, beside it, the parts of all frames. Here the picture moves into a
   shadow root, and each group (g) in it gets the parts of the frame. Nothing is computed. A classic script, which runs
   in the pages of the book and in JupyterLab. */
(() => {
  "use strict";
  if (window.sgSliders) return; // a notebook may bring the script twice
  window.sgSliders = true;

  const LOOK = `
    :host { display: block; }
    .box { display: flex; flex-wrap: wrap; justify-content: center; align-items: center; gap: 4px 20px; padding: 8px;
      text-align: left; color: var(--ink); font: 15px/1.45 var(--font); font-variant-numeric: tabular-nums; }
    .plots { display: flex; flex-wrap: wrap; justify-content: center; gap: 8px; min-width: 0; }
    .plots > svg { display: block; max-width: 100%; height: auto; }
    text { font-family: var(--font); }
    .side { flex: 1 1 250px; box-sizing: border-box; min-width: 0; max-width: 668px; padding: 12px 16px; border-radius: 8px;
      background: var(--sg-wash, light-dark(#f6f7f8, #191c20)); }
    .slider { display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 12px; align-items: baseline; }
    label, .at { font-size: 13.5px; font-weight: 600; }
    .at { color: var(--data); }
    input { flex: 1 0 100%; appearance: none; width: 100%; height: 40px; margin: 0; background: none; cursor: pointer; }
    input::-webkit-slider-runnable-track { height: 4px; border-radius: 2px; background: var(--line); }
    input::-moz-range-track { height: 4px; border-radius: 2px; background: var(--line); }
    input::-webkit-slider-thumb { appearance: none; box-sizing: border-box; width: 20px; height: 20px; margin-top: -8px;
      border: 3px solid var(--ink); border-radius: 50%; background: var(--page); }
    input::-moz-range-thumb { box-sizing: border-box; width: 20px; height: 20px; border: 3px solid var(--ink);
      border-radius: 50%; background: var(--page); }
    input:focus-visible { outline: none; }
    input:focus-visible::-webkit-slider-thumb { outline: 2px solid var(--sg-focus, light-dark(#176de8, #528fe4)); outline-offset: 2px; }
    input:focus-visible::-moz-range-thumb { outline: 2px solid var(--sg-focus, light-dark(#176de8, #528fe4)); outline-offset: 2px; }
    .say { display: grid; }
    .say > p { grid-area: 1 / 1; margin: 0; white-space: pre-line; }
    .say > .ghost { visibility: hidden; } /* they keep the height of the tallest sentence, so that nothing jumps */
    @media (pointer: coarse) { input { height: 44px; } }`;

  function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  /* The colors of the picture become those of the page; where it has none, as in JupyterLab, they stay. */
  function colors(css) {
    const [light, dark] = Array.from(css.matchAll(/:root\{([^}]*)\}/g), ([, all]) => all.split(";"));
    const both = light.map((color, i) => [...color.split(":"), dark[i].split(":")[1]]);
    const font = "--font: var(--sg-font, system-ui, sans-serif);";
    return ":host {" + font + both.map(([name, day, night]) =>
      `${name}: var(--sg-${name.slice(2)}, light-dark(${day}, ${night}));`).join("") + "}";
  }

  function picture(image) {
    const text = decodeURIComponent(image.src.slice(image.src.indexOf(",") + 1));
    const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    const [tokens, style, ...plots] = svg.children;
    const box = element("div", { className: "plots", role: "img", ariaLabel: image.alt }, ...plots);
    return { css: style.textContent + colors(tokens.textContent) + LOOK, box };
  }

  /* A part is markup or, if it is a single path, its classes|data. */
  const markup = (part) => part.replace(/^([^<|]*)\|([^<]*)$/, "<path class='$1' d='$2'/>");

  function slider(name, values, at, id) {
    const input = element("input", { type: "range", id, min: 0, max: values.length - 1, step: 1, value: at });
    const shown = element("span", { className: "at", ariaHidden: "true" });
    const label = element("label", { htmlFor: id, textContent: name });
    const show = () => { shown.textContent = input.ariaValueText = values[input.valueAsNumber]; };
    return { input, show, box: element("div", { className: "slider" }, label, shown, input) };
  }

  function sentences(says) {
    const now = element("p", { role: "status" });
    const ghosts = says.map((say) => element("p", { className: "ghost", ariaHidden: "true", textContent: say }));
    return { now, box: element("div", { className: "say" }, ...ghosts, now) };
  }

  function enliven(figure) {
    const host = figure.firstElementChild;
    const data = figure.querySelector("script");
    if (host.shadowRoot || !data) return; // a notebook that is not trusted keeps the still picture alone
    const { names, values, start, says, parts, frames } = JSON.parse(data.textContent);
    const { css, box } = picture(host.querySelector("img"));
    const sliders = names.map((name, i) => slider(name, values[i], start[i], "slider" + i));
    const { now, box: words } = sentences(says);
    const groups = box.querySelectorAll("g");

    function show() {
      const at = sliders.reduce((place, { input }, i) => place * values[i].length + input.valueAsNumber, 0);
      groups.forEach((group, i) => { group.innerHTML = frames[at][i].map((part) => markup(parts[i][part])).join(""); });
      now.textContent = says[at];
      sliders.forEach((one) => one.show());
    }

    show();
    const side = element("div", { className: "side" }, ...sliders.map((one) => one.box), words);
    const root = host.attachShadow({ mode: "open" });
    root.append(element("style", { textContent: css }), element("div", { className: "box" }, box, side));
    root.addEventListener("input", show);
  }

  const enlivenAll = (place) => place.querySelectorAll("figure.sg-slider").forEach(enliven);

  document.addEventListener("sg:output", (event) => enlivenAll(event.detail));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => enlivenAll(document));
  else enlivenAll(document);
  if (document.body?.dataset.jpThemeLight) // JupyterLab says nothing when there is a new output
    new MutationObserver(() => enlivenAll(document)).observe(document.body, { childList: true, subtree: true });
})();
