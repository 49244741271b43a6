"""The page that checks an engine which a reader pastes: its five examples, and what its worker asks."""

from pathlib import Path

# The ready examples: from the name of a file to what its button says.
EXAMPLES = {
    "lecture": "As in the lecture",
    "overwrite": "= for +=",
    "at_once": "Handed on at once",
    "too_soon": "Visited once, too soon",
    "right": "The book's own",
}


def source(name):
    """The text of an example."""
    return (Path(__file__).parent / "examples" / f"{name}.py").read_text(encoding="utf-8")
