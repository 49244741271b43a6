"""A network that stands beside an engine: where it is found, what it is made of, what it says."""

import random
import sys
from importlib import import_module
from pathlib import Path

from scalargrad.exercises.engine.adapter import NotThere

NETS = {
    "Neuron": ("Neuron", "Perceptron", "Unit", "neuron"),
    "Layer": ("Layer", "Dense", "Linear", "layer"),
    "MLP": ("MLP", "Network", "NeuralNetwork", "Net", "mlp"),
}


def made(engine, name, *sizes):
    """A new Neuron, Layer or MLP of the engine."""
    homes = [engine.nets] if engine.nets else _homes(engine)
    for home in homes:
        for known in NETS[name]:
            if callable(found := getattr(home, known, None)):
                return _own(engine, found(*sizes))
    raise NotThere(f"no {name}")


def _homes(engine):
    """Where networks may stand: in the engine's module, its package, or the file nn beside it."""
    package = engine.module.__name__.rpartition(".")[0]
    around = [sys.modules[package]] if package in sys.modules else []
    return [engine.module, *around, *_nn_beside(engine.module, f"{package}.nn".lstrip("."))]


def _nn_beside(module, name):
    """The module of that name, if it stands in the folder of the engine's: imported before or not, found alike."""
    try:
        nn = import_module(name)
    except Exception:  # somebody else's file may raise anything
        return []
    files = [getattr(one, "__file__", None) for one in (module, nn)]
    return [nn] if all(files) and Path(files[0]).parent == Path(files[1]).parent else []


def _own(engine, net):
    """The network, if it is one of this engine."""
    if any(hasattr(one, engine.names["grad"]) and not isinstance(one, engine.type) for one in _all(engine, net)):
        raise NotThere("the networks here are made of other nodes")
    return net


def _all(engine, net):
    """What its parameters() has; where there is no such thing, the nodes that it holds."""
    found = getattr(net, "parameters", None)
    return list(_flat(engine, vars(net) if found is None else found() if callable(found) else found))


def _flat(engine, found):
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, (list, tuple, set)) or hasattr(found, "__next__"):
        for one in found:
            yield from _flat(engine, one)
    elif type(found) in (int, float) or hasattr(found, engine.names["grad"]):
        yield found
    elif hasattr(found, "__dict__") and not callable(getattr(found, "__get__", None)) and not isinstance(found, type):
        yield from _flat(engine, vars(found))


def nodes(engine, net):
    """Its parameters that are nodes, each once."""
    return list({id(one): one for one in _all(engine, net) if isinstance(one, engine.type)}.values())


def listed(engine, net):
    """Its parameters that are nodes, as often as it lists them; each once, where it has no list."""
    if not hasattr(net, "parameters"):
        return nodes(engine, net)
    return [one for one in _all(engine, net) if isinstance(one, engine.type)]


def outputs(engine, net, x):
    """What it says to a list of numbers, as a list of nodes."""
    go = net if callable(net) else getattr(net, "forward", None)
    if go is None:
        raise NotThere("a network that cannot be called")
    try:
        said = go(list(x))
    except (TypeError, AttributeError):  # it wants nodes
        said = go([engine.make(one) for one in x])
    return list(said) if isinstance(said, (list, tuple)) else [said]


def says(engine, net, x):
    """The first number that it says to a list of numbers."""
    return engine.data(outputs(engine, net, x)[0])


def _set(engine, net, numbers):
    for node, number in zip(nodes(engine, net), numbers):
        setattr(node, engine.names["data"], number)
    return net


def like(engine, net, number):
    """The network, all its parameters that number."""
    return _set(engine, net, [number] * len(nodes(engine, net)))


def mixed(engine, net, seed):
    """The network, its parameters drawn anew."""
    draw = random.Random(seed)
    return _set(engine, net, [draw.uniform(-1.0, 1.0) for _ in nodes(engine, net)])
