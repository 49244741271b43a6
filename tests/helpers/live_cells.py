"""The live cells, for the tests: which run without a network, and what a test does with one in a page."""

import ast
import symtable

from book.sphinx.needs import packages
from tests.helpers.notebooks import NOTEBOOKS, code_cells

READY = 60_000  # milliseconds: Python starts, on a machine that does something else, too
SETTLED = """() => !document.getAnimations().some((one) => one.playState === "running")
    && [...document.querySelectorAll("pre[tabindex]")].every(
        (pre) => pre.scrollWidth <= pre.clientWidth || pre.tabIndex === 0)"""


def lacking(sources):
    """For each cell of a notebook, the packages without which it cannot run.

    They are those that it imports, itself or through a module of ours, and those of the cells that make the names that
    it uses.
    """
    made_with, found = {}, []
    for source in sources:
        needs, made = set(packages(source)), set()
        for statement in ast.parse(source).body:
            table = symtable.symtable(ast.unparse(statement), "cell", "exec")
            making = {name.get_name() for name in table.get_symbols() if name.is_assigned() or name.is_imported()}
            if hasattr(statement, "body"):
                made |= making  # a loop and a `with` make their names before they use them
            needs |= {package for name in _used(table) - made for package in made_with.get(name, ())}
            made |= making
        made_with |= dict.fromkeys(made, needs)
        found.append(needs)
    return found


def _used(table):
    """The global names that a statement reads, its functions included."""
    names = {
        name.get_name()
        for name in table.get_symbols()
        if name.is_referenced() and (table.get_type() == "module" or name.is_global())
    }
    return names.union(*map(_used, table.get_children()))


def dress(page, theme="light", width=1280):
    """Change the theme and the width of an open page."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    page.wait_for_function("(theme) => document.documentElement.dataset.theme === theme", arg=theme)


def dressed(page):
    """The page in both themes at two widths, one after the other."""
    for theme, width in [("light", 1280), ("light", 390), ("dark", 390), ("dark", 1280)]:
        dress(page, theme, width)
        page.evaluate("dispatchEvent(new Event('resize'))")
        page.wait_for_function(SETTLED)  # colors fade, and the theme notices what scrolls now
        yield theme, width


def uncover(page):
    """Show what the predictions of a page cover: what follows them, too."""
    page.evaluate("document.querySelectorAll('.sg-show').forEach((show) => show.click())")


def tidy(page):
    """Bring all cells of a page back to what is printed; Python goes on running, unless a cell is still busy."""
    dress(page)
    page.evaluate("document.activeElement?.blur()")
    page.evaluate("document.querySelectorAll('.sg-live-reset:not([hidden])').forEach((button) => button.click())")
    if page.locator(".sg-live:not([data-state=rest])").count():
        page.reload()
        page.wait_for_selector(".sg-live-page")
    page.troubles, page.asked = [], []


def cell(page, text, state=None):
    """The cell whose code begins with a text, once it is in a state."""
    found = page.locator("div.cell.sg-live").filter(has=page.locator(".cell_input", has_text=text)).first
    if state:
        page.wait_for_function(
            "([cell, state]) => cell.dataset.state === state", arg=[found.element_handle(), state], timeout=READY
        )
    return found


def run(page, text, state="done"):
    cell(page, text).locator(".sg-live-run").click()
    return cell(page, text, state)


def write(page, text, code):
    """Replace the code of a cell by typing."""
    found = cell(page, text)
    found.evaluate("(cell) => cell.querySelectorAll('details.hide').forEach((fold) => { fold.open = true; })")
    found.locator(".cell_input").click()
    found.locator(".cm-content").wait_for()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(code)
    return page.locator("div.cell.sg-live:has(.cm-focused)").element_handle()


def wait_for(page, handle, state):
    page.wait_for_function("([cell, state]) => cell.dataset.state === state", arg=[handle, state], timeout=READY)


def status(handle):
    return handle.query_selector(".sg-live-status").inner_text()


def output(handle):
    return "".join(pre.text_content() for pre in handle.query_selector_all(":scope > .cell_output > .output pre"))


def words(handle):
    return " ".join(part.inner_text() for part in handle.query_selector_all(".sg-live-note"))


def first_codes(name, n):
    """The first lines of the first n cells of a notebook."""
    return [cell.source.split("\n")[0] for cell in code_cells(NOTEBOOKS[name])[:n]]
