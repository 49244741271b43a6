/* Loads what makes the cells of a page run, where the page came over HTTP. A page opened from the disk can load neither
   modules nor workers, so there it only says how. A classic script: a module would be an error on file://. */
(function () {
  "use strict";

  const script = document.currentScript;
  if (location.protocol.startsWith("http")) {
    import(new URL("live.js", script.src)).then(({ enliven }) => enliven(script.dataset.size));
    return;
  }
  document.addEventListener("DOMContentLoaded", () => {
    const head = document.querySelector("p.sg-meta") ?? document.querySelector(".bd-article h1");
    const note = document.createElement("p");
    note.className = "sg-live-page";
    note.innerHTML = "To run the cells in this page, open the book over HTTP: <code>make serve</code>, then the address that it prints.";
    head?.after(note);
  });
})();
