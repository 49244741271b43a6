/* What the box shows: bars of the next letters, and names. book/sphinx/dinosaur.py writes the same before any script runs. */

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

const percent = (chance) => `${(100 * chance).toFixed(1)}%`;

/* bars: [name, probability, probability at temperature 1] of each. */
export function paintBars(box, bars, beginning) {
  box.querySelector("p").textContent = `Next letter after ${beginning ? `…${beginning.slice(-4)}` : "the start"}`;
  box.querySelector("ol").replaceChildren(...bars.map(([name, chance, usual]) => {
    const bar = element("i", ""), tick = element("s", "");
    bar.style.width = percent(chance);
    tick.style.left = percent(usual);
    return element("li", "", element("b", "", name), element("span", "", bar, tick), element("output", "", chance.toFixed(2)));
  }));
}

/* names: [name, whether it is in the list of names] of each. */
export function paintNames(box, names, { beginning, temperature }) {
  box.querySelector("p").textContent = `Eight ends of ${beginning ? `“${beginning}”` : "nothing"} at temperature ${temperature.toFixed(1)}`;
  box.querySelector("ul").replaceChildren(...names.map(([name, isKnown]) =>
    element("li", "", element("b", "", beginning), element("i", "", name.slice(beginning.length)), ...(isKnown ? [element("small", "", "in the list")] : []))));
}
