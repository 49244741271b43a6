"""Answers to chapter 4, right and wrong."""

from scalargrad import topological_order


def _twice(root):
    return [node for parent in root.parents for node in _twice(parent)] + [root]


def _backwards(root):
    return topological_order(root)[::-1]


def _missing(root):
    return [root.parents[0], root] if root.parents else [root]


def _numbered(root, pick=max, levels=None):
    """The length of the longest way from a leaf, for each node."""
    levels = {} if levels is None else levels

    def level(node):
        if node not in levels:
            levels[node] = 1 + pick(map(level, node.parents), default=-1)
        return levels[node]

    level(root)
    return levels


def _levels(root, pick=max, levels=None):
    levels = _numbered(root, pick, levels)
    return sorted(levels, key=levels.get)


def _shortest(root):
    return _levels(root, pick=min)


def _level_of_one_parent(root, place=0):
    levels = {}
    for node in topological_order(root):
        levels[node] = 1 + levels[node.parents[place]] if node.parents else 0
    return sorted(levels, key=levels.get)


def _level_of_the_last(root):
    return _level_of_one_parent(root, place=-1)


def _max_of_nothing(root):
    def level(node):
        return 1 + max(map(level, node.parents))

    return sorted(topological_order(root), key=level)


def _slow_levels(root):
    def level(node):
        return 1 + max(map(level, node.parents), default=-1)

    return sorted(_levels(root), key=level)


def _met_in_rows(root):
    """Breadth first, turned around."""
    row = [root]
    for node in row:
        row += [parent for parent in dict.fromkeys(node.parents) if parent not in row]
    return row[::-1]


def _met_in_depth(root, seen=None):
    """Depth first, turned around: a node before its parents are looked at."""
    seen = [] if seen is None else seen
    if root not in seen:
        seen.append(root)
        for parent in root.parents:
            _met_in_depth(parent, seen)
    return seen[::-1]


def _met_from_the_right(root):
    """The same with a stack."""
    seen, stack = [], [root]
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.append(node)
            stack += node.parents
    return seen[::-1]


def _sorted(root):
    return sorted(topological_order(root), key=lambda node: node.data)


def _equal_data(root):
    return list({node.data: node for node in topological_order(root)}.values())


def _mixed(root):
    order = topological_order(root)
    return order[1::2] + order[::2] if len(order) > 5 else order


def _never_deeper(root):
    """By depth from the result, and what lies behind is not told when a node turns out to be deeper."""
    depth, seen = {}, set()

    def visit(node, steps):
        depth[node] = max(depth.get(node, 0), steps)
        if node not in seen:
            seen.add(node)
            for parent in node.parents:
                visit(parent, steps + 1)

    visit(root, 0)
    return sorted(depth, key=depth.get)[::-1]


def _row_with_depth(root):
    depth, row = {root: 0}, [root]
    for node in row:
        for parent in node.parents:
            depth[parent] = max(depth.get(parent, 0), depth[node] + 1)
            if parent not in row:
                row.append(parent)
    return sorted(depth, key=depth.get)[::-1]


def _mean(levels, default):
    levels = list(levels)
    return sum(levels) / 2 if levels else default


def _seen_kept(root, seen=set()):  # noqa: B006
    if root in seen:
        return []
    seen.add(root)
    return [node for parent in root.parents for node in _seen_kept(parent)] + [root]


def _one_for_each_level(root):
    return list({number: node for node, number in _numbered(root).items()}.values())


def _order_without_return(root):
    order = []
    for parent in root.parents:
        order += [node for node in _order_without_return(parent) if node not in order]
    order.append(root)


def _level_without_return(root):
    levels = {}

    def level(node):
        if node not in levels:
            levels[node] = 1 + max(map(level, node.parents), default=-1)

    level(root)
    return sorted(levels, key=levels.get)


def _two_parents(root):
    left, right = root.parents
    return list(dict.fromkeys([*_two_parents(left), *_two_parents(right), root]))


