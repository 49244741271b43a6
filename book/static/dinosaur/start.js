/* Brings the box "Continue my dinosaur" to life where the page came over HTTP: only there Python can be had. */
(function () {
  "use strict";

  if (!location.protocol.startsWith("http")) return;
  import(new URL("box.js", document.currentScript.src)).then(({ enliven }) => enliven());
})();
