"""The last step to an engine of one's own, a network: what can be said of it before the examiner asks."""

from scalargrad.exercises.engine.nets import made, mixed, says

TOLD = {
    "pair": 'give both classes, the engine first: `check("25.7", (Value, MLP))`.',
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
        parameters = list(net.parameters())
        return _of_parameters(engine, parameters) or _of_scores(engine, net)
    except Exception:  # the reader's code may raise anything
        return None


def _of_parameters(engine, parameters):
    if any(isinstance(one, (list, tuple)) for one in parameters):
        return "nested"
    if any(isinstance(one, (int, float)) for one in parameters):
        return "numbers"
    starts = {engine.data(one) for one in parameters}
    return "alike" if parameters and len(starts) <= 2 else None  # one number for the weights, one for the biases


def _of_scores(engine, net):
    scores = [says(engine, mixed(engine, net, seed), point) for seed in range(10) for point in POINTS]
    return None if min(scores) < 0.0 else "never negative"
