"""Numbers that a reader's machine need not make: facts for chapters to compare with, a JSON file for each.

`digits.json` and `pytorch.json` are what the programs for PyTorch in chapters 20 and 21 said; `python -m
book.tools.record` runs them again, and the tests beside PyTorch compare. `scale_out.json` was measured for chapter 23;
beside its numbers each part says on which device, when, and with which command.
"""

import json
from importlib.resources import files


def recorded(name):
    """The facts of a file of this folder, by its name without `.json`.

    >>> sorted(recorded("scale_out"))
    ['gpu', 'paper', 'workers']
    """
    return json.loads(files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
