/* The pictures of a figure out of the short forms that pack.py gives them. Uses nothing. */
(() => {
  "use strict";
  const figures = (globalThis.scalargradFigures ??= {});
  const PREFIX = "data:image/svg+xml,";
  const TOKEN = /[^<>]+(?=<)|(?<=class=')[^']*|-?[\d.]+(?=[^<>]*>)/g; // a text; in a tag its classes, or a number

  figures.wide = (image) => decodeURIComponent(image.getAttribute("src").slice(PREFIX.length));

  /* changes: the texts, classes and numbers of the narrow picture, empty where the wide one has the same; or all of it. */
  figures.narrow = (wide, changes) => {
    if (changes.startsWith("<svg")) return changes;
    const other = changes.split("'");
    let i = 0;
    return wide.replace(TOKEN, (same) => other[i++] || same);
  };

  figures.address = (svg) => PREFIX + encodeURIComponent(svg);

  /* The picture as an element that can come to life: each <use> is replaced by what it stands for, and the arrowheads are gone. */
  figures.parse = (text) => {
    const svg = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
    for (const use of svg.querySelectorAll("use")) {
      const copy = svg.querySelector(use.getAttribute("href")).cloneNode(true);
      copy.removeAttribute("id");
      use.replaceWith(copy);
    }
    for (const marker of svg.querySelectorAll("marker")) marker.remove();
    return svg;
  };
})();
