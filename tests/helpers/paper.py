"""What Chromium prints, for the tests."""

import re
import zlib


def printed(pdf):
    """How many pieces of text and pictures stand on each page of a PDF from Chromium."""
    objects = dict(re.findall(rb"(?m)^(\d+) 0 obj\n(.*?)\nendobj", pdf, re.S))
    for page in re.findall(rb"/Type /Page\n.*?/Contents (\d+) 0 R", pdf, re.S):
        content = objects[page].partition(b"stream\n")[2].rpartition(b"\nendstream")[0]
        yield len(re.findall(rb"T[jJ]\b|\bDo\b", zlib.decompress(content))) if content else 0
