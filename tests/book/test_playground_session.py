"""The playground's training, its point P, its pictures and its listing, against the plain engine."""

import math
import struct
from dataclasses import replace

import pytest

from book.playground.listing import STEPS, listing
from book.playground.network import dense
from book.playground.planes import Planes, grid, square
from book.playground.point import look
from book.playground.presets import PRESETS
from book.playground.session import Session
from book.playground.setting import Setting
from scalargrad import numerical_gradient, softmax

OWN = ((-0.5, 0.2, -1.0), (0.9, 0.1, 1.0), (0.3, -0.7, 1.0))
VARIED = [
    Setting(hidden=(3,), loss="logistic", optimizer="momentum", lr=0.05, l2=0.01),
    Setting(data="circles", activation="relu", batch=7, points=41, init="large", lr=0.01),
    Setting(data="xor", activation="sigmoid", loss="mse", batch=10, hidden=(2, 3, 2)),
    Setting(data="spiral", hidden=(), activation="linear", init="ones", loss="logistic", batch=1, points=12),
    Setting(data="own", own=OWN, loss="mse", init="zeros", batch=2),
    Setting(activation="gelu", init="xavier", optimizer="adam", lr=0.01, l2=0.01),
    Setting(activation="leaky_relu", init="kaiming", optimizer="nesterov", lr=0.01, dropout=0.2, batch=10),
    Setting(data="xor", activation="silu", init="small", optimizer="rmsprop", lr=0.01, hidden=(3,), dropout=0.5),
    Setting(activation="elu", optimizer="adamw", lr=0.01, loss="logistic", l2=0.1, hidden=(3,)),
    Setting(activation="softplus", init="large", hidden=(), dropout=0.5, points=30),
    Setting(data="arms", loss="cross_entropy", hidden=(3,), optimizer="momentum", lr=0.05, l2=0.01, batch=7, points=41),
    Setting(data="arms", loss="cross_entropy", init="kaiming", optimizer="adamw", lr=0.01, dropout=0.2, points=30),
    Setting(data="arms", loss="cross_entropy", init="large", hidden=(), optimizer="rmsprop", lr=0.01, points=30),
]


def trained(setting, steps):
    session = Session(setting)
    for _ in range(steps):
        session.step()
    return session


def numbers(session):
    return [p.data for p in session.model.parameters()]


def execute(text):
    names = {}
    exec(compile(text, "<listing>", "exec"), names)
    return names


@pytest.mark.parametrize("setting", [preset.setting for preset in PRESETS.values()] + VARIED)
def test_listing_gives_the_same_numbers(setting, capsys):
    steps = 4 if setting == PRESETS["high"].setting else 40
    session = trained(setting, steps)
    names = execute(listing(setting, steps))
    assert [p.data for p in names["model"].parameters()] == pytest.approx(numbers(session), rel=1e-7, abs=1e-9)
    now = session.measure()
    assert names["loss"].data == pytest.approx(now["train"], rel=1e-7, abs=1e-9)
    assert capsys.readouterr().out == f"loss {names['loss'].data:.4g}, right {now['right']:.0%}\n"


def test_listing_knows_the_rates_that_were_set_later():
    session = trained(Setting(), 5)
    session.set_rate(0.1)
    session.step()
    session.set_rate(0.01)
    session.step()
    names = execute(listing(session.setting, session.steps, session.rates))
    assert [p.data for p in names["model"].parameters()] == pytest.approx(numbers(session), rel=1e-9)


def test_listing_imports_what_it_uses_and_no_more():
    text = listing(Setting())
    assert f"range({STEPS})" in text and "random" not in text and ">>>" not in text
    assert "def make_rings" in listing(Setting(data="circles")) and "DataLoader(" in listing(Setting(batch=5))
    assert max(map(len, "\n".join(listing(setting) for setting in VARIED).splitlines())) <= 88


def test_epochs_of_mini_batches():
    session = trained(Setting(batch=20), 5)  # 50 points: 20, 20, 10
    assert (session.steps_per_epoch, session.epoch, session.steps) == (3, 1, 5)
    assert [entry["epoch"] for entry in session.history] == [0.0, 1.0]
    assert session.batch_size == 10


def test_no_points_no_step():
    session = Session(Setting(data="own"))
    assert session.measure()["train"] is None
    with pytest.raises(ValueError, match="there are no points to learn from"):
        session.step()


def test_divergence_stops_the_run():
    session = trained(replace(PRESETS["high"].setting, lr=10.0), 500)
    assert session.diverged.startswith("the loss is ") and session.steps < 500
    assert not session.history[-1]["train"] < 1e6
    before = numbers(session)
    session.step()
    assert numbers(session) == before


LEARNED = Setting(data="circles", noise=0.0, lr=1.0, points=20)


