"""What something goes on from after a break, as numbers by name: to keep, to send, to take over."""

from scalargrad.arguments import has_entries, listed, number, shaped
from scalargrad.backends import like


class Kept:
    """Something that goes on from numbers: all its attributes, but the one that `APART` names."""

    APART = ""

    def state_dict(self):
        """Its numbers by name, the settings and what it remembers; for `save`, too.

        >>> from scalargrad import Adam, Value
        >>> Adam([Value(1.0)], lr=0.5).state_dict()["Adam.lr"]
        0.5
        """
        kept = {name: x for name, x in vars(self).items() if name != self.APART}
        return {f"{type(self).__name__}.{name}": numbers_in(x) for name, x in kept.items()}

    def load_state_dict(self, state):
        """Take over the numbers of a `state_dict()`, all or none.

        Raises:
            ValueError: it is that of another class, or of another number of parameters.
            TypeError: it is no dict, or something in it is not a number.
        """
        here = self.state_dict()
        for name, x in matched(state, here, f"one that is no {type(self).__name__}").items():
            key = name.rpartition(".")[2]
            setattr(self, key, like(getattr(self, key), x))


def matched(state, here, other):
    """The numbers in `state`, which must have the names and shapes of `here`; else it may be that of `other`.

    Raises:
        ValueError: names are missing, or unknown, or a shape differs.
        TypeError: it is no dict, or something in it is not a number.

    >>> matched({"b": 1}, {"b": 0.0}, "another module")
    {'b': 1.0}
    """
    if not hasattr(state, "keys"):
        raise TypeError(f"got {state!r:.40}, expected a dict from names to numbers, as state_dict() gives it")
    missing, unknown = sorted(here.keys() - state.keys()), sorted(state.keys() - here.keys(), key=str)
    if missing or unknown:
        raise ValueError(f"the state of {other}? Missing: {missing}, unknown: {unknown}")
    return {name: shaped(name, state[name], numbers) for name, numbers in here.items()}


def numbers_in(part):
    """The floats of a number, a parameter, or a list of such, in lists of the same lengths.

    >>> numbers_in([True, (2, 3)])
    [1.0, [2.0, 3.0]]
    """
    if hasattr(part, "grad"):
        part = part.data
    return [numbers_in(item) for item in listed(part)] if has_entries(part) else number(part)
