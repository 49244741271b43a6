"""What a check has found: shown as text where there is nothing else, as HTML in a notebook or a page."""

import re
from dataclasses import dataclass
from html import escape
from textwrap import fill

SIGNS = {"right": "✓", "wrong": "✗", "error": "✗", "todo": "·"}
WIDTH = 76  # characters of a line of text
STRAIGHT = 24  # what came is padded up to here, so that the last column is straight
WIDE = 74  # characters of a case, over which a page does not put it into columns
NAME = re.compile(r"(?!for )(?P<name>.{12,64}?)([.:;] |\.$)(?P<rest>.*)")  # the first clause, if it is short
WORD = re.compile(r"[a-z]{2,}[ ,:;]|a (?!is |has )[a-z]{2}")  # not `a`, or another name of one letter


@dataclass(frozen=True)
class Tried:
    """How one case went.

    Attributes:
        code: what ran.
        came: what came of it, in words.
        should: what should have come, in words; "" where it did.
    """

    code: str
    came: str
    should: str = ""

    @property
    def kind(self):
        return "wrong" if self.should else "right"


@dataclass(frozen=True)
class Verdict:
    """What `check` says about an answer.

    Attributes:
        number: the exercise, for example "4.2".
        kind: "right"; "wrong"; "error", where the answer has stopped; "todo", where there is none yet.
        sentence: the praise, what to say about the mistake, or the error.
        mistake: its name in the exercise's table, or None.
        line: where the reader's code has stopped, or None.
        given: statements that ran before each case.
        tried: a Tried for each case, where the answer is a function.

    >>> Verdict("4.2", "wrong", "one of the two doublings is missing: b is used twice.")
    ✗ 4.2: one of the two doublings is missing: b is used twice.
    """

    number: str
    kind: str
    sentence: str
    mistake: str | None = None
    line: int | None = None
    given: str = ""
    tried: tuple = ()

    @property
    def sign(self):
        return SIGNS[self.kind]

    @property
    def headline(self):
        """What stands out, and the rest."""
        if self.kind == "error":
            place = f" in line {self.line}," if self.line else ""
            return self.sentence, f"Your code stopped{place} before it could be checked."
        if self.kind == "right":
            return "Right", _capital(self.sentence)
        named = NAME.match(self.sentence)
        if not named or re.search(r"\bshould\b", named["name"]):
            return "Not yet", _capital(self.sentence)
        return _capital(named["name"]), _capital(named["rest"])

    @property
    def count(self):
        """How many cases are right: "2 of 3"."""
        return f"{sum(not case.should for case in self.tried)} of {len(self.tried)}"

    def __repr__(self):
        said = f"your answer stopped with {self.sentence}" if self.kind == "error" else self.sentence
        lines = [fill(f"{self.sign} {self.number}: {said}", WIDTH, subsequent_indent="  ")]
        if self.tried:
            given = f", where {self.given}" if self.given else ""
            lines += [fill(f"  {self.count} right{given}:", WIDTH, subsequent_indent="    "), *self._rows()]
        return "\n".join(lines)

    def _rows(self):
        wide = max(len(case.code) for case in self.tried)
        straight = max(min(len(case.came), STRAIGHT) for case in self.tried)
        for case in self.tried:
            should = f"should be {case.should}" if case.should else ""
            yield f"  {SIGNS[case.kind]} {case.code:{wide}}  {case.came:{straight}}  {should}".rstrip()

    def _repr_html_(self):
        head, rest = map(_html, self.headline)
        number = f'<span class="sg-verdict-number">{self.number}:</span>'
        parts = [f'<p class="sg-verdict-head">{_sign(self.kind)} {number} <strong>{head}</strong></p>']
        parts += [f"<p>{rest}</p>"] if rest else []
        parts += self._cases() if self.tried and not self._only_repeats() else []
        line = f' data-line="{self.line}"' if self.line else ""
        opening = f'<div class="sg-verdict" data-verdict="{self.kind}" data-exercise="{self.number}"{line}>'
        return "\n".join([opening, *parts, "</div>"])

    def _only_repeats(self):
        """Would the cases say nothing but the error, again and again?"""
        return self.kind == "error" and all(case.came.startswith(self.sentence[:40]) for case in self.tried)

    def _cases(self):
        given = f", where <code>{escape(self.given)}</code>" if self.given else ""
        widest = sum(max(len(getattr(case, column)) for case in self.tried) for column in ("code", "came", "should"))
        columns = "" if widest + len("should be ") > WIDE else " sg-verdict-columns"
        yield f'<p class="sg-verdict-given"><span class="sg-verdict-count">{self.count}</span> right{given}:</p>'
        yield f'<ul class="sg-verdict-cases{columns}">'
        for case in self.tried:
            code, came, should = map(escape, (case.code, case.came, case.should))
            should = should and f' <span class="sg-verdict-should">should be <samp>{should}</samp></span>'
            yield (
                f'<li data-verdict="{case.kind}">{_sign(case.kind)} <code>{code}</code> '
                f'<samp class="sg-verdict-came">{came}</samp>{should}</li>'
            )
        yield "</ul>"


def _sign(kind):
    """A sign which a screen reader calls by its name."""
    return f'<span class="sg-verdict-sign" role="img" aria-label="{kind}">{SIGNS[kind]}</span>'


def _html(text):
    """A sentence; what stands in `these` is code."""
    return re.sub("`(.*?)`", r"<code>\1</code>", escape(text, quote=False))


def _capital(text):
    """With a capital, unless it begins with a name of one letter."""
    return text[0].upper() + text[1:] if WORD.match(text) else text
