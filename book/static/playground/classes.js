// What the network answers, by one score or by three: fields and borders in the map, the class of P, and the
// probabilities of three classes at P or under the mouse. Imports tools.js, paint.js and network.js.
(() => {
  "use strict";
  const play = window.sgPlay, $ = play.$, { make } = play;
  let under = null; // the place under the mouse, in shares of the side of the map

  const several = () => play.scene.scores > 1;
  const each = (read) => Array.from({ length: play.scene.scores }, (_, k) => read(k));
  const ends = () => play.columns() - 1;

  play.paintAnswer = (canvas, strength) => {
    if (!several()) return play.fill(canvas, play.pictureAt(ends(), 0), play.size, strength, [ends(), 0], ends());
    play.fillClasses(canvas, each((k) => play.pictureAt(ends() + 1, k)), play.size, strength); // after the scores
  };

  // Where the answer changes: where the score is 0, or where the two largest of three are equal.
  play.border = () => {
    if (!several()) return play.crossing(play.pictureAt(ends(), 0), play.size);
    const scores = each((k) => play.pictureAt(ends(), k));
    return scores.flatMap((score, k) => {
      const others = scores.filter((_, other) => other !== k);
      return play.crossing(score.map((s, i) => s - Math.max(...others.map((other) => other[i]))), play.size);
    });
  };

  const largest = (shares) => shares.reduce((best, share, k) => (share > shares[best] ? k : best), 0);

  // What is said of P: whether it is right, and for those who do not see it in words.
  play.verdict = ({ layers, shares, label }) => {
    const score = play.last(layers)[0].data;
    if (!several()) return { right: typeof score === "number" && score > 0 === label > 0, told: `score ${play.number(score)}` };
    if (shares.some((share) => typeof share !== "number")) return { right: false, told: "no answer" };
    return { right: largest(shares) === label, told: `probabilities: ${shares.map((share, k) => `${play.SHAPES[k]} ${play.percent(share)}`).join(", ")}` };
  };

  // The class of P as the loss wants it.
  play.target = ({ label }) => {
    if (several() || play.scene.setting.loss === "logistic") return String(play.kindOf(label));
    return label < 0 ? "−1" : "+1";
  };

  // At P from the engine, under the mouse from the pictures: those of the field there.
  function probabilities() {
    if (!under) return ["P", play.state.shares];
    const [right, down] = under.map((share) => Math.min(play.size - 1, Math.max(0, Math.floor(share * play.size))));
    const place = play.toPlane(play.scene.square, ...under).map(play.fixed).join(", ");
    return [`(${place})`, each((k) => play.pictureAt(ends() + 1, k)[down * play.size + right])];
  }

  function show() {
    if (!several() || !play.raw) return;
    const [where, shares] = probabilities(), first = largest(shares);
    $("#pg-where").textContent = where;
    [...$(".pg-shares ul").children].forEach((row, k) => {
      const share = shares[k], known = typeof share === "number";
      row.classList.toggle("first", k === first);
      row.children[1].firstChild.style.width = `${known ? 100 * share : 0}%`;
      row.lastChild.textContent = known ? play.percent(share) : "–";
    });
  }

  play.setUpClasses = () => {
    $(".pg-shares ul").append(...play.SHAPES.map((shape, k) => make("li", {}, make("b", { class: "abc"[k] }, shape), make("span", { "aria-hidden": "true" }, make("i")), make("b"))));
    const map = $(".pg-map");
    map.addEventListener("pointermove", ({ pointerType, clientX, clientY }) => {
      const box = map.getBoundingClientRect();
      if (pointerType !== "mouse") return;
      under = [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
      show();
    });
    map.addEventListener("pointerleave", () => { under = null; show(); });
  };

  play.on("scene", () => { play.root.dataset.scores = play.scene.scores; });
  play.on("shown", show);
})();
