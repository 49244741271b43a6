"""The sliders and the plots of a page of the book, for the tests: is what they show right, and can it be read?"""

import json
import re

from tests.helpers import sliders
from tests.helpers.notebooks import outputs

# Every position of a slider: what is shown is what Python wrote.
WALK = """(figure, frames) => {
    const data = JSON.parse(figure.querySelector("script").textContent), root = figure.shadowRoot;
    const inputs = [...root.querySelectorAll("input")], wrong = [], heights = new Set();
    const plain = (markup) => {
        const g = document.createElementNS("http://www.w3.org/2000/svg", "g");
        g.innerHTML = markup.replaceAll(",", " ");
        return g.innerHTML;
    };
    frames.forEach(([say, layers], at) => {
        let rest = at;
        for (let i = inputs.length - 1; i >= 0; i--) {
            inputs[i].value = rest % data.sliders[i].values.length;
            rest = Math.floor(rest / data.sliders[i].values.length);
        }
        inputs[0].dispatchEvent(new Event("input", { bubbles: true }));
        const shown = layers.map((_, k) => plain(root.querySelector(`[data-layer="${k}"]`).innerHTML));
        const words = inputs.map(
            (input, i) => data.sliders[i].values[input.value] === input.getAttribute("aria-valuetext"));
        if (JSON.stringify(shown) !== JSON.stringify(layers.map(plain)) || !words.every(Boolean)) wrong.push(at);
        const said = root.querySelector("[role=status]").textContent;
        if (said.replaceAll("\\u2060", "") !== say || /\\de-\\d/.test(said)) wrong.push(said);
        heights.add(figure.getBoundingClientRect().height);
    });
    return [wrong, heights.size];
}"""
TOO_WIDE = """(figure) => [...figure.shadowRoot.querySelectorAll("*")].filter((element) => {
    const room = figure.parentElement.getBoundingClientRect(), own = element.getBoundingClientRect();
    return !element.closest("svg svg") && own.width && (own.right > room.right + 1 || own.left < room.left - 1);
}).map((element) => element.outerHTML.slice(0, 80))"""
SIZE = re.compile(r"font(?:-size)?: [^;\"]*?([\d.]+)px")
WIDTH = re.compile(r'<svg[^>]* width="([\d.]+)pt"')
PICTURES = "div.cell_output > img[src$='.svg']"
SHOW_ALL = (
    "document.querySelectorAll('details, [hidden]').forEach((part) => { part.open = true; part.hidden = false; })"
)
TIMED = "nbval-ignore-output"  # a plot of times is from one run: it is not drawn again for its looks


def plots(notebook):
    """Each plot in a notebook: its SVG, and whether it shows times."""
    shown = [(cell, output.get("data", {}).get("image/svg+xml")) for cell, output in outputs(notebook)]
    return [(svg, TIMED in cell.metadata.get("tags", [])) for cell, svg in shown if svg]


def walked(figure):
    """What is wrong at any position of a slider, and how many heights it has."""
    return figure.evaluate(WALK, sliders.frames(json.loads(figure.locator("script").text_content())))


def small_texts(page, notebook):
    """The texts of plots that are smaller than 11 pixels as the page shows them."""
    page.evaluate(SHOW_ALL)
    widths = page.locator(PICTURES).evaluate_all("(pictures) => pictures.map((picture) => picture.clientWidth)")
    small = []
    for width, (svg, timed) in zip(widths, plots(notebook), strict=True):
        size = min(map(float, SIZE.findall(svg))) * width / float(WIDTH.search(svg).group(1))
        if not timed and size < 11:
            small.append(f"text of {size:.1f} px in a plot that is {width} px wide")
    return small
