"""`load` and files that are damaged, or that somebody has made to do harm: each is refused with what is wrong."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalargrad import load, save, serialization
from tests.helpers.expressions import FIXED
from tests.helpers.refused import refused
from tests.helpers.safetensors import EIGHT, ONE, entry, packed


@pytest.fixture
def path(tmp_path):
    return tmp_path / "model.safetensors"


def two(first, second):
    return {"a": entry("F64", [1], *first), "b": entry("F64", [1], *second)}


def a(**changes):
    return {"a": ONE["a"] | changes}


TWICE = b'{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}'
TYPES = ["F64", "F32", "F16", "BF16", "I64", "I32", "I16", "I8", "U64", "U32", "U16", "U8"]
DAMAGED = [
    ("nothing", b"", "0 bytes"),
    ("half a length", b"\x08\0\0\0", "4 bytes"),
    ("a header beyond the file", struct.pack("<Q", 100) + b"{}", "100 bytes, and only 2"),
    ("a header beyond the limit", struct.pack("<Q", 100_000_001) + b"{}", "100000000 are the limit"),
    ("a header beyond any file", b"\xff" * 8 + b"{}", "are the limit"),
    ("a pickle", b"\x80\x04K\x01." * 20, "limit"),
    ("no JSON", packed(b"{'a': 1}"), "no JSON"),
    ("no text", packed(b"\xff\xfe{}"), "no JSON"),
    ("a header within headers", packed(b'{"a":' + b"[" * 100_000), "no JSON"),
    ("a number of too many digits", packed(b'{"a":' + b"1" * 5000 + b"}"), "digits"),
    ("nothing in the header", packed(b""), "no JSON"),
    ("a list", packed([]), "no dict"),
    ("metadata that are no texts", packed({"__metadata__": {"a": 1}}), "metadata in texts"),
    ("metadata that are no dict", packed({"__metadata__": "pt"}), "metadata in texts"),
    ("a name twice", packed(TWICE, EIGHT), "'a' comes twice"),
    ("a key twice", packed(TWICE[:53].replace(b'"shape"', b'"dtype"') + b"}", EIGHT), "'dtype' comes twice"),
    ("no dict", packed({"a": 1}), "expected dtype, shape and data_offsets"),
    ("a key too few", packed({"a": {"dtype": "F64", "shape": []}}), "expected dtype, shape and data_offsets"),
    ("a key too many", packed(a(order="C"), EIGHT), "expected dtype, shape and data_offsets"),
    ("another type", packed(a(dtype="C64"), EIGHT), f"'C64', expected one of {', '.join(TYPES)}$"),
    ("a type that is no text", packed(a(dtype=["F64"]), EIGHT), "the type"),
    ("a shape that is no list", packed(a(shape=1), EIGHT), "shape 1, expected whole numbers"),
    ("half a dimension", packed(a(shape=[1.0]), EIGHT), "shape"),
    ("true dimensions", packed(a(shape=[True]), EIGHT), "shape"),
    ("a negative dimension", packed(a(shape=[-1, -1]), EIGHT), "0 or more"),
    ("a negative offset", packed(a(data_offsets=[-8, 0]), EIGHT), r"'a' has data_offsets \[-8, 0\], .*0 or more$"),
    ("an offset backward", packed(a(data_offsets=[8, 0]), EIGHT), "needs 8 bytes"),
    ("three offsets", packed(a(data_offsets=[0, 8, 8]), EIGHT), "needs 8 bytes"),
    ("a shape too large", packed(a(shape=[2]), EIGHT), "needs 16 bytes"),
    ("a shape too small", packed(a(shape=[0]), EIGHT), "needs 0 bytes"),
    ("a type too small", packed(a(dtype="F32"), EIGHT), "needs 4 bytes"),
    ("a gap", packed(two([0, 8], [16, 24]), EIGHT * 3), "'b' leave a gap: they begin at 16, expected 8"),
    ("a gap at the start", packed(a(data_offsets=[8, 16]), EIGHT * 2), "leave a gap"),
    ("an overlap", packed(two([0, 8], [4, 12]), EIGHT * 2), "'b' overlap those before: they begin at 4"),
    ("the same place", packed(two([0, 8], [0, 8]), EIGHT), "overlap"),
    ("data cut off", packed(ONE, EIGHT[:7]), "8 bytes, and 7 come: it was cut off"),
    ("no data", packed(ONE), "it was cut off"),
    ("data after the end", packed(ONE, EIGHT + b"\0"), "9 come: something comes after"),
    ("data that nobody asked for", packed({}, b"!"), "something comes after"),
    ("as many lists as nobody has", packed(a(shape=[10**9, 0], data_offsets=[0, 0])), "more lists"),
    ("as many levels as nobody has", packed(a(shape=[1] * 65), EIGHT), "more lists"),
    ("as many numbers as there are", packed(a(shape=[2**63, 2**63, 8])), "needs"),
]


@pytest.mark.parametrize("damage, content, words", DAMAGED, ids=[damage for damage, _, _ in DAMAGED])
def test_damaged_files_are_refused_with_a_message(path, damage, content, words):
    path.write_bytes(content)
    refused(ValueError, f"model.safetensors' is no file that can be loaded: .*{words}", load, path)


def test_a_file_cut_off_anywhere_is_refused(path):
    save({"a": [[1.0, 2.0], [3.0, 4.0]], "b": 5.0}, path)
    whole = path.read_bytes()
    for n in range(len(whole)):
        path.write_bytes(whole[:n])
        refused(ValueError, "no file that can be loaded", load, path)


@FIXED
@given(data=st.data())
def test_a_changed_byte_gives_numbers_or_a_message(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("bytes") / "state"
    save({"a": [[1.0, 2.0]], "b": 5.0}, path)
    content = bytearray(path.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    try:
        assert isinstance(load(path), dict)
    except ValueError as error:
        assert "no file that can be loaded" in str(error)


def test_a_header_at_the_limit_is_read(path, monkeypatch):
    save({"a": 1.0}, path)
    (length,) = struct.unpack("<Q", path.read_bytes()[:8])
    monkeypatch.setattr(serialization, "HEADER_LIMIT", length)
    assert load(path) == {"a": 1.0}
    monkeypatch.setattr(serialization, "HEADER_LIMIT", length - 1)
    refused(ValueError, "are the limit", load, path)


def test_as_many_levels_and_lists_as_the_limits_say_are_read(path, monkeypatch):
    path.write_bytes(packed(a(shape=[1] * 64), EIGHT))
    number = load(path)["a"]
    for _ in range(64):
        (number,) = number
    assert number == 1.5
    monkeypatch.setattr(serialization, "LISTS_LIMIT", 3)
    path.write_bytes(packed(a(shape=[3, 0], data_offsets=[0, 0])))
    assert load(path) == {"a": [[], [], []]}
    path.write_bytes(packed(a(shape=[4, 0], data_offsets=[0, 0])))
    refused(ValueError, r"'a' has the shape \[4, 0\], which is more lists", load, path)
