"""Further answers: MORE_RIGHT are right in another form, MORE_WRONG make a mistake that has a name already.

An answer that stops with an error, or counts as none, has "error" or "todo" in place of the name.
"""

from importlib import import_module

import pytest

from scalargrad.exercises import judge
from tests.exercises.test_exercises import CHAPTERS


def listed(name):
    return [
        case for chapter in CHAPTERS for case in getattr(import_module(f"tests.exercises.answers.{chapter}"), name, [])
    ]


@pytest.mark.parametrize("number, answer", listed("MORE_RIGHT"))
def test_another_form_of_the_right_answer_is_right(number, answer):
    assert judge(number, answer).kind == "right"


@pytest.mark.parametrize("number, mistake, answer", listed("MORE_WRONG"))
def test_another_way_to_make_a_mistake_gets_its_name(number, mistake, answer):
    verdict = judge(number, answer)
    assert (verdict.mistake or verdict.kind) == mistake


def test_a_set_of_nodes_is_no_order():
    order = import_module("tests.exercises.answers.chapter_04").RIGHT["4.3"]
    assert judge("4.3", lambda root: set(order(root))).kind == "wrong"
