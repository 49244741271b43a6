/* Excerpts of found pages: of the text alone, without buttons and without what a figure keeps. On file:// a browser does not let the search page
   fetch the pages it found: there they are listed without excerpts. */
if (location.protocol === "file:" && typeof DOCUMENTATION_OPTIONS !== "undefined") {
  DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
}
/* The source of a formula, as far as it can be read in a line. */
const SIGNS = { alpha: "α", beta: "β", gamma: "γ", delta: "δ", varepsilon: "ε", eta: "η", kappa: "κ", lambda: "λ", pi: "π", sigma: "σ", ell: "ℓ",
  partial: "∂", nabla: "∇", sum: "Σ", sqrt: "√", cdot: "·", approx: "≈", dots: "…", top: "T", text: "" };
const readable = (source) => source.replace(/\\d?frac\{([^{}]*)\}\{([^{}]*)\}/g, "$1 / $2").replace(/\\([a-z]+)/g, (_, name) => SIGNS[name] ?? name).replace(/\\[()[\]]|[\\{}]/g, "");

document.addEventListener("DOMContentLoaded", () => {
  if (typeof Search === "undefined") return;
  Search.htmlToText = (html, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const aside = "script, style, noscript, .headerlink, sg-stepper, sg-slider, .sg-live-place, details.hide > summary";
    page.querySelectorAll(aside).forEach((part) => part.remove());
    page.querySelectorAll(".math").forEach((part) => { part.textContent = readable(part.textContent); });
    page.querySelectorAll("th, td, li, p, dt").forEach((part) => part.append(" ")); // side by side on the page
    const text = page.querySelector(".bd-article") ?? page.body;
    const found = (anchor && text.querySelector(anchor)) || text;
    return found.textContent + (found.matches("dt") ? found.nextElementSibling.textContent : ""); // a term, and what it means
  };
});