def _by_themselves(root):
    """Parents first, each list joined to the next: nodes are sought in the list, and that is all that is needed."""
    order = []
    for parent in root.parents:
        order += [node for node in _by_themselves(parent) if node not in order]
    return [*order, root]


def _waiting(root, seed=1.0, kin=tuple, key=lambda node: node, every_path=False):
    """Kahn's algorithm, and what becomes of it when the uses are counted in another way."""
    uses, found = {key(root): 0}, [root]
    for node in found:
        for parent in kin(node.parents):
            if key(parent) not in uses or every_path:
                found.append(parent)
            uses[key(parent)] = uses.get(key(parent), 0) + 1
    root.grad, ready = seed, [root]
    for node in ready:
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad
            uses[key(parent)] -= 1
            if uses[key(parent)] == 0:
                ready.append(parent)


def _count_only(root, is_to_count):
    """Kahn's algorithm, but not every share is counted."""
    uses, found = {root: 0}, [root]
    for node in found:
        for parent in node.parents:
            if parent not in uses:
                uses[parent] = 0
                found.append(parent)
            uses[parent] += 1
    root.grad, ready = 1.0, [root]
    for node in ready:
        for parent, slope in zip(node.parents, node.slopes):
            if is_to_count(node, slope):
                parent.grad += slope * node.grad
                uses[parent] -= 1
                if uses[parent] == 0:
                    ready.append(parent)


def _without_slopes_of_0(root):
    _count_only(root, lambda node, slope: slope)


def _without_gradients_of_0(root):
    _count_only(root, lambda node, slope: node.grad)


def _without_slopes(root):
    root.grad = 1.0
    for node in topological_order(root)[::-1]:
        for parent in node.parents:
            parent.grad += node.grad


def _twins(root):
    _waiting(root, kin=set)


def _equal_data_waits(root):
    _waiting(root, key=lambda node: node.data)


def _counted_for_every_path(root):
    _waiting(root, every_path=len(topological_order(root)) < 50)


def _always_for_two(root):
    root.grad, ready, shares = 1.0, [root], {}
    for node in ready:
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad
            shares[parent] = shares.get(parent, 0) + 1
            if shares[parent] == 2:
                ready.append(parent)


def _once(root):
    root.grad, row = 1.0, [root]
    for node in row:
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad
            if parent not in row:
                row.append(parent)


def _leaves_only(root):
    shares = {root: 1.0}
    for node in reversed(topological_order(root)):
        for parent, slope in zip(node.parents, node.slopes):
            shares[parent] = shares.get(parent, 0.0) + slope * shares[node]
    root.grad = 1.0
    for node in shares:
        if not node.parents:
            node.grad = shares[node]


def _clears_the_middle(root):
    """The middle starts from zero, taken too far."""
    _waiting(root)
    for node in topological_order(root)[:-1]:
        if node.parents:
            node.grad = 0.0


def _by_index(root):
    root.grad = 1.0
    for node in reversed(topological_order(root)):
        for parent in node.parents:
            parent.grad += node.slopes[node.parents.index(parent)] * node.grad


