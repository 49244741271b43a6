"""One number that remembers how it was computed, and the walk back to its causes.

The whole idea: a node is a number, its parents and one slope (local derivative) for
each parent. `backward()` goes from the result to the leaves and does
`parent.grad += slope * node.grad`. The derivatives of functions of one number are in
`rules.py`.
"""

from numbers import Real

from scalargrad.rules import RULES, power


class Value:
    """A number in a computation graph.

    Args:
        data: the number; any real number (int, bool, NumPy scalar) becomes a float.
        parents: the Values it was computed from, in the order they were written.
        slopes: for each parent, how much `data` moves when that parent moves by 1.
        op: how it was made: "+", "tanh", …; of a leaf, "" for an input, "constant"
            for a number that was written into an expression, or "parameter".
        label: a name for drawings.

    Raises:
        TypeError: `data` is not a real number.
        ValueError: there are more parents than slopes, or fewer.

    >>> a, b = Value(2.0, label="a"), Value(-3.0, label="b")
    >>> c = a * b + 10
    >>> c.backward()
    >>> c, a.grad, b.grad
    (Value(data=4, grad=1), -3.0, 2.0)
    """

    __slots__ = ("data", "grad", "op", "parents", "slopes", "label")
    __array_ufunc__ = None  # so NumPy leaves `array * Value` to us

    def __init__(self, data, parents=(), slopes=(), op="", label=""):
        if len(parents) != len(slopes):
            counts = f"{len(parents)} parents and {len(slopes)} slopes"
            raise ValueError(f"got {counts}, expected one slope for each parent")
        self.data = data if type(data) is float else _number(data)
        self.grad = 0.0
        self.op = op
        self.parents = parents
        self.slopes = slopes
        self.label = label

    def backward(self):
        """Fill in `grad` behind this result: how much it moves when a node moves by 1.

        Gradients of leaves add up over calls until they are set to 0; those of all
        other nodes belong to this call. Reverse-mode differentiation: Linnainmaa
        (1970); Rumelhart, Hinton and Williams (1986).

        >>> a = Value(3.0)
        >>> loss = 2 * a**2
        >>> loss.backward(); a.grad
        12.0
        >>> loss.backward(); a.grad
        24.0
        """
        order = topological_order(self)
        for node in order:
            if node.grad and node.parents:
                node.grad = 0.0
        self.grad += 1.0
        for node in reversed(order):
            grad = node.grad
            if grad and any(slopes := node.slopes):  # else it has nothing to pass on
                for parent, slope in zip(node.parents, slopes):
                    parent.grad += slope * grad

    # Two operands. The slopes are the derivatives for the left and the right one.

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = as_value(other)
        return Value(self.data - other.data, (self, other), (1.0, -1.0), "-")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __truediv__(self, other):
        other = as_value(other)
        if other.data == 0.0:
            raise ZeroDivisionError(f"{self.data:g} / 0 has no value: keep the divisor away from 0")
        ratio = self.data / other.data
        return Value(ratio, (self, other), (1.0 / other.data, -ratio / other.data), "/")

    def __pow__(self, other):
        other = as_value(other)
        data, (slope, slope_n) = power(self.data, other.data)
        if other.op == "constant" and self.data < 0:
            slope_n = 0.0  # the rule says nan, but nobody nudges a constant
        return Value(data, (self, other), (slope, slope_n), "**")

    def __radd__(self, other):
        return as_value(other) + self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rtruediv__(self, other):
        return as_value(other) / self

    def __rpow__(self, other):
        return as_value(other) ** self

    # One operand: value and slope come from RULES.

    def _apply(self, op):
        data, slope = RULES[op](self.data)
        return Value(data, (self,), (slope,), op)

    def __neg__(self):
        return self._apply("neg")

    def __abs__(self):
        return self._apply("abs")

    def exp(self):
        """e to the power of this number; `OverflowError` above 709.78."""
        return self._apply("exp")

    def log(self):
        """The natural logarithm; `ValueError` at 0 and below."""
        return self._apply("log")

    def tanh(self):
        """The hyperbolic tangent, between -1 and 1."""
        return self._apply("tanh")

    def sigmoid(self):
        """1 / (1 + exp(-x)), between 0 and 1."""
        return self._apply("sigmoid")

    def relu(self):
        """The number itself above 0, else 0; the slope at 0 is taken as 0."""
        return self._apply("relu")

    # Comparisons give a bool. `==` stays identity, so that Values can be keys.

    def __lt__(self, other):
        return self.data < as_value(other).data

    def __le__(self, other):
        return self.data <= as_value(other).data

    def __gt__(self, other):
        return self.data > as_value(other).data

    def __ge__(self, other):
        return self.data >= as_value(other).data

    def __float__(self):
        return float(self.data)

    def __repr__(self):
        name = f"{self.label}: " if self.label else ""
        return f"Value({name}data={self.data:.6g}, grad={self.grad:.6g})"


def topological_order(root):
    """All nodes behind `root`, each once, parents first; `root` comes last.

    A loop with a stack of its own, so that memory alone bounds the depth of a graph.
    Depth-first search in postorder: Cormen et al., Introduction to Algorithms, 20.4.

    >>> a = Value(1.0, label="a"); b = a + a; b.label = "b"; c = b * a; c.label = "c"
    >>> [node.label for node in topological_order(c)]
    ['a', 'b', 'c']
    """
    order, done, stack = [], set(), [root]
    while stack:
        node = stack.pop()
        if node in done:
            continue
        if done.issuperset(node.parents):
            done.add(node)
            order.append(node)
        else:  # it waits on the stack, below its parents
            stack.append(node)
            for parent in reversed(node.parents):
                if parent not in done:
                    stack.append(parent)
    return order


def as_value(x):
    """`x` itself if it is a Value, else the number `x` as a constant leaf.

    Raises:
        TypeError: `x` is neither.

    >>> as_value(3).op
    'constant'
    """
    return x if isinstance(x, Value) else Value(x, op="constant")


def _number(x):
    if isinstance(x, Real):
        return float(x)
    hint = ""
    if isinstance(x, str):
        hint = ": turn text into a number with float() first"
    elif hasattr(x, "__len__"):
        hint = ": make one Value for each of its elements"
    raise TypeError(f"expected a number, got {type(x).__name__} {x!r:.40}{hint}")
