"""PyTorch with a tensor per number, float64, one thread."""

import torch

from benchmarks import scalars

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def leaf(number):
    return torch.tensor(number, requires_grad=True)


def parents(node):
    """Of a node of the graph, which is not the tensor but what computed it."""
    return [parent for parent, _ in node.next_functions if parent]


class Moons(scalars.Moons):
    def __init__(self, X, y, layers):
        super().__init__(peer, X, y, layers)

    def forward_backward(self):
        loss = self.loss()
        for p in self.parameters:
            p.grad = None
        loss.backward()
        return loss.item()

    @torch.no_grad()
    def update(self, lr):
        for p in self.parameters:
            p -= lr * p.grad

    def gradients(self):
        return [p.grad.item() for p in self.parameters]

    def nodes(self):
        return scalars.count(self.loss().grad_fn, parents)


class Spiral(Moons):
    def __init__(self, X, y, layers):
        super().__init__(X, y, layers)
        self.classes = [torch.tensor(label) for label in y]

    def load(self, layers):
        super().load(layers)
        self.optimizer = torch.optim.Adam(self.parameters, lr=1.0)

    def loss(self):
        scores = [torch.stack(scalars.network(self.layers, x, torch.relu)) for x in self.X]
        losses = [torch.nn.functional.cross_entropy(s, label) for s, label in zip(scores, self.classes)]
        return torch.stack(losses).mean()

    def update(self, lr):
        self.optimizer.param_groups[0]["lr"] = lr
        self.optimizer.step()


def add_up(values):
    return torch.stack(values).sum()


class Graph(scalars.Graph):
    def root(self, result):
        return result.grad_fn


peer = Graph(leaf=leaf, relu=torch.relu, tanh=torch.tanh, parents=parents, add_up=add_up)
chain, long_sum, small, graph_nodes = peer.chain, peer.long_sum, peer.small, peer.graph_nodes
