"""`book.live`: what runs a page's cells in the browser, run here in plain Python."""

import json
import sys
import textwrap

import pytest

from book.live import stream
from book.live.kernel import Kernel
from tests.helpers.notebooks import CHAPTERS, NOTEBOOKS, code_cells


@pytest.fixture
def kernel(monkeypatch):
    """A Kernel; the pieces of the last run collect in kernel.pieces."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # put back what a Kernel replaces
    monkeypatch.setattr("builtins.display", None, raising=False)
    monkeypatch.setenv("MPLBACKEND", "agg")
    kernel = Kernel(lambda piece: kernel.pieces.append(json.loads(piece)))
    return kernel


def run(kernel, source, number=1, above=()):
    kernel.pieces = []
    kernel.run(textwrap.dedent(source).strip(), number, above)
    return kernel.pieces


def shown(pieces):
    """Kind and text of each piece but the last, which says how long it took."""
    return [(piece["kind"], piece.get("text") or piece["data"]["text/plain"]) for piece in pieces[:-1]]


@pytest.mark.parametrize(
    "source, pieces",
    [
        ("1 + 1", [("show", "2")]),
        ("x = 3", []),
        ("None", []),
        ("1 + 1;", []),
        ("", []),
        ("# only a comment", []),
        ("'text'", [("show", "'text'")]),
        ("print('a')\n2", [("stdout", "a\n"), ("show", "2")]),
        ("print('a', end='')\n2", [("stdout", "a"), ("show", "2")]),
        ("display(1, 'b')", [("show", "1"), ("show", "'b'")]),
        ("import sys\nprint('a', file=sys.stderr)", [("stderr", "a\n")]),
        ("for i in range(2):\n    i", []),
    ],
)
def test_a_cell_shows_what_a_notebook_shows(kernel, source, pieces):
    assert shown(run(kernel, source)) == pieces
    assert kernel.pieces[-1]["kind"] == "done"
    assert kernel.pieces[-1]["seconds"] >= 0


def test_cells_share_their_names(kernel):
    run(kernel, "x = 3")
    assert shown(run(kernel, "x + 1")) == [("show", "4")]
    assert shown(run(kernel, "_ * 2")) == [("show", "8")]


def test_output_keeps_its_order(kernel):
    pieces = run(kernel, "import sys\nprint(1)\nprint(2, file=sys.stderr)\nprint(3)\ndisplay(4)\nprint(5)")
    texts = "".join(text.strip() for kind, text in shown(pieces) if kind != "stderr")
    assert texts == "1345"
    assert [kind for kind, _ in shown(pieces)][-2:] == ["show", "stdout"]


def test_a_value_with_html_is_shown_as_html_and_text(kernel):
    run(kernel, "from scalargrad import Value\nfrom scalargrad.figures import draw\ndraw(Value(2.0, label='a') * 3)")
    data = kernel.pieces[-2]["data"]
    assert data["text/plain"].startswith("Drawing(")
    assert "<" in data["text/html"]


def test_a_check_is_shown_as_html_wherever_it_stands(kernel):
    pieces = run(kernel, "from scalargrad.exercises import check\ncheck('4.2', 36)\nprint(1)\ncheck('4.2', 24); 2;")
    assert [kind for kind, _ in shown(pieces)] == ["show", "stdout", "show"]
    assert pieces[0]["data"]["text/plain"].startswith("✗ 4.2: b passed on")
    assert 'data-verdict="wrong"' in pieces[0]["data"]["text/html"]
    assert 'data-verdict="right"' in pieces[2]["data"]["text/html"]


def test_bytes_of_a_picture_travel_in_base64(kernel):
    run(kernel, "class Dot:\n    def _repr_png_(self):\n        return b'PNG'\nDot()")
    assert kernel.pieces[-2]["data"]["image/png"] == "UE5H"


def test_an_open_figure_is_shown_and_closed(kernel, monkeypatch):
    plt = pytest.importorskip("matplotlib.pyplot")
    from book.live import figures

    plt.close("all")  # of other tests
    monkeypatch.setattr(plt, "show", figures.show)
    run(kernel, "import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])")
    assert shown(kernel.pieces) == [("show", "<Figure size 640x480 with 1 Axes>")]
    assert kernel.pieces[-2]["data"]["image/svg+xml"].startswith("<svg")
    assert plt.get_fignums() == []


def test_an_error_names_its_line_and_only_frames_of_cells_and_package(kernel):
    run(kernel, "def f(x):\n    return x + 'a'", number=1)
    run(kernel, "y = 1\nf(y)", number=2)
    error = kernel.pieces[-1]
    assert (error["kind"], error["type"], error["line"]) == ("error", "TypeError", 2)
    assert error["message"] == "unsupported operand type(s) for +: 'int' and 'str'"
    assert '<cell 1>", line 2, in f' in error["traceback"]
    assert "kernel.py" not in error["traceback"]


@pytest.mark.parametrize("source, kind, line", [("a b", "SyntaxError", 1), ("if True:\nx = 1", "IndentationError", 2)])
def test_an_error_of_syntax_names_its_line(kernel, source, kind, line):
    error = run(kernel, source)[-1]
    assert (error["type"], error["line"]) == (kind, line)
    assert "kernel.py" not in error["traceback"]


def test_what_was_printed_before_an_error_stays(kernel):
    pieces = run(kernel, "print('before')\n1 / 0")
    assert shown(pieces) == [("stdout", "before\n")]
    assert pieces[-1]["type"] == "ZeroDivisionError"


@pytest.mark.parametrize("source", ["import sys; sys.exit(1)", "raise KeyboardInterrupt", "exit"])
def test_a_page_has_no_end(kernel, source):
    assert run(kernel, source)[-1]["kind"] in ("error", "done")
    assert shown(run(kernel, "1")) == [("show", "1")]


def test_endless_recursion_is_an_error(kernel):
    assert run(kernel, "def f(): return f()\nf()")[-1]["type"] == "RecursionError"


@pytest.mark.parametrize(
    "above, place", [(["b = 1", "a = 1", "a, c = 2, 3"], 2), (["b = 1"], None), (["print(a)", "a b"], None), ([], None)]
)
def test_a_missing_name_points_to_the_last_cell_that_makes_it(kernel, above, place):
    error = run(kernel, "a + 1", above=above)[-1]
    assert (error["type"], error["above"]) == ("NameError", place)


def test_a_missing_package_is_named(kernel):
    assert run(kernel, "import no_such_package.part")[-1]["package"] == "no_such_package"


def test_source_of_a_cell_and_of_the_package_can_be_read(kernel):
    run(kernel, "import inspect\nfrom scalargrad import topological_order\ndef f():\n    return 1")
    assert shown(run(kernel, "print(inspect.getsource(f), end='')", number=2)) == [
        ("stdout", "def f():\n    return 1\n")
    ]
    assert "def topological_order" in shown(run(kernel, "print(inspect.getsource(topological_order))"))[0][1]


def test_a_refused_function_names_the_line_of_its_cell(kernel):
    run(kernel, "from scalargrad import compile\ndef f(x):\n    return x if x > 0 else 0\ncompile(f, 1.0)")
    assert kernel.pieces[-1]["message"].startswith("line 3 of the cell compares a Value")


def test_dataclasses_of_a_cell_work(kernel):
    run(kernel, "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: float\nP(1.0)")
    assert shown(kernel.pieces) == [("show", "P(x=1.0)")]


def test_endless_printing_is_cut_off(kernel, monkeypatch):
    monkeypatch.setattr(stream, "MOST", 100)
    run(kernel, "for i in range(1000): print(i)")
    text = "".join(text for _, text in shown(kernel.pieces))
    assert len(text) < 200
    assert text.endswith("… and more, which is not shown\n")
    assert shown(run(kernel, "print('again')")) == [("stdout", "again\n")]


EXERCISES = [
    pytest.param([cell.source for cell in cells[: place + 1]], id=f"{name[:2]}-{place + 1}")
    for name in CHAPTERS
    for cells in [code_cells(NOTEBOOKS[name])]
    for place, cell in enumerate(cells)
    if "No answer yet" in str(cell.outputs)
]


@pytest.mark.parametrize("sources", EXERCISES)
def test_an_exercise_can_be_checked_first_of_all_cells(kernel, sources):
    *above, source = sources
    pieces = run(kernel, source, above=above)
    if pieces[-1]["kind"] == "error":  # the reader's own class is made by the first exercise; the page says where
        assert pieces[-1]["type"] == "NameError" and "class Value" in above[pieces[-1]["above"]]
    else:
        assert pieces[-1]["kind"] == "done", pieces[-1]
        assert "no answer yet" in shown(pieces)[-1][1]


def test_only_what_an_exercise_lacks_is_imported_for_it(kernel):
    above = [
        "from scalargrad.exercises import check\nfrom math import exp, pi",
        "pi = 3",
        "print('not run'",
        "import math",
    ]
    run(kernel, "check = print", above=above)
    assert shown(run(kernel, "check(exp(0.0))", above=above)) == [("stdout", "1.0\n")]
    assert run(kernel, "math", above=above)[-1]["message"] == "name 'math' is not defined"  # no exercise
    error = run(kernel, "check(pi)", above=above)[-1]
    assert (error["type"], error["above"]) == ("NameError", 1)


def test_an_import_for_an_exercise_that_fails_names_its_package(kernel):
    error = run(kernel, "check(nothing)", above=["def check(x): ...", "import nothing_of_this_name as nothing"])[-1]
    assert (error["type"], error["package"], error["line"]) == ("ModuleNotFoundError", "nothing_of_this_name", None)
