"""PyTorch as it is meant to be used: a few matrices, float64, one thread. The reference for what is right."""

import torch

from benchmarks.problem import ALPHA

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


class Moons:
    method = torch.optim.SGD

    def __init__(self, X, y, layers):
        self.X, self.y = torch.tensor(X), torch.tensor(y)
        self.load(layers)

    def load(self, layers):
        layers = [torch.tensor(layer) for layer in layers]
        parts = [part for layer in layers for part in (layer[:, :-1], layer[:, -1])]
        self.parameters = [part.clone().requires_grad_() for part in parts]
        self.optimizer = self.method(self.parameters, lr=1.0)

    def scores(self):
        w1, b1, w2, b2, w3, b3 = self.parameters
        h1 = torch.relu(torch.nn.functional.linear(self.X, w1, b1))
        h2 = torch.relu(torch.nn.functional.linear(h1, w2, b2))
        return torch.nn.functional.linear(h2, w3, b3)

    def loss(self):
        scores = self.scores()[:, 0]
        return torch.relu(1.0 - self.y * scores).mean() + ALPHA * sum((p * p).sum() for p in self.parameters)

    def forward_backward(self):
        loss = self.loss()
        self.optimizer.zero_grad()
        loss.backward()
        return loss.item()

    def update(self, lr):
        self.optimizer.param_groups[0]["lr"] = lr
        self.optimizer.step()

    def gradients(self):
        grads = [p.grad for p in self.parameters]
        pairs = zip(grads[::2], grads[1::2])
        return torch.cat([torch.column_stack([w, b]).ravel() for w, b in pairs]).tolist()


class Spiral(Moons):
    method = torch.optim.Adam

    def loss(self):
        return torch.nn.functional.cross_entropy(self.scores(), self.y)


def long_sum(n):
    """The sum of a tensor of n numbers; gives the gradients of the first and the last, added."""
    values = torch.ones(n, requires_grad=True)
    values.sum().backward()
    return (values.grad[0] + values.grad[-1]).item()
