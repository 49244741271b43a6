"""Networks: Neuron, Layer, MLP, modules in a row, and Embedding."""

from scalargrad.arguments import choice, count, generator, has_entries, listed
from scalargrad.functional import ACTIVATIONS, _read, neurons
from scalargrad.init import normal_, uniform_, zeros_
from scalargrad.module import Module, Parameter
from scalargrad.value import Value, as_value

NO_BIAS = Value(0.0)  # stands where a bias would


class Neuron(Module):
    """activation(w1*x1 + w2*x2 + … + b), as one node.

    Call it with the inputs of one sample; or with a list of samples, for a list of
    outputs, which is quicker: the weights are then read once.

    Args:
        in_features: how many inputs, 1 or more.
        activation: "tanh", "relu", "sigmoid", "linear", "leaky_relu", "elu", "silu",
            "softplus" or "gelu".
        init: sets the weights, say `kaiming_uniform_`; see `init.py`. The bias starts at 0.
        seed: a whole number; or a `random.Random` from which to go on drawing. Without
            one, the next that nobody has had: 0 for the first model, then 1, 2, ….
        bias: whether there is one; without it, b is None.

    Raises:
        ValueError: a wrong number of features, or an unknown activation; on call, a
            wrong number of inputs.
        TypeError: on call, the inputs are no list, or not of numbers.

    >>> neuron = Neuron(2, seed=0)
    >>> neuron([1.0, -1.0])
    Value(data=0.171231, grad=0)
    """

    def __init__(
        self,
        in_features,
        activation="tanh",
        init=uniform_,
        seed=None,
        bias=True,
    ):
        self.activation = choice("activation", activation, ACTIVATIONS)
        n = count("in_features", in_features)
        self.w = [Parameter(0.0, f"w{i}") for i in range(1, n + 1)]
        self.b = Parameter(0.0, "b") if bias else None
        init([self.w], generator(seed))

    def forward(self, inputs):
        many, samples = _samples(inputs, len(self.w))
        outputs = [y for [y] in neurons([_read(self.w, self.b, self.activation)], samples)]
        return outputs if many else outputs[0]

    def extra_repr(self):
        return f"in_features={len(self.w)}, activation={self.activation!r}" + _without(self.b)

    def _state(self):
        names = {"w": "weight", "b": "bias"}
        return {names.get(name, name): part for name, part in vars(self).items() if part is not None}


class _Kept:
    """The Units of neurons, and what they were read from. No tuple: in that, a module would look for parameters."""

    def __init__(self, source, units):
        self.source, self.units = source, units


class Layer(Module):
    """Neurons side by side: each sees all inputs. Arguments and errors as for `Neuron`.

    Returns:
        On call, a list with the output of each neuron, also when there is one; of a
        list of samples, a list of such lists.

    >>> Layer(2, 1, seed=0)([1.0, -1.0])
    [Value(data=0.171231, grad=0)]
    """

    _kept = _Kept(None, None)

    def __init__(
        self,
        in_features,
        out_features,
        activation="tanh",
        init=uniform_,
        seed=None,
        bias=True,
    ):
        n, rng = count("out_features", out_features), generator(seed)
        arguments = in_features, activation, zeros_, rng, bias
        self.neurons = [Neuron(*arguments) for _ in range(n)]
        init(self.weight, rng)

    @property
    def weight(self):
        """The weight matrix: a row for each neuron."""
        return [neuron.w for neuron in self.neurons]

    def forward(self, inputs):
        many, samples = _samples(inputs, len(self.neurons[0].w))
        rows = neurons(self._units(), samples)
        return rows if many else rows[0]

    def _units(self):
        """Those of the neurons, read again only when a number, a Value or an activation is another."""
        values, activations = [], []
        for n in self.neurons:
            values += n.w
            values.append(NO_BIAS if n.b is None else n.b)
            activations.append(n.activation)
        source = [v.data for v in values], values, activations
        kept = self._kept
        if source != kept.source:
            units = [_read(n.w, n.b, n.activation) for n in _even(self.neurons)]
            kept = self._kept = _Kept(source, units)
        return kept.units

    def __getstate__(self):
        """What is copied and pickled: what is kept is found again."""
        return {name: part for name, part in vars(self).items() if name != "_kept"}

    def extra_repr(self):
        first, n = self.neurons[0], len(self.neurons)
        return f"in_features={len(first.w)}, out_features={n}, activation={first.activation!r}" + _without(first.b)

    def _state(self):
        """The weights of all neurons as one matrix, their biases as one list."""
        first, *others = states = [neuron._state() for neuron in self.neurons]
        if any(other.keys() != first.keys() for other in others):
            return vars(self)
        own = {name: part for name, part in vars(self).items() if name != "neurons"}
        return {name: [state[name] for state in states] for name in first} | own


