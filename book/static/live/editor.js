/* The editor of one cell: CodeMirror, colored like the printed code. Loaded when the first cell is opened.
   Imports dom and CodeMirror. */

import { defaultKeymap, history, historyKeymap, indentWithTab, temporarilySetTabFocusMode } from "../codemirror/codemirror-commands.js";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting, syntaxTree } from "../codemirror/codemirror-language.js";
import { python } from "../codemirror/codemirror-lang-python.js";
import { EditorState } from "../codemirror/codemirror-state.js";
import { Decoration, EditorView, MatchDecorator, ViewPlugin, keymap } from "../codemirror/codemirror-view.js";
import { highlightCode, tagHighlighter, tags } from "../codemirror/lezer-highlight.js";
import { element } from "./dom.js";

// The classes are those of Pygments, whose colors the page has for both themes.
const COLORS = tagHighlighter([
  { tag: tags.keyword, class: "k" },
  { tag: [tags.bool, tags.null], class: "kc" },
  { tag: tags.operatorKeyword, class: "ow" },
  { tag: tags.moduleKeyword, class: "kn" },
  { tag: [tags.string, tags.special(tags.string)], class: "s2" },
  { tag: tags.escape, class: "se" },
  { tag: tags.number, class: "mi" },
  { tag: tags.comment, class: "c1" },
  { tag: [tags.operator, tags.arithmeticOperator, tags.compareOperator, tags.definitionOperator, tags.updateOperator, tags.derefOperator], class: "o" },
  { tag: tags.function(tags.definition(tags.variableName)), class: "nf" },
  { tag: tags.definition(tags.className), class: "nc" },
  { tag: tags.meta, class: "nd" },
]);

// Python's grammar does not know which names are built in; Pygments does.
const NAMES = /\b(abs|all|any|bool|dict|enumerate|filter|float|getattr|hasattr|id|int|isinstance|iter|len|list|map|max|min|next|object|open|print|range|repr|reversed|round|set|setattr|sorted|str|sum|super|tuple|type|vars|zip|[A-Z]\w*Error)\b/g;
const isVariable = (tree, place) => tree.resolveInner(place, 1).name === "VariableName";
const BUILT_IN = new MatchDecorator({
  regexp: NAMES,
  decorate(add, from, to, match, view) {
    if (isVariable(syntaxTree(view.state), from)) add(from, to, Decoration.mark({ class: "nb" }));
  },
});
const builtIns = ViewPlugin.define((view) => ({
  marks: BUILT_IN.createDeco(view),
  update(change) {
    this.marks = BUILT_IN.updateDeco(change, this.marks);
  },
}), { decorations: (plugin) => plugin.marks });

/* Put an editor into `parent`. on: change(text), run(), runAndMoveOn(); more: further extensions of CodeMirror. */
export function openEditor({ parent, text, label, on, more = [] }) {
  const act = (action) => () => { action(); return true; };
  const keys = [
    { key: "Mod-Enter", run: act(on.run) },
    { key: "Shift-Enter", run: act(on.runAndMoveOn) },
    indentWithTab,
    { key: "Escape", run: temporarilySetTabFocusMode }, // then Tab leaves
  ];
  const state = EditorState.create({
    doc: text,
    extensions: [
      keymap.of([...keys, ...defaultKeymap, ...historyKeymap]),
      history(), python(), indentUnit.of("    "), indentOnInput(), bracketMatching(),
      syntaxHighlighting(COLORS), builtIns, more,
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }), // a scroller wants something in it that takes the focus
      EditorView.updateListener.of((update) => { if (update.docChanged) on.change(update.state.doc.toString()); }),
    ],
  });
  return new EditorView({ state, parent });
}

/* The code in the same colors, for where there is no editor. */
export function colored(text) {
  const tree = python().language.parser.parse(text), whole = document.createDocumentFragment();
  let place = 0;
  const put = (part, kinds) => {
    whole.append(kinds ? element("span", kinds, part) : part);
    place += part.length;
  };
  const plain = (part) => {
    const start = place;
    for (const { 0: name, index } of part.matchAll(NAMES)) {
      if (!isVariable(tree, start + index)) continue;
      put(part.slice(place - start, index));
      put(name, "nb");
    }
    put(part.slice(place - start));
  };
  highlightCode(text, tree, COLORS, (part, kinds) => (kinds ? put(part, kinds) : plain(part)), () => put("\n"));
  return whole;
}

export function replaceText(editor, text) {
  editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
}

/* Put the cursor where the pointer is, or at the end. */
export function focusAt(editor, point) {
  const position = point ? editor.posAtCoords(point, false) : editor.state.doc.length;
  editor.dispatch({ selection: { anchor: position } });
  editor.focus();
}
