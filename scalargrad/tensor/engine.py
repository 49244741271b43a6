"""An array that remembers how it was computed, and the walk back: `scalargrad.value`, with arrays for numbers.

A node is an array, its parents and one pullback for each parent: a slope that became a function. `backward()` goes
from the result to the leaves and does `parent.grad += pullback(node.grad)`. The pullbacks are made in `operations`;
`walk` has the parts of the walk.
"""

from numbers import Real
from operator import ge, gt, le, lt

from scalargrad.backends import floats
from scalargrad.grad_mode import PAUSED, recording
from scalargrad.tensor.operations import OPERATIONS
from scalargrad.tensor.walk import add, computed, start


def _compare(compare):
    return lambda self, other: compare(self.data, as_tensor(other, self).data)


def _method(op):
    return lambda self: self.apply(op)


class Tensor:
    """An array in a computation graph.

    Args:
        data: numbers: one, lists of them, or an array of any library of the array API standard. Lists become NumPy
            arrays of float64, and so do whole numbers; arrays of floats keep their type. It is copied.
        parents: the Tensors it was computed from.
        pullbacks: for each parent a function of the gradient of this one, which gives that of the parent, or None.
        op: how it was made: "+", "@", "tanh", …; of a leaf, "", "constant" or "parameter".
        label: a name for drawings.

    Raises:
        TypeError: `data` are no numbers.
        ValueError: lists that differ in length; more parents than pullbacks, or fewer.

    >>> W, x = Tensor([[1.0, 2.0], [3.0, 4.0]]), Tensor([1.0, -1.0])
    >>> loss = (W @ x).tanh().sum()
    >>> loss.backward()
    >>> loss
    Tensor(-1.5231883119115297)
    >>> W.grad
    array([[ 0.41997434, -0.41997434],
           [ 0.41997434, -0.41997434]])
    """

    __slots__ = ("data", "grad", "op", "parents", "pullbacks", "label")
    __array_ufunc__ = None  # so NumPy leaves `array * Tensor` to us

    def __init__(self, data, parents=(), pullbacks=(), op="", label=""):
        if len(parents) != len(pullbacks):
            counts = f"{len(parents)} parents and {len(pullbacks)} pullbacks"
            raise ValueError(f"got {counts}, expected one pullback for each parent")
        self.data, self.grad, self.label = floats(data, copy=True), 0.0, label
        _connect(self, op, parents, pullbacks)

    def backward(self, gradient=None):
        """Fill in `grad` behind this result: how much it moves when an entry of a node moves by 1.

        Gradients of leaves add up over calls until they are set to 0 or None; those of all other nodes belong to this
        call. `gradient` is what to start from, of the shape of this result; a single number starts from 1. Call it
        before an optimizer steps: what the pullbacks refer to are the arrays themselves, which it changes.

        Raises:
            ValueError: this is more than one number and there is no `gradient`, or one of another shape; or the
                gradient of a node has a shape that does not sum up to that of the node.
        """
        order = computed(self)
        for node in order:
            node.grad = 0.0
        add(self, self, start(self, gradient))
        for node in reversed(order):
            for parent, pullback in zip(node.parents, node.pullbacks):
                if pullback is not None:
                    add(parent, node, pullback(node.grad))

    def apply(self, op, *others, **settings):
        """A node by the operation `op` of OPERATIONS, that of a method below or one of your own."""
        operands = (self, *[as_tensor(other, self) for other in others])
        try:
            data, pullbacks = OPERATIONS[op](*[operand.data for operand in operands], **settings)
        except (ValueError, RuntimeError) as error:
            shapes = " and ".join([str(operand.shape) for operand in operands])
            raise ValueError(f"{op} of shapes {shapes}: {error}") from None
        return made(op, data, operands, pullbacks)

    def detach(self):
        """The same array as a constant: nothing goes back through it."""
        return made("constant", self.data, (), ())

    @property
    def shape(self):
        """How many entries it has along each axis."""
        return tuple(getattr(self.data, "shape", ()))

    ndim = property(lambda self: len(self.shape), doc="How many axes it has.")
    dtype = property(lambda self: self.data.dtype, doc="The type of its numbers.")
    T = property(lambda self: self.transpose(), doc="The same with its axes in reverse order.")

    def __len__(self):
        return len(self.data) if hasattr(self.data, "__len__") else self.data.shape[0]

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    # Two operands, of one shape or of shapes that broadcast.

    def __add__(self, other):
        return self.apply("+", other)

    def __sub__(self, other):
        return self.apply("-", other)

    def __mul__(self, other):
        return self.apply("*", other)

    def __truediv__(self, other):
        return self.apply("/", other)

    def __pow__(self, other):
        return self.apply("**", other)

    def __matmul__(self, other):
        return self.apply("@", other)

    def __rsub__(self, other):
        return as_tensor(other, self).apply("-", self)

    def __rtruediv__(self, other):
        return as_tensor(other, self).apply("/", self)

    def __rpow__(self, other):
        return as_tensor(other, self).apply("**", self)

    def __rmatmul__(self, other):
        return as_tensor(other, self).apply("@", self)

    __radd__, __rmul__ = __add__, __mul__

    def __pos__(self):
        return self

    # Each entry by itself.

    __neg__, __abs__ = _method("neg"), _method("abs")
    pow, abs = __pow__, __abs__
    exp, log, sqrt, sin, cos = map(_method, ("exp", "log", "sqrt", "sin", "cos"))
    tanh, sigmoid, relu = map(_method, ("tanh", "sigmoid", "relu"))

    # Along axes: one, several in a tuple, or all of them. With keepdims they stay, one entry long.

    def sum(self, axis=None, keepdims=False):
        """The sum along `axis`."""
        return self.apply("sum", axis=axis, keepdims=keepdims)

    def mean(self, axis=None, keepdims=False):
        """The mean along `axis`."""
        return self.apply("mean", axis=axis, keepdims=keepdims)

    def max(self, axis=None, keepdims=False):
        """The largest along `axis`; where several are, they share the gradient in equal parts."""
        return self.apply("max", axis=axis, keepdims=keepdims)

    # The same numbers in another order.

    def reshape(self, *shape):
        """The same numbers, row by row, in another shape; one of its lengths may be -1."""
        return self.apply("reshape", shape=shape[0] if shape and isinstance(shape[0], (tuple, list)) else shape)

    def transpose(self, *axes):
        """The same with the axes in this order; without any, in reverse order."""
        axes = axes[0] if axes and isinstance(axes[0], (tuple, list)) else axes
        return self.apply("transpose", axes=tuple(axes) or tuple(reversed(range(self.ndim))))

    def __getitem__(self, index):
        return self.apply("[]", index=index)

    # Comparisons look at the data. `==` and `in` stay identity, so that a Tensor can be in a set.

    __lt__, __le__, __gt__, __ge__ = map(_compare, (lt, le, gt, ge))

    def __bool__(self):
        raise TypeError("a Tensor is neither true nor false: compare its .data, and say of which entries")

    def __float__(self):
        raise TypeError("float() would cut a Tensor off from its graph: write x.data, or float(x.data)")

    def __repr__(self):
        text = repr(self.data).replace("\n", "\n ") if self.shape else repr(float(self.data))
        return f"Tensor({self.label + ': ' if self.label else ''}{text.removeprefix('array(').removesuffix(')')})"


def made(op, data, parents, pullbacks):
    """The node of an operation that is known to be right."""
    node = Tensor.__new__(Tensor)
    node.data, node.grad, node.label = data, 0.0, ""
    _connect(node, op, parents, pullbacks)
    return node


def _connect(node, op, parents, pullbacks):
    """What is computed from constants alone, or within `no_grad()`, is a constant; a constant needs no pullback."""
    if parents:
        pullbacks = tuple([None if p.op == "constant" else back for p, back in zip(parents, pullbacks)])
        if not any(pullbacks) or (PAUSED and not recording()):
            op, parents, pullbacks = "constant", (), ()
    node.op, node.parents, node.pullbacks = op, parents, pullbacks


def as_tensor(x, other=None):
    """`x` itself if it is a Tensor, else a constant: a number, or an array. Lists become one as `other` has it."""
    if isinstance(x, Tensor):
        return x
    node = Tensor.__new__(Tensor)
    node.data = x if type(x) is float else float(x) if isinstance(x, Real) else floats(x, getattr(other, "data", None))
    node.grad, node.op, node.label, node.parents, node.pullbacks = 0.0, "constant", "", (), ()
    return node
