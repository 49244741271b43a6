"""The line of somebody's engine to look at for a mistake."""

import inspect
import re
from dataclasses import dataclass, replace

from scalargrad.exercises.engine.adapter import FUNCTIONS, NAMES


@dataclass(frozen=True)
class Place:
    """A line of the engine's source: its `file`, its `number` from 1, its `text`; `exact` if it is the line itself."""

    file: str
    number: int
    text: str
    exact: bool


def place(engine, mistake, outcome):
    """Where to look, or None where the source cannot be had.

    That is where an error came from; else the first line of the methods which the mistake names that fits its
    pattern; else where the first of these methods begins.
    """
    if outcome.line:
        return _numbered(engine, outcome.line)
    sources = [source for word in mistake.look if (source := _source(engine, word))] if mistake else []
    if not sources:
        return None
    lines = (line for source in sources for line in source)
    fitting = (line for line in lines if mistake.pattern and re.search(mistake.pattern, line.text))
    return next(fitting, replace(sources[0][0], exact=False))


def _source(engine, word):
    """The lines of a method or a function, each as a Place."""
    names = (engine.names["backward"],) if word in NAMES else FUNCTIONS.get(word, (word,))
    function = next((code for name in names if (code := engine.code(name))), None)
    try:
        texts, first = inspect.getsourcelines(function)
        file = inspect.getsourcefile(function)
    except (TypeError, OSError):  # there is none, or no file of it
        return None
    return [Place(file, first + i, text.rstrip(), exact=True) for i, text in enumerate(texts)]


def _numbered(engine, number):
    try:
        file = inspect.getsourcefile(engine.type)
        texts, _ = inspect.findsource(engine.type)
    except (TypeError, OSError):
        return None
    return Place(file, number, texts[number - 1].rstrip(), exact=True) if number <= len(texts) else None
