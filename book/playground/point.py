"""One point P on its way through the network, forward and backward."""

from scalargrad import Value, dot, softmax

from .network import dense


def look(session, point, label):
    """What every neuron says and learns at P, with the gradient of each weight in two versions.

    Args:
        session: its `look_ahead()` is called: "mean" is the gradient over the points of the next step.
        point: [x1, x2].
        label: its class, as in the labels of the session.

    Returns:
        A dict: `inputs` with data and grad of x1 and x2, `layers` with a dict for each neuron, `shares`, the
        probabilities of three classes, `loss` at P, and `sizes`, the mean of |gradient| over the parameters of each
        layer. "own" gradients, `grad` and `back`, what the
        neuron adds to the gradient of each of its inputs, belong to the loss at P alone.
    """
    session.look_ahead()
    parameters = session.model.parameters()
    means = {p: p.grad for p in parameters}
    session.optimizer.zero_grad()
    rows = through(session.model, [Value(x) for x in point])
    loss = session.loss([rows[-1]], [label])
    loss.backward()
    layers = [
        [_neuron(neuron, node, row, means) for neuron, node in zip(layer.neurons, outputs)]
        for layer, row, outputs in zip(dense(session.model), rows, rows[1:])
    ]
    for p in parameters:
        p.grad = means[p]
    return {
        "inputs": [{"data": x.data, "grad": x.grad} for x in rows[0]],
        "layers": layers,
        "shares": [p.data for p in softmax(rows[-1])] if len(rows[-1]) > 1 else [],
        "loss": loss.data,
        "sizes": [_size(layer) for layer in dense(session.model)],
    }


def through(model, inputs):
    """The inputs, and the outputs of each layer."""
    rows = [inputs]
    for layer in dense(model):
        rows.append(layer(rows[-1]))
    return rows


def _neuron(neuron, node, inputs, means):
    """The numbers of one neuron: of its node, its parameters, and of the sum inside it."""
    slope = node.slope
    return {
        "data": node.data,
        "grad": node.grad,
        "sum": dot(neuron.w, inputs, neuron.b).data,
        "slope": slope,
        "sum_grad": slope * node.grad,
        "w": [w.data for w in neuron.w],
        "b": neuron.b.data,
        "products": [w.data * x.data for w, x in zip(neuron.w, inputs)],
        "back": [slope * node.grad * w.data for w in neuron.w],
        "own": {"w": [w.grad for w in neuron.w], "b": neuron.b.grad},
        "mean": {"w": [means[w] for w in neuron.w], "b": means[neuron.b]},
    }


def _size(layer):
    gradients = [abs(p.grad) for p in layer.parameters()]
    return sum(gradients) / len(gradients)
