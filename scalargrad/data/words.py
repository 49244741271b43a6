"""Words to learn from: names of dinosaurs and of the elements, in files that say where they are from."""

import json
from pathlib import Path


def dinosaurs():
    """1,318 names of genera of dinosaurs, in small letters from a to z.

    Returns:
        A list of words of 3 to 23 letters. Some of these names were given up by science since.

    Source: the npm package `dinosaurs` 1.2.1, whose license (WTFPL) lets you do what you want. What it names twice is
    here once.

    >>> names = dinosaurs()
    >>> len(names), names[:3]
    (1318, ['aachenosaurus', 'aardonyx', 'abelisaurus'])
    """
    return _names("dinosaurs")


def elements():
    """The 118 names of the chemical elements, in the order of their numbers, in small letters from a to z.

    Source: the International Union of Pure and Applied Chemistry, Periodic Table of the Elements (2022).

    >>> elements()[:3]
    ['hydrogen', 'helium', 'lithium']
    """
    return _names("elements")


def _names(file):
    facts = json.loads(Path(__file__).with_name(f"{file}.json").read_text(encoding="utf-8"))
    return " ".join(facts["names"]).split()
