"""The Python that does in a notebook what the playground did."""

import inspect
from functools import partial

from .classes import scores
from .network import INITS, OPTIMIZERS, large_, small_
from .session import LOSSES, MAKERS

OWN = {"large": large_, "small": small_}  # starts that the package does not have
STEPS = 100  # of a listing for a setting that has not been trained


def listing(setting, steps=0, rates=None):
    """A program that ends with the loss and the accuracy on the points to train on, as the playground shows them.

    Args:
        setting: the setting.
        steps: how often the optimizer moved; without, some number to begin with.
        rates: learning rates that were set later, by step.
    """
    functions = _functions(setting)
    gap = "\n" if functions else ""  # two empty lines around a function
    blocks = [_imports(setting), *functions, gap + _data(setting), _model(setting)]
    return "\n\n".join([*blocks, _loop(setting, steps or STEPS, rates or {}), _end(setting)]) + "\n"


def _imports(setting):
    lines = ["import random"] if setting.data == "circles" or setting.dropout else []
    lines += ["from itertools import chain, repeat"] if setting.batch else []
    lines += ["from math import cos, pi, sin"] if setting.data == "circles" else []
    lines += [""] if lines else []
    model = ["Dropout", "Layer", "Sequential"] if setting.dropout else ["MLP"]
    names = [*model, OPTIMIZERS[setting.optimizer][0].__name__, "accuracy", LOSSES[setting.loss].__name__]
    lines.append(f"from scalargrad import {', '.join(names)}")
    data = ["DataLoader"] * bool(setting.batch)
    data += [_maker(setting)[0]] if setting.data not in ("circles", "own") else []
    data += ["train_test_split"] * (setting.data != "own")
    lines += [f"from scalargrad.data import {', '.join(data)}"] if data else []
    if setting.init != "uniform":
        name = "normal_" if setting.init == "small" else INITS[setting.init].__name__
        lines += [f"from scalargrad.init import {name}"] if setting.init != "large" else []
    return "\n".join(lines)


def _functions(setting):
    """What the package does not have, as it stands here, without the examples in the docstrings."""
    own = [MAKERS[setting.data]] if setting.data == "circles" else []
    own += [OWN[setting.init]] if setting.init in OWN else []
    return ["\n" + _source(function) for function in own]


def _maker(setting):
    """The name of the function that makes the data, and what it is told beside their number, noise and seed."""
    maker = MAKERS[setting.data]
    if not isinstance(maker, partial):
        return maker.__name__, ""
    return maker.func.__name__, "".join(f", {name}={value}" for name, value in maker.keywords.items())


def _source(function):
    head, _, body = inspect.getsource(function).partition('"""')
    text, _, body = body.partition('"""')
    return f'{head}"""{text.partition(chr(10))[0]}"""{body}'.rstrip()


def _data(setting):
    if setting.data == "own":
        points = "\n".join(f"    [{x1:g}, {x2:g}]," for x1, x2, _ in setting.own)
        labels = ", ".join(f"{label:g}" for _, _, label in setting.own)
        return f"X_train = [\n{points}\n]\ny_train = [{labels}]"
    name, more = _maker(setting)
    return "\n".join([
        f"X, y = {name}(n_samples={setting.points}, noise={setting.noise:g}, seed={setting.seed}{more})",
        f"parts = train_test_split(X, y, test_size={setting.test:g}, seed={setting.seed})",
        "X_train, X_test, y_train, y_test = parts",
    ])  # fmt: skip


def _model(setting):
    kind, settings = OPTIMIZERS[setting.optimizer]
    extra = "".join(f", {name}={value!r}" for name, value in settings.items())
    extra += f", weight_decay={setting.l2:g}" if setting.l2 or setting.optimizer == "adamw" else ""
    return "\n".join([
        *(_with_dropout(setting) if setting.dropout else [_plain(setting)]),
        f"optimizer = {kind.__name__}(model.parameters(), lr={setting.lr!r}{extra})",
    ])  # fmt: skip


def _init(setting):
    return "" if setting.init == "uniform" else f", init={INITS[setting.init].__name__}"


def _plain(setting):
    more = f', activation="{setting.activation}"{_init(setting)}, seed={setting.seed}'
    return f"model = MLP(2, {[*setting.hidden, scores(setting.data)]}{more})"


def _with_dropout(setting):
    lines, more = [f"rng = random.Random({setting.seed})", "model = Sequential("], f"{_init(setting)}, seed=rng"
    for before, width in zip([2, *setting.hidden], setting.hidden):
        lines.append(f'    Layer({before}, {width}, "{setting.activation}"{more}),')
        lines.append(f"    Dropout({setting.dropout:g}, seed=rng),")
    return [*lines, f'    Layer({[2, *setting.hidden][-1]}, {scores(setting.data)}, "linear"{more}),', ")"]


def _loop(setting, steps, rates):
    lines, targets = [], "y_train"
    if setting.loss == "logistic":
        lines, targets = ["targets = [(label + 1) / 2 for label in y_train]  # 0 and 1"], "targets"
    if rates:
        lines.append(f"rates = {rates}  # learning rates set later, by step")
    X, t = ("x", "t") if setting.batch else ("X_train", targets)
    if setting.batch:
        settings = f"batch_size={setting.batch}, shuffle=True, seed={setting.seed}"
        lines.append(f"loader = DataLoader(X_train, {targets}, {settings})")
        lines.append(f"for step, (x, t) in zip(range({steps}), chain.from_iterable(repeat(loader))):")
    else:
        lines.append(f"for step in range({steps}):")
    lines += ["    optimizer.lr = rates.get(step, optimizer.lr)"] if rates else []
    return "\n".join([
        *lines,
        f"    scores = model({X})  # forward",
        f"    loss = {LOSSES[setting.loss].__name__}(scores, {t})  # loss",
        "    optimizer.zero_grad()",
        "    loss.backward()  # backward",
        "    optimizer.step()  # update",
    ])  # fmt: skip


def _end(setting):
    targets = "targets" if setting.loss == "logistic" else "y_train"
    return "\n".join([
        *["model.eval()  # nothing is dropped any more"] * bool(setting.dropout),
        "scores = model(X_train)",
        f"loss = {LOSSES[setting.loss].__name__}(scores, {targets})",
        'print(f"loss {loss.data:.4g}, right {accuracy(scores, y_train):.0%}")',
    ])  # fmt: skip
