// Stands in for the worker where there is none, on a page from the disk: plays the run of a preset, recorded with the book.
// Loads recorded/NAME.js, which the build writes; imports tools.js.
(() => {
  "use strict";
  const play = window.sgPlay;
  const PACE = 33; // ms from one epoch to the next
  const NEEDS = "This link changes settings, which needs Python. Here is the recorded run of its preset.";

  play.recorded = {}; // by preset: JSON, compressed, as text
  const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  // A frame as the worker would have sent it: its pictures are whole numbers, 127 for what `full` says.
  play.frame = ({ state, size, full, pictures }, training) => {
    const levels = new Int8Array(bytesOf(pictures).buffer), cells = size * size;
    return { kind: "state", state: structuredClone(state), size, pictures: Float32Array.from(levels, (level, i) => level / 127 * full[Math.floor(i / cells)]), training };
  };

  async function load(name) {
    const script = play.make("script", { src: new URL(`recorded/${name}.js`, play.here) });
    await new Promise((done, fail) => { Object.assign(script, { onload: done, onerror: fail }); document.head.append(script); });
    const stream = new Blob([bytesOf(play.recorded[name])]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }

  // Like a worker: takes messages, hands news to `hear`. It knows the presets, epoch by epoch; the rest needs Python.
  play.player = (hear) => {
    let run = null, at = 0, timer = 0;
    const over = () => at === run.frames.length - 1;
    const halt = () => { clearInterval(timer); timer = 0; };

    // The frame once more has no news in it, but perhaps something to say.
    function show(again) {
      const frame = play.frame(run.frames[at], timer !== 0);
      if (again) Object.assign(frame.state, { news: [], scene: undefined }, again);
      if (over() && !frame.state.diverged) frame.state.notes = [...frame.state.notes, "The recording ends here; Train plays it again."];
      hear({ ...frame, over: over() });
    }

    function next() {
      at += 1;
      if (over()) halt();
      show();
    }

    function reset() {
      halt();
      at = 0;
      show();
    }

    function start() {
      if (over()) reset();
      timer = setInterval(next, PACE);
    }

    async function preset({ name, notes }) {
      halt();
      run = await load(name);
      at = 0;
      if (notes) run.frames[0].state.notes = notes;
      show();
    }

    function open({ link }) {
      const { preset: name, ...more } = Object.fromEntries(new URLSearchParams(link.replace(/^#/, "")));
      const known = name in play.about.presets ? name : Object.keys(play.about.presets)[0];
      return preset({ name: known, notes: Object.keys(more).length ? [NEEDS] : [] });
    }

    const pause = () => { halt(); show({}); };
    const code = () => show({ code: run.code.replace(/range\(\d+\)/, `range(${run.frames[at].state.steps || 100})`) });
    const DOES = { start, pause, reset, step: () => { halt(); next(); }, preset, open, code };
    return { postMessage: (message) => DOES[message.do]?.(message)?.catch(() => hear({ kind: "error", text: "the recorded run could not be loaded" })) };
  };
})();
