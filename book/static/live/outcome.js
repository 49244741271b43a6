/* How a run ended, as a state, an icon and words. Imports dom. */

import { duration } from "./dom.js";

const VERDICTS = { error: ["cross", "stopped"], wrong: ["cross", "not yet"], todo: ["todo", "to do"], right: ["check", "right"] };
const RESULTS = { printed: ", as printed", other: ", not as printed", yours: ", your version", unknown: "" };

/* output: an Output; result: a key of RESULTS. Of several checks the worst counts. */
export function outcome(output, result, seconds) {
  if (output.isCovered) return ["done", "check", `${duration(seconds)}; predict, then look`];
  const worst = Object.keys(VERDICTS).map((kind) => output.verdicts.find(({ dataset }) => dataset.verdict === kind)).find(Boolean);
  if (!worst) return ["done", "check", `${duration(seconds)}${RESULTS[result]}`];
  const { verdict, line } = worst.dataset;
  const [shape, words] = VERDICTS[verdict];
  const told = verdict === "error" ? line && `line ${line}` : worst.querySelector(".sg-verdict-count")?.textContent;
  return [verdict, shape, told ?? words];
}
