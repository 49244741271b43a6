/* Loads what makes the cells of a page run, where the page came over HTTP. A page opened from the disk can load neither
   modules nor workers, so there it only says how. A classic script: a module would be an error on file://. */
(function () {
  "use strict";

  if (location.protocol.startsWith("http")) {
    import(new URL("live.js", document.currentScript.src)).then(({ enliven }) => enliven());
    return;
  }
  document.addEventListener("DOMContentLoaded", () => {
    const note = document.createElement("div");
    note.className = "sg-live-page";
    note.innerHTML = "<p>To run the cells in this page, open the book over HTTP: <code>make serve</code>, then the address that it prints.</p>";
    document.querySelector(".sg-live-place")?.replaceChildren(note);
  });
})();
