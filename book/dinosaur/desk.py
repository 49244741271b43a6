"""The desk at which the box asks: messages in and out as JSON."""

import json
import random

from scalargrad import softmax

BARS, NAMES = 6, 8  # letters that are shown with their probabilities; names that are made at once
END = "end"  # what the outcome after the last letter is called


class Desk:
    """Answers the page. A message is {"do": name, …}: one of the methods in DOES, with its arguments.

    Args:
        scores: a function from a beginning to the model's scores of what comes next.
        outcomes: their names: letters, and END.
        most: how many letters a name may have.
        known: the names that it may have learned from.
    """

    DOES = ("look", "finish", "next")

    def __init__(self, scores, outcomes, most, known=()):
        self._scores, self._outcomes, self.most = scores, outcomes, most
        self._known = set(known)

    def handle(self, text):
        """The answer to a message, both as JSON."""
        message = json.loads(text)
        name = message.pop("do")
        if name not in self.DOES:
            raise ValueError(f"got the message {name!r}, expected one of {', '.join(self.DOES)}")
        return json.dumps(getattr(self, name)(**message))

    def look(self, beginning, temperature):
        """The likeliest next letters: name, probability at the temperature, probability at temperature 1."""
        usual, now = self.chances(beginning, 1.0), self.chances(beginning, temperature)
        best = sorted(range(len(now)), key=lambda i: -now[i])[:BARS]
        return {"bars": [[self._outcomes[i], now[i], usual[i]] for i in best]}

    def finish(self, beginning, temperature, press):
        """Names that begin so, and whether each is in the list of names."""
        rng = seeded(beginning, temperature, press)
        names = [self._finished(beginning, temperature, rng) for _ in range(NAMES)]
        return {"names": [[name, name in self._known] for name in names]}

    def next(self, beginning, temperature, press):
        """One letter, or END."""
        return {"letter": self._drawn(beginning, temperature, seeded(beginning, temperature, press))}

    def chances(self, beginning, temperature):
        """The probabilities of all outcomes."""
        scores = [score / temperature for score in self._scores(beginning)]
        return [chance.data for chance in softmax(scores)]

    def _finished(self, name, temperature, rng):
        while len(name) < self.most:
            letter = self._drawn(name, temperature, rng)
            if letter == END:
                break
            name += letter
        return name

    def _drawn(self, beginning, temperature, rng):
        return rng.choices(self._outcomes, self.chances(beginning, temperature))[0]


def seeded(beginning, temperature, press):
    """Random numbers that are the same whenever these are the same."""
    return random.Random(f"{beginning} {temperature:.1f} {press}")
