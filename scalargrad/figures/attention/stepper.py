"""Attention as a figure: who looks at whom, letter by letter.

A letter's row of weights is followed from its query to the guess of the next letter. All numbers come from the model;
the figure only checks that they fit together, and shows them.
"""

import math

from scalargrad.arguments import count, listed, number
from scalargrad.figures import html
from scalargrad.figures.attention.heads import head
from scalargrad.figures.attention.payload import fixed, largest, payload
from scalargrad.figures.attention.picture import picture
from scalargrad.figures.front_end import script_for_page

WIDE, NARROW = 688, 350  # px: the text column of a page, and of a page on a phone
PHONE = "(max-width: 600px)"  # where the narrow picture stands
MOST_LETTERS = 16  # more columns than that do not fit


class AttentionStepper:
    """A figure of attention that a notebook shows by itself; where scripts run, it steps through a word.

    Each letter takes five steps: its query; a score for each letter so far; softmax, which makes weights of them; the
    weighted sum of the values; the guess of the next letter. The still picture has the weights of all letters.

    Args:
        letters: a text for each position that was read, at most 16.
        heads: for each head a dict of lists, with a row for each letter: "queries", "keys" and "values" have rows of
            as many numbers; a row of "scores" (query · key ÷ √size) and of "weights" (their softmax) has one number
            for each letter so far. What comes later may follow, with a weight of 0. A score of None or -inf says that
            the letter may not look there.
        probabilities: for each letter those of what comes next, as many as `outcomes`.
        outcomes: their names.
        goes: for each letter what does come next; without it, the letter that follows, and for the last nothing.
        title: a line above the figure.
        start: the place of the letter that the figure begins with.
        first: the place of the head that it begins with.

    Raises:
        ValueError: too many letters, no heads, rows that are missing or too long, numbers that are not what the others
            make, probabilities that do not sum to 1, names that do not fit, places that do not exist.

    >>> one = {"queries": [[1.0], [2.0]], "keys": [[0.0], [0.0]], "values": [[1.0], [3.0]],
    ...        "scores": [[0.0], [0.0, 0.0]], "weights": [[1.0], [0.5, 0.5]]}
    >>> AttentionStepper(["a", "b"], [one], [[0.1, 0.9], [0.7, 0.3]], outcomes=["a", "b"])
    AttentionStepper(a b: 1 head; a looks at a 1.00, b looks at a 0.50)
    """

    def __init__(
        self, letters, heads, probabilities, *, outcomes, goes=None, title="Who looks at whom?", start=0, first=0
    ):
        self._letters = [str(letter) for letter in listed(letters, "letter")]
        if not 1 <= len(self._letters) <= MOST_LETTERS:
            raise ValueError(f"got {len(self._letters)} letters, expected 1 to {MOST_LETTERS}: take a shorter word")
        self._heads = [
            head(f"head {place}", parts, len(self._letters)) for place, parts in enumerate(listed(heads, "head"), 1)
        ]
        if not self._heads or len({one.size for one in self._heads}) > 1:
            raise ValueError(f"got {len(self._heads)} heads, expected one or more, all of one size")
        chances = _chances(probabilities, list(map(str, listed(outcomes, "outcome"))), len(self._letters))
        self._first = count("first", first, least=0, most=len(self._heads) - 1)
        self._title = title
        start = count("start", start, least=0, most=len(self._letters) - 1)
        goes = _goes(goes, self._letters, chances)
        self.data = payload(self._letters, self._heads, chances, goes, title=title, start=start, first=self._first)

    @property
    def _name(self):
        """The head of the still picture, where there are several."""
        return f"head {self._first + 1}" if len(self._heads) > 1 else ""

    @property
    def alt(self):
        """The still picture in words: for each letter where its largest weight is."""
        whose = f" of {self._name}" if self._name else ""
        return (
            f"{self._title} The attention{whose} over “{' '.join(self._letters)}”, a row for each letter. "
            f"The largest weight of each: {', '.join(self._glances())}."
        )

    def _glances(self):
        for letter, row in zip(self._letters, self._heads[self._first].weights):
            best = largest(row)
            yield f"{letter} looks at {self._letters[best]} {fixed(row[best], 2)}"

    def picture(self, room=WIDE):
        """The still picture as an SVG, as wide as so many px allow."""
        shown = self._heads[self._first]
        rows = [
            [None if score is None else weight for score, weight in zip(*pair)]
            for pair in zip(shown.scores, shown.weights)
        ]
        under = ", ".join(filter(None, ["a row looks at its columns", self._name]))
        return picture(self._title, under, self._letters, rows, room)

    def __repr__(self):
        heads = f"{len(self._heads)} head{'s' * (len(self._heads) > 1)}"
        return f"AttentionStepper({' '.join(self._letters)}: {heads}; {', '.join(self._glances())})"

    def _repr_html_(self):
        """The picture for the width of the page, and the numbers for the script that brings it to life."""
        phone = html.source(self.picture(NARROW), PHONE)
        still = f'<picture class="sg-drawing">{phone}{html.image(self.picture(), self.alt)}</picture>'
        return (
            f'<sg-attention class="sg-attention" style="display:block">{still}{html.data(self.data)}</sg-attention>'
            + script_for_page()
        )


def _chances(probabilities, outcomes, length):
    """For each letter a dict from the outcomes to their probabilities."""
    if len(set(outcomes)) < len(outcomes) or not outcomes:
        raise ValueError(f"got the outcomes {outcomes!r:.60}, expected names that differ")
    rows = [list(map(number, listed(row, "outcome"))) for row in listed(probabilities, "letter")]
    if len(rows) != length:
        raise ValueError(f"got {len(rows)} rows of probabilities for {length} letters, expected one for each")
    for place, row in enumerate(rows):
        if len(row) != len(outcomes) or not math.isclose(sum(row), 1.0, rel_tol=1e-6):
            raise ValueError(
                f"probabilities: row {place} has {len(row)} numbers that sum to {sum(row):.4g}, "
                f"expected {len(outcomes)} that sum to 1"
            )
    return [dict(zip(outcomes, row)) for row in rows]


def _goes(goes, letters, chances):
    """For each letter what comes next, or ""."""
    if goes is None:
        return [letter if letter in chances[0] else "" for letter in [*letters[1:], ""]]
    goes = list(map(str, listed(goes, "letter")))
    if len(goes) != len(letters) or not set(goes) <= {*chances[0], ""}:
        raise ValueError(f"got goes={goes!r:.80}, expected an outcome for each of the {len(letters)} letters")
    return goes
