/* What a figure of attention holds: the numbers that Python wrote, all of them texts, and which letter and step a position is.
   Each letter takes five steps. */

export const STEPS = ["query", "scores", "softmax", "weighted sum", "next letter"];

export const valueOf = (text) => Number(text.replace("−", "-"));

/* The largest size of numbers in rows. */
export const largest = (rows) => Math.max(...rows.flat().map((text) => Math.abs(valueOf(text))), 1e-9);

const PARTS = ["queries", "keys", "values", "sums", "scores", "weights"];
const split = (head) => ({ ...head, ...Object.fromEntries(PARTS.map((name) => [name, head[name].map((row) => row.split(" "))])) });

export class Glances {
  constructor({ heads, start, first, ...others }) {
    Object.assign(this, others);
    this.heads = heads.map(split);
    this.chosen = first;
    this.start = start * STEPS.length + STEPS.indexOf("softmax");
    this.last = this.letters.length * STEPS.length - 1;
    this.mark = this.last; // a play goes to the end
  }

  /* The head that is shown. */
  get head() {
    return this.heads[this.chosen];
  }

  /* Which letter, and which of its steps. */
  at(position) {
    return { letter: Math.floor(position / STEPS.length), step: position % STEPS.length };
  }

  /* The same step of another letter, as near as there is one. */
  hop(position, by) {
    const { letter, step } = this.at(position);
    return Math.max(0, Math.min(this.letters.length - 1, letter + by)) * STEPS.length + step;
  }

  isForbidden(letter, other) {
    return this.head.scores[letter][other] === "✗";
  }

  /* Letters so far, the one with the least weight first: what is drawn last lies on top. */
  order(letter) {
    const weights = this.head.weights[letter].map(valueOf);
    return [...weights.keys()].sort((one, two) => weights[one] - weights[two]);
  }
}
