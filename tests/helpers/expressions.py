"""Random expressions with shared nodes, as data: any arithmetic can evaluate them, ours or an oracle's.

A program is a list of leaf numbers and a list of steps (op, indices of the operands). hypothesis draws raw
bytes, six for each step; `Program.of` replaces a step that would leave the domain of its operation, come near a kink,
saturate or grow out of control by `tanh` or `neg`. The last step adds up whatever nobody has used.
"""

import math
import sys
from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st

# The same examples in every run: a test that is red today and green tomorrow teaches nobody.
FIXED = settings(derandomize=True, deadline=None, database=None, max_examples=200)

BENDS = ["leaky_relu", "elu", "silu", "softplus", "gelu"]
UNARY = ["neg", "abs", "exp", "log", "sqrt", "sin", "cos", "tanh", "sigmoid", "relu", *BENDS]
BINARY = ["+", "-", "*", "/", "**"]
NEURONS = [f"{name} neuron" for name in ("linear", "tanh", "relu", "sigmoid", *BENDS)]
ARITY = {**dict.fromkeys(UNARY, 1), **dict.fromkeys(BINARY, 2), **dict.fromkeys(NEURONS, 5), "total": 3, "mse": 4}
OPS = list(ARITY)
LARGEST, NOISIEST, KINK, FLAT = 20.0, 300.0, 0.01, 4.0


@dataclass(frozen=True)
class Program:
    leaves: tuple
    steps: tuple

    @staticmethod
    def of(leaves, raw):
        numbers, noises, steps, unused = list(leaves), [1.0] * len(leaves), [], set(range(len(leaves)))
        for i in range(0, len(raw) - 5, 6):
            op = OPS[raw[i] % len(OPS)]
            operands = tuple(_pick(byte, len(numbers)) for byte in raw[i + 1 : i + 1 + ARITY[op]])
            bounded = _evaluate(op, operands, numbers, noises) if _allowed(op, [numbers[i] for i in operands]) else None
            if bounded is None:
                op, operands = "tanh" if abs(numbers[operands[0]]) < FLAT else "neg", operands[:1]
                bounded = _evaluate(op, operands, numbers, noises, always=True)
            steps.append((op, operands))
            unused = unused - set(operands) | {len(numbers)}
            numbers.append(bounded[0])
            noises.append(bounded[1])
        return Program(tuple(leaves), (*steps, ("total", tuple(sorted(unused)))))

    def run(self, leaves, arithmetic):
        """All nodes, leaves first; `arithmetic(op, *operands)` computes one."""
        nodes = list(leaves)
        for op, operands in self.steps:
            nodes.append(arithmetic(op, *[nodes[i] for i in operands]))
        return nodes


def programs(max_steps, min_steps=1, max_leaves=6):
    """A hypothesis strategy: programs of up to `max_steps` nodes, deep and wide, with nodes used many times."""
    leaf = st.floats(-3.0, 3.0).map(lambda x: round(x, 3))
    leaves = st.lists(leaf, min_size=1, max_size=max_leaves)
    return st.builds(Program.of, leaves, st.binary(min_size=6 * min_steps, max_size=6 * max_steps))


def plain(op, *x):
    """The operations in plain floats, and in whatever else overloads + - * / **."""
    if op in ARITHMETIC:
        return ARITHMETIC[op](*x)
    if op == "total":
        return sum(x[1:], x[0])
    if op == "mse":
        return ((x[0] - x[2]) ** 2.0 + (x[1] - x[3]) ** 2.0) / 2.0
    z = x[0] * x[2] + x[1] * x[3] + x[4]
    return z if op == "linear neuron" else bend(op.split()[0], z)


ARITHMETIC = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "**": lambda a, b: a**b,
    "neg": lambda a: -a,
    "abs": abs,
    **{name: (lambda a, name=name: bend(name, a)) for name in UNARY[2:]},
}
FLOATS = {
    "exp": math.exp,
    "log": math.log,
    "sqrt": math.sqrt,
    "sin": math.sin,
    "cos": math.cos,
    "tanh": math.tanh,
    "sigmoid": lambda x: 1.0 / (1.0 + math.exp(-x)),
    "relu": lambda x: max(x, 0.0),
    "leaky_relu": lambda x: max(x, 0.01 * x),
    "elu": lambda x: x if x > 0.0 else math.exp(x) - 1.0,
    "silu": lambda x: x / (1.0 + math.exp(-x)),
    "softplus": lambda x: math.log(1.0 + math.exp(x)),
    "gelu": lambda x: x * (1.0 + math.erf(x / math.sqrt(2.0))) / 2.0,
}


def bend(name, x):
    if type(x) is float:
        return FLOATS[name](x)
    if hasattr(x, name):
        return getattr(x, name)()
    # a Value has no method for each, and a tensor of PyTorch none either
    return x.apply(name) if hasattr(x, "parents") else getattr(sys.modules["torch"].nn.functional, name)(x)


def _pick(byte, count):
    # every other pick is one of the four newest nodes, so that graphs grow deep
    return max(count - 1 - byte // 2 % 4, 0) if byte % 2 else byte // 2 * 3 % count


def _allowed(op, x):
    if op.endswith("neuron"):
        op, x = op.split()[0], [plain("linear neuron", *x)]
    if op in ("abs", "relu", "leaky_relu", "elu"):
        return abs(x[0]) > KINK and (op != "elu" or abs(x[0]) < FLAT)
    if op in ("tanh", "sigmoid", "silu", "softplus", "gelu"):  # further out, 1 - tanh² is all rounding
        return abs(x[0]) < FLAT
    if op == "**":
        return x[0] > 0.1 and abs(x[1]) < 3.0
    return {"log": x[0] > 0.1, "sqrt": x[0] > 0.1, "exp": x[0] < 3.0, "/": abs(x[-1]) > 0.1}.get(op, True)


def _evaluate(op, operands, numbers, noises, always=False):
    """The number, and a bound on its rounding error in units of the last place of 1; None when either is large."""
    x = [numbers[i] for i in operands]
    number, h = plain(op, *x), 1e-6
    noise = max(1.0, abs(number))
    for i, operand in enumerate(operands):
        nudged = plain(op, *x[:i], x[i] + h, *x[i + 1 :])
        noise += abs(nudged - number) / h * noises[operand]
    return (number, noise) if always or (abs(number) < LARGEST and noise < NOISIEST) else None
