"""The number of a chapter is that in its file's name: `22_compile` is chapter 22, however many stand before it.

Sphinx counts the chapters that exist, so this gives them their numbers after it has counted.
"""

import re

from docutils import nodes

FILE = re.compile(r"notebooks/(\d\d)_")


def number_chapters(app, env):
    """Put the right first number before all sections and exercises of a numbered chapter, which is written again."""
    changed = []
    for name, numbers in env.toc_secnumbers.items():
        if (match := FILE.match(name)) and numbers.get(""):
            chapter = int(match.group(1))
            if numbers[""][0] != chapter:
                changed.append(name)
                _renumber(env, name, chapter)
    return changed


def _renumber(env, name, chapter):
    numbers = env.toc_secnumbers[name]
    env.toc_secnumbers[name] = {anchor: number and (chapter, *number[1:]) for anchor, number in numbers.items()}
    for ids in env.toc_fignumbers.get(name, {}).values():  # exercises are numbered like figures
        ids |= {anchor: (chapter, *number[1:]) for anchor, number in ids.items()}
    env.titles[name]["secnumber"] = [chapter]
    for reference in env.tocs[name].findall(nodes.reference):
        if reference.get("secnumber"):
            reference["secnumber"] = [chapter, *reference["secnumber"][1:]]


def setup(app):
    app.connect("env-get-updated", number_chapters, priority=900)  # Sphinx counts at 500
    return {"parallel_read_safe": True, "parallel_write_safe": True}
