"""Networks: Neuron, Layer, MLP and what they have in common."""

import random
from numbers import Integral

from scalargrad.arguments import choice
from scalargrad.functional import ACTIVATIONS, neurons
from scalargrad.init import uniform_
from scalargrad.value import Value, as_value


def Parameter(data, label=""):
    """A leaf that belongs to a module and that an optimizer moves.

    >>> Parameter(0.5, label="w1")
    Value(w1: data=0.5, grad=0)
    """
    return Value(data, op="parameter", label=label)


class Module:
    """What everything with parameters has in common.

    A module finds the Parameters among its own attributes, in lists, and in the modules
    that it holds, in the order in which they were set.
    """

    def named_parameters(self):
        """Pairs of a name such as "layers.0.neurons.2.b" and a Parameter, each once.

        >>> [name for name, _ in Neuron(2).named_parameters()]
        ['w.0', 'w.1', 'b']
        """
        named = {}
        for name, parameter in _named(self, ""):
            named.setdefault(parameter, name)  # a shared one keeps its first name
        return [(name, parameter) for parameter, name in named.items()]

    def parameters(self):
        """The Parameters, each a Value.

        >>> len(MLP(2, [16, 16, 1]).parameters())
        337
        """
        return [parameter for _, parameter in self.named_parameters()]

    def zero_grad(self):
        """Set every gradient to 0, before the next `backward()` adds to it."""
        for parameter in self.parameters():
            parameter.grad = 0.0

    def state_dict(self):
        """The numbers of all Parameters by name, to keep or to send."""
        return {name: parameter.data for name, parameter in self.named_parameters()}

    def load_state_dict(self, state):
        """Take over the numbers of a `state_dict()`, all or none.

        Raises:
            ValueError: a name is missing, or one is not known to this module.
            TypeError: one of them is not a number.
        """
        named = dict(self.named_parameters())
        if odd := sorted(named.keys() ^ state.keys()):
            names = ", ".join(odd[:3]) + (", …" if len(odd) > 3 else "")
            raise ValueError(f"the state of another module? These names differ: {names}")
        numbers = {name: Value(number).data for name, number in state.items()}
        for name, parameter in named.items():
            parameter.data = numbers[name]


def _named(part, name):
    if isinstance(part, Value):
        children = {}
        if part.op == "parameter":
            yield name, part
    elif isinstance(part, (list, tuple)):
        children = dict(enumerate(part))
    else:
        children = vars(part) if isinstance(part, Module) else {}
    for key, child in children.items():
        yield from _named(child, f"{name}.{key}" if name else str(key))


class Neuron(Module):
    """activation(w1*x1 + w2*x2 + … + b), as one node.

    Call it with the inputs of one sample; or with a list of samples, for a list of
    outputs, which is quicker: the weights are then read once.

    Args:
        in_features: how many inputs, 1 or more.
        activation: "tanh", "relu", "sigmoid" or "linear".
        init: sets the weights; see `init.py`. The bias starts at 0.
        seed: a whole number, or a `random.Random` from which to go on drawing.

    Raises:
        ValueError: a wrong number of features, or an unknown activation; on call, a
            wrong number of inputs.

    >>> neuron = Neuron(2, seed=0)
    >>> neuron([1.0, -1.0])
    Value(data=0.171231, grad=0)
    """

    def __init__(self, in_features, activation="tanh", init=uniform_, seed=0):
        choice("activation", activation, ACTIVATIONS)
        count = _count("in_features", in_features)
        self.activation = activation
        self.w = [Parameter(0.0, f"w{i}") for i in range(1, count + 1)]
        self.b = Parameter(0.0, "b")
        init(self.w, _rng(seed))

    def __call__(self, inputs):
        many, samples = _samples(inputs, len(self.w))
        outputs = [y for [y] in neurons([(self.w, self.b, self.activation)], samples)]
        return outputs if many else outputs[0]


class Layer(Module):
    """Neurons side by side: each sees all inputs. Arguments as for `Neuron`.

    Returns:
        On call, a list with the output of each neuron, also when there is one; of a list
        of samples, a list of such lists.

    >>> Layer(2, 1, seed=0)([1.0, -1.0])
    [Value(data=0.171231, grad=0)]
    """

    def __init__(self, in_features, out_features, activation="tanh", init=uniform_, seed=0):
        count, rng = _count("out_features", out_features), _rng(seed)
        self.neurons = [Neuron(in_features, activation, init, rng) for _ in range(count)]

    def __call__(self, inputs):
        many, samples = _samples(inputs, len(self.neurons[0].w))
        rows = neurons([(n.w, n.b, n.activation) for n in self.neurons], samples)
        return rows if many else rows[0]


class Sequential(Module):
    """Modules one after the other: the outputs of each are the inputs of the next.

    >>> Sequential(Layer(2, 3, "relu"), Layer(3, 1, "linear"))([1.0, -1.0])
    [Value(data=0.252138, grad=0)]
    """

    def __init__(self, *layers):
        if not layers:
            raise ValueError("got no layers, expected one or more")
        if odd := [layer for layer in layers if not callable(layer)]:
            kind = type(odd[0]).__name__
            raise TypeError(f"got a {kind}, expected layers: write Sequential(a, b)")
        self.layers = list(layers)

    def __call__(self, inputs):
        for layer in self.layers:
            inputs = layer(inputs)
        return inputs


class MLP(Sequential):
    """A multi-layer perceptron: each layer sees all outputs of the one before it.

    Args:
        in_features: how many inputs.
        widths: the number of neurons of each layer, one or more.
        activation: that of all layers but the last.
        output_activation: that of the last layer; "linear" gives raw scores (logits).
        init, seed: as for `Neuron`.

    >>> model = MLP(2, [16, 16, 1], activation="relu", seed=1337)
    >>> model([1.0, -1.0])
    [Value(data=-0.924517, grad=0)]
    """

    def __init__(self, in_features, widths, activation="tanh", output_activation="linear", init=uniform_, seed=0):
        if not hasattr(widths, "__len__"):
            raise ValueError(f"got widths = {widths!r}, expected a list such as [16, 16, 1]")
        rng = _rng(seed)
        bends = [activation] * (len(widths) - 1) + [output_activation]
        shapes = zip([in_features, *widths], widths, bends)
        super().__init__(*[Layer(n_in, n_out, bend, init, rng) for n_in, n_out, bend in shapes])


def _rng(seed):
    return seed if isinstance(seed, random.Random) else random.Random(seed)


def _count(name, number):
    if not isinstance(number, Integral) or number < 1:
        raise ValueError(f"got {name} = {number!r}, expected a whole number, 1 or more")
    return number


def _samples(inputs, count):
    """Whether these are the inputs of many samples, and the list of all samples."""
    first = next(iter(inputs), None) if hasattr(inputs, "__len__") else None
    many = hasattr(first, "__len__") and not isinstance(first, str)
    return many, [_checked(sample, count) for sample in (inputs if many else [inputs])]


def _checked(inputs, count):
    if not hasattr(inputs, "__len__"):
        raise ValueError(f"got {inputs!r}, expected a list, one input for each weight")
    if len(inputs) != count:
        raise ValueError(f"got {len(inputs)} inputs, expected {count}: one for each weight")
    return [x if isinstance(x, Value) else as_value(x) for x in inputs]
