"""Starting values for the weights of a layer, set in place.

An initializer takes the weight matrix, a list with a row of weights for each neuron, and a `random.Random`; a constant
one does not use it. Write your own the same way and give it to a layer: `Layer(2, 16, init=mine)`.
"""


def fans(weight):
    """fan_in, the number of inputs of each neuron, and fan_out, the number of neurons; as PyTorch counts them.

    >>> fans([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    (3, 2)
    """
    return len(weight[0]), len(weight)


def zeros_(weight, rng):
    """Set every weight to 0.

    >>> from scalargrad.value import Value
    >>> weight = [[Value(5.0)]]; zeros_(weight, None); weight[0][0].data
    0.0
    """
    for row in weight:
        for w in row:
            w.data = 0.0


def ones_(weight, rng):
    """Set every weight to 1.

    >>> from scalargrad.value import Value
    >>> weight = [[Value(5.0)]]; ones_(weight, None); weight[0][0].data
    1.0
    """
    for row in weight:
        for w in row:
            w.data = 1.0


def uniform_(weight, rng):
    """Draw every weight from the uniform distribution between -1 and 1, row by row.

    >>> import random
    >>> from scalargrad.value import Value
    >>> weight = [[Value(0.0)]]; uniform_(weight, random.Random(0))
    >>> round(weight[0][0].data, 4)
    0.6888
    """
    for row in weight:
        for w in row:
            w.data = rng.uniform(-1.0, 1.0)
