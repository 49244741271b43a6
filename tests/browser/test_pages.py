"""Open every page of the built book in Chromium, as a reader would: from the disk, in both themes, wide and narrow.

Needs `make book` first, playwright and a browser: `make test-browser`. With CI=true a missing one is a failure.
"""

import re
from pathlib import Path

import pytest

from tests.conftest import HTML
from tests.helpers.live_cells import SETTLED, dress, uncover
from tests.helpers.notebooks import NOTEBOOKS
from tests.helpers.page_figures import TOO_WIDE, small_texts, walked
from tests.helpers.paper import printed

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
AXE = ROOT / "tests" / "assets" / "axe.min.js"
PAGES = sorted(page for page in HTML.rglob("*.html") if page != HTML / "index.html" and "_static" not in page.parts)
NAMES = [str(page.relative_to(HTML)) for page in PAGES]
# A color that is still fading into the theme of the page has, for a moment, too little contrast.
VIOLATIONS = """async (asked) => {
    const { part = document, ...rules } = asked ?? {};
    document.getAnimations().forEach((motion) => motion.finish());
    return (await axe.run(part, { preload: false, resultTypes: ["violations"], ...rules })).violations.map(
        (found) => found.id + ": " + found.nodes.map((node) => node.html.slice(0, 160)).join(" | "));
}"""
# A theme decides about contrast, which takes most of the time; everything else is up to the width.
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
ALL_ELSE = {"rules": {"color-contrast": {"enabled": False}}}
LOOKS = [
    ("light", 390, [ALL_ELSE]),
    ("light", 1280, [ALL_ELSE, CONTRAST]),
    ("dark", 1280, []),
    ("dark", 390, [CONTRAST]),
]
# Nor does a color fade in while axe looks, as it would on a busy machine.
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"
UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
SIDEWAYS = """() => {
    const wide = document.documentElement.scrollWidth;
    if (wide <= innerWidth) return [];
    const out = (element) => element.getBoundingClientRect().right > innerWidth + 1
        && !element.closest("pre, .sg-drawing, table, .math, mjx-container");
    const found = [...document.querySelectorAll("main *")].filter(out);
    return [wide, ...found.map((element) => element.outerHTML.slice(0, 120))];
}"""
# Each word of a program is an element, thousands on a page: their colors are checked once, below.
PLAIN_CODE = "document.querySelectorAll('.highlight pre').forEach((code) => { code.textContent = code.textContent; })"
CUT = """() => [...document.querySelectorAll(".prev-next-area a, .pg code, .bd-article span.math, .bd-article p")]
    .filter((box) => box.checkVisibility() && /hidden|clip/.test(getComputedStyle(box).overflowX))
    .filter((box) => (box.matches(".math") ? box.querySelector("mjx-math")?.getBoundingClientRect().width ?? 0
        : box.scrollWidth) > box.clientWidth + 1).map((box) => box.textContent.trim().slice(0, 60))"""
UNCOVERED = """() => [...document.querySelectorAll(".predict")].filter((box) => {
    let next = box.nextElementSibling, run = 0; // cells: those next to each other belong to the question
    for (; next && !next.matches("section, .predict, .exercise"); next = next.nextElementSibling) {
        if (!next.matches("div.cell")) run &&= Infinity;
        else if (next.querySelector(":scope > .cell_output:not([hidden])") && !next.hidden) return true;
        else if (run < Infinity) run += 1;
        if (run === Infinity && !next.hidden) return true;
    }
    return false;
}).map((box) => box.textContent.slice(0, 80))"""


@pytest.fixture(scope="module", params=PAGES, ids=NAMES)
def page(request, shared_visit):
    """Each page, opened once: that takes longer than most of what is asked of it. A test may change it for the next."""
    page = shared_visit(request.param, "light", 390)
    yield page
    page.context.close()


def test_no_text_is_cut_off_on_a_phone(page):
    assert page.evaluate(CUT) == []


def test_no_page_is_empty_on_paper(page):
    assert [place for place, said in enumerate(printed(page.pdf(format="A4")), 1) if said < 2] == []


def test_page_is_accessible_fits_its_window_and_stays_on_this_machine(page):
    assert page.evaluate(UNCOVERED) == [], "what follows gives the answer away before the reader predicts"
    page.evaluate(UNFOLD)
    page.evaluate(PLAIN_CODE)
    page.add_style_tag(content=STILL)
    page.add_script_tag(path=AXE)
    for theme, width, checks in LOOKS:
        dress(page, theme, width)
        page.wait_for_function(SETTLED)
        assert [page.evaluate(VIOLATIONS, check) for check in checks] == [[]] * len(checks), (theme, width)
        assert page.evaluate(SIDEWAYS) == [], (theme, width)
    assert page.troubles == []


def test_each_position_of_a_slider_shows_its_frame_and_nothing_jumps(page):
    dress(page)
    uncover(page)
    for figure in page.locator("sg-slider").all():
        assert walked(figure) == [[], 1]
    assert page.troubles == []


def test_sliders_fit_their_page(page):
    for width in (350, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for figure in page.locator("sg-slider").all():
            assert figure.evaluate(TOO_WIDE) == [], width


def test_no_text_of_a_plot_is_smaller_than_11_pixels_on_a_phone(page):
    dress(page, width=390)
    notebook = NOTEBOOKS.get(Path(page.url).stem)
    assert not notebook or small_texts(page, notebook) == []


def test_every_kind_of_code_can_be_read_in_both_themes(visit):
    page = visit(HTML / "notebooks" / "01_value.html")
    kinds = {kind for path in PAGES for kind in re.findall(r'<span class="(\w{1,3})">', path.read_text("utf-8"))}
    assert {"k", "nn", "mi", "c1", "gp"} <= kinds  # keywords, modules, numbers, comments, prompts
    words = "".join(f'<span class="{kind}">{kind}</span> ' for kind in sorted(kinds))
    page.locator("main .highlight pre").first.evaluate("(pre, words) => { pre.innerHTML = words; }", words)
    page.add_script_tag(path=AXE)
    for theme in ("light", "dark"):
        dress(page, theme)
        page.wait_for_function(SETTLED)
        assert page.evaluate(VIOLATIONS, CONTRAST) == [], theme
