"""Starting values for parameters, set in place.

An initializer takes the weights of one neuron and a `random.Random`; a constant one
does not use it.
"""


def zeros_(weights, rng):
    """Set every weight to 0.

    >>> from scalargrad.value import Value
    >>> weights = [Value(5.0)]; zeros_(weights, None); weights[0].data
    0.0
    """
    for weight in weights:
        weight.data = 0.0


def ones_(weights, rng):
    """Set every weight to 1.

    >>> from scalargrad.value import Value
    >>> weights = [Value(5.0)]; ones_(weights, None); weights[0].data
    1.0
    """
    for weight in weights:
        weight.data = 1.0


def uniform_(weights, rng):
    """Draw every weight from the uniform distribution between -1 and 1.

    >>> import random
    >>> from scalargrad.value import Value
    >>> weights = [Value(0.0)]; uniform_(weights, random.Random(0))
    >>> round(weights[0].data, 4)
    0.6888
    """
    for weight in weights:
        weight.data = rng.uniform(-1.0, 1.0)
