// What all parts of the playground use: elements, numbers in words, the colors of the theme. Imports nothing.
// The parts share one global object, sgPlay: plain scripts also run from the disk, where modules do not.
(() => {
  "use strict";
  const play = (window.sgPlay = {});
  const SVG = "http://www.w3.org/2000/svg";
  const SUB = "₀₁₂₃₄₅₆₇₈₉", SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  play.root = document.querySelector(".pg");
  play.$ = (selector) => play.root.querySelector(selector);

  play.make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  play.shape = (tag, attributes = {}, text) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };

  play.sub = (number) => String(number).replace(/\d/g, (digit) => SUB[digit]);

  // The name of a neuron: column 0 are the inputs, the last are the scores.
  play.nameOf = (column, row, last) => {
    if (column === 0) return `x${play.sub(row + 1)}`;
    if (column === last) return play.scene.scores === 1 ? "score" : `score${play.sub(row)}`;
    return `h${play.sub(column)}${play.sub(row + 1)}`;
  };

  function scientific(x) {
    const [digits, power] = x.toExponential(1).split("e");
    return `${digits}·10${power.startsWith("-") ? "⁻" : ""}${power.replace(/\D/g, "").replace(/\d/g, (digit) => SUPER[digit])}`;
  }

  // A number with about three significant digits and a true minus sign. What is not finite comes as text.
  play.number = (x) => {
    if (typeof x !== "number") return x === null || x === undefined ? "–" : String(x).replace("inf", "∞").replace("-", "−");
    const size = Math.abs(x);
    if (size === 0) return "0";
    const text = size < 0.0005 || size >= 1e5 ? scientific(x) : x.toFixed(size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3);
    return text.replace("-", "−");
  };

  play.fixed = (x) => x.toFixed(2).replace("-", "−");
  play.short = (x) => String(+x.toPrecision(2)).replace("-", "−");
  play.last = (list) => list[list.length - 1];
  play.points = (n) => (n === 1 ? "the one point" : `the ${n} points`);
  play.still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  play.look = (element) => element.scrollIntoView({ block: "nearest", behavior: play.still() ? "auto" : "smooth" });
  play.percent = (share) => (share === null ? "–" : `${Math.round(share * 100)}%`);

  // What can no longer be pressed must not keep the focus: the page would lose it.
  play.disable = (element, off, instead) => {
    const focused = off && element === document.activeElement;
    element.disabled = off;
    if (focused) play.$(instead).focus();
  };

  // Colors of the theme as [r, g, b], read again when it changes.
  const NAMES = ["page", "paper", "ink", "ink-2", "line", "hair", "data", "grad", "grad-line", "slope", "class-0", "class-1", "class-2"];
  play.readColors = () => {
    const style = getComputedStyle(document.documentElement);
    play.colors = {};
    for (const name of NAMES) play.colors[name] = style.getPropertyValue(`--sg-${name}`).trim();
    play.dark = document.documentElement.dataset.theme === "dark";
  };
  play.rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

  // How one part speaks to the others: play.on("scene", …) for a new session, "state" for each step.
  const listeners = {};
  play.on = (name, listener) => (listeners[name] ??= []).push(listener);
  play.tell = (name, ...news) => (listeners[name] ?? []).forEach((listener) => listener(...news));

  // Where words of 2w by 2h stand on an edge: at its middle, or else as near to it as they hide no box, or at least no number.
  play.placeNear = (path, w, h, boxes) => {
    const length = path.getTotalLength(), places = [];
    for (const away of [0, 18, -18, 36, -36, 54, 64, -54])
      for (const aside of [0, -12, 12])
        for (const share of [0.5, 0.6, 0.4, 0.8, 0.2, 1, 0]) {
          const { x, y } = path.getPointAtLength(length * share);
          places.push([Math.max(x + aside, w), y + away]);
        }
    const hides = (top) => ([x, y]) => boxes.some((box) => x + w > box.left && x - w < box.right && y + h > box[top] && y - h < box.bottom);
    return places.find((one) => !hides("top")(one)) ?? places.find((one) => !hides("picture")(one)) ?? places[0];
  };
})();
