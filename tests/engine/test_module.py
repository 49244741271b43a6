"""`module`: parameters found wherever they are, states, buffers, modes, and what is printed."""

import copy
import pickle

import numpy as np
import pytest

from scalargrad import MLP, SGD, Layer, Module, Neuron, Parameter, Sequential, Value
from tests.helpers.containers import ROWS
from tests.helpers.refused import refused

POINT = [0.5, -1.5]


def numbers(module):
    return [parameter.data for parameter in module.parameters()]


def names(module):
    return [name for name, _ in module.named_parameters()]


class Bag(Module):
    """Holds what it is given."""

    def __init__(self, **parts):
        for name, part in parts.items():
            setattr(self, name, part)


class Line(Module):
    def __init__(self, slope=2.0):
        self.slope, self.shift = Parameter(slope), Parameter(1.0)

    def forward(self, x):
        return self.slope * x + self.shift


# Parameter


def test_a_parameter_is_a_value_with_room():
    p = Parameter(0.5, label="w")
    p.m = p.v = 0.0
    assert isinstance(p, Value)
    assert (p.data, p.grad, p.op, p.label, p.parents) == (0.5, 0.0, "parameter", "w", ())
    (p * 3).backward()
    assert p.grad == 3.0


@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, lambda p: pickle.loads(pickle.dumps(p))])
def test_a_copy_of_a_parameter_keeps_what_it_had(way):
    p = Parameter(0.5, label="w")
    p.grad, p.m = 2.0, 7.0
    twin = way(p)
    assert (type(twin), twin.data, twin.grad, twin.op, twin.label, twin.m) == (
        Parameter,
        0.5,
        2.0,
        "parameter",
        "w",
        7.0,
    )
    twin.data = 1.0
    assert p.data == 0.5


@pytest.mark.parametrize("way", [copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))])
def test_a_copy_of_a_model_learns_by_itself(way):
    model = MLP(2, [3, 1], seed=1)
    twin, before = way(model), numbers(model)
    assert numbers(twin) == before
    twin(POINT)[0].backward()
    SGD(twin.parameters(), lr=0.1).step()
    assert numbers(model) == before != numbers(twin)


def test_adam_written_by_hand_keeps_its_moments_in_the_parameter():
    model = Line()
    for p in model.parameters():
        p.m = 0.0
    model(3.0).backward()
    for p in model.parameters():
        p.m = 0.9 * p.m + 0.1 * p.grad
    assert [round(p.m, 12) for p in model.parameters()] == [0.3, 0.1]


# Which are parameters


def test_parameters_are_found_in_every_container():
    a, b, c, d, e = (Parameter(float(i)) for i in range(5))
    module = Bag(a=a, many=[b, (c, [d])], named={"deep": {"e": e}, "layer": Neuron(1)}, text="w", number=3.0, none=None)
    assert names(module) == [
        "a",
        "many.0",
        "many.1.0",
        "many.1.1.0",
        "named.deep.e",
        "named.layer.w.0",
        "named.layer.b",
    ]
    assert numbers(module)[:5] == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_plain_values_are_parameters_and_results_and_constants_are_none():
    w = Value(2.0)
    module = Bag(w=w, result=w * 3, constant=(w + 5).parents[1], also=[Value(1.0)])
    assert names(module) == ["w", "also.0"]
    SGD(module.parameters(), lr=1.0, weight_decay=0.5).step()
    assert w.data == 1.0


def test_whatever_has_data_and_a_gradient_is_a_parameter():
    class Array:
        def __init__(self):
            self.data, self.grad = np.ones(2), np.array([1.0, 2.0])

    class Tensor:
        __slots__ = ("data", "grad", "parents")

        def __init__(self, *parents):
            self.data, self.grad, self.parents = np.ones(2), np.ones(2), parents

    class Tanh:
        def grad(self, x):
            return 1 - x * x

    leaf = Tensor()
    module = Bag(
        array=Array(), leaf=leaf, result=Tensor(leaf), function=Tanh(), data=np.ones(3), number=np.float64(1.0)
    )
    assert names(module) == ["array", "leaf"]
    SGD(module.parameters(), lr=1.0).step()
    assert module.array.data.tolist() == [0.0, -1.0]
    assert module.state_dict() == {"array": [0.0, -1.0], "leaf": [0.0, 0.0]}


def test_a_shared_parameter_counts_once():
    layer, w = Layer(2, 2), Parameter(1.0)
    assert len(Sequential(layer, layer).parameters()) == 6
    assert names(Bag(first=w, second=[w, w])) == ["first"]


def test_pointers_to_a_parent_and_cycles_end():
    parent = Bag(child=Line())
    parent.child.parent = parent.child.me = parent
    parent.all = [parent, parent.child]
    assert names(parent) == ["child.slope", "child.shift"]
    assert list(parent.state_dict()) == ["child.slope", "child.shift"]
    assert [name for name, _ in parent.named_modules()] == ["", "child"]
    assert parent.eval().child.training is False
    assert "0x" not in repr(parent)


