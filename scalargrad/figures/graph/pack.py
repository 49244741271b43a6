"""Short forms of the pictures in a page: what they repeat is written once, the narrow one as its differences from the wide one.

`stepper_unpack.js` undoes both.
"""

import re
from collections import Counter

from scalargrad.figures.graph.style import style

WORDS = re.compile(
    "<title>.*?</title><desc>.*?</desc>| role='img'|\n"
)  # an <img> with its alt text needs none of these
STYLE = re.compile("(?<=<style>).*?(?=</style>)")
GROUP = re.compile("<g(?: [^>]*)?>(?:(?!<g[ >]|</g>).)*</g>")  # without a group inside
TOKEN = re.compile(r"[^<>]+(?=<)|(?<=class=')[^']*|-?[\d.]+(?=[^<>]*>)")  # a text; in a tag its classes, or a number


def pack(*svgs):
    """Pictures of one graph without their words, each with all the style that one of them needs, and shared groups.

    >>> pack("<svg><title>T</title><desc>D</desc><style></style><g><a/></g><g><a/></g></svg>")[0][-42:]
    "<g id='s0'><a/></g><use href='#s0'/></svg>"
    """
    svgs = [WORDS.sub("", svg) for svg in svgs]
    sheet = style("".join(svgs))
    return _share([STYLE.sub(lambda _: sheet, svg) for svg in svgs])


def _share(svgs):
    """Write a group that occurs again once; after that <use> stands for it. The k-th group of each picture is the same thing."""
    together = list(zip(*map(GROUP.findall, svgs), strict=True))
    often = [groups for groups, count in Counter(together).items() if count > 1]
    names = {groups: f"s{i}" for i, groups in enumerate(often)}
    return [_named(svg, [names.get(groups) for groups in together]) for svg in svgs]


def _named(svg, names):
    left, seen = iter(names), set()

    def shorter(found):
        name, group = next(left), found.group()
        if name is None:
            return group
        if name in seen:
            return f"<use href='#{name}'/>"
        seen.add(name)
        return group.replace("<g", f"<g id='{name}'", 1)

    return GROUP.sub(shorter, svg)


def changes(wide, narrow):
    """The texts, classes and numbers of `narrow` in order, divided by ', with nothing where `wide` has the same.

    Nothing at all if the two are the same. If more than these differ, all of `narrow`.

    >>> changes("<g x='3 4'>a</g><b y='5'/>", "<g x='3 7'>c</g><b y='5'/>")
    "'7'c"
    """
    if TOKEN.sub("", wide) != TOKEN.sub("", narrow):
        return narrow
    pairs = zip(TOKEN.findall(wide), TOKEN.findall(narrow))
    return "'".join("" if one == other else other for one, other in pairs).rstrip("'")
