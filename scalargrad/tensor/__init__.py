"""The same words on arrays: `Tensor` for `Value`, and `functional` and `nn` for those of numbers.

Read the files in this order: erfc, class_rules, rules, operations, walk, engine, layers, convolution, losses,
parameters, regularization, functional, nn, gradcheck. It needs NumPy;
`scalargrad.backends` opens it to other libraries.

>>> from scalargrad import SGD
>>> from scalargrad.tensor import Tensor, functional as F, nn
>>> model = nn.Sequential(nn.Linear(2, 8, seed=1), nn.ReLU(), nn.Linear(8, 1, seed=2))
>>> X, y = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [[0.0], [1.0], [1.0], [0.0]]
>>> optimizer = SGD(model.parameters(), lr=0.1)
>>> for _ in range(500):
...     loss = F.mse_loss(model(X), y)
...     optimizer.zero_grad(); loss.backward(); optimizer.step()
>>> model(X).data.round(1)
array([[0.],
       [1.],
       [1.],
       [0.]])
"""

from scalargrad.tensor import functional, nn
from scalargrad.tensor.engine import Tensor
from scalargrad.tensor.gradcheck import gradcheck

__all__ = ["Tensor", "functional", "gradcheck", "nn"]