class Sequential(Module):
    """Modules one after the other: the outputs of each are the inputs of the next.

    >>> model = Sequential(Layer(2, 3, "relu", seed=0), Layer(3, 1, "linear", seed=0))
    >>> model
    Sequential(
      (layers.0): Layer(in_features=2, out_features=3, activation='relu')
      (layers.1): Layer(in_features=3, out_features=1, activation='linear')
    )
    >>> model([1.0, -1.0])
    [Value(data=0.252138, grad=0)]
    """

    def __init__(self, *layers):
        if not layers:
            raise ValueError("got no layers, expected one or more")
        if odd := [layer for layer in layers if not callable(layer)]:
            kind = type(odd[0]).__name__
            raise TypeError(f"got a {kind}, expected layers: write Sequential(a, b)")
        self.layers = list(layers)

    def forward(self, inputs):
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

    def __init__(
        self,
        in_features,
        widths,
        activation="tanh",
        output_activation="linear",
        init=uniform_,
        seed=None,
    ):
        widths, rng = listed(widths, "layer, such as [16, 16, 1]"), generator(seed)
        bends = [activation] * (len(widths) - 1) + [output_activation]
        shapes = zip([in_features, *widths], widths, bends)
        super().__init__(*[Layer(*shape, init, rng) for shape in shapes])


class Embedding(Module):
    """A row of numbers for each of the whole numbers 0, 1, 2, …, to be learned.

    Args:
        num_embeddings: how many rows.
        embedding_dim: how many numbers a row has.
        init: sets them; a normal distribution around 0 of deviation 1 unless it is given.
        seed: as for `Neuron`.

    Returns:
        On call with a whole number, its row; with a list of them, a list of rows. Where the number is a Value, as in a
        function that is compiled, each of its results is a node that looks it up.

    Raises:
        ValueError: there is no such row.

    >>> Embedding(5, 2, seed=0)([4, 0, 4])[1]
    [Value(w0,0: data=0.941715, grad=0), Value(w0,1: data=-1.39658, grad=0)]
    """

    def __init__(self, num_embeddings, embedding_dim, init=normal_, seed=None):
        n, m = count("num_embeddings", num_embeddings), count("embedding_dim", embedding_dim)
        self.weight = [[Parameter(0.0, f"w{i},{k}") for k in range(m)] for i in range(n)]
        init(self.weight, generator(seed))

    def forward(self, index):
        if has_entries(index):
            return [self.forward(i) for i in listed(index, "index")]
        if not isinstance(index, Value):
            return list(self.weight[count("index", index, 0, len(self.weight) - 1)])
        return [first.apply("embedding", *others, index) for first, *others in zip(*self.weight)]

    def extra_repr(self):
        return f"{len(self.weight)}, {len(self.weight[0])}"


def _without(bias):
    return ", bias=False" if bias is None else ""


def _samples(inputs, count):
    """Whether these are the inputs of many samples, and the list of all samples."""
    entries = inputs if type(inputs) is list else listed(inputs, "weight")
    many = bool(entries) and not isinstance(entries[0], Value) and has_entries(entries[0])
    return many, [_checked(sample, count) for sample in (entries if many else [entries])]


def _even(neurons):
    """The neurons, if they have the same number of weights: they look at the same inputs."""
    first = len(neurons[0].w)
    if odd := [n for n in neurons if len(n.w) != first]:
        counts = f"{len(odd[0].w)} weights beside one with {first}"
        raise ValueError(f"got a neuron with {counts}: in a layer all have the same number")
    return neurons


def _checked(inputs, count):
    inputs = inputs if type(inputs) is list else listed(inputs, "weight")
    if (got := len(inputs)) != count:
        raise ValueError(f"got {got} inputs, expected {count}: one for each weight")
    return [x if isinstance(x, Value) else as_value(x) for x in inputs]
