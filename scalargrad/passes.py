"""The passes of a batch, by graphs or by programs, behind one interface: two functions of samples and targets.

`forward(X, y)` gives the outputs, as numbers, and the loss. `forward_backward(X, y)` gives the same, and leaves the
gradients in the parameters.
"""

from functools import cache

from scalargrad.arguments import number
from scalargrad.backends import lists


def by_graphs(model, loss, X):
    """A graph of each batch. X is samples to try whether the model takes batches."""
    switch(model, training=False)
    takes_batches = _takes_batches(model, X[:8])

    def graph(X, y):
        outputs = model(X) if takes_batches else [model(x) for x in X]
        return numbers(outputs), _checked(loss(outputs, y))

    def forward(X, y):
        switch(model, training=False)
        outputs, result = graph(X, y)
        return outputs, number(result.data)

    def forward_backward(X, y):
        switch(model, training=True)
        outputs, result = graph(X, y)
        result.backward()
        return outputs, number(result.data)

    return forward, forward_backward


def by_programs(compiler, model, loss, X, y, with_outputs):
    """Compile the loss of a sample, and the model if its outputs are wanted: each mode when it is needed."""
    switch(model, training=True)
    _check_mean(model, loss, X[:8], y[:8])

    @cache
    def programs(training):
        switch(model, training)
        answers = compiler(model, X[0]) if with_outputs else lambda X: []
        return answers, compiler(lambda x, t: loss([model(x)], [t]), X[0], y[0])

    def forward(X, y):
        answers, losses = programs(training=False)
        return answers(X), sum(losses(X, y)) / len(X)

    def forward_backward(X, y):
        answers, losses = programs(training=True)
        return answers(X), losses.backward(X, y)

    return forward, forward_backward


def switch(model, training):
    """Call `train(True)` or `train(False)`, unless the model is in that mode or knows of none."""
    if getattr(model, "training", training) is not training:
        model.train(training)


def numbers(outputs):
    """Outputs without their graph: a float for each Value, in the same lists.

    >>> from scalargrad.value import Value
    >>> numbers([[Value(1.0)], [2.0]])
    [[1.0], [2.0]]
    """
    if isinstance(outputs, (list, tuple)):
        return [numbers(output) for output in outputs]
    return lists(outputs.data if hasattr(outputs, "backward") else outputs)


def _takes_batches(model, X):
    """Does the model give for a list of samples what it gives for each of them?"""
    try:
        together = model(X)
    except Exception:  # whatever it stumbles over, it does not take them
        return False
    if hasattr(together, "shape"):  # of one sample a product of matrices may have another last digit
        return together.shape[:1] == (len(X),)
    together = numbers(together)
    try:
        return together == [numbers(model(x)) for x in X]
    except Exception:  # and this one takes nothing else
        return isinstance(together, list) and len(together) == len(X)


def _checked(result):
    if not hasattr(result, "backward"):
        hint = "compute it from the outputs, not from their .data, and return it"
        raise TypeError(f"the loss gave {result!r:.60}, expected one Value: {hint}")
    return result


def _check_mean(model, loss, X, y):
    outputs = [model(x) for x in X]
    whole = _checked(loss(outputs, y)).data
    mean = sum(loss([s], [t]).data for s, t in zip(outputs, y)) / len(X)
    if abs(whole - mean) > 1e-9 * abs(mean):
        raise ValueError(
            f"the loss of {len(X)} samples is {whole:g}, but the mean of their losses is "
            f"{mean:g}: a program adds up samples one by one, so train without compiler"
        )
