/* Helpers for the pictures of figures. */

const PREFIX = "data:image/svg+xml,";

/* The picture of an image element as an element that can come to life, without its style sheet. */
export function pictureOf(address) {
  const text = decodeURIComponent(address.slice(PREFIX.length));
  const svg = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  svg.querySelector("style").remove();
  return svg;
}

/* Do something once an element is there with all that it holds: as soon as the page goes on after it, before it is painted. */
export function whenWhole(element, act) {
  const isWhole = () => document.readyState !== "loading" || goesOn(element);
  if (isWhole()) return act();
  const watch = new MutationObserver(() => isWhole() && end());
  const end = () => { watch.disconnect(); act(); };
  watch.observe(document, { childList: true, subtree: true });
}

function goesOn(element) {
  return element.nextSibling !== null || (element.parentNode !== document && goesOn(element.parentNode));
}

export function make(tag, attributes, text = "") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

export function turn(element, classes) {
  for (const [name, on] of Object.entries(classes)) element.classList.toggle(name, Boolean(on));
}
