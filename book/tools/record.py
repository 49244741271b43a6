"""Run the programs for PyTorch that chapter 21 prints, and keep what they say.

    python -m book.tools.record

The programs put their numbers into a dict called `said`; it goes into book/recorded/pytorch.json, where the cells of
the chapter read it. This needs PyTorch, reading does not.
"""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHAPTER = ROOT / "notebooks" / "21_pytorch.ipynb"
RECORDED = ROOT / "book" / "recorded" / "pytorch.json"


def programs():
    """The programs for PyTorch in the chapter's text, in order."""
    cells = json.loads(CHAPTER.read_text(encoding="utf-8"))["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    return [block for text in texts for block in re.findall(r"^```python\n(.*?)^```", text, re.M | re.S)]


def said():
    """What they say, one after the other, as one program."""
    import torch

    usual = torch.get_default_dtype()
    names = {"said": {}}
    try:
        for program in programs():
            exec(program, names)
    finally:
        torch.set_default_dtype(usual)
    return names["said"]


def main():
    lines = [f"{json.dumps(key)}: {json.dumps(fact)}" for key, fact in said().items()]
    RECORDED.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
