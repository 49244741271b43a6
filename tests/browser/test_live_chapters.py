"""All cells of all chapters, run in the page: they give the committed output. Needs `make book` and a browser."""

import pytest

from tests.helpers.live_cells import lacking
from tests.helpers.notebooks import CHAPTERS, NOTEBOOKS, code_cells

pytestmark = pytest.mark.browser
RECORD = """() => {
    window.said = [];
    const Plain = Worker;
    window.Worker = class extends Plain {
        constructor(...given) { super(...given); this.addEventListener("message", ({ data }) => said.push(data)); }
        postMessage(order) { said.push({ kind: "order", number: order.number }); super.postMessage(order); }
    };
}"""

COVERED = """() => [...document.querySelectorAll("div.cell.sg-live:has(.sg-cover)")].map((cell) => [
    cell.querySelector(":scope > .cell_output").checkVisibility(),
    cell.querySelector(".sg-live-status").textContent.includes("predict"),
])"""


@pytest.mark.parametrize("name", [*CHAPTERS, "bug_museum"])
def test_every_cell_of_the_first_kind_gives_the_committed_output(live, name):
    page = live(name)
    page.evaluate(RECORD)
    page.locator(".sg-live-page button").click()
    page.wait_for_function("document.querySelector('.sg-live-page p').textContent.includes(' run: ')", timeout=600_000)
    said = page.evaluate("said.filter((piece) => !['progress', 'ready', 'running'].includes(piece.kind))")
    given = by_cell(said)
    cells = code_cells(NOTEBOOKS[name])
    for number, (cell, lacks) in enumerate(zip(cells, lacking([cell.source for cell in cells])), 1):
        if not lacks and "nbval-ignore-output" not in cell.metadata.get("tags", []):
            assert given.get(number) == committed(cell), f"cell {number}:\n{cell.source}"
    states = page.evaluate("[...document.querySelectorAll('.sg-live')].map((cell) => cell.dataset.state)")
    assert states.count("offline") <= sum(map(bool, lacking([cell.source for cell in cells])))
    covered = page.evaluate(COVERED)
    assert covered == [[False, True]] * len(covered), "an output to predict is seen, or nobody says so"
    for button in page.locator(".sg-show").all()[:1]:
        button.click()
        assert page.evaluate(COVERED) == covered[1:]


def by_cell(said):
    """From the number of a cell to what it gave: [kind, text or looks], pieces of a stream joined."""
    given, pieces = {}, []
    for piece in said:
        if piece["kind"] == "order":
            pieces = given[piece["number"]] = []
        elif piece["kind"] == "show":
            pieces.append(["show", piece["data"]])
        elif piece["kind"] != "done":
            text = piece.get("text") or str(piece)
            if pieces and pieces[-1][0] == piece["kind"]:
                pieces[-1][1] += text
            else:
                pieces.append([piece["kind"], text])
    return given


def committed(cell):
    """The committed output of a cell, in the same form."""
    outputs = []
    for out in cell.outputs:
        if out.output_type == "stream":
            outputs.append([out.name, out.text])
        elif not out.data.get("text/html", "").startswith("<script"):
            outputs.append(["show", dict(out.data)])
    return outputs
