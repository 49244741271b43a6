"""What was measured once, elsewhere: numbers that a page shows as recorded, in a JSON file for each chapter.

Beside its numbers each part of a file says on which device they were measured, when, and with which command.
"""

import json
from importlib.resources import files


def recorded(name):
    """The facts of a file of this folder, by its name without `.json`.

    >>> sorted(recorded("scale_out"))
    ['gpu', 'paper', 'workers']
    """
    return json.loads(files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
