"""Mistakes about who stands where: in `2 − a` the number stands in front, in `a − b` it is `self`."""

from scalargrad.exercises.engine.mistakes import Mistake
from scalargrad.exercises.engine.right import Right
from scalargrad.exercises.engine.slips import MATTERS


def _turned(op, name, method):
    """A number in front that is taken as if it stood behind."""
    engine = type("Turned", (Right,), {method: lambda node, two: node.of(op, two)})
    because = f"Python calls `a.{method}(2)`: the 2 stands in front."
    return Mistake(name, engine, because, MATTERS, look=(method,), chapter=5)


def _bare(op, name, method):
    """A number in front, and what comes out has forgotten the node behind it."""
    rule = Right.RULES[op]
    engine = type("Bare", (Right,), {method: lambda node, two: type(node)(rule(float(two), node.data))})
    because = f"Python calls `a.{method}(2)`: what it gives has a for a parent, as `a {op} 2` has."
    return Mistake(name, engine, because, MATTERS, look=(method,), chapter=5)


def _swapped(op, name, method):
    """The two numbers of an operation swapped: wherever it is used, or where it stands between two nodes."""
    rule, slopes = Right.RULES[op], Right.SLOPES[op]
    everywhere = {
        "RULES": Right.RULES | {op: lambda a, b: rule(b, a)},
        "SLOPES": Right.SLOPES | {op: lambda a, b: slopes(b, a)[::-1]},
    }
    for parts in (everywhere, {method: lambda one, two: _node(one, two).of(op, one)}):
        because = f"Python calls `a.{method}(b)`: `self` stands in front."
        yield Mistake(name, type("Swapped", (Right,), parts), because, MATTERS, look=(method,), chapter=5)


def _node(one, two):
    return two if isinstance(two, Right) else type(one)(float(two))


TURNED = [
    _bare("+", "2 + a makes a number without parents", "__radd__"),
    _bare("*", "2 · a makes a number without parents", "__rmul__"),
    _turned("-", "2 − a is computed as a − 2", "__rsub__"),
    _turned("/", "2 / a is computed as a / 2", "__rtruediv__"),
    _turned("**", "2 ** a is computed as a ** 2", "__rpow__"),
    *_swapped("-", "a − b is computed as b − a", "__sub__"),
    *_swapped("/", "a / b is computed as b / a", "__truediv__"),
]
