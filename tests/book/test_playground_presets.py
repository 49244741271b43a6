"""What the lines of the playground's presets promise."""

from dataclasses import replace
from itertools import pairwise

from book.playground.link import parse
from book.playground.network import INITS
from book.playground.point import look, through
from book.playground.presets import PRESETS
from book.playground.session import Session


def run(name, epochs):
    return trained(PRESETS[name].setting, epochs)


def trained(setting, epochs):
    session = Session(setting)
    while session.epoch < epochs and not session.diverged:
        session.step()
    return session


def test_first_look_bends():
    assert run("first", 30).measure()["right"] < 0.9
    now = run("first", 150).measure()
    assert now["right"] >= 0.95 and now["right_test"] >= 0.95


def test_the_spiral_of_chapter_8_takes_about_300_epochs():
    _, setting, notes = parse("data=spiral&hidden=8,8&noise=0.05&loss=logistic&optimizer=momentum&lr=0.2")
    assert not notes
    assert [trained(setting, epochs).measure()["right"] == 1.0 for epochs in (200, 300)] == [False, True]


def test_overfit_turns_round():
    session = run("overfit", 400)
    history = session.history
    lowest = min(range(len(history)), key=lambda i: history[i]["test"])
    assert len(session.X_train) == 20 and len(session.model.parameters()) == 105
    assert 20 < lowest < 100
    assert history[-1]["test"] > 3 * history[lowest]["test"]
    assert history[-1]["train"] < 0.2 * history[lowest]["train"]


def test_saturated_network_sends_little_back():
    sizes = look(run("saturate", 0), [0.8, 0.6], -1.0)["sizes"]
    assert sizes[0] < 0.05 * sizes[-1]


def test_high_rate_ends_badly_and_a_lower_one_works():
    assert run("high", 20).diverged
    session = Session(replace(PRESETS["high"].setting, lr=0.1))
    for _ in range(300):
        session.step()
    assert not session.diverged and session.measure()["right"] >= 0.95


def test_start_at_zero_moves_the_last_bias_alone():
    session = run("zero", 50)
    *others, bias = session.model.parameters()
    assert len(others) == 36 and {p.data for p in others} == {0.0} and bias.data != 0.0


def test_what_is_said_of_the_causes_is_so():
    setting = PRESETS["diagnose"].setting
    now = run("diagnose", 200)
    losses = [entry["train"] for entry in now.history]
    assert abs(losses[120] - losses[200]) < 0.01 and now.measure()["right"] == 0.8
    assert losses[100:] == sorted(losses[100:], reverse=True)  # it does not jump
    for layer in now.model.layers[:-1]:
        assert len({tuple(w.data for w in neuron.w) for neuron in layer.neurons}) == 1
    assert abs(trained(replace(setting, lr=0.3), 300).measure()["train"] - losses[-1]) < 0.02
    more = trained(replace(setting, points=300), 150).measure()
    assert more["train"] > 0.2 and more["right"] == 0.8733333333333333
    at_random = [init for init in INITS if init not in ("zeros", "ones")]
    assert [trained(replace(setting, init=init), 150).measure()["right"] for init in at_random] == [1.0] * 5


def test_a_rate_of_two_kills_relus():
    session = run("dead", 100)
    through_all = [through(session.model, x) for x in session.X_train]
    blank = [all(rows[layer][place].data == 0.0 for rows in through_all) for layer in (1, 2) for place in range(8)]
    assert sum(blank) == 10


def test_adam_has_the_spiral_and_no_rate_of_sgd_is_as_quick():
    assert run("adam", 100).measure()["right"] == 1.0
    sgd = replace(PRESETS["adam"].setting, optimizer="sgd")
    assert all(trained(replace(sgd, lr=lr), 100).measure()["right"] < 0.9 for lr in (0.1, 0.5, 1.0, 2.0, 5.0))


def test_single_points_go_further_in_the_same_epochs():
    session = run("single", 20)
    losses = [entry["train"] for entry in session.history]
    assert any(later > earlier for earlier, later in pairwise(losses))
    assert losses[-1] < 0.6 * trained(replace(PRESETS["single"].setting, batch=0), 20).measure()["train"]


def test_dropout_keeps_the_test_loss_low():
    assert run("dropout", 200).measure()["test"] < 0.5 * run("overfit", 200).measure()["test"]


def test_three_arms_need_hidden_neurons_from_every_start():
    setting = PRESETS["arms"].setting
    assert len(Session(setting).X_train) == 120
    for seed in (setting.seed, *range(9)):
        assert trained(replace(setting, seed=seed), 150).measure()["right"] >= 0.98
        assert trained(replace(setting, seed=seed, hidden=()), 150).measure()["right"] < 0.5
