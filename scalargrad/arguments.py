"""What comes in from outside, checked in one place: numbers, counts, settings, seeds, names and data sets.

Whoever takes an argument accepts whatever means the same: a NumPy scalar is a number, a pandas Series is a list. What
is refused is refused with what came, what was expected and, where it can be told, what to do.
"""

import itertools
import random
from math import inf
from numbers import Real
from operator import index

from scalargrad.backends import is_array, lists

NOT_CHOSEN = itertools.count()  # the seeds of those who choose none


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
    if getattr(x, "shape", None) == () and hasattr(x, "__array_namespace__"):  # the standard knows of no item
        return float(x)
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


def generator(seed):
    """The random numbers of a seed; a `random.Random` is itself, to go on drawing from it.

    None stands for a seed that nobody chose: 0 for the first who asks, 1 for the second, and so on. They differ, and
    the next run of the program has the same ones.

    Raises:
        ValueError: it is neither that nor a whole number, 0 or more.

    >>> generator(7).random() == generator(7).random()
    True
    >>> generator(None).random() == generator(None).random()
    False
    """
    if isinstance(seed, random.Random):
        return seed
    return random.Random(next(NOT_CHOSEN) if seed is None else count("seed", seed, least=0))


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


def has_entries(data):
    """Is this a list or something like one, and not a single number, a text or a dict?

    >>> has_entries([1.0]), has_entries(1.0), has_entries("1.0")
    (True, False, False)
    """
    if isinstance(data, (str, bytes, dict, set)):
        return False
    return hasattr(data, "__iter__") and getattr(data, "shape", None) != ()  # one of no dimensions is a number


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
    if not has_entries(data):
        raise TypeError(f"got {data!r:.60}, expected a list (or an array) with an entry for each {entry}")
    if hasattr(data, "to_numpy"):  # pandas: iterating over a table gives its columns, and an index is no position
        data = data.to_numpy()
    return lists(data) if is_array(data) else list(data)


def paired(X, y):
    """Samples and targets as two lists of one length; arrays stay what they are.

    Raises:
        ValueError: their lengths differ.
        TypeError: one of them is no data set.

    >>> paired(([0.0], [1.0]), range(2))
    ([[0.0], [1.0]], [0, 1])
    """
    X, y = [data if is_array(data) and has_entries(data) else listed(data) for data in (X, y)]
    if len(X) != len(y):
        raise ValueError(f"got {len(X)} samples and {len(y)} targets: each sample has one")
    return X, y


def shaped(name, given, like):
    """The numbers given for `name`, as lists of the same lengths as those of `like`.

    Raises:
        ValueError: they have another shape.
        TypeError: something in them is no number.

    >>> shaped("weight", ((1, 2), (3, 4)), [[0.0, 0.0], [0.0, 0.0]])
    [[1.0, 2.0], [3.0, 4.0]]
    """
    given = _nested(given)
    if _shape(given) != _shape(like):
        raise ValueError(f"got the shape {_shape(given)} for {name}, expected {_shape(like)}")
    if not isinstance(like, list):
        return number(given)
    return [shaped(f"{name}.{i}", *pair) for i, pair in enumerate(zip(given, like))]


def _nested(data):
    return [_nested(item) for item in listed(data)] if has_entries(data) else data


def _shape(data):
    return (len(data), *(_shape(data[0]) if data else ())) if isinstance(data, list) else ()
