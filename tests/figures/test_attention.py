"""AttentionStepper: what it says is what the numbers give, and numbers that do not fit together are refused by name."""

import json
import math
import re
from copy import deepcopy

import pytest

from scalargrad.figures import AttentionStepper
from scalargrad.figures.attention.payload import fixed
from scalargrad.figures.text import MINUS
from tests.helpers.attention import OUTCOMES, WORD, attention
from tests.helpers.refused import refused


def figure(**options):
    return AttentionStepper(*attention(), outcomes=OUTCOMES, **options)


def numbers(text):
    return [float(one.replace(MINUS, "-")) for one in text.split()]


def test_each_row_of_weights_ends_with_its_own_letter_and_sums_to_1():
    for head in figure().data["heads"]:
        for place, row in enumerate(head["weights"]):
            assert len(numbers(row)) == place + 1
            assert sum(numbers(row)) == pytest.approx(1, abs=0.005 * (place + 1))
            assert len(numbers(head["scores"][place])) == place + 1


def test_the_sentences_are_about_the_largest_weight_and_the_largest_sum():
    _, heads, _ = attention()
    for given, head in zip(heads, figure().data["heads"]):
        for row, told in enumerate(head["told"]):
            weights, scores = given["weights"][row], given["scores"][row]
            best = weights.index(max(weights))
            assert told["best"] == best
            assert 1 / numbers(told["total"])[0] == pytest.approx(weights[best], abs=0.01)
            assert numbers(told["dot"])[0] / math.sqrt(8) == pytest.approx(scores[best], abs=0.05)
            sums = [sum(w * v for w, v in zip(weights, column)) for column in zip(*given["values"])]
            assert abs(sums[told["place"]]) == max(map(abs, sums))
            assert told["sum"] == fixed(sums[told["place"]], 2)
            assert told["terms"][0][0] == best


def test_the_six_likeliest_letters_and_the_right_one():
    _, _, chances = attention()
    told = figure(goes=[*WORD[1:], "end"]).data["next"]
    for row, one, goes in zip(chances, told, [*WORD[1:], "end"]):
        assert [name for name, _ in one["top"]] == [OUTCOMES[i] for i in sorted(range(27), key=lambda i: -row[i])[:6]]
        assert one["goes"] == goes and one["chance"] == f"{row[OUTCOMES.index(goes)]:.2f}"
    assert "goes" not in figure().data["next"][-1], "nobody has said what comes after the last letter"


def test_the_data_of_a_long_word_is_small_and_can_be_read():
    letters, heads, chances = attention(letters=list("abcdefghijklmnop"), heads=4, size=16)
    html = AttentionStepper(letters, heads, chances, outcomes=OUTCOMES)._repr_html_()
    data = re.search(r'<script type="application/json">(.*?)</script>', html)[1]
    assert len(data) < 110_000 and len(html) < 150_000
    assert json.loads(data)["heads"][0]["queries"][0].count(" ") == 15


def test_the_picture_has_a_number_for_each_weight_worth_one_and_hatching_for_what_comes_later():
    letters, heads, _ = attention()
    svg = figure(first=1).picture()
    written = re.findall(r"mid' x='[\d.]+' y='[\d.]+'>([\d.]+)<", svg)
    assert written == [f"{weight:.2f}" for row in heads[1]["weights"] for weight in row if weight >= 0.095]
    assert svg.count("class='later'") == len(letters) - 1
    assert int(re.search(r"width='(\d+)'", figure().picture(350))[1]) <= 350


def test_its_words_name_the_largest_weight_of_each_letter():
    shown = figure(first=1, title="Where does it look?")
    assert shown.alt.startswith("Where does it look? The attention of head 2 over “| e u o p l o s a u r u s”")
    _, heads, _ = attention()
    row = heads[1]["weights"][12]
    best = row.index(max(row))
    assert shown.alt.endswith(f"s looks at {WORD[best]} {row[best]:.2f}.")
    assert figure().data["start"] == 0 and figure(start=6).data["start"] == 6


