"""What every network has in common: parameters found by themselves, buffers, a state to keep, two modes."""

from reprlib import recursive_repr
from textwrap import indent

from scalargrad.backends import like
from scalargrad.state import matched, numbers_in
from scalargrad.value import Value


class Parameter(Value):
    """A leaf that belongs to a module and that an optimizer moves. It takes attributes of your own, a Value does not.

    >>> p = Parameter(0.5, label="w1")
    >>> p.m = 0.0  # say, for an optimizer written by hand
    >>> p
    Value(w1: data=0.5, grad=0)
    """

    def __init__(self, data, label=""):
        super().__init__(data, op="parameter", label=label)


class Module:
    """What everything with parameters is made from. Write `forward`, as in PyTorch.

    A module finds its parameters among its own attributes, in lists, tuples and dicts, and in the modules that it
    holds, in the order in which they were set. Whatever has `data` and `grad` and was not computed from something
    else is one, so a plain Value is, too; constants and buffers are none.

    Attributes:
        training: True or False, for modules that do something else while training; `train()` and `eval()` set it.

    >>> class Line(Module):
    ...     def __init__(self):
    ...         self.slope, self.shift = Parameter(2.0), Parameter(1.0)
    ...     def forward(self, x):
    ...         return self.slope * x + self.shift
    >>> Line()(3.0)
    Value(data=7, grad=0)
    """

    training = True
    _buffers = ()

    def __call__(self, *inputs, **options):
        return self.forward(*inputs, **options)

    def forward(self, *inputs):
        """What the module makes of its inputs; every class has its own."""
        name = type(self).__name__
        raise NotImplementedError(f"{name} has no forward: write `def forward(self, inputs)` in its class")

    def named_parameters(self):
        """Pairs of a name such as "layers.0.neurons.2.b" and a parameter, each once.

        >>> from scalargrad.nn import Neuron
        >>> [name for name, _ in Neuron(2).named_parameters()]
        ['w.0', 'w.1', 'b']
        """
        found = {}
        for place, part in _walk(self, vars):
            if not isinstance(part, Module):
                for pair in _numbered(place, part):
                    found.setdefault(id(pair[1]), pair)  # a shared one keeps its first name
        return list(found.values())

    def parameters(self):
        """The parameters, a list.

        >>> from scalargrad.nn import MLP
        >>> len(MLP(2, [16, 16, 1]).parameters())
        337
        """
        weights = [part for _, part in _walk(self, vars) if not isinstance(part, Module)]
        return list({id(parameter): parameter for weight in weights for parameter in _singles(weight)}.values())

    def zero_grad(self):
        """Set every gradient to 0, before the next `backward()` adds to it."""
        for parameter in self.parameters():
            parameter.grad = 0.0

    def named_modules(self):
        """Pairs of a name such as "layers.0" and a module, each once; the first is this one, with the name ""."""
        return [(name, part) for name, part in _walk(self, vars) if isinstance(part, Module)]

    def train(self, mode=True):
        """Set `training` here and in all modules within; returns this one."""
        for _, module in self.named_modules():
            module.training = mode
        return self

    def eval(self):
        """The same as `train(False)`: for measuring and predicting."""
        return self.train(False)

    def register_buffer(self, name, value):
        """Set the attribute `name` to a number, or a list of them, that is kept with the state but never trained.

        Raises:
            TypeError: it is none.
        """
        numbers_in(value)
        self._buffers = (*self._buffers, name)
        setattr(self, name, value)

    def buffers(self):
        """The values of all buffers, a list."""
        return [getattr(*place) for place in self._buffer_places().values()]

    def state_dict(self):
        """The numbers of all parameters and buffers, to keep or to send. Names and shapes are those of PyTorch.

        >>> from scalargrad.nn import Layer
        >>> Layer(2, 3, init=lambda weight, rng: None).state_dict()
        {'weight': [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]], 'bias': [0.0, 0.0, 0.0]}
        """
        buffers = {name: getattr(*place) for name, place in self._buffer_places().items()}
        return {name: numbers_in(part) for name, part in (self._weights() | buffers).items()}

    def load_state_dict(self, state):
        """Take over the numbers of a `state_dict()`, all or none; arrays and tensors will do in place of lists.

        Raises:
            ValueError: names are missing, or unknown to this module, or a shape differs.
            TypeError: it is no dict, or something in it is not a number.
        """
        taken = matched(state, self.state_dict(), "another module")
        for name, weight in self._weights().items():
            _take(weight, taken[name])
        for name, place in self._buffer_places().items():
            setattr(*place, like(getattr(*place), taken[name]))

    def extra_repr(self):
        """What stands in the parentheses when the module is printed; a class may have something to say."""
        return ""

    @recursive_repr()
    def __repr__(self):
        name, extra = type(self).__name__, self.extra_repr()
        lines = [f"({key}): {part!r}" for key, part in _parts(self._state()) if isinstance(part, Module)]
        if not lines:
            return f"{name}({extra})"
        text = "\n".join([extra, *lines] if extra else lines)
        return f"{name}(\n{indent(text, '  ')}\n)"

    def _state(self):
        """The parameters and modules that the state consists of; a class may know better names than its attributes."""
        return vars(self)

    def _weights(self):
        walk = _walk(self, lambda module: module._state())
        return {name: part for name, part in walk if not isinstance(part, Module)}

    def _buffer_places(self):
        """For each buffer its module and its attribute."""
        return {_join(name, key): (module, key) for name, module in self.named_modules() for key in module._buffers}


