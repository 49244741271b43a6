"""The graph of the book's expression, as the package draws it: for the landing page and for the README.

python -m book.tools.picture      # writes the README's picture anew
"""

from pathlib import Path

from scalargrad import Value
from scalargrad.figures import draw

PICTURE = Path(__file__).parents[1] / "static" / "graph.svg"


def drawing():
    """The graph of L = (a*b + c) * f after backward()."""
    a, b, c, f = (Value(data, label=name) for data, name in [(2.0, "a"), (-3.0, "b"), (10.0, "c"), (-2.0, "f")])
    result = (a * b + c) * f
    result.label = "L"
    result.backward()
    return draw(result)


if __name__ == "__main__":
    PICTURE.write_text(drawing().svg + "\n", encoding="utf-8", newline="\n")
