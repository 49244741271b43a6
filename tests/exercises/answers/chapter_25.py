"""Answers to chapter 25: engines, right and deliberately wrong ones."""

import math
from collections import Counter

from numpy import float32

from scalargrad import MLP, Value
from scalargrad.exercises.engine.diagnose import ALL
from scalargrad.exercises.engine.right import Right
from scalargrad.exercises.engine.right_nets import Nets
from scalargrad.exercises.engine_steps import OF_STEP
from tests.exercises.engines import closures, other_names

MADE = {mistake.name: mistake for mistake in ALL}


class NoStart:
    def __init__(self, data, grad):
        self.data, self.grad = data, grad


class NoData:
    def __init__(self, data):
        self.grad = 0.0


class NoGrad:
    def __init__(self, data):
        self.data = data


class StartsAtOne:
    def __init__(self, data):
        self.data, self.grad = data, 1.0


class Bare(StartsAtOne):
    def __init__(self, data):
        self.data, self.grad = data, 0.0


class Sums(Bare):
    def __add__(self, other):
        return self.data + (other.data if isinstance(other, Bare) else other)

    def __mul__(self, other):
        return self.data * (other.data if isinstance(other, Bare) else other)

    __radd__, __rmul__ = __add__, __mul__


class NoPlain(Bare):
    def __add__(self, other):
        return type(self)(self.data + other.data)

    def __mul__(self, other):
        return type(self)(self.data * other.data)


class OneSided(Bare):
    def __add__(self, other):
        return type(self)(self.data + getattr(other, "data", other))

    def __mul__(self, other):
        return type(self)(self.data * getattr(other, "data", other))


class Swapped(closures.Value):
    def __mul__(self, other):
        return self + other

    __rmul__ = __mul__


class Halves(Right):
    def pass_on(self):
        for parent, slope in zip(self.parents, self.slopes):
            parent.grad += 0.5 * slope * self.grad


class StartsAtNone(Bare):
    def __init__(self, data):
        self.data, self.grad = data, None


class InPlace(Bare):
    def __add__(self, other):
        self.data += other.data
        return self

    __mul__ = __add__


class NoReturn(Bare):
    def __add__(self, other):
        type(self)(self.data + other.data)

    __mul__ = __add__


class FromTheLeaves(Right):
    """`reversed` is forgotten."""

    def order(self):
        return super().order()[::-1]


class SetByOneParent(closures.Value):
    """`=` in tanh and **, where there is one parent."""

    def tanh(self):
        return setting(super().tanh())

    def __pow__(self, n):
        return setting(super().__pow__(n))


class SetByPower(closures.Value):
    """`/` uses ** too."""

    def __pow__(self, n):
        return setting(super().__pow__(n))


def setting(out):
    (one,), passes_on = out._prev, out._backward

    def _backward():
        one.grad = 0.0
        passes_on()

    out._backward = _backward
    return out


class SetByTwo(closures.Value):
    """`=` in + and *, and `+=` where there is one parent."""

    def __add__(self, other):
        return setting_both(super().__add__(other))

    def __mul__(self, other):
        return setting_both(super().__mul__(other))

    __radd__, __rmul__ = __add__, __mul__


def setting_both(out):
    (one, other), passes_on = out._prev, out._backward

    def _backward():
        one.grad = other.grad = 0.0
        passes_on()
        if one is other:  # of two shares the second one stays; those here are alike
            one.grad /= 2.0

    out._backward = _backward
    return out


class CountedByChildInTurn(Right):
    """Uses are counted once for each child; a node that has none left goes at once, or when its turn comes."""

    LAST = 0

    def backward(self):
        order = self.order()
        self.clear(order)
        self.begin()
        left = Counter(parent for node in order for parent in set(node.parents))
        ready = [self]
        while ready:
            node = ready.pop(self.LAST)
            node.pass_on()
            for parent in node.parents:
                left[parent] -= 1
                ready += [parent] * (left[parent] == 0)


class CountedByChildAtOnce(CountedByChildInTurn):
    LAST = -1


class RightTimesNumber(closures.Value):
    def __rmul__(self, other):
        return type(self)(other * self.data)


class PowerOfSize(closures.Value):
    def __pow__(self, n):
        return closures.unary(self, self.data**n, n * abs(self.data) ** (n - 1) if n else 0.0)


class OnlyOnce(Right):
    """It refuses a second backward, as PyTorch does."""

    def backward(self):
        order = [node for node in self.order() if node.parents]
        if any(hasattr(node, "gone") for node in order):
            raise RuntimeError("backward a second time through the graph")
        super().backward()
        for node in order:
            node.gone = True


class NoLeaf(Right):
    def backward(self):
        if not self.parents:
            raise RuntimeError("a leaf has no graph")
        super().backward()


class WholePowers(Right):
    def __pow__(self, n):
        assert isinstance(n, int), "whole numbers only"
        return self.of("**", n)


class Single(Right):
    """Numbers of seven digits."""

    def __init__(self, data, parents=(), slopes=()):
        super().__init__(float32(data), parents, tuple(map(float32, slopes)))


class SeedOfTwo(Right):
    def begin(self):
        self.grad = 2.0


class SeedOfItsNumber(Right):
    def begin(self):
        self.grad = self.data


class TurnedDifference(closures.Value):
    """`2 - a` is put together from `a - b`, and so it is wrong as well."""

    def __sub__(self, other):
        return closures.as_value(other) + self * -1

    def __rsub__(self, other):
        return closures.as_value(other) - self


class TanhOfTwoPowers(closures.Value):
    def tanh(self):
        up, down = math.exp(self.data), math.exp(-self.data)
        t = (up - down) / (up + down)
        return closures.unary(self, t, 1 - t * t)


