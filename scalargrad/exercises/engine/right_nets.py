"""Networks on any engine, right ones, and what people do wrong there: each mistake changes them in one place."""

import random

from scalargrad.exercises.engine.mistakes import Mistake
from scalargrad.exercises.engine.right import Right


class Nets:
    """Neuron, Layer and MLP, made of an engine's nodes; a mistake is a subclass."""

    def __init__(self, make):
        self.make = make

    def Neuron(self, nin, bent=True):
        return Neuron(self, nin, bent)

    def Layer(self, nin, nout, bent=True):
        return Layer(self, [self.Neuron(nin, bent) for _ in range(nout)])

    def MLP(self, nin, nouts):
        return MLP(self, [self.Layer(*pair, bent=pair[1] is not nouts[-1]) for pair in zip([nin, *nouts], nouts)])

    def start(self):
        return random.uniform(-1.0, 1.0)

    def score(self, neuron, x):
        return sum((w * one for w, one in zip(neuron.weights, x)), neuron.bias)

    def bend(self, score):
        return score.tanh()

    def own(self, neuron):
        return [*neuron.weights, neuron.bias]

    def hand_on(self, said, x):
        """What the next layer gets."""
        return said

    def gather(self, neurons):
        return [p for neuron in neurons for p in neuron.parameters()]

    def collect(self, layers):
        return [p for layer in layers for p in layer.parameters()]


class Neuron:
    def __init__(self, nets, nin, bent):
        self.nets, self.bent = nets, bent
        self.weights = [nets.make(nets.start()) for _ in range(nin)]
        self.bias = nets.make(0.0)

    def __call__(self, x):
        score = self.nets.score(self, x)
        return self.nets.bend(score) if self.bent else score

    def parameters(self):
        return self.nets.own(self)


class Layer:
    def __init__(self, nets, neurons):
        self.nets, self.neurons = nets, neurons

    def __call__(self, x):
        return [neuron(x) for neuron in self.neurons]

    def parameters(self):
        return self.nets.gather(self.neurons)


class MLP:
    def __init__(self, nets, layers):
        self.nets, self.layers = nets, layers

    def __call__(self, x):
        said = x
        for layer in self.layers:
            given = said if layer is self.layers[0] else self.nets.hand_on(said, x)
            said = layer(given)
        return said

    def parameters(self):
        return self.nets.collect(self.layers)


NET_SLIPS = []


def _slip(name, because, matters, look=(), chapter=6, pattern=""):
    """Put the networks below into the table."""

    def put(nets):
        NET_SLIPS.append(Mistake(name, Right, because, matters, look, pattern, chapter=chapter, nets=nets))
        return nets

    return put


@_slip(
    "parameters() leaves out the biases",
    "A neuron of 3 inputs has 3 weights and a bias. What is not in the list is never moved.",
    "The network learns, and less well than it could: every line goes where it started.",
    look=("Neuron.parameters", "Neuron"),
)
class NoBiasListed(Nets):
    def own(self, neuron):
        return neuron.weights


@_slip(
    "The bias is not added to the weighted sum",
    "It is there, and nothing depends on it: its gradient is always 0.",
    "Every line of the network goes through the origin.",
    look=("Neuron.__call__", "Neuron.forward"),
)
class NoBiasAdded(Nets):
    def score(self, neuron, x):
        first, *more = [w * one for w, one in zip(neuron.weights, x)]
        return sum(more, first)


@_slip(
    "parameters() has the last layer alone",
    "A network has the parameters of all its layers.",
    "The other layers stay as they were drawn.",
    look=("MLP.parameters", "MLP"),
    chapter=8,
)
class LastLayerListed(Nets):
    def collect(self, layers):
        return layers[-1].parameters()


@_slip(
    "parameters() has the first layer alone",
    "A network has the parameters of all its layers. A `return` inside the loop ends it after the first one.",
    "The other layers stay as they were drawn.",
    look=("MLP.parameters", "MLP"),
    chapter=8,
)
class FirstLayerListed(Nets):
    def collect(self, layers):
        return layers[0].parameters()


@_slip(
    "parameters() lists each parameter twice",
    "A network and its layers have the same parameters. Whoever collects both has each of them twice.",
    "Every step moves each weight twice as far as it should, and a count of the parameters is wrong.",
    look=("MLP.parameters", "Layer.parameters", "MLP"),
    chapter=7,
)
class ListedTwice(Nets):
    def collect(self, layers):
        return [*super().collect(layers), *super().collect(layers)]


@_slip(
    "parameters() of a network is empty",
    "Its own neurons have parameters. The list that collects them stays empty, or nothing is put into it.",
    "No weight is ever moved, and no error says so.",
    look=("Layer.parameters", "MLP.parameters"),
    chapter=7,
)
class NothingListed(Nets):
    def gather(self, neurons):
        return []


@_slip(
    "All neurons of a layer are one and the same",
    "`[Neuron(nin)] * nout` makes one neuron, and a list that has it several times.",
    "A layer of sixteen can do no more than a layer of one.",
    look=("Layer.__init__",),
    pattern=r"\]\s*\*",
    chapter=7,
)
class OneNeuron(Nets):
    def Layer(self, nin, nout, bent=True):
        return Layer(self, [self.Neuron(nin, bent)] * nout)


@_slip(
    "All neurons start out the same",
    "With the same weights they say the same, get the same gradient and move alike, forever.",
    "A layer of sixteen can do no more than a layer of one.",
    look=("Neuron.__init__",),
    chapter=13,
)
class SameStart(Nets):
    def start(self):
        return 0.5


@_slip(
    "Every layer gets the inputs of the network",
    "The second layer has to get what the first one says.",
    "All layers but the last are lost: nothing depends on them.",
    look=("MLP.__call__", "MLP.forward"),
    chapter=8,
)
class FedWithInputs(Nets):
    def hand_on(self, said, x):
        return x


@_slip(
    "Between the layers numbers are taken out of their nodes",
    "What the next layer gets has no parents, so the way back ends there.",
    "The forward pass is right, and only the last layer learns.",
    look=("MLP.__call__", "Layer.__call__", "Neuron.__call__"),
    pattern=r"\.(data|value|val)\b",
    chapter=8,
)
class CutOff(Nets):
    def hand_on(self, said, x):
        return [one.data for one in said]


@_slip(
    "Nothing bends between the layers",
    "Sums of sums are sums: the whole network is one line.",
    "More layers do not help. No line separates two moons.",
    look=("Neuron.__call__", "Neuron.forward"),
    chapter=8,
)
class Straight(Nets):
    def bend(self, score):
        return score
