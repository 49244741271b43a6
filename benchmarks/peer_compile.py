"""The adapter of scalargrad.compile: the loss of one sample, compiled to straight-line Python."""

from time import process_time

from benchmarks import memory, peer_one_call
from benchmarks.problem import ALPHA
from scalargrad import compile as compile_
from scalargrad import cross_entropy
from scalargrad.functional import dot
from scalargrad.losses import hinge_loss


class Compiled:
    backend = "python"
    nodes = None

    def __init__(self, X, y, layers):
        super().__init__(X, y, layers)
        marked, start = memory.mark(), process_time()
        self.program = compile_(self.sample_loss, X[0], y[0], backend=self.backend)
        self.compile_seconds, self.compile_megabytes = process_time() - start, memory.above(marked)

    def forward_backward(self):
        self.optimizer.zero_grad()
        return self.program.backward(self.X, self.y)


class Moons(Compiled, peer_one_call.Moons):
    def sample_loss(self, x, label):
        return hinge_loss([self.model(x)], [label]) + ALPHA * dot(self.parameters, self.parameters)


class Spiral(Compiled, peer_one_call.Spiral):
    def sample_loss(self, x, label):
        return cross_entropy([self.model(x)], [label])
