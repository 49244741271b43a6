// What the four parts of a training step say: below their names, and on the weight that is followed. `seen` holds that weight
// and the moments before and after the step. Imports tools.js and network.js.
(() => {
  "use strict";
  const play = window.sgPlay, { make } = play;
  const NAMES = ["Forward", "Loss", "Backward", "Update"];
  const CODE = [() => "model(X)", () => `${LOSS[play.scene.setting.loss]}(scores, y)`, () => "loss.backward()", () => "optimizer.step()"];
  const LOSS = { hinge: "hinge_loss", logistic: "binary_cross_entropy_with_logits", mse: "mse_loss", cross_entropy: "cross_entropy" };
  // A step of the others may go along the gradient of now.
  const against = () => {
    const { optimizer, l2 } = play.scene.setting;
    return `against ${["sgd", "rmsprop"].includes(optimizer) ? "its gradient" : "what the optimizer keeps of its gradients so far"}${l2 ? ", and with L2 toward 0" : ""}`;
  };
  const REST = [
    () => "Data flows right: every point goes in and gets a score.",
    () => "How wrong is that? One number for all points together.",
    () => "Gradients flow left: how much each number moves the loss.",
    () => `Every parameter takes a small step ${against()}.`,
  ];

  const strong = (text, kind) => make("b", kind ? { class: kind } : {}, text);
  const nameIn = ({ column, row, from }) => `${play.nameOf(column - 1, from)} → ${play.nameOf(column, row, play.columns() - 1)}`;
  const neuronOf = (state, { column, row }) => state.layers[column - 1][row];
  const weightIn = (state, followed) => play.number(neuronOf(state, followed).w[followed.from]);

  const scoresOf = (state) => play.last(state.layers).flatMap(({ data }, k) => [k ? ", " : "", strong(play.number(data))]);

  const SAY = [
    (state) => [`P enters as (${state.point.map(play.fixed).join(", ")}) and leaves with the ${play.scene.scores > 1 ? "scores" : "score"} `, ...scoresOf(state), "."],
    (state) => [`P is a ${play.SHAPES[play.kindOf(state.label)]}: its loss is `, strong(play.number(state.loss)), `. Mean of all ${play.scene.points.train.length} points to train on: `, strong(play.number(state.now.train)), "."],
    (state, { followed }) => {
      const { mean, own } = neuronOf(state, followed), gradient = mean.w[followed.from];
      const moral = gradient === 0 ? "Nothing asks it to move." : `Raise it, and the loss ${gradient > 0 ? "rises" : "falls"}.`;
      return [`Marked weight ${nameIn(followed)}: `, strong(play.number(gradient), "grad"), `, the mean over ${play.points(state.batch)} of this step (P alone: ${play.number(own.w[followed.from])}). ${moral}`];
    },
    (state, { followed, before }) => [`The marked weight goes from ${weightIn(before.state, followed)} to `, strong(weightIn(state, followed), "data"), `: ${against()}, with the learning rate `, strong(play.short(before.state.lr)), "."],
  ];

  // What stands on the marked weight; the first words go where there is no room.
  const TAG = [
    (state, { followed }) => [make("i", {}, "w "), strong(weightIn(state, followed), "data")],
    (state, seen) => TAG[0](state, seen),
    (state, { followed }) => [make("i", {}, "grad "), strong(play.number(neuronOf(state, followed).mean.w[followed.from]), "grad")],
    (state, seen) => {
      if (!seen.after) return TAG[0](state, seen);
      return [make("i", {}, `${weightIn(seen.before.state, seen.followed)} `), "→ ", strong(weightIn(state, seen.followed), "data")];
    },
  ];

  play.parts = { NAMES, CODE, REST, SAY, TAG };
})();
