"""How the tests write files that `save` would not: a header and the numbers after it."""

import json
import struct

ONE = {"a": {"dtype": "F64", "shape": [1], "data_offsets": [0, 8]}}
EIGHT = struct.pack("<d", 1.5)


def packed(header, data=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def entry(dtype, shape, begin, end):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}
