"""What a head of attention has computed for the letters of a word, and whether its parts fit together."""

import math
from dataclasses import dataclass

from scalargrad.arguments import listed, number

PARTS = ("queries", "keys", "values", "scores", "weights")
MOST_NUMBERS = 16  # of a query: more bars than that cannot be told apart
FORBIDDEN = -1e8  # scores below it are not scores: nobody may look there
CLOSE = {"rel_tol": 1e-6, "abs_tol": 1e-6}


@dataclass
class Head:
    """The numbers of one head. A row of scores and of weights ends with its own letter.

    Attributes:
        queries, keys, values: for each letter a list of `size` numbers.
        scores: for each letter one for each letter so far; None where it may not look.
        weights: the same, from 0 to 1; those of a row sum to 1.
        sums: for each letter the weighted sum of the values.
    """

    queries: list
    keys: list
    values: list
    scores: list
    weights: list

    def __post_init__(self):
        columns = list(zip(*self.values))
        self.sums = [[sum(map(_product, row, column)) for column in columns] for row in self.weights]

    @property
    def size(self):
        return len(self.queries[0])

    def dot(self, row, column):
        """Query times key, number by number, added up."""
        return sum(map(_product, self.queries[row], self.keys[column]))


def _product(a, b):
    return a * b


def head(name, parts, count):
    """The Head of a dict of lists, for so many letters.

    Raises:
        ValueError: a part is missing, has another length, or is not what the others make.
    """
    if not isinstance(parts, dict) or set(parts) != set(PARTS):
        given = ", ".join(map(str, parts)) if isinstance(parts, dict) else type(parts).__name__
        raise ValueError(f"{name}: got {given:.60}, expected a dict of {', '.join(PARTS)}")
    vectors = {part: _rows(f"{name}, {part}", parts[part], count) for part in PARTS[:3]}
    _check_sizes(name, vectors)
    scores, weights = (_rows(f"{name}, {part}", parts[part], count) for part in PARTS[3:])
    made = Head(
        **vectors,
        scores=[_allowed(_so_far(f"{name}, scores", place, row)) for place, row in enumerate(scores)],
        weights=[_so_far(f"{name}, weights", place, row) for place, row in enumerate(weights)],
    )
    for place, row in enumerate(weights):
        _check_row(name, made, place, row)
    return made


def _rows(what, rows, count):
    rows = [[math.nan if x is None else number(x) for x in listed(row, "row")] for row in listed(rows, "row")]
    if len(rows) != count:
        raise ValueError(f"{what}: got {len(rows)} rows for {count} letters, expected one for each")
    return rows


def _check_sizes(name, vectors):
    sizes = {part: sorted({len(row) for row in rows}) for part, rows in vectors.items()}
    [first, *others] = sizes.values()
    if len(first) > 1 or any(sizes != first for sizes in others) or not 1 <= first[0] <= MOST_NUMBERS:
        raise ValueError(f"{name}: got rows of {sizes} numbers, expected all of one size, from 1 to {MOST_NUMBERS}")
    if not all(math.isfinite(x) for rows in vectors.values() for row in rows for x in row):
        raise ValueError(f"{name}: a query, a key or a value is not finite")


def _so_far(what, place, row):
    if len(row) <= place:
        raise ValueError(f"{what}: row {place} has {len(row)} numbers, expected one for each of the letters so far")
    return row[: place + 1]


def _allowed(row):
    """Scores, with None for those that only say that nobody may look there."""
    return [score if score > FORBIDDEN else None for score in row]


def _check_row(name, made, place, row):
    """Weights of one row: none on what comes later, a softmax of the scores, and these out of query and key."""
    scores, weights = made.scores[place], made.weights[place]
    if any(row[place + 1 :]):
        raise ValueError(f"{name}, weights: row {place} looks at letters that come later: mask them")
    if not math.isclose(sum(weights), 1.0, **CLOSE):
        raise ValueError(f"{name}, weights: row {place} sums to {sum(weights):.4g}, expected 1")
    for column, score in enumerate(scores):
        right = made.dot(place, column) / math.sqrt(made.size)
        if score is not None and not math.isclose(score, right, **CLOSE):
            raise ValueError(
                f"{name}, scores: row {place}, column {column} is {score:.4g}, "
                f"expected query · key ÷ √{made.size} = {right:.4g}"
            )
    largest = max((score for score in scores if score is not None), default=None)
    if largest is None:
        raise ValueError(f"{name}, scores: row {place} may look nowhere, not even at itself")
    parts = [0.0 if score is None else math.exp(score - largest) for score in scores]
    if not all(math.isclose(weight, part / sum(parts), **CLOSE) for weight, part in zip(weights, parts)):
        raise ValueError(f"{name}, weights: row {place} is not the softmax of its scores")
