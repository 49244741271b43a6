"""Keep the numbers of a `state_dict` in a file: safetensors, which PyTorch and others open, too.

A file is the length of its header (eight bytes), the header (JSON: for each name the type and the shape of its numbers,
and where they are), and the numbers. Nothing in it can be run. Format: github.com/huggingface/safetensors.
"""

import json
import os
import struct
from math import prod
from uuid import uuid4

from scalargrad.arguments import has_entries, listed, number

HEADER_LIMIT, DIMENSIONS_LIMIT, LISTS_LIMIT = 100_000_000, 64, 1_000_000
METADATA = "__metadata__"
# How `struct` reads the numbers of each type. A BF16 is the upper half of an F32.
CODES = {"F64": "d", "F32": "f", "F16": "e", "BF16": "H"}
CODES |= {"I64": "q", "I32": "i", "I16": "h", "I8": "b", "U64": "Q", "U32": "I", "U16": "H", "U8": "B"}


def save(state_dict, path):
    """Write numbers by name, as `state_dict()` gives them, into a file, each as an F64.

    The file is there all at once: whatever happens while it is written, an older one of that name stays as it was.

    Args:
        state_dict: a dict from names to numbers, or to lists of numbers, or to lists of such lists, or arrays.
        path: of the file, by custom with the ending ".safetensors".

    Raises:
        TypeError: it is no such dict.
        ValueError: lists that differ in length; the name "__metadata__", which the format keeps for itself.

    >>> import os, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = os.path.join(folder, "model.safetensors")
    ...     save({"weight": [[1.0, 2.0]], "bias": 0.5}, path)
    ...     load(path)
    {'weight': [[1.0, 2.0]], 'bias': 0.5}
    """
    if not hasattr(state_dict, "items"):
        raise TypeError(
            f"got {state_dict!r:.60}, expected a dict from names to numbers: save(model.state_dict(), path)"
        )
    header, data = {}, bytearray()
    for name, part in state_dict.items():
        if not isinstance(name, str) or name == METADATA:
            raise (ValueError if name == METADATA else TypeError)(f"got the name {name!r:.60}, expected another text")
        shape, numbers = _flat(name, part)
        offsets = [len(data), len(data) + 8 * len(numbers)]
        data += struct.pack(f"<{len(numbers)}d", *numbers)
        header[name] = {"dtype": "F64", "shape": shape, "data_offsets": offsets}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # so that the numbers begin at a multiple of 8
    _write(struct.pack("<Q", len(text)) + text + data, os.path.realpath(path))


def load(path):
    """Read a file that `save` has written, or whoever writes safetensors.

    Returns:
        A dict from names to numbers, or to lists of numbers, of as many levels as there are dimensions: floats; ints
        where the file has ints.

    Raises:
        ValueError: the file is damaged, or has numbers of another type; the message says what is wrong.
        OSError: there is no such file, or it cannot be read.
    """
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        try:
            header = _header(file, size)
            places = _places(header, size - file.tell())
            found = {name: _numbers(header[name], file.read(end - begin)) for begin, end, name in places}
            return {name: found[name] for name in header}
        except ValueError as error:
            raise ValueError(f"{os.fspath(path)!r} is no file that can be loaded: {error}") from None


def _flat(name, part):
    """The shape of nested lists, and their numbers in one list."""
    if not has_entries(part):
        return [], [number(part)]
    parts = [_flat(name, item) for item in listed(part)]
    shape = parts[0][0] if parts else []
    if any(other != shape for other, _ in parts):
        raise ValueError(f"got lists of different lengths in {name!r:.60}, expected as many numbers in each")
    return [len(parts), *shape], [x for _, numbers in parts for x in numbers]


def _write(content, path):
    beside = f"{path}.{uuid4().hex}.part"  # in the same folder, for only there is a move all at once
    try:
        with open(beside, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        if os.path.exists(beside):
            os.remove(beside)
        raise


def _header(file, size):
    if size < 8:
        raise ValueError(f"it has {size} bytes, and the first 8 tell how long its header is")
    (length,) = struct.unpack("<Q", file.read(8))
    if length > HEADER_LIMIT:
        raise ValueError(f"its header would have {length} bytes, and {HEADER_LIMIT} are the limit")
    if length > size - 8:
        raise ValueError(f"its header would have {length} bytes, and only {size - 8} come")
    try:
        header = json.loads(file.read(length).decode(), object_pairs_hook=_once)
    except (RecursionError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"its header is no JSON: {error}") from None
    metadata = header.pop(METADATA, {}) if isinstance(header, dict) else None
    if not isinstance(metadata, dict) or not all(isinstance(text, str) for text in metadata.values()):
        raise ValueError("its header is no dict of names, with metadata in texts")
    return header


def _once(pairs):
    found = {}
    for name, part in pairs:
        if name in found:
            raise ValueError(f"the name {name!r:.60} comes twice in its header")
        found[name] = part
    return found


def _places(header, room):
    """Where the numbers of each name begin and end, in the order in which they come: without gaps, to the end."""
    places = sorted((*_checked(name, info), name) for name, info in header.items())
    at = 0
    for begin, end, name in places:
        if begin != at:
            between = "overlap those before" if begin < at else "leave a gap"
            raise ValueError(f"the numbers of {name!r:.60} {between}: they begin at {begin}, expected {at}")
        at = end
    if at != room:
        what = "it was cut off" if at > room else "something comes after them"
        raise ValueError(f"its numbers would have {at} bytes, and {room} come: {what}")
    return places


def _checked(name, info):
    """The offsets of a name, which fit its type and its shape."""
    if not isinstance(info, dict) or info.keys() != {"dtype", "shape", "data_offsets"}:
        raise ValueError(f"{name!r:.60} has {info!r:.60}, expected dtype, shape and data_offsets")
    dtype, shape, offsets = info["dtype"], info["shape"], info["data_offsets"]
    if not isinstance(dtype, str) or dtype not in CODES:
        raise ValueError(f"{name!r:.60} has the type {dtype!r:.20}, expected one of {', '.join(CODES)}")
    for numbers, what in ((shape, "shape"), (offsets, "data_offsets")):
        if not isinstance(numbers, list) or not all(type(n) is int and n >= 0 for n in numbers):
            raise ValueError(f"{name!r:.60} has {what} {numbers!r:.60}, expected whole numbers, 0 or more")
    if len(shape) > DIMENSIONS_LIMIT or (0 in shape and prod(shape[: shape.index(0)]) > LISTS_LIMIT):
        raise ValueError(f"{name!r:.60} has the shape {shape!r:.60}, which is more lists than numbers could need")
    bytes_needed = prod(shape) * struct.calcsize(f"<{CODES[dtype]}")
    if len(offsets) != 2 or offsets[1] - offsets[0] != bytes_needed:
        raise ValueError(
            f"{name!r:.60} has data_offsets {offsets!r:.60}, but its shape {shape!r:.60} needs {bytes_needed} bytes"
        )
    return offsets


def _numbers(info, data):
    dtype, shape = info["dtype"], info["shape"]
    numbers = struct.unpack(f"<{prod(shape)}{CODES[dtype]}", data)
    if dtype == "BF16":
        numbers = struct.unpack(f"<{len(numbers)}f", struct.pack(f"<{len(numbers)}I", *[n << 16 for n in numbers]))
    return _nested(shape, iter(numbers))


def _nested(shape, numbers):
    if not shape:
        return next(numbers)
    return [_nested(shape[1:], numbers) for _ in range(shape[0])]
