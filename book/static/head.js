/* Runs before the body is there, so that the first picture of a page is the right one: its theme, and room for what scripts
   will add. And paper is light, whatever the screen is. */
(function () {
  "use strict";

  const page = document.documentElement;
  page.classList.add(location.protocol.startsWith("http") ? "sg-http" : "sg-disk"); // either one: there are scripts
  if (page.dataset.theme === "auto") page.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";

  if (document.querySelector("meta[name=sg-sidebar]")) page.classList.add("sg-no-sidebar"); // until the page itself has closed it

  let screen; // the theme while the page is on paper
  function toPaper() {
    screen ??= page.dataset.theme;
    page.dataset.theme = "light";
  }
  function toScreen() {
    if (screen) page.dataset.theme = screen;
    screen = undefined;
  }
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", toScreen);
  matchMedia("print").addEventListener("change", ({ matches }) => (matches ? toPaper() : toScreen()));
})();
