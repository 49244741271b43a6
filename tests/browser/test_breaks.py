"""Where lines break on a phone: short code never, names in a table only between their words, a ring not at all.

Needs `make book` first and a browser: `make test-browser`.
"""

import pytest

from tests.conftest import HTML

pytestmark = pytest.mark.browser
IN_PIECES = """() => [...document.querySelectorAll(".bd-article code.sg-short")]
    .filter((code) => code.checkVisibility())
    .filter((code) => new Set([...code.getClientRects()].map(({ top }) => Math.round(top))).size > 1)
    .map((code) => code.textContent)"""
INSIDE_A_WORD = """() => [...document.querySelectorAll(".sg-names td code .pre")].flatMap((pre) => {
  const walk = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT), letters = [];
  const range = document.createRange();
  for (let text = walk.nextNode(); text; text = walk.nextNode())
    for (let i = 0; i < text.length; i++) {
      range.setStart(text, i); range.setEnd(text, i + 1);
      letters.push([text.data[i], range.getBoundingClientRect().top]);
    }
  const torn = (pair, i) => i > 0 && pair[1] > letters[i - 1][1] + 5 && /\\w/.test(letters[i - 1][0] + pair[0])
    && /[a-z0-9]/i.test(letters[i - 1][0]) && /[a-z0-9]/i.test(pair[0]);
  return letters.some(torn) ? [pre.textContent] : [];
})"""
AFTER_A_SIGN = """() => [...document.querySelectorAll(".bd-article :is(p, li)")].flatMap((box) => {
  if (!box.checkVisibility() || box.closest("table")) return [];
  const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), range = document.createRange(), torn = [];
  let sign = null; // how high a sign stands that waits for what follows it
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const around = text.parentElement;
    if (around.closest("code, mjx-container, p, li") !== around.closest("p, li")) { sign = null; continue; }
    for (const found of text.data.matchAll(/\\S+/g)) {
      range.setStart(text, found.index); range.setEnd(text, found.index + found[0].length);
      const [rect] = range.getClientRects();
      if (!rect) continue; // it is in something hidden
      const { top, bottom } = rect;
      if (sign !== null && top > sign) torn.push(text.data.slice(Math.max(0, found.index - 30), found.index + 10));
      sign = /^[+−=×≈]$/.test(found[0]) ? bottom : null;
    }
  }
  return torn;
})"""
IN_PARENTHESES = """() => [...document.querySelectorAll(".bd-article :is(p, li)")].flatMap((box) => {
  if (!box.checkVisibility()) return [];
  const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), range = document.createRange(), torn = [];
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    if (text.parentElement.closest("code, pre, mjx-container")) continue;
    for (const found of text.data.matchAll(/\\([^()]{1,20}\\)/g)) {
      range.setStart(text, found.index); range.setEnd(text, found.index + found[0].length);
      const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (/\\s[+−=×/]\\s/.test(found[0]) && tops.size > 1) torn.push(found[0]);
    }
  }
  return torn;
})"""
PAGES = ["notebooks/15_optimizers.html", "notebooks/21_pytorch.html", "notebooks/23_scale_out.html"]


@pytest.mark.parametrize("path", PAGES)
def test_short_code_stays_in_one_piece(visit, path):
    page = visit(HTML / path, width=390)
    page.locator(".sg-show").evaluate_all("(all) => all.forEach((one) => one.click())")
    assert page.locator("code.sg-short").count() > 10
    assert page.evaluate(IN_PIECES) == []


@pytest.mark.parametrize("width", [1280, 820, 390])
@pytest.mark.parametrize("path", ["notebooks/21_pytorch.html", "book/pages/coming_from.html"])
def test_names_in_a_table_break_between_their_words(visit, path, width):
    page = visit(HTML / path, width=width)
    assert page.locator(".sg-names td code").count() > 10
    assert page.evaluate(INSIDE_A_WORD) == []


def test_a_formula_in_the_text_is_not_torn(visit):
    page = visit(HTML / "notebooks" / "19_tensor.html", width=390)
    assert page.get_by_text("2\u00a0×\u00a03").count() > 0


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["03_chain_rule", "18_softmax", "20_convolution"])
def test_a_long_formula_breaks_before_a_sign_and_not_after_it(visit, name, width):
    page = visit(HTML / "notebooks" / f"{name}.html", width=width)
    page.locator(".sg-show").evaluate_all("(all) => all.forEach((one) => one.click())")
    assert page.evaluate(AFTER_A_SIGN) == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["03_chain_rule", "05_operators", "06_neuron", "bug_museum"])
def test_a_line_does_not_end_inside_short_parentheses(visit, name, width):
    page = visit(HTML / "notebooks" / f"{name}.html", width=width)
    page.locator(".sg-show").evaluate_all("(all) => all.forEach((one) => one.click())")
    assert page.evaluate(IN_PARENTHESES) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_line_of_the_benchmarks_does_not_end_after_a_sign(visit, width):
    page = visit(HTML / "book" / "pages" / "benchmarks.html", width=width)
    heads = page.locator(".sg-bench th", has_text="× ").all_text_contents()
    assert len(heads) > 8 and all(head.startswith("×\u00a0") for head in heads)
    assert page.get_by_text("×\u00a0micrograd").first.is_visible() and page.evaluate(AFTER_A_SIGN) == []


@pytest.mark.parametrize(
    ("name", "text", "wraps"),
    [
        ("05_operators", "The promise about the edges", True),
        ("07_layer", "ValueError: got 3 inputs", True),
        ("06_neuron", "90 more steps", False),
        ("bug_museum", "::test_two_losses_before_two_backwards", False),
        ("bug_museum", "✗ return self.data", False),
    ],
)
def test_on_a_phone_prose_and_errors_wrap_and_rows_scroll(visit, name, text, wraps):
    page = visit(HTML / "notebooks" / f"{name}.html", width=390)
    page.locator(".sg-show").evaluate_all("(all) => all.forEach((one) => one.click())")
    printed = page.locator(".cell_output pre").filter(has_text=text).first
    assert not wraps or printed.evaluate("(pre) => pre.scrollWidth <= pre.clientWidth")
    assert printed.evaluate("(pre) => getComputedStyle(pre).whiteSpace") == ("pre-wrap" if wraps else "pre")


def test_the_ring_around_what_was_covered_is_whole(visit):
    page = visit(HTML / "notebooks" / "03_chain_rule.html", width=390)
    page.locator(".sg-show").first.focus()
    page.keyboard.press("Enter")
    shown = page.locator(".sg-veiled:focus-visible")
    ring = shown.evaluate(
        "(box) => { const s = getComputedStyle(box, '::after'); return [s.position, s.borderTopWidth, s.inset] }"
    )
    assert ring == ["absolute", "2px", "0px"]
