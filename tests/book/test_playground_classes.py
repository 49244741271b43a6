"""Three classes in the playground: what goes with them, what does not, and that the numbers are those of the engine."""

import json
import math
from array import array
from dataclasses import replace

import pytest

from book.playground.classes import LOSSES, fit, losses, scores
from book.playground.desk import Desk
from book.playground.link import parse, write
from book.playground.listing import listing
from book.playground.planes import Planes, grid
from book.playground.point import look
from book.playground.presets import PRESETS
from book.playground.session import MAKERS, Session
from book.playground.setting import KINDS, Setting
from scalargrad import MLP, SGD, cross_entropy, softmax
from scalargrad.data import make_spiral, train_test_split

ARMS = Setting(data="arms", loss="cross_entropy", points=30, hidden=(3,), lr=0.1)


def ask(desk, do, **message):
    return json.loads(desk.handle(json.dumps({"do": do, **message})))


def trained(setting, steps):
    session = Session(setting)
    for _ in range(steps):
        session.step()
    return session


def test_every_loss_goes_with_some_number_of_scores():
    assert sorted(name for names in LOSSES.values() for name in names) == sorted(KINDS["loss"].names)
    assert {scores(data) for data in KINDS["data"].names} == set(LOSSES)
    assert [data for data in MAKERS if scores(data) == 3] == ["arms"]


def test_training_is_that_of_the_engine():
    session = trained(ARMS, 5)
    X, y = make_spiral(30, 0.1, 2, arms=3)
    X_train, _, y_train, _ = train_test_split(X, y, test_size=0.5, seed=2)
    model = MLP(2, [3, 3], activation="tanh", seed=2)
    optimizer = SGD(model.parameters(), lr=0.1)
    for _ in range(5):
        loss = cross_entropy(model(X_train), y_train)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert [p.data for p in session.model.parameters()] == pytest.approx([p.data for p in model.parameters()])
    outputs = model(X_train)
    now = session.measure()
    assert now["train"] == pytest.approx(cross_entropy(outputs, y_train).data)
    said = [max(range(3), key=lambda k: row[k].data) for row in outputs]
    assert now["right"] == pytest.approx(sum(map(int.__eq__, said, y_train)) / len(y_train))


def test_without_an_opinion_the_loss_is_log_3():
    session = Session(replace(ARMS, init="zeros"))
    assert session.measure()["train"] == pytest.approx(math.log(3))
    seen = look(session, [0.3, 0.5], 2.0)
    assert seen["shares"] == pytest.approx([1 / 3] * 3)
    assert [neuron["grad"] for neuron in seen["layers"][-1]] == pytest.approx([1 / 3, 1 / 3, -2 / 3])


def test_slopes_at_p_are_what_is_believed_minus_what_happened():
    session = trained(ARMS, 7)
    for label in (0, 1, 2):
        seen = look(session, [0.3, -0.4], label)
        assert sum(seen["shares"]) == pytest.approx(1.0)
        assert seen["shares"] == pytest.approx([p.data for p in softmax(session.model([0.3, -0.4]))])
        assert seen["loss"] == pytest.approx(-math.log(seen["shares"][label]))
        slopes = [p - (k == label) for k, p in enumerate(seen["shares"])]
        assert [neuron["grad"] for neuron in seen["layers"][-1]] == pytest.approx(slopes)


def test_after_the_scores_come_the_pictures_of_the_probabilities():
    session, n = trained(ARMS, 2), 4
    pictures = array("f", Planes(session.model, "arms").paint(n))
    assert len(pictures) == (2 + 3 + 3 + 3) * n * n
    for k, point in enumerate(grid("arms", n)):
        shares = [p.data for p in softmax(session.model(point))]
        assert pictures[8 * n * n + k :: n * n].tolist() == pytest.approx(shares, rel=1e-5)


@pytest.mark.parametrize("name", ["overfit", "first", "arms"])
def test_link_with_three_classes_comes_back(name):
    for p in ((), (0.25, -1.0, 0.0), (0.25, -1.0, 1.0), (0.25, -1.0, 2.0)):
        setting = replace(ARMS, p=p)
        assert parse(write(name, setting)) == (name, setting, [])
    assert write(name, replace(ARMS, p=(0.5, 0.0, 2.0))).endswith("p=C0.5,0")


