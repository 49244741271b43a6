"""Loops over lists of floats: what an experienced programmer writes who differentiates by hand, without NumPy."""

from operator import mul

from benchmarks.problem import ALPHA, flat


class Moons:
    def __init__(self, X, y, layers):
        self.X, self.y = X, y
        self.load(layers)

    def load(self, layers):
        self.weights = [[neuron[:-1] for neuron in layer] for layer in layers]
        self.biases = [[neuron[-1] for neuron in layer] for layer in layers]

    def forward_backward(self):
        # the gradient of the penalty first, then sample by sample what the hinge adds to it
        self.weight_grads = [[[2 * ALPHA * w for w in row] for row in layer] for layer in self.weights]
        self.bias_grads = [[2 * ALPHA * b for b in layer] for layer in self.biases]
        hinge = sum(map(self.sample, self.X, self.y))
        squares = sum(w * w for layer in self.weights for row in layer for w in row)
        squares += sum(b * b for layer in self.biases for b in layer)
        return hinge / len(self.y) + ALPHA * squares

    def sample(self, x, label):
        """The hinge loss of one sample; adds its share to the gradients."""
        (w1, w2, (w3,)), (b1, b2, (b3,)) = self.weights, self.biases
        h1 = [z if (z := sum(map(mul, row, x)) + b) > 0.0 else 0.0 for row, b in zip(w1, b1)]
        h2 = [z if (z := sum(map(mul, row, h1)) + b) > 0.0 else 0.0 for row, b in zip(w2, b2)]
        loss = 1.0 - label * (sum(map(mul, w3, h2)) + b3)
        if loss <= 0.0:
            return 0.0
        d3 = -label / len(self.y)
        d2 = [d3 * w if h > 0.0 else 0.0 for w, h in zip(w3, h2)]
        d1 = [0.0] * len(h1)
        for d, row in zip(d2, w2):
            if d:
                d1 = [total + d * w for total, w in zip(d1, row)]
        d1 = [d if h > 0.0 else 0.0 for d, h in zip(d1, h1)]
        for i, (slopes, inputs) in enumerate([(d1, x), (d2, h1), ([d3], h2)]):
            self.add(i, slopes, inputs)
        return loss

    def add(self, i, slopes, inputs):
        """One sample's share of the gradients of layer i."""
        rows, biases = self.weight_grads[i], self.bias_grads[i]
        for j, d in enumerate(slopes):
            if d:
                rows[j] = [total + d * v for total, v in zip(rows[j], inputs)]
                biases[j] += d

    def update(self, lr):
        for weights, grads in zip(self.weights, self.weight_grads):
            weights[:] = [[w - lr * g for w, g in zip(row, row_grads)] for row, row_grads in zip(weights, grads)]
        for biases, grads in zip(self.biases, self.bias_grads):
            biases[:] = [b - lr * g for b, g in zip(biases, grads)]

    def gradients(self):
        layers = zip(self.weight_grads, self.bias_grads)
        return flat([[[*row, b] for row, b in zip(rows, biases)] for rows, biases in layers])


def chain(n):
    """The chain forward, number by number, then backward; gives the gradient of x."""
    node = x = 1.0
    for _ in range(n):
        node = node + x
    grad, grad_x = 1.0, 0.0
    for _ in range(n):
        grad_x += grad
    return grad_x + grad


def long_sum(n):
    """The sum of n numbers, and the gradient of each; gives the first and the last of them, added."""
    values = [1.0] * n
    sum(values)
    grads = [1.0] * n
    return grads[0] + grads[-1]
