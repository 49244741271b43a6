"""One number that remembers how it was computed, and the walk back to its causes.

The whole idea: a node is a number, its parents and one slope (local derivative) for each parent. `backward()` goes
from the result to the leaves and does `parent.grad += slope * node.grad`. The derivatives of functions are in `rules`.
"""

from operator import ge, gt, le, lt

from scalargrad.arguments import number, text
from scalargrad.grad_mode import PAUSED, recording
from scalargrad.rules import RULES


def _compare(compare):
    return lambda self, other: compare(self.data, as_value(other).data)


class Value:
    """A number in a computation graph.

    Args:
        data: the number; any real number (int, bool, NumPy scalar) becomes a float.
        parents: the Values it was computed from, in the order they were written.
        slopes: for each parent, how much `data` moves when that parent moves by 1.
        op: how it was made: "+", "tanh", …; of a leaf, "", "constant" (a number in an expression) or "parameter".
        label: a name for drawings.

    Raises:
        TypeError: `data` is not a real number, or `label` no text.
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
        if PAUSED and parents and not recording():
            parents, slopes, op = (), (), "constant"
        self.data = data if type(data) is float else number(data)
        self.grad = 0.0
        self.op = op
        self.parents = parents
        self.slopes = slopes
        self.label = label if label == "" else text("label", label)

    def backward(self, gradient=1.0):
        """Fill in `grad` behind this result: how much it moves when a node moves by 1.

        Gradients of leaves add up over calls until they are set to 0 or None; those of all other nodes belong to
        this call. `gradient` is what to start from: how much something else moves when this result does.
        Reverse-mode differentiation: Linnainmaa (1970); Rumelhart, Hinton and Williams (1986).

        >>> a = Value(3.0); loss = 2 * a**2
        >>> loss.backward(); a.grad
        12.0
        >>> loss.backward(gradient=0.5); a.grad
        18.0
        """
        order = topological_order(self)
        for node in order:
            if node.grad != 0.0 and (node.grad is None or node.parents):
                node.grad = 0.0
        self.grad += number(gradient)
        for node in reversed(order):
            grad = node.grad
            if grad and any(slopes := node.slopes):  # else it has nothing to pass on
                for parent, slope in zip(node.parents, slopes):
                    parent.grad += slope * grad

    def detach(self):
        """The same number as a constant: nothing goes back through it."""
        return Value(self.data, op="constant", label=self.label)

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
            hint = "keep the divisor away from 0"
            raise ZeroDivisionError(f"{self.data:g} / 0 has no value: {hint}")
        ratio = self.data / other.data
        return Value(ratio, (self, other), (1.0 / other.data, -ratio / other.data), "/")

    def __pow__(self, other):
        other = as_value(other)
        data, (slope, slope_n) = RULES["**"](self.data, other.data)
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

    def apply(self, op, *others):
        """A node by the rule `op` of RULES, that of a method below or one of your own."""
        if not others:  # most of them, in half the time
            data, slopes = RULES[op](self.data)
            return Value(data, (self,), slopes, op)
        operands = (self, *map(as_value, others))
        data, slopes = RULES[op](*[operand.data for operand in operands])
        return Value(data, operands, slopes, op)

    def __pos__(self):
        return self

    def __neg__(self):
        return self.apply("neg")

    def __abs__(self):
        return self.apply("abs")

    pow, abs = __pow__, __abs__

    def exp(self):
        """e to the power of this number; `OverflowError` above 709.78."""
        return self.apply("exp")

    def log(self):
        """The natural logarithm; `ValueError` at 0 and below."""
        return self.apply("log")

    def sqrt(self):
        """The square root; `ValueError` below 0."""
        return self.apply("sqrt")

    def sin(self):
        """The sine of an angle in radians."""
        return self.apply("sin")

    def cos(self):
        """The cosine of an angle in radians."""
        return self.apply("cos")

    def tanh(self):
        """The hyperbolic tangent, between -1 and 1."""
        return self.apply("tanh")

    def sigmoid(self):
        """1 / (1 + exp(-x)), between 0 and 1."""
        return self.apply("sigmoid")

    def relu(self):
        """The number itself above 0, else 0; the slope at 0 is taken as 0."""
        return self.apply("relu")

    # What gives no node. `==` stays identity, so that Values can be keys.

    __lt__, __le__, __gt__, __ge__ = map(_compare, (lt, le, gt, ge))

    def __bool__(self):
        return self.data != 0.0

    def __round__(self, digits=None):
        return round(self.data, digits)

    def __format__(self, spec):
        return format(self.data, spec) if spec else repr(self)

    def __float__(self):
        hint = "write x.data, or x.tanh() for math.tanh(x)"
        raise TypeError(f"float() would cut {self.data:g} off from its graph: {hint}")

    def __repr__(self):
        name = f"{self.label}: " if self.label else ""
        grad = self.grad if self.grad is None else f"{self.grad:.6g}"
        return f"Value({name}data={self.data:.6g}, grad={grad})"


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
    """`x` itself if it is a Value, else the number `x` as a constant leaf."""
    return x if isinstance(x, Value) else Value(x, op="constant")
