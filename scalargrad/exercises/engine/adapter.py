"""How somebody else's engine is used: its class, and what it calls things.

An engine is a class whose objects hold a number and a gradient, with operators, and something that goes backward.
"""

import inspect
import math
import sys
from types import ModuleType

# What engines that people wrote call these, the commonest first.
NAMES = {
    "data": ("data", "value", "val", "_data", "item", "number", "v", "x"),
    "grad": ("grad", "gradient", "derivative", "_grad", "adjoint", "d", "g"),
    "backward": ("backward", "backwardpass", "backward_pass", "backprop", "backpropagate", "back", "run_backward"),
    "parents": ("_prev", "parents", "_parents", "prev", "children", "_children", "inputs", "args", "operands"),
}
FUNCTIONS = {
    "tanh": ("tanh", "Tanh"),
    "relu": ("relu", "ReLU", "Relu"),
    "exp": ("exp", "Exp"),
    "log": ("log", "ln", "Log"),
    "sigmoid": ("sigmoid", "Sigmoid", "logistic", "sigma"),
    "sqrt": ("sqrt", "Sqrt"),
    "sin": ("sin", "Sin"),
    "cos": ("cos", "Cos"),
    "abs": ("__abs__", "abs"),
}
PROBE = 3.25  # no attribute has this value by accident


class NotThere(Exception):
    """The engine does not have what a probe asks for."""


class Engine:
    """An engine, spoken to in one language.

    Args:
        thing: its class, a module with one, or something that makes a node from a number.
        nets: what has its networks as attributes, where they do not stand beside it.
        names: what it calls its parts, where that cannot be found: `data="number"`, `backward="go_back"`.

    Raises:
        TypeError: `thing` is none of these.
        ValueError: there is no such class, or no name for one of its parts.

    >>> from scalargrad import Value
    >>> engine = Engine(Value)
    >>> engine.names["data"], engine.names["parents"]
    ('data', 'parents')
    >>> a = engine.make(3.0); y = a * a
    >>> engine.back(y); engine.grad(a)
    6.0
    """

    kept = None  # a list keeps what was gone backward from: in a browser, a deep graph that goes takes Python with it

    def __init__(self, thing, *, nets=None, **names):
        if odd := set(names) - set(NAMES):
            raise ValueError(f"got a name for {sorted(odd)}; there are names for {sorted(NAMES)}")
        self.make = _maker(thing)
        self.nets = nets
        node = self._first()
        self.type = type(node)
        self.module = sys.modules.get(self.type.__module__) if not isinstance(thing, ModuleType) else thing
        self.names = {
            "data": names.get("data") or _holding(node),
            "grad": names.get("grad") or _named(node, "grad"),
            "backward": names.get("backward") or _named(node, "backward", self.module),
            "parents": names.get("parents") or _named(node, "parents"),
        }
        for part in ("data", "grad", "backward"):
            if self.names[part] is None:
                raise ValueError(
                    f"{self.type.__name__}({PROBE}) has nothing that looks like `{part}`; it has {_public(node)}. "
                    f'Say what yours is called: check_engine({self.type.__name__}, {part}="…")'
                )
        self.start = getattr(node, self.names["grad"])

    def _first(self):
        try:
            return self.make(PROBE)
        except Exception as error:
            raise ValueError(f"could not make a node from {PROBE}: {type(error).__name__}: {error}") from error

    def data(self, node):
        """Its number."""
        return _number(getattr(node, self.names["data"]) if isinstance(node, self.type) else node)

    def grad(self, node):
        """Its gradient, 0 where there is none yet."""
        grad = getattr(node, self.names["grad"])
        return 0.0 if grad is None else self.data(grad)

    def zero(self, node):
        """Its gradient as a new node has it."""
        setattr(node, self.names["grad"], self.start)

    def parents(self, node):
        """What it was computed from, or None where that cannot be found."""
        return getattr(node, self.names["parents"]) if self.names["parents"] else None

    def back(self, node):
        """Go backward from it."""
        if self.kept is not None:
            self.kept.append(node)
        name = self.names["backward"]
        return getattr(node, name)() if hasattr(self.type, name) else getattr(self.module, name)(node)

    def function(self, name):
        """A function of one node, which is a method or stands in the module."""
        for known in FUNCTIONS[name]:
            if callable(getattr(self.type, known, None)):
                return getattr(self.type, known)
            if callable(found := getattr(self.module, known, None)) and not _of_math(found):
                return found
        raise NotThere(f"no {name}")

    def code(self, name):
        """The function behind a method of the class or a function of the module, or None."""
        found = getattr(self.type, name, None) or getattr(self.module, name, None)
        return inspect.unwrap(found) if inspect.isfunction(found) else None


def _maker(thing):
    """What makes a node from a number."""
    if isinstance(thing, ModuleType):
        return _class_in(thing)
    if callable(thing):
        return thing
    raise TypeError(f"got {thing!r}, expected the class of your engine, its module, or a function that makes a node")


def _class_in(module):
    found = {name: one for name, one in vars(module).items() if inspect.isclass(one)}
    able = {name: one for name, one in found.items() if {"__add__", "__mul__"} <= set(dir(one)) and not _built_in(one)}
    if "Value" in able:
        return able["Value"]
    own = [one for one in able.values() if one.__module__ == module.__name__] or list(able.values())
    if not own:
        raise ValueError(
            f"There is no class Value in {module.__name__}, nor any other with + and *; it has "
            f"{', '.join(found) or 'no class'}. An engine is a class with `data`, `grad` and `backward()`"
        )
    return own[0]


def _built_in(one):
    return issubclass(one, (int, float, str, list, tuple))


def _holding(node):
    """The attribute that holds the number the node was made from."""
    known = [name for name in NAMES["data"] if _is_probe(getattr(node, name, None))]
    return (known or [name for name in _public(node) if _is_probe(getattr(node, name))] or [None])[0]


def _is_probe(found):
    try:
        return not callable(found) and not isinstance(found, str) and float(found) == PROBE
    except (TypeError, ValueError):
        return False


def _named(node, part, module=None):
    """The first known name which the node, or the module, has; else one that begins like it."""
    known = [name for name in NAMES[part] if hasattr(node, name) or callable(getattr(module, name, None))]
    return (known or [name for name in _public(node) if part[:4] in name.lower()] or [None])[0]


def _public(node):
    return [name for name in dir(node) if not name.startswith("__")]


def _of_math(function):
    return getattr(function, "__module__", None) in ("math", "cmath", "numpy")


def _number(found):
    """A float, out of whatever holds one."""
    while not isinstance(found, (int, float)) and hasattr(found, "data") and not hasattr(found, "shape"):
        found = found.data
    number = float(found)
    return 0.0 if number == 0.0 else number if not math.isnan(number) else math.nan
