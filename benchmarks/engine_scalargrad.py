"""The workloads' words in scalargrad."""

from scalargrad import MLP, SGD, LinearLR, Value
from scalargrad.functional import dot, hinge_loss, total

__all__ = ["Moons", "Value", "add_up", "tanh"]

add_up = total
tanh = Value.tanh


class Moons:
    """The moons demo: a 2→16→16→1 network of ReLUs, max-margin loss plus 1e-4 times the sum of squares."""

    def __init__(self, X, y):
        self.X, self.y = X, y
        self.model = MLP(2, [16, 16, 1], activation="relu", seed=1337)
        self.parameters = self.model.parameters()
        self.optimizer = SGD(self.parameters, lr=1.0)
        self.scheduler = LinearLR(self.optimizer, start_factor=1.0, end_factor=0.1, total_iters=100)

    def loss(self):
        margin_loss = hinge_loss([self.model(x) for x in self.X], self.y)
        return margin_loss + 1e-4 * dot(self.parameters, self.parameters)

    def zero_grad(self):
        self.optimizer.zero_grad()

    def update(self, step):
        self.optimizer.step()
        self.scheduler.step()
