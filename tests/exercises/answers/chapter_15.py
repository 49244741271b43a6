"""Answers to chapter 15, right and wrong."""

from scalargrad.optim import Adam, AdamW

WORLD = {}  # what a program keeps outside of `memory`


def _step(
    *, count="step", correct=(True, True), eps="outside", decay="before", lr=None, keep="tms", root=0.5, move=None,
    apart=True, sign=1.0, clear=False, whose=None, power=2, start=0,
    betas=(0.9, 0.999),
):  # fmt: skip
    """AdamW with its mistakes as switches."""

    def adamw_step(parameters, memory, rate, strength):
        rate = rate if lr is None else lr
        memory = memory if whose is None else whose
        memory["t"] = t = (memory.get("t", start) if "t" in keep else 0) + (count == "step")
        for i, p in enumerate(parameters):
            if count == "parameter":
                memory["t"] = t = t + 1
            g = p.grad + (strength * p.data if decay == "gradient" else 0.0)
            key = i if apart else 0
            m, s = memory.get(key, (0.0, 0.0))
            m, s = m * ("m" in keep), s * ("s" in keep)
            memory[key] = m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g**power
            one, two = [1 - b**t if yes else 1.0 for b, yes in zip(betas, correct)]
            size = {
                "outside": lambda: (s / two) ** root + 1e-8,
                "inside": lambda: (s / two + 1e-8) ** root,
                "early": lambda: (s**root + 1e-8) / two**root,
                "none": lambda: (s / two) ** root,
            }[eps]()
            step = sign * rate * (m / one) / size
            p.data = (move or _move)(p.data, step, rate * strength, decay, strength)
            if clear:
                p.grad = 0.0

    return adamw_step


def _move(data, step, both, decay, strength):
    factors = {"before": 1 - both, "twice": 1 - 2 * both, "no lr": 1 - strength, "up": 1 + both}
    if decay == "after":
        return (data - step) * (1 - both)
    return data * factors.get(decay, 1.0) - step - (both if decay == "flat" else 0.0)


def _by_the_package(parameters, memory, lr, decay):
    memory.setdefault("adam", AdamW(parameters, lr=lr, weight_decay=decay)).step()


def _by_the_other(parameters, memory, lr, decay):
    memory.setdefault("adam", Adam(parameters, lr=lr, weight_decay=decay)).step()


def _keyed_by_value(parameters, memory, lr, decay):
    memory.setdefault("t", 0)
    memory["t"] += 1
    for p in parameters:
        old = memory.setdefault(p, {"m": 0.0, "s": 0.0})
        old["m"] += 0.1 * (p.grad - old["m"])
        old["s"] += 0.001 * (p.grad * p.grad - old["s"])
        square = old["s"] / (1 - 0.999 ** memory["t"])
        p.data = p.data - lr * decay * p.data
        p.data -= lr * old["m"] / (1 - 0.9 ** memory["t"]) / (1e-8 + square**0.5)
    return parameters


def _returning(parameters, memory, lr, decay):
    return [p.data - lr for p in parameters]


def _rebinding(parameters, memory, lr, decay):
    for p in parameters:
        p = p - lr * p.grad


def _counting_twice(parameters, memory, lr, decay):
    memory["t"] = memory.get("t", 0) + 1
    _step()(parameters, memory, lr, decay)


def _first(parameters, memory, lr, decay):
    return _step()(parameters[:1], memory, lr, decay)


def _sgd(parameters, memory, lr, decay):
    for p in parameters:
        p.data -= lr * (p.grad + decay * p.data)


def _by_sign(parameters, memory, lr, decay):
    for p in parameters:
        p.data -= lr * (decay * p.data + p.grad / (abs(p.grad) + 1e-8))


def _sizes(parameters, memory, lr, decay):
    grads = [p.grad for p in parameters]
    for p in parameters:
        p.grad = abs(p.grad)
    _step()(parameters, memory, lr, decay)
    for p, grad in zip(parameters, grads):
        p.grad = grad


def _decay_looped(parameters, memory, lr, decay):
    """A loop over all, inside of the loop over all: each shrinks twice."""
    for _ in parameters:
        for p in parameters:
            p.data *= 1 - lr * decay
    _step()(parameters, memory, lr, 0.0)


def _decay_of_the_first(parameters, memory, lr, decay):
    parameters[0].data *= 1 - lr * decay
    _step()(parameters, memory, lr, 0.0)


def _decay_grows(parameters, memory, lr, decay):
    memory["steps"] = memory.get("steps", 0) + 1
    _step()(parameters, memory, lr, decay * memory["steps"])


def _only_once(parameters, memory, lr, decay):
    if not memory:
        _step()(parameters, memory, lr, decay)


RIGHT = {"15.3": _step()}
MORE_RIGHT = [("15.3", _by_the_package), ("15.3", _keyed_by_value)]
WRONG = {
    "15.3": {
        "t zero": _step(count="never"),
        "returned": _returning,
        "rebound": _rebinding,
        "uphill": _step(sign=-1.0),
        "no correction": _step(correct=(False, False)),
        "mean only": _step(correct=(True, False)),
        "square only": _step(correct=(False, True)),
        "no lr": _step(lr=1.0),
        "assigned": _step(move=lambda data, step, *_: -step),
        "sgd": _sgd,
        "swapped": _step(betas=(0.999, 0.9)),
        "no root": _step(root=1.0),
        "hasty": _step(count="parameter"),
        "one ahead": _step(start=1),
        "first": _first,
        "size": _sizes,
        "shared": _step(apart=False),
        "inside": _step(eps="inside"),
        "early eps": _step(eps="early"),
        "no eps": _step(eps="none"),
        "t stays": _step(keep="ms"),
        "forgot": _by_sign,
        "forgot mean": _step(keep="ts"),
        "forgot square": _step(keep="tm"),
        "once": _only_once,
        "second": _step(power=2, keep="t"),
        "global": _step(whose=WORLD),
        "in the gradient": _step(decay="gradient"),
        "decay without lr": _step(decay="no lr"),
        "decay after": _step(decay="after"),
        "decay sign": _step(move=lambda data, step, both, *_: data - both * abs(data) - step),
        "decay one": _decay_of_the_first,
        "decay each": _decay_looped,
        "decay later": _decay_grows,
        "doubled": _step(decay="twice"),
        "grows": _step(decay="up"),
        "flat": _step(decay="flat"),
        "no decay": _step(decay="none"),
        "decay": _step(move=lambda data, step, both, *_: data * (1 - both / 4) - step),
        "fixed lr": _step(lr=0.1),
        "zeroed": _step(clear=True),
        "other": _step(sign=2.0),
    },
}
MORE_WRONG = [
    ("15.3", "in the gradient", _by_the_other),
    ("15.3", "no lr", _step(betas=(0.9, 0.9))),
    ("15.3", "one ahead", _counting_twice),
    ("15.3", "fixed lr", _step(move=lambda data, step, both, decay, strength: data * (1 - 0.1 * strength) - step)),
]
