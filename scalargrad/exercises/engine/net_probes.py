"""The probes of networks: y is a number that is worked out of them, whatever they are started with."""

from scalargrad.exercises.engine.probes import PROBES as OF_ENGINES
from scalargrad.exercises.engine.probes import Probe


def _net(code, says):
    return Probe("nets", f"y = {code}", {}, f"y = {says}", ("data(y)",))


NETS = [
    _net("size(Neuron(3))", "how many parameters Neuron(3) has"),
    _net("size(Layer(2, 3))", "how many parameters Layer(2, 3) has"),
    _net("size(MLP(2, [3, 2]))", "how many parameters MLP(2, [3, 2]) has"),
    _net("repeats(MLP(2, [3, 1]))", "how many parameters MLP(2, [3, 1]) lists once more"),
    _net("width(Layer(2, 3))", "how many numbers Layer(2, 3) says"),
    _net("width(MLP(2, [3, 1]))", "how many numbers MLP(2, [3, 1]) says"),
    _net("sums(Neuron(3), Neuron(1))", "1 if Neuron(3) and Neuron(1) say the same where both add up to 2"),
    _net("alive(Neuron(3), [1.0, 2.0, 4.0])", "how many parameters of Neuron(3) move what it says"),
    _net("alive(MLP(2, [2, 1]), [1.0, 2.5])", "how many parameters of MLP(2, [2, 1]) move what it says"),
    _net("lost(MLP(2, [2, 1]), [1.0, 2.5])", "how many gradients of MLP(2, [2, 1]) are 0 and should not be"),
    _net("wrong(MLP(2, [2, 1]), [1.0, 2.5])", "how many other gradients of MLP(2, [2, 1]) are wrong"),
    _net("differ(Layer(2, 8))", "1 if the neurons of a new Layer(2, 8) say different things"),
    _net("bends(MLP(2, [8, 1]))", "1 if what MLP(2, [8, 1]) says along a line is no line"),
]
MOONS = [
    Probe(
        "two moons",
        "y = moons(lambda: MLP(2, [8, 1]))",
        {},
        "y = the share of two moons that MLP(2, [8, 1]) learns, up to 0.95",
        ("data(y)",),
    )
]
PROBES = [*OF_ENGINES, *NETS, *MOONS]
