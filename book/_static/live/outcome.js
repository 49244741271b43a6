/* How a run ended, as a state, an icon and words. Imports dom. */

import { duration } from "./dom.js";

const CHECKED = /^([✓✗·]) \d+\.\d+: /gm; // how a line of check() begins
const VERDICTS = { "✗": ["wrong", "cross", "not yet"], "·": ["todo", "todo", "to do"], "✓": ["right", "check", "right"] };
const RESULTS = { printed: ", as printed", other: ", not as printed", yours: ", your version", unknown: "" };

/* output: an Output; result: a key of RESULTS. Of several checks the worst counts. */
export function outcome(output, result, seconds) {
  if (output.isCovered) return ["done", "check", `${duration(seconds)}; predict, then look`];
  const signs = [...output.text.matchAll(CHECKED)].map((match) => match[1]);
  const worst = Object.keys(VERDICTS).find((sign) => signs.includes(sign));
  return VERDICTS[worst] ?? ["done", "check", `${duration(seconds)}${RESULTS[result]}`];
}
