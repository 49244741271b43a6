// One training step in four parts: Forward, Loss, Backward, Update, played slowly, and each to be seen again.
// Imports tools.js, network.js and parts.js.
(() => {
  "use strict";
  const play = window.sgPlay, $ = play.$, { make } = play;
  const PAUSE = 1750; // ms that each part stays
  const { NAMES, CODE, REST, SAY, TAG } = play.parts;
  const timers = [];
  let part = 0, followed = null; // part: the one that plays, 0 at rest
  let before = null, after = null; // the moments of the last step: what was shown in its parts 1 to 3, and in 4
  const { still } = play;

  const seen = () => ({ followed, before, after });

  // What the page shows, to be shown again.
  const moment = () => ({ state: play.state, raw: play.raw, size: play.size });
  const same = (one, other) => one.steps === other.steps && one.label === other.label && String(one.point) === String(other.point);

  // The weight into the first layer with the largest gradient, to be followed through the four parts.
  function choose(state) {
    const all = state.layers[0].flatMap((neuron, row) => neuron.mean.w.map((gradient, from) => ({ column: 1, row, from, size: Math.abs(gradient) })));
    return all.reduce((best, edge) => (edge.size > best.size ? edge : best));
  }

  function build() {
    $(".pg-parts").replaceChildren(...NAMES.map((name, i) => {
      const number = make("span", { class: "no", "aria-hidden": "true" }, String(i + 1));
      const button = make("button", { type: "button", "aria-pressed": "false" }, number, make("span", { class: "name" }, name), make("span", { class: "rule" }));
      button.addEventListener("click", () => review(i + 1));
      return make("li", {}, button, make("code", {}, CODE[i]()), make("p", {}, REST[i]()));
    }));
  }

  const items = () => [...$(".pg-parts").children];

  function write(number, content) {
    items()[number - 1].lastChild.replaceChildren(...content);
  }

  function mark(number) {
    items().forEach((item, i) => {
      item.classList.toggle("now", i === number - 1);
      item.firstChild.setAttribute("aria-pressed", i === number - 1);
      item.classList.toggle("done", i < number - 1);
    });
    $(".pg-net").dataset.part = number;
    if (number) play.follow(followed, ...TAG[number - 1](play.state, seen()));
    else play.follow(null);
    play.lightColumn(number === 2 ? play.columns() - 1 : null);
  }

  function light(number) {
    mark(number);
    if (play.raw) play.tell("shown");
  }

  // Columns one after the other: to the right in Forward, to the left in Backward.
  function sweep(number) {
    const columns = play.columns(), order = [...Array(columns).keys()];
    if (number === 3) order.reverse();
    play.lightColumn(still() ? play.last(order) : order[0]);
    if (!still()) order.slice(1).forEach((column, i) => later(() => play.lightColumn(column), (i + 1) * (PAUSE - 350) / columns));
  }

  const later = (action, time) => timers.push(setTimeout(action, time));

  function enter(number) {
    timers.splice(0).forEach(clearTimeout);
    part = number;
    light(number);
    if (number === 1 || number === 3) sweep(number);
    if (number < 4) {
      say(number);
      if (!still()) later(() => enter(number + 1), PAUSE);
    } else update();
    label();
  }

  function update() {
    before = moment();
    [1, 2, 3].forEach(say);
    play.keepLine();
    play.once = (state) => {
      if (state.steps === before.state.steps) return void (before = moment()); // P has moved meanwhile
      after = moment();
      say(4);
      play.follow(followed, ...TAG[3](state, seen()));
      play.announce(`Step done. Train loss ${play.number(before.state.now.train)}, now ${play.number(state.now.train)}.`);
      if (still()) finish();
      else later(finish, PAUSE);
      return true;
    };
    play.send({ do: "step" });
  }

  function finish() {
    timers.splice(0).forEach(clearTimeout);
    part = 0;
    light(0);
    label();
  }

  function label() {
    $("#pg-step span").textContent = part === 0 ? "Step" : still() ? NAMES[Math.min(part, 3)] : "Skip";
    play.root.dataset.stepping = part > 0;
  }

  const say = (number) => write(number, SAY[number - 1](play.state, seen()));

  // The button: begin, or go on at once.
  play.step = () => {
    if (part === 4) return finish();
    if (part > 0) return enter(still() ? part + 1 : 4);
    play.dropLine();
    rest();
    forget();
    followed = choose(play.state);
    play.look($(".pg-network"));
    enter(1);
  };

  // Back to what the page shows at rest, after a moment of the step was seen again.
  function rest() {
    if (after) Object.assign(play, after);
    light(0);
  }

  // The network has moved on, or P has: what the parts say is no longer true of what is shown.
  function forget() {
    clear();
    light(0);
  }

  function clear() {
    [before, after, followed] = [null, null, null];
    build();
  }

  // Show one part again: of the last step as it was then, else of the one that comes next. Pressed twice, it is over.
  function review(number) {
    if (play.training || !play.state) return;
    if (part === 4 && !after) return; // the update is on its way
    if (part === 4) finish();
    if (part > 0) return enter(number);
    if ($(".pg-net").dataset.part === String(number)) return rest();
    if (number === 4 && !after) return;
    if (after) Object.assign(play, number < 4 ? before : after);
    else preview(number);
    light(number);
    play.look($(".pg-network"));
  }

  function preview(number) {
    followed = choose(play.state);
    say(number);
  }

  // A state has come: unless it is that of the step, what was said of another is taken back.
  function moved() {
    const { state } = play, open = after ? 0 : Number($(".pg-net").dataset.part);
    if (part > 0 && part < 4) for (let i = 1; i <= part; i++) say(i);
    else if (!followed || (after ? state === after.state : part === 4)) return;
    else if (after && same(state, after.state)) {
      after = moment();
      if (part === 0) light(0);
    } else {
      if (part > 0) finish();
      forget();
      if (!open || play.training) return;
      preview(open);
      light(open);
    }
  }

  play.endStep = () => { if (part > 0) finish(); };
  play.restParts = () => { if (part === 0 && $(".pg-parts").children.length) rest(); };

  play.on("scene", () => {
    timers.splice(0).forEach(clearTimeout);
    part = 0;
    clear();
    mark(0);
    label();
  });
  play.on("state", () => { if (!play.state.scene) moved(); });
})();