class TanhOfOnePower(closures.Value):
    def tanh(self):
        t = (1 - math.exp(-2 * self.data)) / (1 + math.exp(-2 * self.data))
        return closures.unary(self, t, 1 - t * t)


class LeavesAlone(Right):
    """Only leaves keep their gradients when backward is over, as in PyTorch."""

    def backward(self):
        super().backward()
        self.clear(self.order())


class LeavesAloneSet(LeavesAlone):
    def pass_on(self):
        for parent, slope in zip(self.parents, self.slopes):
            parent.grad = slope * self.grad


class Third(Nets):
    def MLP(self, nin, nouts):
        return super().MLP(nin, [*nouts, 1])


class Nested(MLP):
    def parameters(self):
        return [super().parameters()]


class Numbers(MLP):
    def parameters(self):
        return [one.data for one in super().parameters()]


class Alike(MLP):
    def __init__(self, *sizes):
        super().__init__(*sizes)
        for one in self.parameters():
            one.data = 0.0


class BentAtTheEnd(MLP):
    def forward(self, x):
        return [score.relu() for score in super().forward(x)]


class Generated(MLP):
    def parameters(self):
        yield from super().parameters()


class ListKept(MLP):
    """`parameters` is an attribute."""

    def __init__(self, *sizes):
        super().__init__(*sizes)
        self.parameters = super().parameters()


class ListAsked(MLP):
    @property
    def parameters(self):
        return super().parameters()


class Forward:
    """It has no `__call__`."""

    def __init__(self, *sizes):
        self.net = MLP(*sizes)

    def forward(self, x):
        return self.net(x)

    def parameters(self):
        return self.net.parameters()


class OfNodes(MLP):
    def __call__(self, x):
        return super().__call__([one - 0.0 * one.data for one in x])


class Twice(MLP):
    def parameters(self):
        return [p for p in super().parameters() for _ in range(2)]


class One(MLP):
    """It gives its Value, not a list with one."""

    def __call__(self, x):
        return super().__call__(x)[0]


class Mute:
    def __init__(self, nin):
        pass


_STEPS = ("25.3", "25.4", "25.5", "25.6")
_OTHER = dict.fromkeys(_STEPS, Halves) | {"25.4": Swapped}
_MORE = {
    "25.4": {"paths": MADE["The walk goes along every path"].engine},
    "25.5": {"refused": OnlyOnce},
    "25.6": {"exponent": WholePowers},
}
RIGHT = {"25.1": Value, "25.2": closures.Value, **dict.fromkeys(_STEPS, Right), "25.7": (Value, MLP)}
WRONG = {
    "25.1": {
        "no class": Bare(3.0),
        "no init": NoStart,
        "no data": NoData,
        "no grad": NoGrad,
        "starts": StartsAtOne,
    },
    "25.2": {
        "no return": NoReturn,
        "in place": InPlace,
        "missing": Bare,
        "number": Sums,
        "plain": NoPlain,
        "turned": OneSided,
        "other": Swapped,
    },
    **{
        step: {name: MADE[name].engine for name in OF_STEP[step]}
        | {"no way back": Bare, "missing": Missing, "other": _OTHER[step]}
        | _MORE.get(step, {})
        for step, Missing in zip(_STEPS, [type("Bare", (Bare,), {"backward": lambda self: None})] * 4)
    },
    "25.7": {name: (Right, MADE[name].nets(Right).MLP) for name in OF_STEP["25.7"]}
    | {"pair": MLP, "nested": (Value, Nested), "numbers": (Value, Numbers), "alike": (Value, Alike)}
    | {"no method": (Value, ListKept), "no call": (Value, Forward), "wants nodes": (Value, OfNodes)}
    | {"names": (other_names.ZeroDimTensor, other_names.Network)}
    | {"never negative": (Value, BentAtTheEnd), "missing": (Right, Mute), "other": (Right, Third(Right).MLP)},
}
MORE_RIGHT = [
    ("25.1", other_names.ZeroDimTensor),
    ("25.2", other_names.ZeroDimTensor),
    ("25.4", closures.Value),
    ("25.3", LeavesAlone),
    ("25.4", LeavesAlone),
    ("25.5", NoLeaf),
    ("25.6", Single),
    ("25.6", OnlyOnce),
    ("25.7", (Single, Nets(Single).MLP)),
    ("25.7", (Value, Generated)),
    ("25.7", (Value, One)),
]
MORE_WRONG = [
    ("25.1", "starts", StartsAtNone),
    ("25.7", "pair", (MLP, Value)),
    ("25.7", "no method", (Value, ListAsked)),
    ("25.7", "parameters() lists each parameter twice", (Value, Twice)),
    ("25.4", "backward goes one step and stops", FromTheLeaves),
    ("25.3", "The result does not start with the gradient 1", SeedOfTwo),
    ("25.3", "The result does not start with the gradient 1", SeedOfItsNumber),
    ("25.4", "The gradient is set, not added to", LeavesAloneSet),
    ("25.6", "a − b is computed as b − a", TurnedDifference),
    ("25.6", "tanh goes through exp and overflows", TanhOfTwoPowers),
    ("25.6", "tanh goes through exp and overflows", TanhOfOnePower),
    ("25.4", "Uses are counted once for each child, and taken off once for each share", CountedByChildInTurn),
    ("25.4", "Uses are counted once for each child, and taken off once for each share", CountedByChildAtOnce),
    ("25.6", "In operations of one number the gradient is set, not added to", SetByOneParent),
    ("25.6", "In operations of two numbers the gradient is set, not added to", SetByTwo),
    ("25.6", "In a power the gradient is set, not added to", SetByPower),
    ("25.6", "2 · a makes a number without parents", RightTimesNumber),
    ("25.6", "The slope of a power loses the sign", PowerOfSize),
]
