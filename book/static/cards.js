/* A link to a term of the glossary, or to a source, opens a card beside it, so that nobody has to leave the page and what its
   cells have made. The cards are templates at the end of the page (book/sphinx/cards.py). Without this script, or with the keys
   that open a new tab, the links lead where they say. */
const MATHJAX = new URL("mathjax/tex-chtml.js", document.currentScript.src).href;

document.addEventListener("DOMContentLoaded", () => {
  "use strict";

  const templates = new Map([...document.querySelectorAll("template[data-card]")].map((made) => [made.dataset.card, made]));
  if (!templates.size || !HTMLElement.prototype.showPopover) return;
  const GAP = 8;
  let opener; // the link in the text that the card stands beside

  const card = document.createElement("div");
  card.className = "sg-card";
  card.popover = "auto"; // a click beside it closes it
  card.tabIndex = -1;
  card.setAttribute("role", "dialog");
  card.addEventListener("keydown", ({ key }) => { // a browser need not close it once its content has changed
    if (key !== "Escape") return;
    card.hidePopover();
    opener.focus({ preventScroll: true });
  });
  document.body.append(card);

  /* The template that a link opens, if it does. */
  function templateOf(link) {
    if (link.matches(".sg-card-more")) return undefined;
    const [, anchor] = /(?:glossary|bibliography)\.html#(.+)$/.exec(link.getAttribute("href")) ?? [];
    return templates.get(decodeURIComponent(anchor));
  }

  function fill(template) {
    card.replaceChildren(template.content.cloneNode(true));
    card.setAttribute("aria-label", card.querySelector(".sg-card-name").textContent);
    arm(card);
    if (card.querySelector(".math")) typeset();
  }

  /* Set the formulas of the card. A page without any of its own has no MathJax: it comes with the first card that needs it. */
  function typeset() {
    if (window.MathJax) return window.MathJax.startup?.promise?.then(() => window.MathJax.typesetPromise([card])).then(place);
    window.MathJax = { startup: { typeset: false }, options: { menuOptions: { settings: { inTabOrder: false } } } };
    const script = document.createElement("script");
    script.src = MATHJAX;
    script.addEventListener("load", typeset);
    document.head.append(script);
  }

  /* Below the line of the link, or above it where there is no room; on the page, so that it scrolls with its link. */
  function place() {
    const lines = opener.getClientRects(), line = lines[lines.length - 1];
    const right = document.documentElement.clientWidth - card.offsetWidth - GAP;
    const above = line.bottom + GAP + card.offsetHeight > innerHeight && line.top > card.offsetHeight + GAP;
    card.style.left = `${Math.max(GAP, Math.min(line.left, right)) + scrollX}px`;
    card.style.top = `${(above ? line.top - card.offsetHeight - GAP / 2 : line.bottom + GAP / 2) + scrollY}px`;
  }

  function open(event) {
    const link = event.currentTarget;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const within = card.contains(link);
    if (!within) opener = link;
    fill(templateOf(link));
    if (!within) {
      if (card.matches(":popover-open")) card.hidePopover();
      link.focus({ preventScroll: true }); // where the focus goes back to
      card.showPopover();
      place();
    }
    card.focus({ preventScroll: true });
  }

  function arm(part) {
    for (const link of part.querySelectorAll("a[href]")) {
      if (!templateOf(link)) continue;
      link.setAttribute("aria-haspopup", "dialog");
      link.addEventListener("click", open);
    }
  }

  arm(document.querySelector("main") ?? document.body);
});
