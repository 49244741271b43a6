/* What check() says about an exercise, read from its printed text and shown: the sign and the mistake, a sentence, the cases,
   the way to the solution. Imports dom. */

import { button, element, icon, unseen } from "./dom.js";

const FIRST = /^([✓✗·]) (\d+\.\d+): (.*)$/;
const COUNT = /^ {2}(\d+ of \d+) right(.*)$/;
const CASE = /^ {2}([✓✗]) (.*)$/;
const STOPPED = /^your answer stopped with (.*)$/;
const WIDE = 74; // characters, over which the cases do not stand in columns
const SHAPES = { "✓": "check", "✗": "cross", "·": "todo" };
const WORDS = { "✓": "right", "✗": "wrong", "·": "todo" };

/* The parts of a printed text, in order: lines that are no verdict as {text}, verdicts as {sign, number, sentence, count,
   given, cases, error, line}. */
export function read(text) {
  const parts = [];
  for (const line of text.split(/(?<=\n)/)) {
    const last = parts.at(-1);
    const first = line.trimEnd().match(FIRST);
    if (first) parts.push({ sign: first[1], number: first[2], sentence: first[3], given: "", cases: [] });
    else if (last?.sign && line.startsWith("  ")) readOn(last, line.trimEnd());
    else if (last && !last.sign) last.text += line;
    else parts.push({ text: line });
  }
  return parts.map(finish);
}

/* A line below the first one of a verdict. */
function readOn(verdict, line) {
  const [, sign, columns] = (verdict.count && line.match(CASE)) || [];
  if (sign) verdict.cases.push({ sign, ...readCase(columns) });
  else if (verdict.count) verdict.given += ` ${line.trim()}`;
  else if (COUNT.test(line)) [, verdict.count, verdict.given] = line.match(COUNT);
  else verdict.sentence += ` ${line.trim()}`;
}

function readCase(columns) {
  const [code, ...others] = columns.split(/ {2,}/);
  const should = others.at(-1)?.startsWith("should be ") ? others.pop() : "";
  return { code, came: others.join(" "), should };
}

function finish(part) {
  if (!part.sign) return part;
  const error = part.sentence.match(STOPPED)?.[1];
  const line = error && Number(part.cases.find(({ sign }) => sign === "✗")?.came.match(/, line (\d+)$/)?.[1]);
  return { ...part, given: part.given.replace(/^, where |:$/g, ""), error, line };
}

/* The verdict in two parts: what stands out, and the rest. A mistake is named by the first clause, if it is short. */
export function headline({ sign, sentence, error }) {
  if (error) return [error, "Your code stopped before it could be checked."];
  if (sign === "✓") return ["Right", capital(sentence)];
  const [, name, rest] = sentence.match(/^(.{12,64}?)(?:[.:;] |\.$)(.*)$/) ?? [];
  if (!name || /\bshould\b|^for /.test(name)) return ["Not yet", capital(sentence)];
  return [capital(name), capital(rest)];
}

/* With a capital, unless it begins with a name of one letter. */
function capital(text) {
  return /^([a-z]{2,} |a (?!is |has )[a-z]{2})/.test(text) ? text[0].toUpperCase() + text.slice(1) : text;
}

/* The verdicts of one cell. */
export class Verdicts {
  #cell;
  #wrong = 0; // how many tries

  constructor(cell) {
    this.#cell = cell;
  }

  /* The element of a verdict. */
  show(verdict) {
    if (verdict.sign === "✗" && !verdict.error) this.#wrong += 1;
    const [head, rest] = headline(verdict);
    const parts = [element("p", "sg-live-headline", icon(SHAPES[verdict.sign]), element("span", "", ...withCode(head)))];
    if (rest) parts.push(element("p", "", ...withCode(rest)));
    const isTold = ({ came }) => verdict.error && came.startsWith(verdict.error.slice(0, 40)); // a long one is cut
    if (!verdict.cases.every(isTold)) parts.push(...tried(verdict));
    return element("div", `sg-verdict sg-verdict-${WORDS[verdict.sign]}`, ...parts, ...this.#offer(verdict.sign));
  }

  /* The way to the solution: after a right answer, and after two wrong ones. */
  #offer(sign) {
    const solution = this.#cell.closest(".exercise")?.querySelector("details.sg-solution");
    if (!solution || solution.contains(this.#cell) || (sign !== "✓" && this.#wrong < 2)) return [];
    const open = () => {
      solution.open = true;
      solution.scrollIntoView({ block: "nearest" });
      solution.querySelector("summary").focus();
    };
    return [button("sg-verdict-offer", open, sign === "✓" ? "Compare with the solution" : "Look at the solution")];
  }
}

function tried({ given, cases }) {
  const rows = cases.map(({ sign, code, came, should }) => element("li", `sg-verdict-${WORDS[sign]}`,
    icon(SHAPES[sign]), unseen(`${WORDS[sign]}: `), element("code", "sg-verdict-code", code), " ",
    element("span", "sg-verdict-came", came), " ", ...(should ? [element("span", "sg-verdict-should", should)] : [])));
  const where = given ? [element("p", "sg-verdict-given", "where ", element("code", "", given))] : [];
  const widest = (column) => Math.max(...cases.map((one) => one[column].length));
  const long = widest("code") + widest("came") + widest("should") > WIDE;
  return [...where, element("ul", `sg-verdict-cases${long ? " sg-verdict-long" : ""}`, ...rows)];
}

/* A text whose `code` becomes elements. */
function withCode(text) {
  return text.split("`").map((part, place) => (place % 2 ? element("code", "", part) : part));
}
