"""What the worker of the page asks: load a text, try one probe after the other, write the report.

The page may end a worker whose probe never ends. What came of the others it hands to the next one, as JSON.
"""

import json
import linecache
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from types import ModuleType

from scalargrad.exercises.engine.adapter import Engine
from scalargrad.exercises.engine.diagnose import right
from scalargrad.exercises.engine.net_probes import PROBES
from scalargrad.exercises.engine.outcome import Outcome, outcome
from scalargrad.exercises.engine.report_of import report_of

MODULE = "your_engine"


class Desk:
    """One engine. Answers are JSON."""

    def __init__(self):
        Engine.kept = []

    def load(self, source):
        """Import it; what comes back says nothing, or why it cannot be checked."""
        path = Path(MODULE).with_suffix(".py").absolute()
        path.write_text(source, encoding="utf-8")
        linecache.checkcache()
        module = sys.modules[MODULE] = ModuleType(MODULE)
        module.__file__ = str(path)  # lines are found by it
        try:
            exec(compile(source, str(path), "exec", dont_inherit=True), vars(module))
            self.engine = Engine(module)
        except BaseException as error:  # SystemExit, too: the code may do anything
            return json.dumps(_stopped(error, str(path)))
        return json.dumps({})

    def probe(self, i):
        """How probe i goes: holds, fails or absent; and all of it as a text that `report` takes."""
        went = outcome(self.engine, PROBES[i])
        state = "absent" if went.kind == "not there" else "holds" if went.like(right(PROBES[i])) else "fails"
        return json.dumps({"state": state, "outcome": json.dumps(asdict(went))})

    def report(self, texts):
        """The report on what came of the probes, a JSON list of texts in their order."""
        return json.dumps(told(report_of(self.engine, dict(zip(PROBES, map(_outcome, json.loads(texts)))))))


def told(report):
    """A report as the page wants it."""
    lines = [place.number for place in report.places if place]
    return {"html": report._repr_html_(), "text": repr(report), "verdict": report.verdict, "lines": lines}


def _outcome(text):
    went = json.loads(text)
    return Outcome(**{**went, "numbers": tuple(went.get("numbers", ()))})


def _stopped(error, path):
    """Where and why: of an error in the code, its line; of a text without an engine, what was found."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    line = error.lineno if isinstance(error, SyntaxError) else frames[-1].lineno if frames else None
    words = error.msg if isinstance(error, SyntaxError) else str(error)
    report = traceback.TracebackException.from_exception(error)
    report.stack = traceback.StackSummary.from_list(frames)
    name = "" if line is None else type(error).__name__  # no error of the code: there is no engine in it
    return {"line": line, "error": name, "words": words, "python": "".join(report.format()) if line else ""}
