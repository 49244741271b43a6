/* How a run ended, as a state, an icon and words. Imports dom. */

import { duration } from "./dom.js";

const VERDICTS = { "✗": ["wrong", "cross", "not yet"], "·": ["todo", "todo", "to do"], "✓": ["right", "check", "right"] };
const RESULTS = { printed: ", as printed", other: ", not as printed", yours: ", your version", unknown: "" };

/* output: an Output; result: a key of RESULTS. Of several checks the worst counts. */
export function outcome(output, result, seconds) {
  if (output.isCovered) return ["done", "check", `${duration(seconds)}; predict, then look`];
  const verdicts = output.verdicts;
  const worst = Object.keys(VERDICTS).map((sign) => verdicts.find((verdict) => verdict.sign === sign)).find(Boolean);
  if (!worst) return ["done", "check", `${duration(seconds)}${RESULTS[result]}`];
  if (worst.error) return ["error", "cross", worst.line ? `line ${worst.line}` : "stopped"];
  const [state, shape, words] = VERDICTS[worst.sign];
  return [state, shape, worst.count ?? words];
}
