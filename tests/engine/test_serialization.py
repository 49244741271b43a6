"""`save` and `load`: what comes back, and what is written. Damaged files: test_damaged_files."""

import os
import struct
from math import inf, nan, pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalargrad import MLP, Adam, BatchNorm1d, Sequential, Value, load, save, serialization
from tests.helpers.expressions import FIXED
from tests.helpers.refused import refused
from tests.helpers.safetensors import EIGHT, entry, packed


@pytest.fixture
def path(tmp_path):
    return tmp_path / "model.safetensors"


def nested(shape):
    leaf = st.floats(width=64)
    for n in reversed(shape):
        leaf = st.lists(leaf, min_size=n, max_size=n)
    return leaf


STATES = st.dictionaries(
    st.text(st.characters(codec="utf-8"), max_size=20).filter(lambda name: name != "__metadata__"),
    st.lists(st.integers(0, 3), max_size=3).filter(lambda shape: 0 not in shape[:-1]).flatmap(nested),
    max_size=4,
)


@FIXED
@given(state=STATES)
def test_what_was_saved_is_loaded_to_the_last_bit(state, tmp_path_factory):
    path = tmp_path_factory.mktemp("states") / "state"
    save(state, path)
    assert repr(load(path)) == repr(state)  # by their texts, for nan is not equal to nan


@pytest.mark.parametrize("x", [0.1, pi, -0.0, 5e-324, 1.7976931348623157e308, inf, -inf, nan, 2**53, True])
def test_a_single_number(path, x):
    save({"x": x}, path)
    assert repr(load(path)) == repr({"x": float(x)})


def test_a_model_comes_back_as_it_was(path):
    model = Sequential(*MLP(2, [3, 1], seed=1).layers, BatchNorm1d(1))
    model([[1.0, 2.0], [0.5, -1.0]])
    save(model.state_dict(), path)
    twin = Sequential(*MLP(2, [3, 1], seed=2).layers, BatchNorm1d(1))
    twin.load_state_dict(load(path))
    assert twin.state_dict() == model.state_dict()


def test_an_optimizer_comes_back_as_it_was(path):
    p = Value(1.0)
    p.grad = 3.0
    optimizer = Adam([p], lr=0.5)
    optimizer.step()
    save(optimizer.state_dict(), path)
    other = Adam([Value(2.0)])
    other.load_state_dict(load(path))
    assert other.state_dict() == optimizer.state_dict()


def test_the_file_byte_by_byte(path):
    save({"b": [1.0, 2.0], "a": 0.5}, path)
    header = (
        b'{"b":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},"a":{"dtype":"F64","shape":[],"data_offsets":[16,24]}}'
    )
    header += b" " * (-len(header) % 8)
    assert path.read_bytes() == struct.pack("<Q", len(header)) + header + struct.pack("<3d", 1.0, 2.0, 0.5)


def test_numbers_begin_at_a_multiple_of_eight(path):
    for n in range(9):
        save({"n" * n: 1.0}, path)
        (length,) = struct.unpack("<Q", path.read_bytes()[:8])
        assert length % 8 == 0 and load(path) == {"n" * n: 1.0}


def test_arrays_and_tuples_are_lists(path):
    save({"a": np.eye(2, dtype=np.float32), "b": (1, np.float64(2.0)), "c": np.int8(3)}, str(path))
    assert load(str(path)) == {"a": [[1.0, 0.0], [0.0, 1.0]], "b": [1.0, 2.0], "c": 3.0}


def test_nothing_at_all(path):
    save({}, path)
    assert load(path) == {}


@pytest.mark.parametrize(
    "dtype, code, numbers",
    [
        ("F32", "f", [0.5, -2.0, inf, 1.401298464324817e-45]),
        ("F16", "e", [0.5, -65504.0, 5.960464477539063e-08]),
        ("F64", "d", [0.1, -0.0]),
        ("I64", "q", [-(2**63), 2**63 - 1]),
        ("I32", "i", [-(2**31), 7]),
        ("I16", "h", [-(2**15), 7]),
        ("I8", "b", [-128, 127]),
        ("U64", "Q", [0, 2**64 - 1]),
        ("U32", "I", [0, 2**32 - 1]),
        ("U16", "H", [0, 2**16 - 1]),
        ("U8", "B", [0, 255]),
    ],
)
def test_all_kinds_of_numbers(path, dtype, code, numbers):
    data = struct.pack(f"<{len(numbers)}{code}", *numbers)
    path.write_bytes(packed({"a": entry(dtype, [len(numbers)], 0, len(data))}, data))
    assert repr(load(path)) == repr({"a": numbers})