def test_zero_grad_forgets_every_gradient():
    model = MLP(2, [3, 1], seed=1)
    model(POINT)[0].backward()
    assert any(p.grad for p in model.parameters())
    model.parameters()[0].grad = None
    model.zero_grad()
    assert {p.grad for p in model.parameters()} == {0.0}


# forward


def test_a_call_is_forward():
    assert Line()(3.0).data == 7.0


def test_forward_may_have_any_arguments():
    class Scaled(Line):
        def forward(self, x, scale=1.0, *, shift=0.0):
            return super().forward(x) * scale + shift

    assert Scaled()(3.0, 2.0, shift=1.0).data == 15.0


class Called(Layer):
    """As before there was `forward`."""

    def __call__(self, inputs):
        return [2 * out for out in super().__call__(inputs)]


class Forwarded(Layer):
    def forward(self, inputs):
        return [2 * out for out in super().forward(inputs)]


@pytest.mark.parametrize("kind", [Called, Forwarded])
def test_a_class_may_have_a_call_of_its_own_or_a_forward(kind):
    plain, doubled = Layer(2, 2, seed=1), kind(2, 2, seed=1)
    end = Layer(2, 1, seed=2)
    right = end([2 * out.data for out in plain(POINT)])[0].data
    assert Sequential(doubled, end)(POINT)[0].data == right
    model = MLP(2, [2, 1], seed=3)
    model.layers = [doubled, end]
    assert model(POINT)[0].data == right


def test_a_class_with_neither_says_what_to_write():
    refused(NotImplementedError, "Bag has no forward: write `def forward", Bag(), POINT)
    refused(NotImplementedError, "Bag has no forward", Sequential(Layer(2, 1), Bag()), POINT)


# What is printed


def test_a_network_shows_its_layers():
    assert repr(MLP(2, [16, 1], activation="relu")) == (
        "MLP(\n"
        "  (layers.0): Layer(in_features=2, out_features=16, activation='relu')\n"
        "  (layers.1): Layer(in_features=16, out_features=1, activation='linear')\n"
        ")"
    )
    assert repr(Neuron(3, "sigmoid")) == "Neuron(in_features=3, activation='sigmoid')"


def test_modules_of_ones_own_show_what_is_in_them():
    class Net(Module):
        def __init__(self):
            self.body, self.heads, self.scale = Sequential(Layer(1, 1)), {"a": Line(), "b": Line()}, Parameter(1.0)

        def extra_repr(self):
            return "scaled"

    assert repr(Net()) == (
        "Net(\n"
        "  scaled\n"
        "  (body): Sequential(\n"
        "    (layers.0): Layer(in_features=1, out_features=1, activation='tanh')\n"
        "  )\n"
        "  (heads.a): Line()\n"
        "  (heads.b): Line()\n"
        ")"
    )


def test_a_layer_that_comes_twice_is_shown_twice():
    layer = Layer(2, 2)
    assert repr(Sequential(layer, layer)).count("Layer(") == 2


# Buffers and modes


class Counting(Module):
    """Keeps the mean of what it has seen, as batch normalization does."""

    def __init__(self):
        self.scale = Parameter(1.0)
        self.register_buffer("mean", 0.0)
        self.register_buffer("seen", [0.0, 0.0])

    def forward(self, x):
        if self.training:
            self.mean = 0.5 * self.mean + 0.5 * x
        return self.scale * (x - self.mean)


def test_buffers_belong_to_the_state_and_are_no_parameters():
    model = Bag(part=Counting())
    model.part(4.0)
    assert names(model) == ["part.scale"]
    assert model.buffers() == [2.0, [0.0, 0.0]]
    assert model.state_dict() == {"part.scale": 1.0, "part.mean": 2.0, "part.seen": [0.0, 0.0]}
    twin = Bag(part=Counting())
    twin.load_state_dict({"part.scale": 3, "part.mean": np.float32(5.0), "part.seen": np.array([1, 2])})
    assert (twin.part.scale.data, twin.part.mean, twin.part.seen) == (3.0, 5.0, [1.0, 2.0])
    assert Counting().mean == 0.0


def test_buffers_are_numbers():
    refused(TypeError, "expected a number", Bag().register_buffer, "mean", None)
    refused(TypeError, "expected a number", Bag().register_buffer, "mean", ["a"])


def test_buffers_of_one_module_are_not_those_of_another():
    one, other = Bag(), Bag()
    one.register_buffer("mean", 1.0)
    assert (one.buffers(), other.buffers()) == ([1.0], [])


def test_train_and_eval_reach_all_modules_and_return_the_model():
    part = Counting()
    model = Sequential(Layer(1, 1), Bag(parts={"a": (part,)}))
    modules = [module for _, module in model.named_modules()]
    assert {module.training for module in modules} == {True}
    assert model.eval() is model
    assert {module.training for module in modules} == {False} and part in modules
    part(4.0)
    assert part.mean == 0.0
    assert model.train() is model and part.training is True
    assert model.train(False) is model and part.training is False


# The state


