"""What a bug of the museum is: text to be replaced in a file of the package. `load` of this package does it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bug:
    """One wrong turn.

    Attributes:
        title: what somebody did.
        file: the file of the package that it is in.
        right, wrong: whole lines as they are, and as they were written by mistake.
        tests: the tests that it turns red, as pytest names them.
        also: further pairs of right and wrong lines, each from further down in the same file.
    """

    title: str
    file: str
    right: str
    wrong: str
    tests: tuple
    also: tuple = ()
