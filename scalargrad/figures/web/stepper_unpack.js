/* The pictures and steps of a figure out of the short forms that html.py and pack.py give them. Uses the style sheet that notebook.py adds. */
(() => {
  "use strict";
  const figures = (globalThis.scalargradFigures ??= {});
  const PREFIX = "data:image/svg+xml,";
  const TOKEN = /[^<>]+(?=<)|(?<=class=')[^']*|-?[\d.]+(?=[^<>]*>)/g; // a text; in a tag its classes, or a number

  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;,=:?@^_`{|}~"; // of base 85

  /* What a figure holds: { wide, narrow, steps }, without narrow or steps where there are none. */
  figures.read = (figure) => (figure.dataset.deflated ? inflated(figure.dataset.deflated) : writtenOut(figure));

  function writtenOut(figure) {
    const wide = decodeURIComponent(figure.querySelector("picture img").getAttribute("src").slice(PREFIX.length));
    const { narrow } = figure.dataset;
    const steps = figure.querySelector('script[type="application/json"]');
    return { wide, narrow: narrow && changed(wide, narrow), steps: steps && JSON.parse(steps.textContent) };
  }

  async function inflated(text) {
    const stream = new Blob([bytes(text)]).stream().pipeThrough(new DecompressionStream("deflate"));
    const [[wide, narrow], steps] = await new Response(stream).json();
    const styled = (svg) => svg.replace("<style></style>", () => `<style>${figures.sheet}</style>`);
    return { wide: styled(wide), narrow: styled(narrow), steps };
  }

  /* Five digits of base 85 are four bytes; at the end n + 1 digits are n bytes. */
  function bytes(text) {
    const view = new DataView(new ArrayBuffer(4 * Math.ceil(text.length / 5)));
    for (let i = 0; i < text.length; i += 5) {
      const five = text.slice(i, i + 5).padEnd(5, "~");
      view.setUint32((4 * i) / 5, [...five].reduce((n, digit) => 85 * n + DIGITS.indexOf(digit), 0));
    }
    return new Uint8Array(view.buffer, 0, Math.floor((4 * text.length) / 5));
  }

  /* changes: the texts, classes and numbers of the narrow picture, empty where the wide one has the same; or all of it. */
  function changed(wide, changes) {
    if (changes.startsWith("<svg")) return changes;
    const other = changes.split("'");
    let i = 0;
    return wide.replace(TOKEN, (same) => other[i++] || same);
  }

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
