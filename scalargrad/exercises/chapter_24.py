"""Self-checks of chapter 24, a GPT."""

import math

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value
from scalargrad.exercises.matching import diagnose_matching


def _p(*scores):
    powers = [math.exp(s) for s in scores]
    return [p / sum(powers) for p in powers]


SUSPECTS = {"A": "places", "B": "nothing", "C": "mask", "D": "attention", "E": "residual"}
TWINS = {
    "AD": "order",
    "BE": "worse",
    "BD": "sees",
    "AB": "sees",
    "DE": "deaf",
    "AE": "deaf",
}  # easily taken for each other

SLOPES = [
    Case(
        "slopes([0.2, 0.3, 0.5], 0)",
        [0.16, -0.06, -0.1],
        [
            ([0.2 - 1, 0.3, 0.5], "loss"),
            ([-0.16, 0.06, 0.1], "sign"),
            ([0.16, 0.06, 0.1], "others"),
            ([0.16, 0.0, 0.0], "own only"),
            ([0.16, 0.21, 0.25], "diagonal"),
            ([0.8, -0.3, -0.5], "log"),
            ([-0.04, -0.06, -0.1], "own"),
            ([0.2, 0.3, 0.5], "shares"),
            ([0.16, -0.3, -0.5], "half"),
            ([0.16, -0.04, -0.04], "of itself"),
            (lambda x: len(x[0]) == 3, "all"),
            (0.16, "own only"),
        ],
    ),
    Case("slopes([0.2, 0.3, 0.5], 2)", [-0.1, -0.15, 0.25], [([0.16, -0.06, -0.1], "first")]),
    Case("slopes([0.5, 0.5], 1)", [-0.25, 0.25]),
    Case("slopes([0.0, 1.0], 0)", [0.0, 0.0]),
]

HALF = _p(0, 1)  # of scores √2 / √2 apart
LOOK = [
    Case(
        "look([[1.0, 1.0], [1.0, 1.0]], [[0.0, 0.0], [math.sqrt(2), 0.0]])",
        [[1.0], HALF],
        [
            ([HALF, HALF], "mask"),
            ([[1.0, 0.0], HALF], "zeros"),
            ([[1.0], _p(0, math.sqrt(2))], "scale"),
            ([[1.0], _p(0, math.sqrt(2) / 2)], "by size"),
            ([[0.0], [0.0, 1.0]], "no softmax"),
            ([[], [1.0]], "not itself"),
            ([[1.0], [1.0]], "not itself"),
            ([[1.0], [0.0, 1.0]], "no exp"),
            ([[1.0], [1.0, math.e]], "no sum"),
            ([[1.0], _p(0, 2)], "times"),
            ([[0.5, 0.5], HALF], "zero score"),
            ([HALF[:1], HALF], "late"),
            ([[0.5, 0.5], [0.5, 0.5]], "columns"),
            ([[1.0], [0.5, 0.5]], "alike"),
            ([HALF[0], HALF[1]], "last"),
            (HALF, "last"),
        ],
    ),
    Case(
        "look([[1.0], [2.0], [0.0]], [[0.0], [1.0], [3.0]])",
        [[1.0], _p(0, 2), [1 / 3] * 3],
        [
            ([[1.0], _p(0, 1), _p(0, 2, 6)], "own query"),
            ([[1.0], _p(0, 2 / math.sqrt(3)), [1 / 3] * 3], "by letters"),
            ([[1.0], _p(0, math.sqrt(2)), [1 / 3] * 3], "by letters"),
        ],
    ),
    Case("look([[4.0]], [[4.0]])", [[1.0]]),
]