def _walk(module, inside, name="", seen=None):
    """A module and all behind it, each module once, depth first: modules and weights, by name.

    A weight is a parameter, or a list of parameters, or a list of such lists; `inside` tells what a module consists of.
    """
    seen = set() if seen is None else seen
    seen.add(id(module))
    yield name, module
    parts = {key: part for key, part in inside(module).items() if key not in module._buffers}
    for key, part in _parts(parts, name):
        if not isinstance(part, Module):
            yield key, part
        elif id(part) not in seen:
            yield from _walk(part, inside, key, seen)


def _parts(container, name=""):
    """The modules and weights in a dict, a list or a tuple and what is nested in it, but not what is in a module."""
    for key, part in container.items() if isinstance(container, dict) else enumerate(container):
        if isinstance(part, Module) or _is_weight(part):
            yield _join(name, key), part
        elif isinstance(part, (list, tuple, dict)):
            yield from _parts(part, _join(name, key))


def _is_weight(part):
    """By duck type, for numbers and arrays. `data` is looked for and not read: a trace refuses that."""
    if type(part) is Parameter:  # nearly all are, and a loop asks at every step
        return True
    if isinstance(part, (list, tuple)):
        return bool(part) and all(map(_is_weight, part))
    if not hasattr(part, "grad") or getattr(part, "parents", ()) or getattr(part, "op", "") == "constant":
        return False
    return hasattr(type(part), "data") or "data" in getattr(part, "__dict__", ())


def _take(weight, numbers):
    """Give the numbers to the parameters of a weight: each its own, and an array all that are in its place."""
    if isinstance(weight, (list, tuple)):
        for part, x in zip(weight, numbers):
            _take(part, x)
    else:
        weight.data = like(weight.data, numbers)


def _singles(weight):
    """The single parameters of a weight."""
    if isinstance(weight, (list, tuple)):
        return [single for part in weight for single in _singles(part)]
    return [weight]


def _numbered(name, weight):
    """The single parameters of a weight by name: "w" has "w.0", "w.1", …"""
    if isinstance(weight, (list, tuple)):
        return [pair for i, part in enumerate(weight) for pair in _numbered(f"{name}.{i}", part)]
    return [(name, weight)]


def _join(name, key):
    return f"{name}.{key}" if name else str(key)
