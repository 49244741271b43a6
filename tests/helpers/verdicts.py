"""Verdicts as a page shows them, for the tests."""

import re
from xml.etree import ElementTree


def html(verdict):
    """The element that a verdict is shown as: it is XML, too."""
    return ElementTree.fromstring(verdict._repr_html_())


def assert_both_say_the_same(verdict):
    """The text of a verdict and its HTML."""
    said = letters("".join(html(verdict).itertext()))
    assert letters(verdict.sentence) in said.replace(f"{letters(verdict.number)}notyet", "")
    assert all(letters(case.code + case.came) in said for case in verdict.tried)
    sentence, *_ = re.split(r"\n  \d+ of \d+ right", repr(verdict))
    assert letters(sentence) == letters(verdict.number + verdict.sentence)
    assert max(map(len, sentence.splitlines())) <= 76


def letters(text):
    return "".join(re.findall(r"\w", text.lower()))
