"""How the plots of a slider look, in both themes.

The colors are tokens of the book (book/static/tokens.css). A still picture has them inside; in the live one
slider.js puts those of the page in their place.
"""

LIGHT = {
    "page": "#ffffff",
    "paper": "#ffffff",
    "ink": "#222832",
    "ink-2": "#48566b",
    "line": "#7b8794",
    "hair": "#d1d5da",
    "data": "#005fa3",
    "slope": "#00785c",
    "grad": "#b84300",
    "bad": "#a3003f",
    "class-0": "#7a4fb0",
    "class-1": "#e69f00",
    "region-0": "#e8e1f2",
    "region-1": "#fbefd4",
}
DARK = LIGHT | {
    "page": "#121212",
    "paper": "#1b1f24",
    "ink": "#e3e9ef",
    "ink-2": "#aab3bf",
    "hair": "#364150",
    "data": "#74bdf5",
    "slope": "#7fe0b8",
    "grad": "#ff9a56",
    "bad": "#ff7d9a",
    "class-0": "#b79af0",
    "class-1": "#f2b233",
    "region-0": "#3a3347",
    "region-1": "#48381a",
}


def _variables(colors):
    return ":root{" + ";".join([f"--{name}:{color}" for name, color in colors.items()]) + "}"


COLORS = _variables(LIGHT) + "@media (prefers-color-scheme:dark){" + _variables(DARK) + "}"

# Texts: ticks, the names of the axes, words beside things (with a kind); end and mid say where they are anchored.
# Paths: axis and grid; a region r1 on r0, its rim is the boundary; the points c0 and c1 of two classes, a ring around
# a mistake; a dot, and lines of a kind.
STYLE = """text{font:11px system-ui,"Segoe UI",Arial,"DejaVu Sans Condensed",sans-serif;color:var(--ink-2);fill:currentColor;
font-variant-numeric:tabular-nums lining-nums}
.end{text-anchor:end}.mid{text-anchor:middle}.name{font-size:12px;font-weight:600;color:var(--ink)}
path{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.data,.slope,.grad,.ink,.muted,.bad{font-size:12px;font-weight:600}.data{color:var(--data)}.slope{color:var(--slope)}
.grad{color:var(--grad)}.ink{color:var(--ink)}.muted{color:var(--ink-2)}.bad{color:var(--bad)}
.dash{stroke-width:1.5;stroke-dasharray:5,5}.dot{fill:var(--paper);stroke-width:2.5}
.axis,.grid{stroke:var(--line);stroke-width:1}.grid{stroke:var(--hair)}
.r0{fill:var(--region-0);stroke:none}.r1{fill:var(--region-1);stroke:var(--ink)}
.c0,.c1,.ring{stroke:none;marker:url(#sg-c0)}.c1{marker:url(#sg-c1)}.ring{marker:url(#sg-ring)}marker{overflow:visible}
#sg-c0 path,#sg-c1 path{fill:var(--class-0);stroke:#1b1f24;stroke-width:.7}#sg-c1 path{fill:var(--class-1)}
#sg-ring path{stroke:var(--bad);stroke-width:1.4}.pill{fill:var(--paper);stroke:var(--slope)}
"""


def _marker(name, data):
    return f"<marker id='sg-{name}' markerUnits='userSpaceOnUse'><path d='{data}'/></marker>"


# The points of both classes and the ring: circles of radius 4 and 8, and a triangle as large as the smaller one.
MARKERS = {
    "c0": _marker("c0", "M0,-4a4,4,0,11-.1,0z"),
    "c1": _marker("c1", "M0,-5l4.6,8h-9.2z"),
    "ring": _marker("ring", "M0,-8a8,8,0,11-.1,0z"),
}
