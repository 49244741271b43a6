"""Where a line may not break, and where a long name may.

A short formula in the text stays on its line ("0.2 × 0.5", "λ = 0.003", "(1 − m)", "chapter 10"), and so does a
short piece of code. A long formula breaks before +, − and =, as in a book, not after them, and not inside short
parentheses. Code that is too long for a column of a table breaks after a dot, a bracket or a comma, and not inside a
word.
"""

import re

from docutils import nodes

HARD = "\u00a0"
SHORT, SHORT_FORMULA, SHORT_PARENTHESES = 14, 18, 22  # letters: what is no longer than this stays in one piece
LONG, LONG_IN_TABLE = 30, 12  # letters without a space: code that may need a place to break
LONGEST = 24  # a single name that does not fit a column

TOGETHER = [
    r"(?<=[^\s,;:]) (?=[×/] )|(?<= [×/]) (?=\S)|(?<=\xa0[×/]) (?=\S)",  # factors
    r" (?=· )",  # what separates parts of a line ends the line
    r"(?<=^[×/]) (?=\S)",
    r"(?<= [+−=≈×/→]) (?=\S|$)",  # a line may end before a sign, not after it, even if a number in bold comes next
    r"^ (?=[=≈]\xa0\S{1,8}(?!\S))",  # a name in bold or in code comes before the sign
    r"\b[Cc]hapter \d+|\b[Ee]xercise \d+\.\d+",
    r"\(−?(?:\d[\d.]{0,4}|\w)(?:, −?(?:\d[\d.]{0,4}|\w)){1,3}\)",  # a point
    r"\b(?:log|ln|exp|tanh) (?=\d|[a-z]\b)",
]
FORMULA = re.compile(rf"(?<!\S)[^ ]+(?: [+−=≈]{HARD}[^ ]+)+")
INNERMOST, OUTER = re.compile(r"\([^()]+\)"), re.compile(r"\((?:[^()]|\([^()]*\))+\)")
COUNTS = re.compile(r"\s[+−=≈×/·<>≤≥]\s")
TOKEN = r'(?<=<span class="pre">)[^<]{%s,}(?=</span>)'
KEPT = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw, nodes.title, nodes.entry)


def bind(text):
    """The text with hard spaces where it may not break.

    >>> bind("at a = 2 it is 0.2 × 0.5, part of (1 − m)").replace(HARD, "~")
    'at a~=~2 it is 0.2~×~0.5, part of (1~−~m)'
    """
    for parentheses in (INNERMOST, OUTER):
        text = parentheses.sub(_in_one_piece, text)
    for pattern in TOGETHER:
        text = re.sub(pattern, lambda found: found[0].replace(" ", HARD), text)
    text = FORMULA.sub(lambda found: found[0].replace(" ", HARD) if len(found[0]) <= SHORT_FORMULA else found[0], text)
    return re.sub(r"(?<=\de-)(?=\d)|(?<=−)(?=\()", "\u2060", text)  # 1e-12, −(a + b)


def _in_one_piece(found):
    """Parentheses around a short formula; others, such as those around words, stay as they are."""
    is_short = len(found[0]) <= SHORT_PARENTHESES and COUNTS.search(found[0])
    return re.sub(r"\s", HARD, found[0]) if is_short else found[0]


def bind_page(app, doctree, docname):
    """Bind what belongs together in all text of a page; tables have no room for it."""
    for text in list(doctree.findall(nodes.Text)):
        if not _inside(text, KEPT) and (bound := bind(text)) != text:
            text.parent.replace(text, nodes.Text(bound))
    for code in doctree.findall(nodes.literal):
        if len(code.astext()) <= SHORT and not _inside(code, nodes.entry):
            code["classes"].append("sg-short")


def _inside(node, kinds):
    while node := node.parent:
        if isinstance(node, kinds):
            return True
    return False


def places_to_break(html):
    """A page in which long code in the text may break after a dot, a bracket or a comma, a long name after its words.

    >>> places_to_break('<span class="pre">optimizer.zero_grad(set_to_none=False)</span>')
    '<span class="pre">optimizer.<wbr>zero_grad(<wbr>set_to_none=False)</span>'
    """
    html = re.sub(r"<table.*?</table>", lambda found: _open(found[0], LONG_IN_TABLE), html, flags=re.DOTALL)
    return _open(html, LONG)


def _open(html, length):
    return re.sub(TOKEN.replace("%s", str(length)), lambda found: _with_breaks(found[0]), html)


def _with_breaks(code):
    parts = re.sub(r"(?<=[\w)\]])(\.(?=[A-Za-z_])|[(,\[](?=[^\s.,)\]]))", r"\1<wbr>", code).split("<wbr>")
    return "<wbr>".join(re.sub(r"(?<=\w_)(?=\w)", "<wbr>", part) if len(part) > LONGEST else part for part in parts)


def open_page(app, pagename, templatename, context, doctree):
    if "body" in context:
        context["body"] = places_to_break(context["body"])


def setup(app):
    app.connect("doctree-resolved", bind_page)
    app.connect("html-page-context", open_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
