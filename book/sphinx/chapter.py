"""Give notebook pages the parts of a chapter that plain Markdown has no word for.

A notebook stays readable in plain Jupyter; here its first paragraphs get classes, the source code that a cell prints is
colored as Python, and a picture stands above the code that drew it.
"""

import re

from docutils import nodes

PRINTS_SOURCE = re.compile(r"getsource\(|print\(\w+(\(.*\))?\.source\b")  # of the package, or of a compiled program
BEGINS = re.compile(r"\s*(@\w|def \w|class \w|return\b|yield\b|import \w|from \w+ import|(if|for|while|with) .*:$|# )")
ASSIGNS = re.compile(r"\s*[\w.\[\], ]+ [-+]?= ")
GOES_ON = re.compile(r"$|\s|[)\]}]|(else|elif|except|finally|try|assert|raise)\b")
# What stands below each other, which a wrapped line would tear apart; the last is a line of code that differs.
COLUMNS = re.compile(r"\S {2,}\S|\^|\t|─|│|^[✗✓] ")
PHONE = 40  # letters of a line that a phone shows
FOLDER = "notebooks/"


def shape_chapter(app, doctree):
    """Class the head and the foot of a chapter, and note its question for the landing page."""
    env = app.env
    if not env.docname.startswith(FOLDER):
        return
    for section in list(doctree.findall(nodes.section))[:1]:
        _shape_head(section, env.metadata[env.docname])
    for section in doctree.findall(nodes.section):
        if section.children and section[0].astext() == "Three lines to remember":
            section["classes"].append("sg-remember")
    for cell in doctree.findall(_is_cell):
        _shape_printed(cell)


def _shape_head(section, metadata):
    """The first two paragraphs are the question, all in italics, and the line with part, number and time."""
    paragraphs = [child for child in section.children[:3] if isinstance(child, nodes.paragraph)]
    if not paragraphs or not _is_question(paragraphs[0]):
        return
    metadata["sg_question"] = paragraphs[0].astext()
    paragraphs[0]["classes"].append("sg-question")
    if len(paragraphs) > 1 and "minutes" in paragraphs[1].astext():
        paragraphs[1]["classes"].append("sg-meta")


def _is_question(paragraph):
    return len(paragraph.children) == 1 and isinstance(paragraph.children[0], nodes.emphasis)


def _is_cell(node):
    return isinstance(node, nodes.container) and "cell" in node["classes"]


def _shape_printed(cell):
    """Color source code that a cell prints as Python, and only that; a table stays plain, and sentences may wrap."""
    blocks = list(cell.findall(nodes.literal_block))
    prints_source = blocks and PRINTS_SOURCE.search(blocks[0].astext())
    for printed in blocks[1:]:
        parts = parts_of(printed.astext()) if prints_source else [(False, printed.astext())]
        printed.replace_self([_block(printed, is_code, text) for is_code, text in parts])


def _block(printed, is_code, text):
    block = nodes.literal_block(text, text, **printed.attributes)
    if is_code:
        block["language"] = "python"
        block["classes"] = [*block["classes"], "sg-source"]
    elif is_prose(text):
        block["classes"] = [*block["classes"], "sg-wraps"]
    return block


def parts_of(printed):
    """What a cell has printed, in parts: whether it is source code, and its lines.

    >>> parts_of("[4.0, 0.0]\\n    def step(self):\\n        return 1\\n\\nSGD   0: 0.1")
    [(False, '[4.0, 0.0]'), (True, '    def step(self):\\n        return 1'), (False, 'SGD   0: 0.1')]
    """
    parts, is_code = [], bool(ASSIGNS.match(printed))
    for line in printed.split("\n"):
        begins = BEGINS.match(line) or (ASSIGNS.match(line) and (is_code or line.startswith("    ")))
        is_code = bool(begins or (is_code and GOES_ON.match(line)))
        if parts and parts[-1][0] == is_code:
            parts[-1][1].append(line)
        else:
            parts.append((is_code, [line]))
    texts = [(is_code, "\n".join(lines).strip("\n")) for is_code, lines in parts]
    return [(is_code, text) for is_code, text in texts if text.strip()]


def is_prose(text):
    """Is it sentences, whose long lines may wrap? Rows of numbers may not, nor a name that is longer than a line.

    >>> is_prose("a promise about the edges, for these rules of `value.py`"), is_prose("k 1, p 2: " + 9 * "0.25, ")
    (True, False)
    """
    lines = text.split("\n")
    return all(_is_sentence(line) for line in lines if len(line) > PHONE) and not any(map(_is_row, lines, lines[1:]))


def _is_sentence(line):
    """A line with more words than numbers, or one that tells of an error."""
    pieces = line.split()
    if COLUMNS.search(line) or len(max(pieces, key=len)) > PHONE:
        return False
    words = [piece for piece in pieces if re.match(r"\W?[^\W\d_]{2}", piece)]
    numbers = [piece for piece in pieces if piece not in words and re.search(r"\d", piece)]
    return len(words) > len(numbers) or bool(re.match(r"\w+Error: ", line))


def _is_row(line, below):
    """Does a line have the words of the one below it, and a column of numbers at its left?"""
    alike = re.findall(r"[^\W\d_]+", line) == re.findall(r"[^\W\d_]+", below)
    return alike and len(max(line, below, key=len)) > PHONE and any(re.match(r" +\d", one) for one in (line, below))


def show_output_first(app, doctree, docname):
    """Code that the reader need not see first stands, folded, below what it gives."""
    for cell in doctree.findall(_is_cell):
        if "tag_hide-input" in cell["classes"]:
            cell.append(cell.pop(0))


def setup(app):
    app.connect("doctree-read", shape_chapter)
    app.connect("doctree-resolved", show_output_first)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
