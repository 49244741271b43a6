"""Write the README's picture anew: the graph of the book's expression, as the package draws it.

    python -m book.picture
"""

from pathlib import Path

from scalargrad import Value
from scalargrad.draw import draw

PICTURE = Path(__file__).parent / "_static" / "graph.svg"


def svg():
    """The graph of L = (a*b + c) * f after backward(), as SVG."""
    a, b, c, f = (Value(data, label=name) for data, name in [(2.0, "a"), (-3.0, "b"), (10.0, "c"), (-2.0, "f")])
    result = (a * b + c) * f
    result.label = "L"
    result.backward()
    return draw(result).svg + "\n"


if __name__ == "__main__":
    PICTURE.write_text(svg(), encoding="utf-8", newline="\n")
