"""What comes in from outside, checked in one place: numbers, counts, settings, names and data sets.

Whoever takes an argument accepts whatever means the same: a NumPy scalar is a number, a pandas Series is a list. What
is refused is refused with what came, what was expected and, where it can be told, what to do.
"""

from math import inf
from numbers import Real
from operator import index


def number(x):
    """The float of any real number: int, bool, Fraction, a NumPy scalar, an array or tensor of no dimensions.

    Raises:
        TypeError: it is none.

    >>> number(3), number(True)
    (3.0, 1.0)
    """
    if isinstance(x, Real):
        return float(x)
    if getattr(x, "shape", None) == () and hasattr(x, "item"):  # NumPy's bool is no Real
        return number(x.item())
    hint = ""
    if isinstance(x, str):
        hint = ": turn text into a number with float() first"
    elif hasattr(x, "__len__"):
        hint = ": make one Value for each of its elements"
    raise TypeError(f"expected a number, got {type(x).__name__} {x!r:.40}{hint}")


def count(name, n, least=1, most=inf):
    """The int of a whole number from `least` to `most`, which `name` stands for.

    Raises:
        ValueError: it is none.

    >>> count("epochs", 10, least=0)
    10
    """
    try:
        whole = index(n)
    except TypeError:
        whole = least - 1
    if not least <= whole <= most:
        limits = f", {least} or more" if most == inf else f" from {least} to {most}"
        raise ValueError(f"got {name} = {n!r:.40}, expected a whole number{limits}")
    return whole


def setting(name, x, most=inf):
    """The float of a number from 0 up, below `most`, which `name` stands for.

    Raises:
        ValueError: it is none.

    >>> setting("lr", 0.1)
    0.1
    """
    try:
        given = number(x)
    except TypeError:
        given = -1.0
    if not 0.0 <= given < most:
        raise ValueError(f"invalid {name}: {x!r:.40}; expected 0 or more" + (f", below {most:g}" if most < inf else ""))
    return given


def text(name, given):
    """A text, which `name` stands for.

    Raises:
        TypeError: it is none.

    >>> text("label", "w1")
    'w1'
    """
    if not isinstance(given, str):
        raise TypeError(f"got {name} = {given!r:.40}, expected a text")
    return given


def choice(name, given, known):
    """A name among those that are known.

    Raises:
        ValueError: it is none of them.

    >>> choice("activation", "tanh", ["tanh", "relu"])
    'tanh'
    """
    if not isinstance(given, str) or given not in known:
        raise ValueError(f"unknown {name} {given!r:.40}: choose one of {', '.join(known)}")
    return given


def listed(data, entry="sample"):
    """The entries of a data set by position: of a list, a tuple, an array, a Series, a DataFrame, a generator.

    There is one for each sample, or for each of what `entry` says.

    Raises:
        TypeError: it is no such thing: a text, a dict, a number.

    >>> listed((n * n for n in range(3)))
    [0, 1, 4]
    """
    if isinstance(data, (list, tuple)):
        return list(data)
    if isinstance(data, (str, bytes, dict, set)) or not hasattr(data, "__iter__") or getattr(data, "shape", None) == ():
        kind = type(data).__name__
        raise TypeError(f"got a {kind} {data!r:.40}, expected a list (or an array) with an entry for each {entry}")
    if hasattr(data, "to_numpy"):  # pandas: iterating over a table gives its columns, and an index is no position
        data = data.to_numpy()
    return data.tolist() if hasattr(data, "tolist") else list(data)
