"""JAX on the processor, float64, the whole step under jit."""

from time import process_time

import jax
import jax.numpy as jnp

from benchmarks.problem import ALPHA

jax.config.update("jax_platforms", "cpu")
jax.config.update("jax_enable_x64", True)


def loss(parameters, X, y):
    (w1, b1), (w2, b2), (w3, b3) = parameters
    h1 = jax.nn.relu(X @ w1 + b1)
    h2 = jax.nn.relu(h1 @ w2 + b2)
    losses = jax.nn.relu(1.0 - y * (h2 @ w3 + b3)[:, 0])
    return losses.mean() + ALPHA * sum((p * p).sum() for p in jax.tree.leaves(parameters))


@jax.jit
def forward_backward(parameters, X, y):
    return jax.value_and_grad(loss)(parameters, X, y)


@jax.jit
def step(parameters, X, y, lr):
    value, grads = jax.value_and_grad(loss)(parameters, X, y)
    return value, jax.tree.map(lambda p, g: p - lr * g, parameters, grads)


class Moons:
    def __init__(self, X, y, layers):
        self.X, self.y = jnp.array(X), jnp.array(y)
        self.load(layers)
        self.forward_backward()
        start = process_time()
        self.step(0.0)
        self.compile_seconds = process_time() - start

    def load(self, layers):
        layers = [jnp.array(layer) for layer in layers]
        self.parameters = [(layer[:, :-1].T, layer[:, -1]) for layer in layers]

    def forward_backward(self):
        value, self.grads = forward_backward(self.parameters, self.X, self.y)
        return float(value)

    def step(self, lr):
        value, self.parameters = step(self.parameters, self.X, self.y, lr)
        return float(value)

    def gradients(self):
        return jnp.concatenate([jnp.column_stack([w.T, b]).ravel() for w, b in self.grads]).tolist()


@jax.jit
def _small(a, b, c):
    return jax.grad(lambda a, b, c: jnp.tanh(a * b + c), argnums=(0, 1, 2))(a, b, c)


def small(n):
    """tanh(a*b + c) and back, n times; gives the gradient of a."""
    for _ in range(n):
        result = _small(2.0, -3.0, 6.5)
    return float(result[0])


@jax.jit
def _long_sum(values):
    return jax.value_and_grad(jnp.sum)(values)


def long_sum(n):
    """The sum of an array; gives the gradients of the first and the last element, added."""
    _, grads = _long_sum(jnp.ones(n))
    return float(grads[0] + grads[-1])
