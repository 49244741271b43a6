/* Excerpts of found pages: of the text alone, without buttons and without what a figure keeps. On file:// a browser does not let the search page
   fetch the pages it found: there they are listed without excerpts. */
if (location.protocol === "file:" && typeof DOCUMENTATION_OPTIONS !== "undefined") {
  DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
}
document.addEventListener("DOMContentLoaded", () => {
  if (typeof Search === "undefined") return;
  Search.htmlToText = (html, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const aside = "script, style, noscript, .headerlink, sg-stepper, sg-slider, .sg-live-place, details.hide > summary";
    page.querySelectorAll(aside).forEach((part) => part.remove());
    page.querySelectorAll(".math").forEach((part) => { part.textContent = part.textContent.replace(/\\[()[\]]|[\\{}]/g, ""); });
    page.querySelectorAll("th, td, li, p, dt").forEach((part) => part.append(" ")); // side by side on the page
    const text = page.querySelector(".bd-article") ?? page.body;
    return ((anchor && text.querySelector(anchor)) || text).textContent;
  };
});