def test_link_names_the_loss_only_where_the_data_leave_a_choice():
    assert write("first", replace(Setting(), data="arms", loss="cross_entropy")) == "data=arms"
    assert write("arms", replace(PRESETS["arms"].setting, data="moons", loss="hinge")) == "preset=arms&data=moons"
    assert parse("preset=arms&data=moons")[1].loss == "hinge"
    assert parse("preset=arms&data=moons&loss=mse")[1].loss == "mse"


@pytest.mark.parametrize(
    "link, loss, complaint",
    [
        ("data=arms&loss=hinge", "cross_entropy", "got loss=hinge with data=arms, expected cross_entropy"),
        ("preset=overfit&data=arms&loss=mse", "cross_entropy", "got loss=mse with data=arms, expected cross_entropy"),
        ("loss=cross_entropy", "hinge", "got loss=cross_entropy with data=moons, expected one of hinge, logistic, mse"),
        ("preset=arms&data=own&loss=cross_entropy", "hinge", "got loss=cross_entropy with data=own, expected one of"),
        ("p=C0.5,0.2", "hinge", "got P in class C with data=moons, expected A or B"),
    ],
)
def test_link_with_what_does_not_fit_is_answered(link, loss, complaint):
    _, setting, notes = parse(link)
    assert setting.loss == loss and setting.p == () and fit(setting) == (setting, [])
    assert len(notes) == 1 and complaint in notes[0]


def test_a_loss_that_is_none_is_complained_about_once():
    assert len(parse("data=arms&loss=huber")[2]) == 1


def test_desk_goes_to_three_classes_and_back_and_keeps_the_rest():
    desk = Desk()
    for name, value in (("loss", "logistic"), ("hidden", "5"), ("optimizer", "adam"), ("batch", "10")):
        ask(desk, "set", name=name, value=value)
    before = desk.setting
    state = ask(desk, "set", name="data", value="arms")
    assert desk.setting == replace(before, data="arms", loss="cross_entropy") and state["notes"] == []
    assert state["scene"]["scores"] == 3 and state["scene"]["losses"] == ["cross_entropy"]
    assert state["scene"]["parameters"] == 2 * 5 + 5 + 5 * 3 + 3 and len(state["shares"]) == 3
    state = ask(desk, "set", name="data", value="spiral")
    assert desk.setting == replace(before, data="spiral") and state["shares"] == []
    assert state["scene"]["losses"] == list(losses("moons"))


def test_desk_does_not_take_a_loss_that_does_not_fit():
    desk = Desk()
    ask(desk, "open", link="data=arms")
    state = ask(desk, "set", name="loss", value="hinge")
    assert state["notes"] == ["got loss=hinge with data=arms, expected cross_entropy"]
    assert desk.setting.loss == "cross_entropy" and state["link"] == "data=arms"


def test_desk_gives_p_one_class_after_the_other():
    desk = Desk()
    first = ask(desk, "open", link="data=arms")["label"]
    seen = [ask(desk, "flip") for _ in range(3)]
    assert [state["label"] for state in seen] == [(first + k) % 3 for k in (1, 2, 3)]
    for state in seen:
        again = ask(Desk(), "open", link=state["link"])
        assert (again["label"], again["point"], again["notes"]) == (state["label"], state["point"], [])
    for x1, x2, label in ask(desk, "reset")["scene"]["points"]["train"][:9]:
        assert ask(desk, "move", x=x1, y=x2)["label"] == label


def test_divergence_with_three_classes_is_said():
    desk = Desk()
    ask(desk, "open", link="data=arms&hidden=none")
    desk.session.model.parameters()[0].data = math.inf
    state = ask(desk, "step")
    assert state["diverged"] and state["shares"] == ["nan"] * 3 and len(desk.pictures(4)) == 4 * 16 * 8


def test_listing_has_three_scores_and_no_labels_of_two_classes():
    text = listing(ARMS)
    assert "make_spiral(n_samples=30, noise=0.1, seed=2, arms=3)" in text and "MLP(2, [3, 3]," in text
    assert "cross_entropy(scores, y_train)" in text and "targets" not in text
    assert 'Layer(3, 3, "linear", seed=rng)' in listing(replace(ARMS, dropout=0.5))
