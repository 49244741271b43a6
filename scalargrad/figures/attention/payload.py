"""What the script of the figure shows at each position: numbers that are texts already."""

import math

from scalargrad.figures.text import MINUS

BARS = 6  # letters whose chances are shown
TERMS, LEAST = 2, 0.005  # of the weighted sum in a sentence: so many, and none smaller


def payload(letters, heads, chances, goes, *, title, start, first):
    """The figure as a dict of what JSON knows.

    Args:
        letters: a text for each.
        heads: for each a Head.
        chances: for each letter a dict from what may come next to its probability.
        goes: for each letter what does come next, or "" where nobody knows.
        title: a line above the figure.
        start: the letter that it begins with.
        first: the place of the head that it begins with.
    """
    return {
        "title": title,
        "letters": letters,
        "start": start,
        "first": first,
        "size": heads[0].size,
        "root": fixed(math.sqrt(heads[0].size), 2),
        "outcomes": len(chances[0]),
        "heads": list(map(_head, heads)),
        "next": [_next(*pair) for pair in zip(chances, goes)],
    }


def fixed(x, places, most=9.95):
    """A number with so many decimals and a real minus sign; from `most` on it has none.

    >>> fixed(-0.25, 1), fixed(-0.04, 1), fixed(12.34, 1)
    ('−0.2', '0.0', '12')
    """
    text = f"{x:.{places}f}" if abs(x) < most else f"{x:.0f}"
    return text.replace("-", MINUS if float(text) else "")


def places(rows):
    """How many decimals numbers of this size need: one, or two where none reaches 1.

    >>> places([[0.2, -1.4]]), places([[0.2, -0.3]])
    (1, 2)
    """
    return 1 if max(abs(x) for row in rows for x in row) >= 0.95 else 2


def largest(row):
    """The place of the largest number.

    >>> largest([0.2, 0.5, 0.3])
    1
    """
    return max(range(len(row)), key=row.__getitem__)


def _head(head):
    known = {"queries": head.queries, "keys": head.keys, "values": head.values, "sums": head.sums}
    texts = {name: [_texts(row, places(rows)) for row in rows] for name, rows in known.items()}
    shown = places([[score for score in row if score is not None] for row in head.scores])
    return texts | {
        "scores": [_texts(row, shown) for row in head.scores],
        "weights": [_texts(row, 2) for row in head.weights],
        "told": [_told(head, row, shown) for row in range(len(head.weights))],
    }


def _texts(row, digits):
    """The numbers of a row in one text, which is easier to read than a list; "✗" where none may be."""
    return " ".join("✗" if x is None else fixed(x, digits) for x in row)


def _told(head, row, shown):
    """The numbers of the sentences: of the letter with the largest weight, and of the largest number of the sum."""
    weights, sums = head.weights[row], head.sums[row]
    best, place = largest(weights), largest(list(map(abs, sums)))
    allowed = [score for score in head.scores[row] if score is not None]
    order = sorted(range(len(weights)), key=lambda column: -weights[column])
    terms = [column for column in order if weights[column] >= LEAST][:TERMS]
    return {
        "best": best,
        "dot": fixed(head.dot(row, best), shown, math.inf),
        "total": fixed(sum(math.exp(score - max(allowed)) for score in allowed), 2, math.inf),
        "place": place,
        "terms": [[column, fixed(head.values[column][place], 2)] for column in terms],
        "sum": fixed(sums[place], 2),
    }


def _next(chances, goes):
    """The likeliest ones with their probabilities, and what does come."""
    best = sorted(chances, key=lambda name: -chances[name])[:BARS]
    told = {"top": [[name, fixed(chances[name], 2)] for name in best]}
    return told | ({"goes": goes, "chance": fixed(chances[goes], 2)} if goes else {})
