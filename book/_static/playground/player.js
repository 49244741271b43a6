// Stands in for the worker where there is none, on a page from the disk: plays the run that was recorded with the book.
// Loads recorded.js, which the build writes; imports tools.js.
(() => {
  "use strict";
  const play = window.sgPlay;
  const PACE = 150; // ms from one frame to the next

  // A frame as the worker would have sent it.
  play.frame = ({ state, size, pictures }, training) => {
    const bytes = Uint8Array.from(atob(pictures), (letter) => letter.charCodeAt(0));
    return { kind: "state", state: structuredClone(state), size, pictures: new Float32Array(bytes.buffer), training };
  };

  // Like a worker: takes messages, hands news to `hear`. It can start, pause and go back; the rest needs Python.
  play.player = (hear) => {
    let at = 0, timer = 0;
    const show = () => hear(play.frame(play.recorded[at], timer !== 0));
    const halt = () => { clearInterval(timer); timer = 0; };

    function next() {
      at += 1;
      if (at === play.recorded.length - 1) halt();
      show();
    }

    function pause() {
      halt();
      const frame = play.frame(play.recorded[at], false);
      hear({ ...frame, state: { ...frame.state, news: [], scene: undefined } });
    }

    function reset() {
      halt();
      at = 0;
      show();
    }

    function start() {
      if (at === play.recorded.length - 1) reset();
      timer = setInterval(next, PACE);
    }

    const DOES = { start, pause, reset };
    const script = play.make("script", { src: new URL("recorded.js", play.here) });
    script.addEventListener("load", () => { hear({ kind: "recorded" }); show(); });
    document.head.append(script);
    return { postMessage: (message) => DOES[message.do]?.() };
  };
})();
