"""Chapter 18 prints a program for PyTorch and what it says: here it runs, on the file that the page writes."""

import re
import subprocess
import sys

import pytest

from tests.helpers.notebooks import NOTEBOOKS, code_cells, prose

pytestmark = pytest.mark.oracle

CHAPTER = NOTEBOOKS["18_softmax"]
SAVES = "save(model.state_dict(), path)"


def test_pytorch_opens_the_file_of_the_page_and_says_what_is_printed():
    names = {}
    first, *cells = code_cells(CHAPTER)
    for cell in [first, *[cell for cell in cells if SAVES in cell.source]]:  # one trains, one saves
        exec(cell.source, names)
    (program,) = re.findall(r"^```python\n(import torch.*?)^```", prose(CHAPTER), re.M | re.S)
    (printed,) = re.findall(r"^It prints:\n\n```text\n(.*?)^```", prose(CHAPTER), re.M | re.S)
    folder = names["path"].parent
    said = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, check=True, text=True)
    assert said.stdout == printed, f"the chapter should say:\n{said.stdout}"
    ours = next(cell for cell in code_cells(CHAPTER) if "softmax(model(point))" in cell.source)
    assert ours.outputs[0].text == printed, "the page shows the same numbers from the package"
