/* The editor of the examiner: that of the cells, with the numbers of lines, and lines that are marked.
   Imports ../live/editor.js and CodeMirror. */

import { Compartment } from "../codemirror/codemirror-state.js";
import { Decoration, EditorView, lineNumbers } from "../codemirror/codemirror-view.js";
import { openEditor, replaceText } from "../live/editor.js";

const MARK = Decoration.line({ class: "ex-hit" });

/* Put an editor into `parent`. on: change(), run(). */
export function openEngine({ parent, text, label, on }) {
  const marks = new Compartment();
  const extension = (view, lines) => [
    lineNumbers({ formatNumber: (n) => (lines.includes(n) ? `✗ ${n}` : String(n)) }),
    view ? EditorView.decorations.of(Decoration.set(lines.map((n) => MARK.range(view.state.doc.line(n).from)))) : [],
  ];
  const view = openEditor({ parent, text, label, on: { change: on.change, run: on.run, runAndMoveOn: on.run }, more: marks.of(extension(null, [])) });
  const known = (lines) => [...new Set(lines)].filter((n) => n >= 1 && n <= view.state.doc.lines).sort((a, b) => a - b);
  return {
    get: () => view.state.doc.toString(),
    set: (source) => replaceText(view, source),
    mark: (lines) => view.dispatch({ effects: marks.reconfigure(extension(view, known(lines))) }),
    focus: () => view.focus(),
    go(line) {
      const { from } = view.state.doc.line(Math.min(line, view.state.doc.lines));
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    },
  };
}
