"""An engine in the form in which most people write theirs, and right: what each mistake changes in one place.

Every operator makes one node of two parents or one; the walk sorts first, and goes over the sorted nodes from the end.
"""

import math


def _slope_of_exponent(a, b):
    return a**b * math.log(a) if a > 0.0 else 0.0 if a == 0.0 < b else math.nan


def _power_slope(a, b):
    return b * a ** (b - 1.0) if b else 0.0


def _sigmoid(x):
    return 1.0 / (1.0 + math.exp(-x)) if x >= 0.0 else math.exp(x) / (1.0 + math.exp(x))


class Right:
    """A number, its parents and a slope for each; `RULES` and `SLOPES` are what the operations do."""

    RULES = {
        "+": lambda a, b: a + b,
        "*": lambda a, b: a * b,
        "-": lambda a, b: a - b,
        "/": lambda a, b: a / b,
        "**": lambda a, b: a**b,
        "neg": lambda a: -a,
        "tanh": math.tanh,
        "exp": math.exp,
        "log": math.log,
        "sigmoid": _sigmoid,
        "sqrt": math.sqrt,
        "sin": math.sin,
        "cos": math.cos,
        "relu": lambda a: max(a, 0.0),
        "abs": abs,
    }
    SLOPES = {
        "+": lambda a, b: (1.0, 1.0),
        "*": lambda a, b: (b, a),
        "-": lambda a, b: (1.0, -1.0),
        "/": lambda a, b: (1.0 / b, -a / b**2),
        "**": lambda a, b: (_power_slope(a, b), _slope_of_exponent(a, b)),
        "neg": lambda a: (-1.0,),
        "tanh": lambda a: (1.0 - math.tanh(a) ** 2,),
        "exp": lambda a: (math.exp(a),),
        "log": lambda a: (1.0 / a,),
        "sigmoid": lambda a: (_sigmoid(a) * (1.0 - _sigmoid(a)),),
        "sqrt": lambda a: (0.5 / math.sqrt(a),),
        "sin": lambda a: (math.cos(a),),
        "cos": lambda a: (-math.sin(a),),
        "relu": lambda a: (float(a > 0.0),),
        "abs": lambda a: (math.copysign(1.0, a) if a else 0.0,),
    }

    def __init__(self, data, parents=(), slopes=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes

    def of(self, op, *others):
        """A node made of this one and others by an operation."""
        nodes = (self, *(other if isinstance(other, Right) else type(self)(float(other)) for other in others))
        numbers = [node.data for node in nodes]
        return type(self)(self.RULES[op](*numbers), nodes, self.SLOPES[op](*numbers))

    def reflected(self, op, other):
        """The same with the other one first."""
        return type(self)(float(other)).of(op, self)

    def clear(self, order):
        """What a second backward has to forget: the gradients of the middle."""
        for node in order:
            if node.parents:
                node.grad = 0.0

    def pass_on(self):
        for parent, slope in zip(self.parents, self.slopes):
            parent.grad += slope * self.grad

    def order(self):
        """All nodes behind this one, each after its parents."""
        done, seen, stack = [], set(), [(self, False)]
        while stack:
            node, ready = stack.pop()
            if ready:
                done.append(node)
            elif id(node) not in seen:
                seen.add(id(node))
                stack += [(node, True), *((parent, False) for parent in node.parents)]
        return done

    def begin(self):
        self.grad = self.grad + 1.0 if not self.parents else 1.0

    def backward(self):
        order = self.order()
        self.clear(order)
        self.begin()
        for node in reversed(order):
            node.pass_on()


def _add_operators():
    """+ - * / ** both ways round, and the functions, as methods."""
    for word, op in {"add": "+", "mul": "*", "sub": "-", "truediv": "/", "pow": "**"}.items():
        setattr(Right, f"__{word}__", lambda self, other, op=op: self.of(op, other))
        setattr(Right, f"__r{word}__", lambda self, other, op=op: self.reflected(op, other))
    for word, op in {"__neg__": "neg", "__abs__": "abs"}.items():
        setattr(Right, word, lambda self, op=op: self.of(op))
    for op in ("tanh", "exp", "log", "sigmoid", "sqrt", "sin", "cos", "relu"):
        setattr(Right, op, lambda self, op=op: self.of(op))


_add_operators()


class Composed(Right):
    """The same with -, / and the minus sign put together from +, * and **, as many engines have it."""

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return other + (-self)

    def __truediv__(self, other):
        return self * other**-1.0

    def __rtruediv__(self, other):
        return other * self**-1.0
