"""Exercises answered with letters: a text of them, or a dict that matches each with a word, each word once."""

import re

from scalargrad.exercises.core import NotAnswered


def letters(answer):
    """The letters of an answer, capital ones, be it a text or a list of them; an "and" between two is none.

    >>> letters("b and D"), letters(["C", "a"])
    (['B', 'D'], ['C', 'A'])
    """
    given = answer if isinstance(answer, str) or not hasattr(answer, "__iter__") else " ".join(map(str, answer))
    return [letter for letter in re.sub(r"\bAND\b", "", str(given).upper()) if letter.isalpha()]


def plain_word(given):
    """A word as it is compared: small letters, no blanks around it."""
    return str(given).strip().lower()


def diagnose_matching(right, twins, surest, word=plain_word):
    """What names the mistake in such a dict.

    Args:
        right: the answer.
        twins: from two letters, in the order of `right`, that are easily taken for each other, to a name.
        surest: the letters, those first of which one can be surest: their own names are told where no twins are.
        word: how the words of an answer are brought to the form of those in `right`.

    Returns:
        A function from an answer to "no dict", "letters", "words", "twice", the name of twins, a letter, or None.

    >>> diagnose = diagnose_matching({"A": "up", "B": "down", "C": "flat"}, {"AB": "turned"}, "CAB")
    >>> diagnose({"A": "Down", "B": "up", "C": "flat"}), diagnose({"A": "up", "B": "flat", "C": "down"})
    ('turned', 'C')
    """

    def diagnose(answer):
        if not isinstance(answer, dict):
            return "no dict"
        if ... in answer.values():
            raise NotAnswered
        given = {plain_word(letter).upper(): word(words) for letter, words in answer.items()}
        if set(given) != set(right):
            return "letters"
        if not set(given.values()) <= set(right.values()):
            return "words"
        if len(set(given.values())) < len(right):
            return "twice"
        wrong = "".join(letter for letter in right if given[letter] != right[letter])
        return twins.get(wrong) or next((letter for letter in surest if letter in wrong), None)

    return diagnose
