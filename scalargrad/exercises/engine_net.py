"""The last step to an engine of one's own, a network: what can be said of it before the examiner asks."""

from scalargrad.exercises.engine.nets import made, mixed, says

TOLD = {
    "pair": 'give both classes, the engine first: `check("25.7", (Value, MLP))`.',
    "names": "the cells below say `data`, `grad` and `backward()`. Give your Values these names, too.",
    "no method": "`parameters` is no method. Write `def parameters(self):`, which gives a flat list.",
    "no call": "the network cannot be called: what `model(x)` gives is up to `__call__`.",
    "wants nodes": "it stops at plain numbers. `model([1.0, 2.0])` has to go: a weight times a number does.",
    "nested": "parameters() gives lists of lists. Whoever moves them wants one flat list.",
    "numbers": "parameters() gives plain numbers. To move a weight, one needs the Value that holds it.",
    "alike": "all parameters start with the same number. Neurons that start alike get the same gradients, and stay so.",
    "never negative": "what it says is never negative, so it cannot tell the class −1: the last layer bends, too. Let "
    "it give its weighted sum.",
    "missing": "the network cannot be asked: `MLP(2, [8, 1])`, called with a list of two numbers.",
    "other": "the network does not say what its numbers give, or does not learn two moons. Does every hidden layer "
    "bend? Does each layer get what the one before it says?",
}
POINTS = [0.0, 0.0], [1.0, 0.0], [-1.0, 1.0]


def slip(engine):
    """The name of a mistake in what the engine's MLP(2, [8, 1]) gives, or None; whether it is there, the probes say."""
    try:
        net = made(engine, "MLP", 2, [8, 1])
        return _of_use(engine, net) or _of_parameters(engine, list(net.parameters())) or _of_scores(engine, net)
    except Exception:  # the reader's code may raise anything
        return None


def _of_use(engine, net):
    """What the cells below could not do with it, although the examiner can."""
    if not all(hasattr(engine.make(0.0), name) for name in ("data", "grad", "backward")):
        return "names"
    if not callable(getattr(net, "parameters", None)):
        return "no method"
    if not callable(net):
        return "no call"
    says(engine, net, POINTS[0])  # it may want nodes, and gets them
    try:
        net(list(POINTS[0]))
    except Exception:  # the reader's code may raise anything
        return "wants nodes"
    return None


def _of_parameters(engine, parameters):
    if any(isinstance(one, (list, tuple)) for one in parameters):
        return "nested"
    if any(isinstance(one, (int, float)) for one in parameters):
        return "numbers"
    starts = {engine.data(one) for one in parameters}
    return "alike" if parameters and len(starts) <= 2 else None  # one number for the weights, one for the biases


def _of_scores(engine, net):
    if not list(net.parameters()):  # what it says cannot be drawn anew: one draw says little
        return None
    scores = [says(engine, mixed(engine, net, seed), point) for seed in range(10) for point in POINTS]
    return None if min(scores) < 0.0 else "never negative"