def _without_signs(root):
    root.grad = 1.0
    for node in reversed(topological_order(root)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += abs(slope) * node.grad


def _by_order(root, order):
    root.grad = 1.0
    for node in order(root)[::-1]:
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad


def _overwrite(root):
    root.grad = 1.0
    for node in topological_order(root)[::-1]:
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad = slope * node.grad


def _borrowed(root):
    root.backward()


def _along_every_path(root, share=None):
    """Right, and slow: what each path brings, one after the other."""
    share = 1.0 if share is None else share
    root.grad += share
    for parent, slope in zip(root.parents, root.slopes):
        _along_every_path(parent, slope * share)


def _no_seed(root):
    _waiting(root, seed=root.grad)


def _eager(root, seed=1.0):
    root.grad = seed or root.grad
    for parent, slope in zip(root.parents, root.slopes):
        parent.grad += slope * root.grad
        _eager(parent, seed=0.0)


def _first_share_only(root, seen=None):
    if seen is None:
        root.grad, seen = 1.0, set()
    seen.add(root)
    for parent, slope in zip(root.parents, root.slopes):
        parent.grad += slope * root.grad
        if parent not in seen:
            _first_share_only(parent, seen)


def _by_depth(root):
    """Level by level from the result: right where all paths to a node are equally long."""
    root.grad, level = 1.0, [root]
    while level:
        below = []
        for node in level:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope * node.grad
                if parent not in below:
                    below.append(parent)
        level = below


def _zero(root):
    root.grad = 1.0


def _one_level(root):
    root.grad = 1.0
    for node in (root, *root.parents):
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad


RIGHT = {"4.1": ["A", "B"], "4.3": topological_order, "4.4": _waiting}
MORE_RIGHT = [
    ("4.1", ("B", "a")),
    ("4.1", {"A", "B"}),
    ("4.3", _levels),
    ("4.3", lambda root: iter(topological_order(root))),
    ("4.3", lambda root: tuple(_levels(root))),
    ("4.4", lambda root: _by_order(root, _levels)),
]
WRONG = {
    "4.1": {"C": ["A", "B", "C"], "D": ["D"], "missing": ["A"], "text": "A, B", "letters": ["A, B"]},
    "4.3": {
        "twice": _twice,
        "backwards": _backwards,
        "missing": _missing,
        "met": _met_in_rows,
        "early": _met_from_the_right,
        "shortest": _shortest,
        "sorted": _sorted,
        "data": _equal_data,
        "mixed": _mixed,
        "slow": _slow_levels,
        "nodes": lambda root: [node.data for node in topological_order(root)],
        "leaf": _max_of_nothing,
        "one parent": _level_of_one_parent,
        "level": _one_for_each_level,
        "kept": _seen_kept,
        "None": _order_without_return,
        "no parents": _two_parents,
    },
    "4.4": {
        "borrowed": _borrowed,
        "seed": _no_seed,
        "nothing": _zero,
        "eager": _eager,
        "half": _first_share_only,
        "overwrite": _overwrite,
        "once": _once,
        "depth": _always_for_two,
        "twins": _twins,
        "data": _equal_data_waits,
        "stuck": _counted_for_every_path,
        "slow": _along_every_path,
        "share of 0": _without_slopes_of_0,
        "middle": _leaves_only,
        "minus": _without_signs,
        "other": _one_level,
    },
}
MORE_WRONG = [
    ("4.1", "text", "AB"),
    ("4.1", "letters", [1, 2]),
    ("4.1", "letters", ["A", "E"]),
    ("4.3", "met", _met_in_depth),
    ("4.3", "nodes", lambda root: [node.op for node in topological_order(root)]),
    ("4.3", "nodes", lambda root: list(enumerate(topological_order(root)))),
    ("4.3", "shortest", _level_of_the_last),
    ("4.3", "error", lambda root: [node.number for node in topological_order(root)]),
    ("4.3", "error", lambda root: sorted(topological_order(root), key=lambda node: node.op.data)),
    ("4.4", "share of 0", _without_gradients_of_0),
    ("4.4", "half", _without_slopes),
    ("4.3", "slow", _by_themselves),
    ("4.3", "early", _never_deeper),
    ("4.3", "early", _row_with_depth),
    ("4.3", "early", lambda root: _levels(root, pick=_mean)),
    ("4.3", "kept", lambda root, kept={}: _levels(root, levels=kept)),
    ("4.3", "None", _level_without_return),
    ("4.4", "once", lambda root: _by_order(root, _met_in_depth)),
    ("4.4", "once", lambda root: _by_order(root, _met_in_rows)),
    ("4.4", "eager", _by_depth),
    ("4.4", "depth", lambda root: _by_order(root, _never_deeper)),
    ("4.4", "depth", lambda root: _by_order(root, lambda root: _levels(root, pick=_mean))),
    ("4.4", "middle", _clears_the_middle),
    ("4.4", "minus", _by_index),
]
