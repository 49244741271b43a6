"""`state`: what is kept by name, and which states are taken over."""

import pytest

from scalargrad import SGD, Adam, Value
from scalargrad.state import Kept, matched, numbers_in
from tests.helpers.refused import refused


class Counter(Kept):
    APART = "source"

    def __init__(self):
        self.source, self.seen, self.pairs = object(), 3, [(1, True), (2.5, Value(4.0))]


def test_all_but_what_is_apart_is_kept_by_name_as_floats():
    assert Counter().state_dict() == {"Counter.seen": 3.0, "Counter.pairs": [[1.0, 1.0], [2.5, 4.0]]}
    assert type(Counter().state_dict()["Counter.seen"]) is float


def test_a_state_is_taken_over_and_what_is_apart_stays():
    counter = Counter()
    source = counter.source
    counter.load_state_dict({"Counter.seen": 7, "Counter.pairs": ((1, 2), (3, 4))})
    assert (counter.source, counter.seen, counter.pairs) == (source, 7.0, [[1.0, 2.0], [3.0, 4.0]])


def test_nothing_is_taken_over_of_a_state_that_fits_in_part():
    counter = Counter()
    wrong = {"Counter.seen": 7, "Counter.pairs": [[1.0, 2.0]]}
    refused(
        ValueError, r"^got the shape \(1, 2\) for Counter.pairs, expected \(2, 2\)$", counter.load_state_dict, wrong
    )
    assert counter.seen == 3


def test_the_state_of_something_else_is_told():
    words = r"^the state of one that is no SGD\? Missing: \['SGD.lr', .*\], unknown: \['Adam.betas', .*\]$"
    refused(ValueError, words, SGD([Value(1.0)]).load_state_dict, Adam([Value(1.0)]).state_dict())


def test_names_of_any_kind_are_shown():
    words = r"^the state of another\? Missing: \['b'\], unknown: \[1, 'a'\]$"
    refused(ValueError, words, matched, {"a": 1.0, 1: 2.0}, {"b": 0.0}, "another")


@pytest.mark.parametrize("state", [[1.0], None, 3.0])
def test_a_state_has_names(state):
    words = r"^got .*, expected a dict from names to numbers, as state_dict\(\) gives it$"
    refused(TypeError, words, matched, state, {"b": 0.0}, "another")


def test_what_is_no_number_is_not_kept():
    refused(TypeError, "expected a number, got str", numbers_in, [1.0, ["fast"]])
