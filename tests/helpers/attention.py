"""Attention of a small model: its numbers are drawn at random, then everything is computed as a Transformer does."""

import math
import random

WORD = list("|euoplosaurus")
OUTCOMES = [*"abcdefghijklmnopqrstuvwxyz", "end"]


def softmax(scores):
    parts = [0.0 if score is None else math.exp(score) for score in scores]
    return [part / sum(parts) for part in parts]


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def computed(queries, keys, values, forbidden=()):
    """A head as a dict of lists; forbidden: pairs of row and column."""
    root = math.sqrt(len(queries[0]))
    rows = range(len(queries))
    scores = [
        [None if (row, column) in forbidden else dot(queries[row], keys[column]) / root for column in range(row + 1)]
        for row in rows
    ]
    return {
        "queries": queries,
        "keys": keys,
        "values": values,
        "scores": scores,
        "weights": list(map(softmax, scores)),
    }


def attention(letters=WORD, heads=2, size=8, seed=0, forbidden=()):
    """What AttentionStepper takes: letters, heads, probabilities."""
    rng = random.Random(seed)

    def draw():
        return [[rng.gauss(0, 1.4) for _ in range(size)] for _ in letters]

    made = [computed(draw(), draw(), draw(), forbidden) for _ in range(heads)]
    chances = [softmax([rng.gauss(0, 2) for _ in OUTCOMES]) for _ in letters]
    return letters, made, chances
