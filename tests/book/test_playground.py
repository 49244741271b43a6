"""The playground's settings, links, presets and data, without a browser."""

import doctest
import importlib
import pkgutil
from dataclasses import fields, replace
from pathlib import Path

import pytest

import book.playground
from book.playground.link import parse, write
from book.playground.presets import PRESETS
from book.playground.session import MAKERS, samples
from book.playground.setting import KINDS, Setting, read
from book.playground.words import TITLES, WORDS, sentence

ROOT = Path(__file__).parents[2]
MODULES = [module.name for module in pkgutil.iter_modules(book.playground.__path__)]
FAR = Setting(
    data="own", noise=0.25, points=40, test=0.3, hidden=(), activation="relu", loss="mse", optimizer="momentum",
    lr=0.01, batch=5, l2=0.001, dropout=0.2, init="large", seed=77,
    own=((-0.5, 0.2, -1.0), (1.0, 0.0, 1.0)), p=(0.25, -1.0, 1.0),
)  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_the_docstrings(name):
    module = importlib.import_module(f"book.playground.{name}")
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_needs_only_the_package_and_the_standard_library(name):
    text = (ROOT / "book" / "playground" / f"{name}.py").read_text(encoding="utf-8")
    others = [
        line for line in text.splitlines() if line.startswith(("import ", "from ")) and not line.startswith("from .")
    ]
    roots = {line.split()[1].split(".")[0] for line in others}
    own = {"array", "dataclasses", "functools", "inspect", "itertools", "json", "math", "random", "time", "urllib"}
    assert roots <= {"scalargrad", *own}


def test_every_field_of_a_setting_has_a_kind():
    assert [field.name for field in fields(Setting)] == list(KINDS)
    assert all(getattr(FAR, field.name) != field.default for field in fields(Setting))


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("setting", [Setting(), FAR, Setting(hidden=(8, 8)), Setting(lr=0.032, seed=0)])
def test_link_brings_back_the_setting(preset, setting):
    assert parse(write(preset, setting)) == (preset, setting, [])
    assert parse("#" + write(preset, setting))[1] == setting


def test_link_says_only_what_differs():
    assert write("first", PRESETS["first"].setting) == ""
    assert parse("") == ("first", PRESETS["first"].setting, [])
    assert write("zero", replace(PRESETS["zero"].setting, lr=0.1)) == "preset=zero&lr=0.1"


@pytest.mark.parametrize(
    "link, complaint",
    [
        ("lr=0", "got lr=0, expected a number from 0.0001 to 10; it stays 0.5"),
        ("lr=nan", "got lr=nan, expected"),
        ("seed=1.5", "got seed=1.5, expected a whole number from 0 to 9999; it stays 2"),
        ("hidden=9", "got hidden=9, expected none, or up to 3 widths"),
        ("hidden=4,4,4,4", "got hidden=4,4,4,4, expected"),
        ("hidden=", "got hidden=, expected"),
        ("data=mars", "expected one of moons, circles, xor, spiral, arms, own; it stays moons"),
        ("own=C1,2", "got own=C1,2, expected up to 200 points"),
        ("own=A1", "got own=A1, expected"),
        ("own=A9,0", "got own=A9,0, expected"),
        ("own=Ainf,0", "got own=Ainf,0, expected"),
        ("own=" + ";".join(["A0,0"] * 201), "expected up to 200 points"),
        (
            "p=0.5,0.2",
            "got p=0.5,0.2, expected a point such as A0.84,0.62, with coordinates from -5 to 5; it stays empty",
        ),
        ("p=A9,0", "got p=A9,0, expected a point"),
        ("color=red", "got the unknown setting color, expected one of data, noise"),
        ("preset=nobody", "got preset=nobody, expected one of first, overfit"),
        ("noise", "got noise=, expected"),
    ],
)
def test_bad_link_gives_a_message_and_the_default(link, complaint):
    preset, setting, notes = parse(link)
    assert (preset, setting) == ("first", Setting())
    assert len(notes) == 1 and complaint in notes[0]


def test_one_bad_value_leaves_the_good_ones():
    _, setting, notes = parse("lr=fast&seed=3&noise=0.2")
    assert setting == Setting(seed=3, noise=0.2) and len(notes) == 1


def test_read_refuses_with_what_came():
    with pytest.raises(ValueError, match="got loss=huber, expected one of hinge, logistic, mse"):
        read("loss", "huber")


@pytest.mark.parametrize("name", PRESETS)
def test_preset_belongs_to_a_chapter_that_exists(name):
    assert (ROOT / "notebooks" / f"{PRESETS[name].chapter}.ipynb").exists()
    for field in fields(Setting):
        kind, given = KINDS[field.name], getattr(PRESETS[name].setting, field.name)
        assert kind.read(kind.write(given)) == given


def test_words_for_every_choice():
    assert set(TITLES) == set(KINDS["data"].names) == set(WORDS["data"])
    for name, words in WORDS.items():
        assert tuple(words) == KINDS[name].names


def test_sentence_marks_what_differs():
    assert not any(differs for _, differs in sentence(Setting()))
    text = "".join(text for text, _ in sentence(Setting()))
    assert text.startswith("Two moons, noise 0.1; 50 points to train on, 50 to test. tanh neurons")
    differing = ["Your own points", "No hidden neurons", "large, −6 to 6", "squared error loss"]
    differing += ["SGD with momentum 0.9", "5 points at a time", "L2 0.001", ", dropout 0.2", "Seed 77"]
    assert [text for text, differs in sentence(FAR) if differs] == differing


@pytest.mark.parametrize("name", MAKERS)
def test_data_are_points_of_each_class_in_the_square(name):
    X_train, X_test, y_train, y_test = samples(Setting(data=name, noise=0.1, points=60, test=0.25))
    assert (len(X_train), len(X_test)) == (45, 15)
    assert set(y_train) == set(y_test) == ({0, 1, 2} if name == "arms" else {-1.0, 1.0})
    assert samples(Setting(data=name, points=60, test=0.25))[0] == X_train
    assert samples(Setting(data=name, points=60, test=0.25, seed=9))[0] != X_train


@pytest.mark.parametrize("name", MAKERS)
def test_noise_spreads_the_points(name):
    calm, noisy = (MAKERS[name](50, noise, 3)[0] for noise in (0.0, 0.3))
    assert calm != noisy and MAKERS[name](50, 0.0, 3)[0] == calm


def test_own_points_are_all_to_train_on():
    assert samples(FAR) == ([[-0.5, 0.2], [1.0, 0.0]], [], [-1.0, 1.0], [])
