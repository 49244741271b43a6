"""The look: tokens of the two themes and the classes of the marks."""

import re

_LIGHT = (
    "--page:#fff;--paper:#fff;--ink:#222832;--ink-2:#48566b;--line:#7b8794;--data:#005fa3;--data-tint:#e4f0fa;"
    "--grad:#b84300;--grad-tint:#fdebe0;--grad-line:#d55e00;--slope:#00785c;--bad:#a3003f;--bad-tint:#fbe3ea"
)
_DARK = (
    "--page:#121212;--paper:#1b1f24;--ink:#e3e9ef;--ink-2:#aab3bf;--data:#74bdf5;--data-tint:#12304a;"
    "--grad:#ff9a56;--grad-tint:#43260f;--grad-line:#f4802f;--slope:#7fe0b8;--bad:#ff7d9a;--bad-tint:#43182a"
)
_FONT = "-apple-system,'Segoe UI',Roboto,Arial,'DejaVu Sans Condensed',sans-serif"

HATCH = (
    "<pattern id='sg-hatch' width='6' height='6' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>"
    "<path class='tb' d='M0 0h6v6H0z'/><path class='hb' d='M0 0h2v6H0z'/></pattern>"
)


def _head(name, css, tip, size):
    """An arrowhead for a line that points to the right, with its tip `tip` px before the end of the line."""
    d = f"M{-tip} 0l{-size} {0.55 * size:.4g}v{-1.1 * size:.4g}z"
    turn = "orient='auto-start-reverse' markerUnits='userSpaceOnUse'"
    return f"<marker id='sg-{name}' {turn}><path class='{css}' d='{d}'/></marker>"


TO, FROM, ON = _head("to", "a", 0, 7), _head("from", "a b", 3.5, 8.5), _head("on", "a on", 0, 10)

# Texts: title t, name l (k: a mere word), number n of data d, gradient g (m: in a line, z: zero), wrong x; word at the
# right w; k1, k2 in docked rows; slope s, operator ot, right gradient ft, number in the order ci.
# Edges e and arrowheads a: b with gradient, on the marked path, off it. Pill q. Frame p, of the result r with oo around.
# Rows: td data, tl line, tg gradient (z: none), bad wrong (tb, hb its hatching); rules u, um over a sum, em empty, sk strike.
# Ports: circle o with sign og; leaf v, needle vn, square vs. Circle c of a number in the order, tag fx.
_RULES = f"""text{{font:11px {_FONT};font-variant-numeric:tabular-nums lining-nums;fill:var(--ink-2)}}
.t,.l,.ot,.ft{{fill:var(--ink)}}.t{{font-size:15px;font-weight:600}}.l{{font-size:13px;font-weight:700}}.k{{font-size:12px}}
.n,.w{{text-anchor:end}}.n{{font-size:13.5px;font-weight:600}}.m{{font-size:12.5px}}.z{{font-weight:400}}
.k1{{font-size:11px}}.k2{{font-size:12px}}.d{{fill:var(--data)}}.g{{fill:var(--grad)}}
.x{{fill:var(--bad);font-size:13.5px;font-weight:600}}.struck{{text-decoration:line-through}}
.s,.ot,.ft,.ci{{font-size:12px;font-weight:600;text-anchor:middle}}.s{{fill:var(--slope)}}.ci{{fill:var(--page)}}
.dense .s,.ot{{font-size:11px}}
.e,.u,.um,.em,.og,.sk{{fill:none;stroke:var(--line);stroke-width:1.5}}.a{{fill:var(--line)}}
marker{{overflow:visible}}.e{{marker-end:url(#sg-to)}}.e.b{{stroke:var(--grad-line);stroke-width:2;marker-start:url(#sg-from);marker-end:none}}.a.b{{fill:var(--grad-line)}}
.e.on{{stroke:var(--ink);stroke-width:3;marker-end:url(#sg-on)}}.a.on{{fill:var(--ink)}}.off{{opacity:.4}}
.q,.p,.o,.oo,.fx{{fill:var(--paper);stroke:var(--line);stroke-width:1.5}}.q{{stroke:var(--slope);stroke-width:1}}
.r,.oo,.fx{{stroke:var(--ink)}}.oo{{fill:var(--page)}}.o{{stroke:var(--ink-2)}}
.td{{fill:var(--data-tint)}}.tg{{fill:var(--grad-tint)}}.tl,.tg.z{{fill:none}}
.bad{{fill:url(#sg-hatch)}}.tb{{fill:var(--bad-tint)}}.hb{{fill:var(--bad);opacity:.16}}
.u{{stroke-width:1;opacity:.55}}.um{{stroke:var(--ink);stroke-width:1.75}}
.em{{stroke-dasharray:2 2}}.sk{{stroke:var(--bad);stroke-width:1.75}}
.og,.vn{{stroke:var(--ink);stroke-width:2;stroke-linecap:round}}.vn{{stroke:var(--paper)}}
.v{{fill:var(--ink-2);stroke:var(--paper);stroke-width:1.5;stroke-linejoin:round}}.vs{{fill:var(--ink-2)}}.c{{fill:var(--ink)}}
"""


def style(marks):
    """The style sheet for the marks of one picture, without the rules and colors that none of them needs."""
    known = set().union(*map(str.split, re.findall("class='(.*?)'", marks)))
    sheet = ""
    for selectors, rule in re.findall(r"([^{}]+)({.*?})", _RULES):
        kept = [one for one in selectors.strip().split(",") if known.issuperset(re.findall(r"\.([\w-]+)", one))]
        sheet += ",".join(kept) + rule if kept else ""
    return themes(sheet) + sheet


def themes(sheet):
    """The colors that a style sheet needs, in both themes."""
    used = set(re.findall(r"var\(--([\w-]+)\)", sheet))
    return f":root{{{_only(used, _LIGHT)}}}@media (prefers-color-scheme:dark){{:root{{{_only(used, _DARK)}}}}}"


def _only(used, tokens):
    return ";".join(token for token in tokens.split(";") if token.split(":")[0].removeprefix("--") in used)


WHOLE = themes(_RULES) + _RULES.replace("\n", "")  # the style sheet of all pictures
