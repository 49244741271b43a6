"""What a verdict shows: a text of 76 columns, and HTML in which a page finds its parts."""

import numpy as np
import pytest

from scalargrad import Value
from scalargrad.exercises import Verdict, judge
from scalargrad.exercises.cases import shown
from scalargrad.exercises.verdict import Tried
from tests.helpers.verdicts import assert_both_say_the_same, html

FLAT_TENT = judge("8.4", lambda x: 2 * x.relu() - 2 * (x - 0.5).relu())


def texts(element, name):
    """The texts of what is in an element and has a class."""
    found = [part for part in element.iter() if name in part.get("class", "").split()]
    return ["".join(part.itertext()) for part in found]


def test_the_text_of_a_function_that_is_wrong():
    assert repr(FLAT_TENT).splitlines() == [
        "✗ 8.4: it is flat after 1/2: you took away the slope 2, so nothing is left.",
        "  To go down at 2 you have to take away 4.",
        "  5 of 8 right, where x = Value(0.2):",
        "  ✓ tent(Value(0.25))                       Value(0.5)",
        "  ✓ tent(Value(0.5))                        Value(1)",
        "  ✗ tent(Value(0.75))                       Value(1)              should be Value(0.5)",
        "  ✗ [tent(Value(0)), tent(Value(1))]        [Value(0), Value(1)]  should be [Value(0), Value(0)]",
        "  ✗ tent(tent(tent(x))).backward(); x.grad  0                     should be -8",
        "  ✓ count('relu', tent(x))                  2",
        "  ✓ turns(tent)                             ['relu']",
        "  ✓ one_graph(tent)                         True",
    ]


def test_the_text_of_an_answer_that_stops():
    verdict = judge("10.3", lambda x: 1 / 0)
    assert repr(verdict) == "✗ 10.3: your answer stopped with ZeroDivisionError: division by zero"


def test_the_html_of_a_function_that_is_wrong():
    root = html(FLAT_TENT)
    assert root.attrib == {"class": "sg-verdict", "data-verdict": "wrong", "data-exercise": "8.4"}
    assert texts(root, "sg-verdict-head") == ["✗ 8.4: It is flat after 1/2"]
    assert texts(root, "sg-verdict-given") == ["5 of 8 right, where x = Value(0.2):"]
    assert texts(root, "sg-verdict-count") == ["5 of 8"]
    assert texts(root, "sg-verdict-should") == [
        "should be Value(0.5)",
        "should be [Value(0), Value(0)]",
        "should be -8",
    ]
    cases = root.findall("ul/li")
    assert [case.get("data-verdict") for case in cases] == [*["right"] * 2, *["wrong"] * 3, *["right"] * 3]
    assert "".join(cases[2].itertext()) == "✗ tent(Value(0.75)) Value(1) should be Value(0.5)"


def test_both_say_the_same_of_an_exercise_that_waits():
    assert_both_say_the_same(judge("4.2", ...))


@pytest.mark.parametrize(
    "kind, sentence, headline",
    [
        ("right", "three paths.", ("Right", "Three paths.")),
        ("wrong", "you overwrote it: a is used twice.", ("You overwrote it", "a is used twice.")),
        ("wrong", "a node is missing from your list.", ("A node is missing from your list", "")),
        ("wrong", "b passed it on twice: half, then all.", ("b passed it on twice", "Half, then all.")),
        ("wrong", "the number should be 4: 2 × (−3) is −6.", ("Not yet", "The number should be 4: 2 × (−3) is −6.")),
        ("wrong", "for x³ at 2 it is 12. Is it?", ("Not yet", "For x³ at 2 it is 12. Is it?")),
        ("wrong", "sign: turn it.", ("Sign: turn it", "")),
        ("wrong", "turn it.", ("Not yet", "Turn it.")),
        ("error", "NameError: no a", ("NameError: no a", "Your code stopped before it could be checked.")),
        ("todo", "no answer yet. Put yours there.", ("No answer yet", "Put yours there.")),
    ],
)
def test_what_stands_out(kind, sentence, headline):
    assert Verdict("1.1", kind, sentence).headline == headline


def test_the_line_of_an_error_is_there_and_cases_that_only_repeat_it_are_not():
    def order(root):
        return root.slop

    root = html(judge("4.3", order))
    assert root.get("data-verdict") == "error"
    assert root.get("data-line") == str(order.__code__.co_firstlineno + 1)
    assert root.find("ul") is None
    assert f"stopped in line {root.get('data-line')}, before" in "".join(root.itertext())


def test_signs_and_code_are_markup_and_what_a_reader_wrote_is_not():
    verdict = Verdict("1.1", "wrong", "use `a < b` & not `<b>`.", tried=(Tried("f('<')", "'&lt;'", "'<i>'"),))
    root = html(verdict)
    assert [code.text for code in root.iter("code")] == ["a < b", "<b>", "f('<')"]
    assert texts(root, "sg-verdict-came") == ["'&lt;'"]
    assert texts(root, "sg-verdict-should") == ["should be '<i>'"]
    assert {sign.get("aria-label") for sign in root.iter("span") if sign.get("role") == "img"} == {"wrong"}


def test_only_short_cases_stand_in_columns():
    def is_in_columns(code):
        return "sg-verdict-columns" in html(Verdict("1.1", "wrong", "no.", tried=(Tried(code, "1", "2"),))).find(
            "ul"
        ).get("class")

    assert is_in_columns("f" * 60)
    assert not is_in_columns("f" * 70)


@pytest.mark.parametrize(
    "value, text",
    [
        (np.float64(0.1) * 3, "0.3"),
        (np.float32(2), "2"),
        ([np.int64(1), np.bool_(True)], "[1, 1]"),
        (Value(np.float64(2)), "Value(2)"),
        ((Value(-0.0),), "(Value(0),)"),
        (float("inf"), "inf"),
        ([float("nan"), 10**400], "[nan, a int]"),
        (bytearray(), "a bytearray"),
        (memoryview(b"a"), "a memoryview"),
        (KeyError(), "KeyError"),
        (ValueError("two\nlines"), "ValueError: two lines"),
        ("x" * 100, "'" + "x" * 70 + "…"),
    ],
)
def test_values_as_cases_show_them(value, text):
    assert shown(value) == text
