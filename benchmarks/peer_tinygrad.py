"""tinygrad on the processor, float64, the whole step under its jit.

It compiles with clang; where there is none, with its own assembler for x86, else with the system's LLVM library.
"""

import os
import platform
import shutil
from time import process_time

if not shutil.which("clang"):
    os.environ["DEV"] = "CPU:X86" if platform.machine() in ("x86_64", "AMD64") else "CPU:LLVM"
os.environ["CACHELEVEL"] = "0"  # compile anew in each process, or the time it takes would not show

from tinygrad import Tensor, TinyJit, dtypes

from benchmarks.problem import ALPHA

CALLS = 3  # TinyJit watches two calls; the third one runs what it has kept


def tensor(numbers):
    return Tensor(numbers, dtype=dtypes.float64).realize()


class Moons:
    def __init__(self, X, y, layers):
        self.X, self.y, self.rate = tensor(X), tensor(y), tensor([0.0])
        self.jit_pass, self.jit_step = TinyJit(self.forward_backward_lazy), TinyJit(self.step_lazy)
        self.load(layers)
        for _ in range(CALLS):
            self.forward_backward()
        start = process_time()
        for _ in range(CALLS):
            self.step(0.0)
        self.compile_seconds = process_time() - start

    def load(self, layers):
        parts = [part for layer in layers for part in ([n[:-1] for n in layer], [n[-1] for n in layer])]
        if not hasattr(self, "parameters"):
            self.parameters = [tensor(part) for part in parts]
        for p, part in zip(self.parameters, parts):  # into the same buffers, which the jit knows
            p.assign(tensor(part)).realize()

    def loss(self):
        w1, b1, w2, b2, w3, b3 = self.parameters
        h1 = self.X.linear(w1.T, b1).relu()
        h2 = h1.linear(w2.T, b2).relu()
        scores = h2.linear(w3.T, b3)[:, 0]
        return (1.0 - self.y * scores).relu().mean() + ALPHA * sum((p * p).sum() for p in self.parameters)

    def forward_backward_lazy(self):
        loss = self.loss()
        grads = loss.gradient(*self.parameters)
        return loss.realize(*grads), *grads

    def step_lazy(self, rate):
        loss = self.loss()
        grads = loss.gradient(*self.parameters)
        return loss.realize(*[p.assign(p - rate * g) for p, g in zip(self.parameters, grads)])

    def forward_backward(self):
        loss, *self.grads = self.jit_pass()
        return loss.item()

    def step(self, lr):
        return self.jit_step(tensor([lr])).item()

    def gradients(self):
        grads = [g.tolist() for g in self.grads]
        pairs = zip(grads[::2], grads[1::2])
        return [number for rows, biases in pairs for row, b in zip(rows, biases) for number in (*row, b)]

    def nodes(self):
        return len(self.loss().uop.toposort())
