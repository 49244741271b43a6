"""What a probe asks of a network: of a neuron, a layer or a perceptron that stands beside an engine.

The answers do not depend on how a network is started, in which order it keeps its parameters, or how it bends.
"""

import math
from functools import partial

from scalargrad.data import make_moons
from scalargrad.exercises.engine.nets import NETS, like, listed, made, mixed, nodes, outputs, says

STEP, NEAR = 1e-5, 1e-6  # of a difference, and how far it may be off
OF_SINGLE = 1e-2, 1e-3  # the same for numbers that have seven digits
POINTS, STARTS, STEPS, ENOUGH = 20, 6, 120, 0.95  # of two moons


def tools(engine):
    """The names that a probe may use for networks."""
    nets = {name: partial(made, engine, name) for name in NETS}
    asked = (size, repeats, width, sums, alive, lost, wrong, bends, differ, moons)
    return nets | {tool.__name__: partial(tool, engine) for tool in asked}


def size(engine, net):
    """How many parameters it has."""
    return float(len(nodes(engine, net)))


def repeats(engine, net):
    """How many entries of its parameters() are there already."""
    return float(len(listed(engine, net)) - len(nodes(engine, net)))


def width(engine, net):
    """How many numbers it says to two."""
    return float(len(outputs(engine, net, [1.0, 2.0])))


def sums(engine, wide, narrow):
    """Does a neuron say the same wherever its weighted sum is 2? Of three inputs: ¼ (1 + 2 + 4) + ¼; of one: 1 + 1."""
    return float(
        math.isclose(
            says(engine, like(engine, wide, 0.25), [1.0, 2.0, 4.0]),
            says(engine, like(engine, narrow, 1.0), [1.0]),
            rel_tol=1e-9,
        )
    )


def alive(engine, net, x):
    """How many parameters move the result, all of them at ¼."""
    return float(sum(abs(slope) > 1e-7 for slope in _differences(engine, like(engine, net, 0.25), x)))


def lost(engine, net, x):
    """How many gradients are 0 where differences say that they are not."""
    return float(sum(abs(slope) > 1e-7 and not came for came, slope in _slopes(engine, net, x)))


def wrong(engine, net, x):
    """How many gradients are neither 0 nor what differences say."""
    _, near = _step(engine)
    return float(sum(came != 0.0 and abs(came - slope) > near for came, slope in _slopes(engine, net, x)))


def _slopes(engine, net, x):
    """For each parameter its gradient and what differences say."""
    should = _differences(engine, like(engine, net, 0.25), x)
    for node in nodes(engine, net):
        engine.zero(node)
    engine.back(outputs(engine, net, x)[0])
    return [(engine.grad(node), slope) for node, slope in zip(nodes(engine, net), should)]


def _step(engine):
    """How far a parameter is nudged, and how far the difference may be off: further where numbers have seven digits."""
    return (STEP, NEAR) if engine.data(engine.make(0.1) * engine.make(1.0)) == 0.1 else OF_SINGLE


def _differences(engine, net, x):
    slopes, (step, _) = [], _step(engine)
    for node in nodes(engine, net):
        number = engine.data(node)
        said = []
        for nudged in (number + step, number - step):
            setattr(node, engine.names["data"], nudged)
            said.append(says(engine, net, x))
        setattr(node, engine.names["data"], number)
        slopes.append((said[0] - said[1]) / (2.0 * step))
    return slopes


def bends(engine, net):
    """Is what it says along a line anything but a line? One start in five may put all its neurons to sleep."""
    return float(any(_bends(engine, mixed(engine, net, seed)) for seed in range(5)))


def _bends(engine, net):
    said = [says(engine, net, [x / 2.0, 1.0]) for x in range(-8, 9)]
    return any(abs(a - 2.0 * b + c) > 1e-6 for a, b, c in zip(said, said[1:], said[2:]))


def differ(engine, layer):
    """Do the outputs of a new layer differ from one another? Of two opposite inputs no bend can hide both."""
    said = [[engine.data(one) for one in outputs(engine, layer, x)] for x in ([1.0, -2.0], [-1.0, 2.0])]
    return float(len(set(zip(*said))) > 1)


def moons(engine, make):
    """The share of two moons that a network gets right, trained from a few starts; 0.95 is enough.

    A start whose neurons sleep costs one step, another one STEPS; after twice as many there is no further start.
    """
    best, steps = 0.0, 0
    for seed in range(STARTS):
        share, taken = _trained(engine, mixed(engine, make(), seed))
        best, steps = max(best, share), steps + taken
        if best >= ENOUGH or steps >= 2 * STEPS:
            break
    return min(best, ENOUGH)


def _trained(engine, net):
    """The best share on the way, by the steps of Adam, which most networks get on with; and how many it took."""
    points, labels = make_moons(POINTS, noise=0.05, seed=7)
    targets = [float(label > 0) for label in labels]
    moments = [(0.0, 0.0)] * len(nodes(engine, net))
    share = 0.0
    for step in range(STEPS):
        scores = [outputs(engine, net, point)[0] for point in points]
        right = sum((engine.data(score) > 0.5) == (target > 0.5) for score, target in zip(scores, targets))
        share = max(share, right / len(points))
        if share >= ENOUGH:
            break
        slopes = _slopes_of_loss(engine, net, scores, targets)
        if not any(slopes):  # every neuron sleeps: another start
            break
        moments = [(0.8 * m + 0.2 * g, 0.9 * v + 0.1 * g * g) for (m, v), g in zip(moments, slopes)]
        _move(engine, net, moments, step + 1)
    return share, step + 1


def _slopes_of_loss(engine, net, scores, targets):
    loss = engine.make(0.0)
    for score, target in zip(scores, targets):
        error = score + engine.make(-target)
        loss = loss + error * error
    for node in nodes(engine, net):
        engine.zero(node)
    engine.back(loss)
    return [engine.grad(node) for node in nodes(engine, net)]


def _move(engine, net, moments, step):
    for node, (m, v) in zip(nodes(engine, net), moments):
        stride = m / (1.0 - 0.8**step) / (math.sqrt(v / (1.0 - 0.9**step)) + 1e-8)
        setattr(node, engine.names["data"], engine.data(node) - 0.1 * stride)