def test_names_and_shapes_of_a_state():
    state = MLP(2, [3, 1], seed=1).state_dict()
    assert list(state) == ["layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias"]
    assert [np.shape(part) for part in state.values()] == [(3, 2), (3,), (1, 3), (1,)]
    neuron = Neuron(2, seed=1)
    assert neuron.state_dict() == {"weight": [w.data for w in neuron.w], "bias": 0.0}
    layer = Layer(2, 2, seed=1)
    assert layer.state_dict()["weight"] == [[w.data for w in neuron.w] for neuron in layer.neurons]


def test_states_of_modules_of_ones_own():
    matrix = [[Parameter(1.0), Parameter(2.0)], [Parameter(3.0), Parameter(4.0)]]
    module = Bag(W=matrix, b=(Parameter(5.0),), mixed=[Parameter(6.0), Line()], head={"x": Layer(1, 1, seed=0)})
    state = module.state_dict()
    assert {name: state[name] for name in ("W", "b", "mixed.0")} == {"W": [[1, 2], [3, 4]], "b": [5], "mixed.0": 6}
    assert list(state)[3:] == ["mixed.1.slope", "mixed.1.shift", "head.x.weight", "head.x.bias"]
    module.load_state_dict({**state, "W": np.array([[9, 8], [7, 6]])})
    assert [[w.data for w in row] for row in matrix] == [[9.0, 8.0], [7.0, 6.0]]


def test_a_layer_with_more_in_it_keeps_all_of_it():
    class Leaky(Neuron):
        def __init__(self, alpha):
            super().__init__(1, init=lambda weight, rng: None)
            self.alpha = Parameter(alpha)

    layer = Layer(1, 2, init=lambda weight, rng: None)
    layer.gain = Parameter(5.0)
    assert layer.state_dict() == {"weight": [[0.0], [0.0]], "bias": [0.0, 0.0], "gain": 5.0}
    layer.neurons = [Leaky(0.1), Leaky(0.2)]
    assert layer.state_dict() == {"weight": [[0.0], [0.0]], "bias": [0.0, 0.0], "alpha": [0.1, 0.2], "gain": 5.0}
    layer.neurons = [Neuron(1, init=lambda weight, rng: None), Leaky(0.3)]
    state = layer.state_dict()
    assert state["neurons.1.alpha"] == 0.3 and len(state) == 6
    layer.load_state_dict({**state, "neurons.1.alpha": 0.4, "gain": 6.0})
    assert (layer.neurons[1].alpha.data, layer.gain.data) == (0.4, 6.0)


def test_a_state_goes_from_one_model_to_another():
    first, second = MLP(2, [3, 1], seed=1), MLP(2, [3, 1], seed=2)
    second.load_state_dict(first.state_dict())
    assert numbers(second) == numbers(first)
    assert second(POINT)[0].data == first(POINT)[0].data


@pytest.mark.parametrize("kind", ROWS)
def test_a_state_may_hold_any_container(kind):
    first, second = Layer(2, 3, seed=1), Layer(2, 3, seed=2)
    state = first.state_dict()
    second.load_state_dict({"weight": ROWS[kind](state["weight"]), "bias": np.array(state["bias"])})
    assert numbers(second) == numbers(first)


def test_a_state_is_a_copy():
    model = MLP(2, [1], seed=1)
    state = model.state_dict()
    model.parameters()[0].data = 99.0
    assert state["layers.0.weight"][0][0] != 99.0


ODD = [
    (lambda state: state.pop("layers.1.bias"), ValueError, r"Missing: \['layers.1.bias'\], unknown: \[\]"),
    (lambda state: state.update(b=1.0), ValueError, r"Missing: \[\], unknown: \['b'\]"),
    (
        lambda state: state.update({"layers.0.bias": [1.0]}),
        ValueError,
        r"shape \(1,\) for layers.0.bias, expected \(3,\)",
    ),
    (lambda state: state.update({"layers.0.bias": 1.0}), ValueError, r"shape \(\) for layers.0.bias, expected \(3,\)"),
    (lambda state: state["layers.1.weight"].append([1.0] * 3), ValueError, r"shape \(2, 3\) for layers.1.weight"),
    (
        lambda state: state["layers.0.weight"][2].pop(),
        ValueError,
        r"shape \(1,\) for layers.0.weight.2, expected \(2,\)",
    ),
    (lambda state: state.update({"layers.1.bias": ["0"]}), TypeError, "expected a number, got str '0'"),
    (lambda state: state.update({"layers.1.bias": [None]}), TypeError, "expected a number, got NoneType"),
]


@pytest.mark.parametrize("spoil, error, words", ODD)
def test_a_state_that_does_not_fit_is_refused_and_changes_nothing(spoil, error, words):
    model, state = MLP(2, [3, 1], seed=1), MLP(2, [3, 1], seed=2).state_dict()
    before = numbers(model)
    spoil(state)
    refused(error, words, model.load_state_dict, state)
    assert numbers(model) == before


def test_a_state_is_a_dict():
    refused(TypeError, "expected a dict from names to numbers", Line().load_state_dict, [1.0, 2.0])
