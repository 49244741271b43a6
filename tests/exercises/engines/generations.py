"""A right engine in another style: each node knows its generation, and the youngest goes first."""

import heapq
import math
from itertools import count


class Variable:
    def __init__(self, value, inputs=(), slopes=()):
        self.value = float(value)
        self.gradient = None
        self.inputs = inputs
        self.slopes = slopes
        self.generation = 1 + max((node.generation for node in inputs), default=0)

    def __add__(self, other):
        return Variable(self.value + other.value, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        return Variable(self.value * other.value, (self, other), (other.value, self.value))

    def backprop(self):
        found, waiting = {id(self): self}, [self]
        for node in waiting:
            new = {id(one): one for one in node.inputs if id(one) not in found}
            found |= new
            waiting += new.values()
        for node in waiting:
            node.gradient = 0.0 if node.inputs or node.gradient is None else node.gradient
        self.gradient += 1.0
        tie = count()
        heap, queued = [(-self.generation, next(tie), self)], {id(self)}
        while heap:
            _, _, node = heapq.heappop(heap)
            for one, slope in zip(node.inputs, node.slopes):
                one.gradient += slope * node.gradient
                if id(one) not in queued:
                    queued.add(id(one))
                    heapq.heappush(heap, (-one.generation, next(tie), one))


def exp(x):
    e = math.exp(x.value)
    return Variable(e, (x,), (e,))


def sin(x):
    return Variable(math.sin(x.value), (x,), (math.cos(x.value),))