EXERCISES = {
    "24.1": by_value(
        4176,
        [
            (4192, "one row of 16 too many: there are 15 places (a start and 14 letters), and 27 outcomes (26 letters and the end)."),
            (3664, "512 are missing. Layers of attention are 16 × 16, however many heads share them; the MLP has 16 · 64 twice."),
            (3152, "1,024 are missing: one layer of the MLP, which goes to 64 and back, or all of attention."),
            (3408, "attention has four layers: query, key, value, and the output."),
            (3920, "256 are missing: attention has four layers. The output counts, too."),
            (3936, "the places have numbers, too: 15 rows of 16."),
            (3744, "both the letters at the start and the scores at the end are tables of 27 · 16."),
            (4299, "no layer here has a bias."),
            (4347, "no layer here has a bias."),
            (1320, "that is the model of this page, with 8 numbers a letter. Here it has 16."),
            (2640, "only the tables of letters, places and scores double. The layers go from dim to dim: they are four times as large. Or is the MLP not four times as wide?"),
            (5280, "the layers are four times as large. The tables of letters, places and scores only double."),
            (4160, "27 outcomes (26 letters and the end), and 15 places (a start and 14 letters): one row of 16 is missing."),
            (4144, "there are 27 outcomes: 26 letters, and the end. Before the first letter the 0 is read, too: 27 rows there."),
        ],
        other="27·16 for letters, 15·16 for places, 4·16·16 for attention, 2·16·64 for the MLP, 27·16 for scores.",
        praise="and the heads change nothing: two of 8 are the same numbers as one of 16.",
    ),
    "24.2": by_cases(
        "slopes",
        SLOPES,
        praise="one share gains what the others lose: the slopes add up to 0.",
        mistakes={
            "loss": "that is p − one-hot, the slope of the loss. Asked is that of the share itself: it has the factor p of class k.",
            "sign": "the sign is turned: a higher own score makes the share larger.",
            "others": "the other scores push this share *down*: −p·q.",
            "own only": "the other scores are in the sum below the line, so they move this share, too.",
            "diagonal": "that is p·(1 − p) of every class. Asked is how *one* share moves with each score: −p·q for the others.",
            "log": "that is the slope of log p. The share itself has the factor p in front.",
            "own": "right for the other scores. In its own score the slope is p·(1 − p).",
            "shares": "these are the shares. Asked is how share k moves with each score.",
            "half": "right in its own score. In the others the factor p of class k is missing: −p·q.",
            "of itself": "right in its own score. In that of another class, its share q stands in place of p: −p·q.",
            "all": "that is how every share moves with every score. Asked is the row of share k.",
            "first": "right for class 0. Look at which class is asked for.",
            "other": "of share 0.2: 0.2 · 0.8 in its own score, −0.2 · 0.3 and −0.2 · 0.5 in the others.",
        },
    ),
    "24.3": Exercise(
        diagnose=diagnose_matching(SUSPECTS, TWINS, "CDA"),
        praise="each by what it cannot do: two glances, an order, a silence, a loss.",
        mistakes={
            "no dict": "a dict is asked for, from each letter to a part.",
            "letters": "the dict has the letters A to E, each once.",
            "words": 'the five parts are "nothing", "attention", "places", "residual" and "mask".',
            "twice": "each part is missing once. You gave one of them twice.",
            "order": "A and D are swapped. What happens to r when the same letters come in another order, and what when they are others?",
            "worse": "B and E are swapped. Both look at letters and at their order; the ten runs above say which loss is whose.",
            "sees": "the full model notices both: another order and other letters. One of the two that you swapped does not.",
            "deaf": "without the residual connection a model still looks back. One of the two that you swapped misses something else.",
            "C": "look at C again: its loss is lower than that of all others, and what does it write?",
            "D": "look at D again: it gives the same probability after each beginning. Where can a model look that sees only its last letter and its place?",
            "A": "look at A again: the same letters in another order change nothing there. How does a model know an order?",
        },
    ),
    "24.4": by_cases(
        "look",
        LOOK,
        names={"math": math},
        praise="that is all that attention adds to what you knew: who looks at whom is computed.",
        mistakes={
            "mask": "the first letter sees the second, which comes after it: row t has the letters 0 to t.",
            "zeros": "the weights are right. Give row t only its t + 1 weights, without zeros behind.",
            "scale": "divide the scores by √d, the root of how many numbers a key has. If you did: is it the query that meets the keys?",
            "by size": "you divided by d. It is the *root* of d.",
            "no softmax": "these are the scores. Softmax makes weights of a row.",
            "no exp": "one weight is 1 and the others 0: divided without exp, or only the largest kept. Softmax takes exp of each first.",
            "no sum": "these are the powers. Divide each by the sum of its row.",
            "times": "you multiplied by the root. Divide, or long keys make softmax hard.",
            "zero score": "a score of 0 is a score like any other: exp(0) = 1. Leave out what comes later before softmax.",
            "late": "you cut the row after softmax, so it no longer adds up to 1. Leave out what comes later before.",
            "not itself": "a letter sees itself, too: row t ends with t.",
            "columns": "each row adds up to 1, since it is one letter that looks. You took the softmax over columns.",
            "last": "give a row for each letter, not for the last one alone.",
            "alike": "both weights came out alike: a plain mean, queries with queries, or the key of the letter that looks. Its own query meets each key.",
            "own query": "each letter looks with its own query: row t takes query t.",
            "by letters": "d is how many numbers a key has, not how many letters there are. Here it is 1.",
            "other": "row t: dot(query t, key s) / √d for s from 0 to t, then softmax.",
        },
    ),
}  # fmt: skip
