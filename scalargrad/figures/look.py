"""The palette: one table of colors, each for the light and for the dark theme. Whatever is drawn takes them from here.

The pages of the book get them as custom properties, a still picture those that it needs, a live figure those of its
page, and matplotlib as its settings. Text reaches 4.7:1 on its ground.
"""

import re

COLORS = {
    # ground
    "page": ("#ffffff", "#121212"),  # behind a figure
    "paper": ("#ffffff", "#1b1f24"),  # inside of a node, a pill, a panel
    "wash": ("#f6f7f8", "#191c20"),  # strip and control bar
    "ink": ("#222832", "#e3e9ef"),  # labels, outline of a result, selected path
    "ink-2": ("#48566b", "#aab3bf"),  # secondary text, ports
    "line": ("#7b8794", "#7b8794"),  # resting edges and outlines of nodes (3.7:1)
    "hair": ("#d1d5da", "#364150"),  # dividers, not needed to understand
    # roles
    "data": ("#005fa3", "#74bdf5"),
    "data-tint": ("#e4f0fa", "#12304a"),
    "grad": ("#b84300", "#ff9a56"),
    "grad-tint": ("#fdebe0", "#43260f"),
    "grad-line": ("#d55e00", "#f4802f"),
    "slope": ("#00785c", "#7fe0b8"),
    "now": ("#ffdf4d", "#5f5715"),  # marker pen: this step
    "now-fill": ("#fff3a3", "#403b12"),
    "now-line": ("#d9b400", "#f0e442"),
    "bad": ("#a3003f", "#ff7d9a"),
    "bad-tint": ("#fbe3ea", "#43182a"),
    "on-solid": ("#ffffff", "#121212"),  # text on the solid color of a role
    # classes, in plots only
    "class-0": ("#7a4fb0", "#b79af0"),
    "class-1": ("#e69f00", "#f2b233"),
    "class-1-text": ("#8a5a00", "#f2b233"),
    "class-2": ("#00a1b2", "#00849c"),  # never text
    "region-0": ("#e8e1f2", "#3a3347"),
    "region-1": ("#fbefd4", "#48381a"),
    "focus": ("#176de8", "#528fe4"),
}
LIGHT, DARK = ({name: pair[i] for name, pair in COLORS.items()} for i in (0, 1))
FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans Condensed',sans-serif"


def for_page():
    """The style sheet with all colors as `--sg-…`: light, or dark where the theme switch says so."""
    light, dark = (_properties(theme, "--sg-") for theme in (LIGHT, DARK))
    return (
        f':root,html[data-theme="light"]{{{light};color-scheme:light}}\n'
        f'html[data-theme="dark"]{{{dark};color-scheme:dark}}\n'
        f":root{{--sg-font:{FONT}}}\n"
    )


def for_picture(sheet):
    """A style sheet with the colors that it needs, for a picture by itself: it follows its own color scheme."""
    return colors_of(sheet) + sheet


def colors_of(text):
    """The style sheet with the colors, and the font, that a text names as `var(--…)`."""
    used = set(re.findall(r"var\(--([\w-]+)\)", text)) & COLORS.keys()
    light, dark = (_properties({name: theme[name] for name in COLORS if name in used}, "--") for theme in (LIGHT, DARK))
    return f":root{{--font:{FONT};{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def for_live_figure(place=":host"):
    """The colors for a live figure, or another part of a page: the page's, or ours where it has none (JupyterLab)."""
    colors = [f"--{name}:var(--sg-{name},light-dark({light},{dark}))" for name, (light, dark) in COLORS.items()]
    return f"{place}{{{';'.join(colors)};--font:var(--sg-font,{FONT})}}"


def _properties(theme, prefix):
    return ";".join(f"{prefix}{name}:{color}" for name, color in theme.items())
