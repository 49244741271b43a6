/* The way from an exercise to its solution: offered after a right answer, and after two wrong ones. Imports dom. */

import { button } from "./dom.js";

export class Solution {
  #fold; // missing where the cell belongs to no exercise, or to the solution itself
  #wrong = 0; // how many tries

  constructor(cell) {
    const fold = cell.closest(".exercise")?.querySelector("details.sg-solution");
    if (!fold?.contains(cell)) this.#fold = fold;
  }

  /* Count a verdict, the element that check() shows, and put the offer into it where it is time. */
  follow(verdict) {
    const found = verdict.dataset.verdict;
    if (found === "wrong") this.#wrong += 1;
    if (!this.#fold || (found !== "right" && this.#wrong < 2)) return;
    const words = found === "right" ? "Compare with the solution" : "Look at the solution";
    verdict.append(button("sg-verdict-offer", () => this.#open(), words));
  }

  #open() {
    this.#fold.open = true;
    this.#fold.scrollIntoView({ block: "nearest" });
    this.#fold.querySelector("summary").focus();
  }
}