def test_a_glance_that_is_forbidden_has_no_score():
    letters, heads, chances = attention(forbidden={(9, 8), (9, 7)})
    shown = AttentionStepper(letters, heads, chances, outcomes=OUTCOMES)
    assert shown.data["heads"][0]["scores"][9].split()[7:9] == ["✗", "✗"]
    assert shown.picture().count("forbidden'") == 2 + 1  # and the hatching
    for head in heads:
        head["scores"] = [[-math.inf if score is None else score for score in row] for row in head["scores"]]
    assert AttentionStepper(letters, heads, chances, outcomes=OUTCOMES).data == shown.data


def test_full_rows_whose_end_is_masked_are_the_same_figure():
    letters, heads, chances = attention()
    full = deepcopy(heads)
    for head in full:
        for row in range(len(letters)):
            head["scores"][row] += [-1e9] * (12 - row)
            head["weights"][row] += [0.0] * (12 - row)
    assert AttentionStepper(letters, full, chances, outcomes=OUTCOMES).data == figure().data


def change(part, row, column, to):
    """A change of one number of the second head."""

    def make(heads):
        heads[1][part][row][column] = to

    return make


@pytest.mark.parametrize(
    "wrong, words",
    [
        (lambda heads: heads[1].pop("keys"), "head 2: got queries, values, scores, weights, expected a dict"),
        (change("weights", 3, 0, 2.0), "head 2, weights: row 3 sums to"),
        (change("scores", 3, 0, 5.0), "head 2, scores: row 3, column 0 is 5, expected query · key ÷ √8"),
        (lambda heads: heads[1]["weights"][3].append(0.1), "row 3 looks at letters that come later: mask them"),
        (lambda heads: heads[1]["weights"].__setitem__(3, [0.25] * 4), "row 3 is not the softmax of its scores"),
        (lambda heads: heads[1]["scores"].__setitem__(0, [None]), "row 0 may look nowhere"),
        (lambda heads: heads[1]["scores"][5].pop(), "head 2, scores: row 5 has 5 numbers"),
        (lambda heads: heads[1]["values"].pop(), "head 2, values: got 12 rows for 13 letters"),
        (lambda heads: heads[1]["values"][2].pop(), "expected all of one size, from 1 to 16"),
        (change("values", 2, 0, math.nan), "a query, a key or a value is not finite"),
        (lambda heads: heads.clear(), "got 0 heads"),
    ],
)
def test_heads_that_do_not_fit_are_refused_by_name(wrong, words):
    letters, heads, chances = attention()
    wrong(heads)
    refused(ValueError, words, AttentionStepper, letters, heads, chances, outcomes=OUTCOMES)


def test_so_are_letters_probabilities_and_places():
    letters, heads, chances = attention()
    many = attention(letters=list("abcdefghijklmnopq"))
    for given, options, words in [
        (many, {}, "got 17 letters, expected 1 to 16"),
        ((letters, heads, chances[1:]), {}, "got 12 rows of probabilities for 13 letters"),
        ((letters, heads, [row[1:] for row in chances]), {}, "row 0 has 26 numbers that sum to"),
        ((letters, heads, chances), {"outcomes": ["a"] * 27}, "expected names that differ"),
        ((letters, heads, chances), {"goes": ["?"] * 13}, "expected an outcome for each of the 13 letters"),
        ((letters, heads, chances), {"start": 13}, "got start = 13"),
        ((letters, heads, chances), {"first": 2}, "got first = 2"),
    ]:
        refused(ValueError, words, AttentionStepper, *given, **{"outcomes": OUTCOMES, **options})


def test_letters_are_only_letters():
    letters, heads, chances = attention(letters=list("<&'"), heads=1)
    html = AttentionStepper(letters, heads, chances, outcomes=OUTCOMES, title="<b>")._repr_html_()
    assert "<b>" not in html and html.count("<script") == 1