@pytest.mark.parametrize(
    "more, settled",
    [({}, True), ({"optimizer": "momentum", "lr": 0.1}, False), ({"l2": 0.001}, False), ({"batch": 5}, True)],
)
def test_a_run_is_settled_where_no_step_moves_a_parameter(more, settled):
    session = Session(replace(LEARNED, **more))
    while session.history[-1]["train"] > 0.0 and session.steps < 800:
        session.step()
    before = numbers(session)
    session.step()
    assert session.settled == settled == (numbers(session) == before)
    assert not settled or session.history[-1]["train"] == 0.0


@pytest.mark.parametrize("setting", VARIED)
def test_gradients_at_p_are_measured_slopes(setting):
    session = trained(setting, 3)
    point, label = [0.31, -0.44], 1.0
    seen = look(session, point, label)
    assert seen["loss"] == pytest.approx(session.loss(session.model([point]), [label]).data)
    slopes = numerical_gradient(lambda x1, x2: session.loss([session.model([x1, x2])], [label]), point)
    assert [entry["grad"] for entry in seen["inputs"]] == pytest.approx(slopes, abs=1e-6)
    own = [g for layer in seen["layers"] for neuron in layer for g in (*neuron["own"]["w"], neuron["own"]["b"])]
    session.optimizer.zero_grad()
    session.loss([session.model(point)], [label]).backward()
    assert own == pytest.approx([p.grad for p in session.model.parameters()], abs=1e-12)


@pytest.mark.parametrize("setting", VARIED)
def test_mean_gradients_belong_to_the_next_step(setting):
    session = trained(replace(setting, optimizer="sgd", l2=0.0), 4)
    seen = look(session, [0.3, 0.5], 1.0)
    means = [g for layer in seen["layers"] for neuron in layer for g in (*neuron["mean"]["w"], neuron["mean"]["b"])]
    before = numbers(session)
    session.step()
    moved = [(old - new) / setting.lr for old, new in zip(before, numbers(session))]
    assert means == pytest.approx(moved, abs=1e-9)
    for layer, size in zip(seen["layers"], seen["sizes"]):
        gradients = [abs(g) for neuron in layer for g in (*neuron["mean"]["w"], neuron["mean"]["b"])]
        assert size == pytest.approx(sum(gradients) / len(gradients))


def test_neuron_adds_up():
    seen = look(trained(Setting(), 5), [0.3, 0.5], -1.0)
    for layer in seen["layers"]:
        for neuron in layer:
            assert neuron["back"] == pytest.approx([neuron["sum_grad"] * w for w in neuron["w"]])
            assert neuron["sum"] == pytest.approx(sum(neuron["products"]) + neuron["b"])
            assert neuron["sum_grad"] == neuron["slope"] * neuron["grad"]
    hidden, last = seen["layers"][0][0], seen["layers"][-1][0]
    assert hidden["data"] == pytest.approx(math.tanh(hidden["sum"])) and last["data"] == pytest.approx(last["sum"])


@pytest.mark.parametrize("setting", VARIED)
def test_what_the_neurons_send_back_adds_up_to_the_gradient(setting):
    seen = look(trained(setting, 3), [0.3, 0.5], 1.0)
    for before, layer in zip([seen["inputs"], *seen["layers"]], seen["layers"]):
        assert [sum(shares) for shares in zip(*(neuron["back"] for neuron in layer))] == pytest.approx(
            [entry["grad"] for entry in before]
        )


@pytest.mark.parametrize("setting", [Setting(batch=5), Setting(dropout=0.5)])
def test_looking_changes_nothing(setting):
    looked, left = trained(setting, 4), trained(setting, 4)
    look(looked, [0.0, 0.0], 1.0)
    looked.step(), left.step()
    assert numbers(looked) == numbers(left)


@pytest.mark.parametrize("setting", VARIED)
def test_pictures_are_what_the_neurons_say(setting):
    session, n = trained(setting, 2), 3
    painted = Planes(session.model, setting.data).paint(n)
    values = struct.unpack(f"{len(painted) // 4}f", painted)
    last = 6 if setting.data == "arms" else 1  # three scores, and their probabilities
    assert len(values) == (2 + sum(setting.hidden) + last) * n * n
    for k, point in enumerate(grid(setting.data, n)):
        row = [*point]
        inputs = point
        for layer in dense(session.model):
            inputs = layer(inputs)
            row += [value.data for value in inputs]
        if len(inputs) > 1:
            row += [p.data for p in softmax(inputs)]
        assert values[k :: n * n] == pytest.approx(row, rel=1e-6)


def test_grid_fills_the_square():
    x, y, half = square("moons")
    points = grid("moons", 4)
    assert points[0] == [x - 0.75 * half, y + 0.75 * half] and points[-1] == [x + 0.75 * half, y - 0.75 * half]
