"""Short texts for pictures: numbers, names with subscripts, and how wide they will be."""

import math
import re

MINUS = "\u2212"
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SUPERSCRIPTS = str.maketrans("0123456789" + MINUS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")

# Widths in units of the font size, of the widest bold font in the stack (DejaVu Sans Condensed).
_WIDTHS = {
    **dict.fromkeys("ijlI|' ", 0.31),
    **dict.fromkeys(".,:;/·", 0.34),
    **dict.fromkeys("()[]frt-", 0.44),
    **dict.fromkeys("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹ⁿˣ⁻\u2009", 0.4),
    **dict.fromkeys("csz_*", 0.54),
    **dict.fromkeys("mwMW@%…", 0.97),
    **dict.fromkeys("×+=✓✗∞" + MINUS, 0.75),
}


def width(text, size):
    """An upper estimate in px of the width of a bold text of the given font size."""
    return size * sum(_WIDTHS.get(c, 0.77 if c.isupper() or ord(c) > 0x2FF else 0.64) for c in text)


def number(x, digits=4):
    """A number with at most `digits` significant digits and a real minus sign; a dash where there is None.

    >>> number(-0.70710678), number(12345.0), number(-0.0), number(float("inf")), number(None)
    ('−0.7071', '1.234e4', '0', '∞', '–')
    """
    if x is None:
        return "–"
    if math.isnan(x):
        return "nan"
    if math.isinf(x):
        return "∞" if x > 0 else MINUS + "∞"
    text = f"{x:.{digits - 1}e}"
    mantissa, exponent = text.split("e")
    if x == 0 or -3 <= int(exponent) < 4:
        text = f"{float(text):.{max(digits - 1 - int(exponent), 0)}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        text = f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
    return "0" if text == "-0" else text.replace("-", MINUS)


def fit_number(x, room, size, digits=4):
    """`number` with as many digits, at most `digits` and at least one, as `room` px hold."""
    texts = [number(x, n) for n in range(digits, 0, -1)]
    return next((text for text in texts if width(text, size) <= room), texts[-1])


def signed(x, first, room, size, digits=4):
    """A term of a sum: "1" if it is the first, else "+ 1" or "− 1"."""
    if first or math.isnan(x):
        return fit_number(x, room, size, digits)
    sign = f"{MINUS if x < 0 else '+'}\u2009"
    return sign + fit_number(abs(x), room - width(sign, size), size, digits)


def clip(text, room, size):
    """The text, or as much of its start as `room` px hold, followed by an ellipsis; "" if that is nothing."""
    if width(text, size) <= room:
        return text
    while text and width(text + "…", size) > room:
        text = text[:-1]
    return text + "…" if text else ""


def wrap(text, room, size):
    """The words of a text in lines of at most `room` px, as far as the words allow."""
    lines = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def pretty(label):
    """A label with its number as a subscript.

    >>> pretty("w12"), pretty("x_1"), pretty("2x"), pretty("layer 1")
    ('w₁₂', 'x₁', '2x', 'layer 1')
    """
    label = str(label)
    stem = label.rstrip("0123456789")
    end = label[len(stem) :]
    stem = stem.removesuffix("_") if end else stem
    return stem + end.translate(SUBSCRIPTS) if end and stem.isalpha() else label


def escape(text):
    """The text as it may stand in XML, in an attribute too, without the characters that XML forbids."""
    text = "".join(c if c.isprintable() or c == "\u2009" else " " for c in text).replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;").replace('"', "&quot;")


def squeeze(sheet):
    """A style sheet without its comments, indents and line breaks."""
    return re.sub(r"(?s)/[*].*?[*]/|(?<=[{};])\s+|\s+(?=[{}])", "", sheet).strip()


def px(x):
    """A coordinate with at most one decimal."""
    text = f"{x:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def xy(point):
    """Two coordinates."""
    return f"{px(point[0])} {px(point[1])}"


def polyline(places):
    """The data of a path through places in px.

    >>> polyline([(0, 100), (10.25, 99.5)])
    'M0 100L10.2 99.5'
    """
    return "M" + "L".join(map(xy, places))


def true_minus(words):
    """The words with a real minus sign before each negative number.

    >>> true_minus("from -2 to 1e-5")
    'from −2 to 1e-5'
    """
    return re.sub(r"(?<!\w)-(?=[\d.])", MINUS, words)


def tag_text(x, y, words, css=""):
    """A text element, or nothing for no words."""
    if not words:
        return ""
    css = css and f" class='{css}'"
    return f"<text{css} x='{px(x)}' y='{px(y)}'>{escape(words)}</text>"


def tag_path(d, css):
    """A path element."""
    return f"<path class='{css}' d='{d}'/>"
