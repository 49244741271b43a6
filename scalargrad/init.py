"""Starting values for the weights of a layer, set in place.

An initializer takes the weight matrix, a list with a row of weights for each neuron, and a `random.Random`; a constant
one does not use it. Give it to a layer or a network: `MLP(2, [16, 1], init=kaiming_uniform_)`. Its settings are keyword
arguments; `functools.partial` fixes them beforehand: `init=partial(normal_, std=0.1)`. Write your own the same way.
"""

from math import sqrt

from scalargrad.arguments import choice, number, setting


def fans(weight):
    """fan_in, how many inputs each neuron has, and fan_out, how many neurons there are.

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


def normal_(weight, rng, mean=0.0, std=1.0):
    """Draw every weight from the normal distribution around `mean`, row by row.

    >>> import random
    >>> from scalargrad.value import Value
    >>> weight = [[Value(0.0)]]; normal_(weight, random.Random(0), std=0.1)
    >>> round(weight[0][0].data, 4)
    0.0942
    """
    mean, std = number(mean), setting("std", std)
    for row in weight:
        for w in row:
            w.data = rng.gauss(mean, std)


def xavier_uniform_(weight, rng, gain=1.0):
    """Uniform, with the standard deviation of `xavier_normal_`, so between ±gain * √(6 / (fan_in + fan_out)).

    >>> import random
    >>> from scalargrad.value import Value
    >>> weight = [[Value(0.0)]]; xavier_uniform_(weight, random.Random(0))
    >>> round(weight[0][0].data, 4)
    1.1931
    """
    _uniform(weight, rng, _xavier_std(weight, gain))


def xavier_normal_(weight, rng, gain=1.0):
    """Normal around 0, standard deviation gain * √(2 / (fan_in + fan_out)): forward and backward, sizes stay alike.

    Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks (2010).

    >>> import random
    >>> from scalargrad.value import Value
    >>> weight = [[Value(0.0)]]; xavier_normal_(weight, random.Random(0))
    >>> round(weight[0][0].data, 4)
    0.9417
    """
    normal_(weight, rng, std=_xavier_std(weight, gain))


def kaiming_uniform_(weight, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    """Uniform, with the standard deviation of `kaiming_normal_`, so between ±gain * √(3 / fan).

    >>> import random
    >>> from scalargrad.value import Value
    >>> weight = [[Value(0.0)]]; kaiming_uniform_(weight, random.Random(0))
    >>> round(weight[0][0].data, 4)
    1.6873
    """
    _uniform(weight, rng, _kaiming_std(weight, a, mode, nonlinearity))


def kaiming_normal_(weight, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    """Normal around 0, standard deviation gain / √fan: it makes up for what a relu cuts off.

    Args:
        a: the slope of a leaky_relu below 0; with 0 it is a relu.
        mode: "fan_in" keeps the size of the outputs, "fan_out" that of the gradients.
        nonlinearity: whose `calculate_gain` it is.

    Source: He, Zhang, Ren and Sun, Delving deep into rectifiers (2015).

    >>> import random
    >>> from scalargrad.value import Value
    >>> weight = [[Value(0.0)]]; kaiming_normal_(weight, random.Random(0))
    >>> round(weight[0][0].data, 4)
    1.3318
    """
    normal_(weight, rng, std=_kaiming_std(weight, a, mode, nonlinearity))


GAINS = {"linear": 1.0, "sigmoid": 1.0, "tanh": 5.0 / 3.0, "relu": sqrt(2.0), "selu": 0.75}


def calculate_gain(nonlinearity, param=None):
    """By how much the weights before an activation are larger, so that it does not shrink what passes.

    Args:
        nonlinearity: "linear", "sigmoid", "tanh", "relu", "selu" or "leaky_relu"; PyTorch knows of no other, either.
        param: the slope of a leaky_relu below 0; 0.01 if there is none.

    Raises:
        ValueError: it is none of them.

    >>> round(calculate_gain("tanh"), 4), round(calculate_gain("leaky_relu", 1.0), 4)
    (1.6667, 1.0)
    """
    if nonlinearity == "leaky_relu":
        return sqrt(2.0 / (1.0 + (0.01 if param is None else number(param)) ** 2))
    return GAINS[choice("nonlinearity", nonlinearity, [*GAINS, "leaky_relu"])]


def _xavier_std(weight, gain):
    return setting("gain", gain) * sqrt(2.0 / sum(fans(weight)))


def _kaiming_std(weight, a, mode, nonlinearity):
    fan_in, fan_out = fans(weight)
    fan = fan_in if choice("mode", mode, ("fan_in", "fan_out")) == "fan_in" else fan_out
    return calculate_gain(nonlinearity, a) / sqrt(fan)


def _uniform(weight, rng, std):
    """Between the bounds at which a uniform distribution has this standard deviation."""
    bound = sqrt(3.0) * std
    for row in weight:
        for w in row:
            w.data = rng.uniform(-bound, bound)
