"""The longer texts of the bugs: lines of the package as they are, and as they were written by mistake."""

ORDERED_WALK = """\
        for node in reversed(order):
            grad = node.grad
            if grad and any(slopes := node.slopes):
                for parent, slope in zip(node.parents, slopes):
                    parent.grad += slope * grad
"""
EAGER_WALK = """\
        def visit(node):
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope * node.grad
                visit(parent)

        visit(self)
"""
ONE_TURN_WALK = """\
        row = [self]
        for node in row:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope * node.grad
                if parent not in row:
                    row.append(parent)
"""
ITERATIVE_SORT = """\
    order, done, stack = [], set(), [root]
    while stack:
        node = stack.pop()
        if node in done:
            continue
        if done.issuperset(node.parents):
            done.add(node)
            order.append(node)
        else:
            stack.append(node)
            for parent in reversed(node.parents):
                if parent not in done:
                    stack.append(parent)
    return order
"""
RECURSIVE_SORT = """\
    order, done = [], set()

    def visit(node):
        if node not in done:
            done.add(node)
            for parent in node.parents:
                visit(parent)
            order.append(node)

    visit(root)
    return order
"""
CLEAR_INTERIORS = """\
        for node in order:
            if node.grad != 0.0 and (node.grad is None or node.parents):
                node.grad = 0.0
        self.grad += number(gradient)
"""
CLEAR_ALL = """\
        for node in order:
            node.grad = 0.0
        self.grad += number(gradient)
"""
CHECK_WIDTH = """\
    if (got := len(inputs)) != count:
        raise ValueError(f"got {got} inputs, expected {count}: one for each weight")
"""
REFLECTED_POWER = """\
    def __rpow__(self, other):
        return as_value(other) ** self

"""
REFLECTED_MINUS = """\
    def __rsub__(self, other):
        return as_value(other) - self
"""
REFLECTED_PLUS = """\
    def __radd__(self, other):
        return as_value(other) + self
"""
STABLE_SIGMOID = """\
    s = 1.0 / (1.0 + math.exp(-x)) if x >= 0 else (e := math.exp(x)) / (1.0 + e)
"""
FLOAT_REFUSED = """\
        hint = "write x.data, or x.tanh() for math.tanh(x)"
        raise TypeError(f"float() would cut {self.data:g} off from its graph: {hint}")
"""
LAYER_CALL = """\
        return rows if many else rows[0]
"""
BARE_CALL = """\
        rows = [row[0] if len(row) == 1 else row for row in rows]
        return rows if many else rows[0]
"""
OWN_VELOCITY = """\
            self.velocities[i] *= self.momentum
            self.velocities[i] += gradient
            step = self.velocities[i]
"""
ONE_ORDER = """\
        order = self._rng.permutation(len(self.X)) if self.shuffle else range(len(self.X))
"""
PAIRS = """\
            yield take(self.X, batch), take(self.y, batch)
"""
PAIRS_APART = """\
            labels = other[k * self.batch_size : (k + 1) * self.batch_size]
            yield take(self.X, batch), take(self.y, labels)
"""
EVERY_EPOCH = """\
            if scheduler:
                scheduler.step()
"""
EVERY_BATCH = """\
        optimizer.step()
        if scheduler:
            scheduler.step()
"""
EPOCH = """\
def _epoch(epoch, forward_backward, batches, optimizer):
"""
CALL = "            passed = _epoch(epoch, forward_backward, batches, optimizer)\n"
TWICE = """\
    shares = [math.exp(log_p) for log_p in _log_probabilities(scores)]
    log_p, c = _log_probabilities(shares), _class(t, len(scores))
"""
