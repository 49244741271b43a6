"""Arrays of any library of the array API standard: NumPy's at once, others through `array_api_compat`.

Importing this file needs the standard library alone: a library comes in with the first array that is handed over.
https://data-apis.org/array-api
"""

import sys


def is_array(x):
    """Is this an array of some library, and no list, no number, no table of pandas?

    >>> is_array([1.0])
    False
    """
    return hasattr(x, "dtype") and hasattr(x, "shape") and not hasattr(x, "to_numpy")


def namespace(array):
    """The functions of the library that an array is from: `numpy`, or what `array_api_compat` says.

    Raises:
        TypeError: it is no array.
        ModuleNotFoundError: it is not NumPy's, and array_api_compat is not installed.

    >>> import numpy as np
    >>> namespace(np.ones(2)) is np
    True
    """
    numpy = sys.modules.get("numpy")
    if numpy and isinstance(array, (numpy.ndarray, numpy.generic)):
        return numpy
    if not is_array(array):
        raise TypeError(f"got {array!r:.60}, expected an array")
    try:
        from array_api_compat import array_namespace
    except ModuleNotFoundError:
        if hasattr(array, "__array_namespace__"):  # it keeps to the standard by itself
            return array.__array_namespace__()
        hint = "pip install array-api-compat, or hand over NumPy arrays"
        raise ModuleNotFoundError(f"an array of {type(array).__module__} needs array_api_compat: {hint}") from None
    return array_namespace(array)


def like(x, data):
    """The numbers `data` as `x` has its own: an array of its library, its type and its device; else as they are.

    Args:
        x: an array, or a number, or a list of such.
        data: numbers in lists, or an array of any library.

    >>> import numpy as np
    >>> like(np.ones(2, dtype=np.float32), [1.0, 2.0])
    array([1., 2.], dtype=float32)
    >>> like(1.0, 2.0)
    2.0
    """
    if isinstance(x, (list, tuple)):
        return [like(*both) for both in zip(x, data)]
    if not is_array(x):
        return data
    xp = namespace(x)
    if is_array(data) and namespace(data) is xp:
        return xp.astype(data, x.dtype, copy=False)
    import numpy

    return xp.asarray(numpy.asarray(lists(data), dtype=float), dtype=x.dtype, device=getattr(x, "device", None))


def zeros_like(x):
    """A 0 for a number, and for an array one that is full of them.

    >>> zeros_like(3.0)
    0.0
    """
    return namespace(x).zeros_like(x) if is_array(x) else 0.0


def lists(x):
    """The numbers of an array in lists of lists; anything else is itself.

    >>> import numpy as np
    >>> lists(np.ones((1, 2)))
    [[1.0, 1.0]]
    """
    if not is_array(x):
        return x
    if hasattr(x, "tolist"):
        return x.tolist()
    import numpy

    return numpy.asarray(x).tolist()


def take(data, places):
    """The entries of a list at these places, or the rows of an array.

    >>> take(["a", "b", "c"], [2, 0])
    ['c', 'a']
    """
    if not is_array(data):
        return [data[i] for i in places]
    xp = namespace(data)
    return xp.take(data, xp.asarray(list(places), dtype=xp.int64, device=getattr(data, "device", None)), axis=0)


def floats(data, model=None, copy=None):
    """An array of floats; what is none yet becomes one as `model` is, else of NumPy's float64."""
    import numpy

    if is_array(data):
        xp = namespace(data)
        if data.dtype.kind == "f" if xp is numpy else xp.isdtype(data.dtype, "real floating"):
            return xp.asarray(data, copy=True) if copy else data
        return xp.astype(data, model.dtype if is_array(model) else xp.float64)
    try:
        array = numpy.asarray(data, dtype=float)
    except (TypeError, ValueError) as error:
        raise type(error)(f"got {data!r:.60}, expected numbers, lists of one length, or an array: {error}") from None
    return like(model, array) if is_array(model) else array
