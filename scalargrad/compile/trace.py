"""What a function does, from two runs that agree: on the example, and on numbers beside it."""

from scalargrad.arguments import listed, number
from scalargrad.compile.guard import CompileError, refusal, watched
from scalargrad.value import Value, topological_order

FIXED = ("constant", "sum", "dot")  # leaves that no optimizer moves: numbers, and sums of nothing
FROZEN = "the program keeps the numbers of its first run:\ncompute with Values, pass in what changes, or do not compile"


def _nudged(x):
    return 0.999 * x or 0.001  # toward 0, where more functions have a value than beyond


def _turned(x):
    return -x if abs(x) == 1.0 else _nudged(x)  # what is -1 or +1 may be a label


def _fraction(x):
    return x if x % 1.0 == 0.0 else _nudged(x)  # a whole number may be a class


class Trace:
    """What a run of `f` on the numbers of `example` has made.

    Attributes:
        shapes: for each argument None, a number, or the list of the shapes of its items.
        inputs: the Value put in the place of each number of the example.
        owners: for each input, which argument it is in.
        nodes: what f computed, in topological order; leaves are not among them.
        parameters: the other leaves that can move, in order of first use.
        results: the Values that f returned; `single` tells one Value from a list of one.
        varying: the nodes and inputs that depend on an input.
        moving: the nodes and parameters that depend on a parameter, which get a gradient.
    """

    def __init__(self, f, example):
        if not example:
            raise ValueError("got no example: call compile(f, x, …) with the arguments of one sample")
        numbers, self.shapes, self.owners = [], [], []
        for i, item in enumerate(example):
            self.shapes.append(_shaped(item, numbers))
            self.owners += [i] * (len(numbers) - len(self.owners))
        if not numbers:
            raise ValueError("got no numbers in the example: without inputs all samples are the same")
        run = _Run(f, self.shapes, numbers)
        self.inputs, self.results, self.single = run.inputs, run.results, run.single
        self.nodes = [node for node in run.order if node.parents]
        used = dict.fromkeys([parent for node in self.nodes for parent in node.parents] + self.results)
        others = used.keys() - {*self.nodes, *self.inputs}
        self.parameters = [leaf for leaf in used if leaf in others and not leaf.op.startswith(FIXED)]
        self.varying = self._dependent(self.inputs)
        self.moving = self._dependent(self.parameters)
        run.compare(self._run_again(f, numbers))

    @property
    def varying_nodes(self):
        """Those of the nodes that depend on an input."""
        return [node for node in self.nodes if node in self.varying]

    def _run_again(self, f, numbers):
        for neighbor in (_nudged, _turned, _fraction):
            nudged = {parameter: neighbor(parameter.data) for parameter in self.parameters}
            try:
                return _Run(f, self.shapes, list(map(neighbor, numbers)), nudged)
            except CompileError:
                raise
            except (ArithmeticError, ValueError):
                continue  # no number, or no label, is there
        return _Run(f, self.shapes, numbers)

    def _dependent(self, leaves):
        found = set(leaves)
        for node in self.nodes:
            if not found.isdisjoint(node.parents):
                found.add(node)
        return found


class _Run:
    """One call of f: its inputs and results, all Values behind them in topological order, and where they were made."""

    def __init__(self, f, shapes, numbers, nudged=()):
        self.inputs = list(map(Value, numbers))
        values = iter(self.inputs)
        result, self.places = watched(f, [_filled(shape, values) for shape in shapes], dict(nudged))
        self.single = isinstance(result, Value)
        self.results = [result] if self.single else _results(result)
        self.order = list(dict.fromkeys(node for result in self.results for node in topological_order(result)))

    def compare(self, other):
        """Refuse f if another run took other steps, or other numbers."""
        for i, (mine, its) in enumerate(zip(self._steps(), other._steps())):
            if mine != its:
                what = "uses another number" if isinstance(mine, str) and isinstance(its, str) else "takes another step"
                place = next((other.places[node] for node in other.order[i:] if node in other.places), None)
                raise refusal(place, f"{what} in a second run", FROZEN)

    def _steps(self):
        """What has to be the same in another run: of each Value in its order, and of the results."""
        at = {node: i for i, node in enumerate(self.order)}
        inputs = {node: i for i, node in enumerate(self.inputs)}
        for node in self.order:
            if node.parents:
                yield node.op, [at[parent] for parent in node.parents]
            elif node in self.places:
                yield f"{node.op} {node.data!r}"
            else:
                yield inputs.get(node, node)
        yield self.single, [at[result] for result in self.results]


def _shaped(item, numbers):
    """The shape of an argument; its numbers are added to the list."""
    try:
        numbers.append(number(item))
        return None
    except TypeError:
        pass
    try:
        parts = listed(item)
    except TypeError:
        kind = type(item).__name__
        raise TypeError(f"got a {kind} in the example, expected numbers and lists of numbers: one sample") from None
    return [_shaped(part, numbers) for part in parts]


def _filled(shape, values):
    return next(values) if shape is None else [_filled(part, values) for part in shape]


def _results(result):
    if isinstance(result, (list, tuple)) and result and all(isinstance(item, Value) for item in result):
        return list(result)
    kind = f"{result!r:.60}" if isinstance(result, (list, tuple)) else f"a {type(result).__name__}"
    raise CompileError(f"the function gave {kind}, expected a Value or a list of Values: return what it computes")
