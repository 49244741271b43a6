"""Live figures for the browser tests: a small page with drawings, and what a reader does with and sees of one."""

from scalargrad.figures import look
from scalargrad.figures.front_end import script

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Figures</title>
<meta name="viewport" content="width=device-width">
<style>{colors} body {{ margin: 16px; max-width: 688px; background: var(--sg-page) }}</style>
<script>
document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
</script></head>
<body><main><h1 style="color: var(--sg-ink)">Figures</h1>{figures}</main><script>{script}</script></body></html>"""


def write_page(path, drawings):
    """Write a page with the drawings to the file at `path`."""
    figures = "".join(drawing._repr_html_() for drawing in drawings)
    path.write_text(PAGE.format(colors=look.for_page(), figures=figures, script=script()), encoding="utf-8")


def begin(figure):
    figure.get_by_role("button", name="Step through").click()
    return figure


def words(figure, part):
    return " ".join(figure.locator(part).inner_text().split())


def spoken(figure):
    return figure.get_by_role("status").text_content()


def box(figure, name):
    """What a click hits."""
    return figure.get_by_role("button", name=f"{name}, ")


def node(figure, name):
    """All that is drawn of a node."""
    return figure.locator(f'g.node:has(> [aria-label^="{name}, "])')


def numbers(figure, name):
    """The numbers in a box: data, a line for each use, gradient."""
    return [text.replace("\u2009", " ") for text in node(figure, name).locator(".number").all_text_contents()]