def test_bf16_is_the_upper_half_of_f32(path):
    data = bytes.fromhex("803f 00c0 4940 807f 0080")
    path.write_bytes(packed({"a": entry("BF16", [5], 0, 10)}, data))
    assert repr(load(path)["a"]) == repr([1.0, -2.0, 3.140625, inf, -0.0])


def test_rows_come_first_and_names_in_any_order(path):
    header = {"__metadata__": {"format": "pt"}, "late": entry("U8", [2, 3], 2, 8), "first": entry("U8", [2, 1], 0, 2)}
    path.write_bytes(packed(header, bytes(range(8))))
    assert list(load(path).items()) == [("late", [[2, 3, 4], [5, 6, 7]]), ("first", [[0], [1]])]


@pytest.mark.parametrize("shape, empty", [([0], []), ([0, 3], []), ([2, 0], [[], []]), ([2, 0, 9**20], [[], []])])
def test_empty_ones_may_lie_anywhere(path, shape, empty):
    header = {"a": entry("F64", [], 0, 8), "b": entry("F64", shape, 8, 8), "c": entry("F64", shape, 0, 0)}
    path.write_bytes(packed(header, EIGHT))
    assert load(path) == {"a": 1.5, "b": empty, "c": empty}


# Refused when saving


@pytest.mark.parametrize(
    "state, error, words",
    [
        (MLP(1, [1]), TypeError, "model.state_dict"),
        ([1.0], TypeError, "expected a dict"),
        ({1: 1.0}, TypeError, "the name 1"),
        ({"__metadata__": 1.0}, ValueError, "__metadata__"),
        ({"a": [[1.0, 2.0], [3.0]]}, ValueError, "different lengths in 'a'"),
        ({"a": [[1.0], 2.0]}, ValueError, "different lengths"),
        ({"a": [[[1.0], [2.0, 3.0]]]}, ValueError, "different lengths in 'a', expected as many numbers in each$"),
        ({"a": "text"}, TypeError, "expected a number"),
        ({"a": [Value(1.0)]}, TypeError, "expected a number, got Value"),
    ],
)
def test_what_cannot_be_saved_leaves_the_old_file(path, state, error, words):
    path.write_bytes(b"old")
    refused(error, words, save, state, path)
    assert path.read_bytes() == b"old" and os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()])
def test_a_crash_leaves_the_old_file_and_nothing_beside_it(path, monkeypatch, step, error):
    save({"a": 1.0}, path)

    def crash(*args):
        raise error

    monkeypatch.setattr(serialization.os, step, crash)
    with pytest.raises(type(error)):
        save({"a": 2.0}, path)
    assert load(path) == {"a": 1.0} and os.listdir(path.parent) == [path.name]


def test_the_old_file_is_whole_until_the_new_one_is(path, monkeypatch):
    save({"a": 1.0}, path)
    replace, seen = os.replace, []

    def watch(beside, target):
        seen.append((load(beside), load(path), os.path.dirname(beside) == os.path.dirname(target)))
        replace(beside, target)

    monkeypatch.setattr(serialization.os, "replace", watch)
    save({"a": 2.0}, path)
    assert seen == [({"a": 2.0}, {"a": 1.0}, True)] and load(path) == {"a": 2.0}


def test_a_link_stays_a_link(path, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(path)
    save({"a": 1.0}, link)
    assert link.is_symlink() and load(path) == {"a": 1.0}


def test_a_folder_that_is_not_there(tmp_path):
    refused(FileNotFoundError, "nowhere", save, {}, tmp_path / "nowhere" / "file")
    refused(FileNotFoundError, "nowhere", load, tmp_path / "nowhere")
