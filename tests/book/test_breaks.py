"""`book.sphinx.breaks`: what belongs together stays on its line, and long code breaks between its words."""

import pytest

pytest.importorskip("docutils")
from book.sphinx.breaks import bind, places_to_break


@pytest.mark.parametrize(
    "text",
    [
        "0.2~×~0.5~×~2",
        "c~/~f is 10~/~−2 or",
        "at a~=~2, b~=~−3 and λ~=~0.003.",
        "b~=~a~×~b and d~=~e~+~c, or q~=~t~−~5",
        "of chapter~10 and exercise~10.3",
        "Part III~· Chapter~14~· 24 minutes",
        "the point (1,~−1), of shape (100,~1)",
        "per unit of G~=~(1,~0,~2,~−1), of shape (n,~3,~8,~8)",
        "(1~−~m)² and (√κ~+~1)",
        "adds k~−~1 of its steps, f(x~+~h~+~k)",
        "for the seven: 8~−~3~+~1~=~6 without",
        "3x²~=~12~+~5 or about x~≈~0.7",
        "first 20~×~1 −~10~×~3 +~1 =~",
        "in all 80 +~20 −~30 +~1 =~8, as many",
        "that is 1~−~sigmoid(40), but log(x) +~log(yy) +~10",
        "log~3 and exp~a",
        "the side −\u2060(u~−~1)~/~(u~+~1)² together",
        "1·1 +~1·1 +~1·1 +~1·1 =~(1~+~1)(1~+~1), and 300",
        "Put these into max(0,~1~−~label~×~score): with",
        "so h₁~=~relu(x₁~−~x₂) and h₂~=~relu(x₂~−~x₁)",
        "it is ((u~+~1)~−~(u~−~1)) of all",
        "so out =~tanh(w₁~×~x₁ +~w₂~×~x₂ +~b), which is long",
        "×~micrograd says how many times",
        "~=~−3, as before",
        " =~the_name_of_a_number, as",
    ],
)
def test_what_belongs_together_is_bound(text):
    assert bind(text.replace("~", " ").replace("\u2060", "")) == text.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "text",
    [
        "either this, or that (see, too)",
        "chapters of a book, 10 of them",
        "log of the loss",
        "(see chapters above, or the notes)",
    ],
)
def test_the_rest_is_left_alone(text):
    assert bind(text) == text


def test_a_sign_stays_with_its_parentheses_and_an_arrow_with_where_it_leads():
    assert bind("side −(u − 1)").startswith("side −\u2060(u")
    assert bind("they are 2 → 16, 16 → 1").replace("\xa0", "~") == "they are 2 →~16, 16 →~1"


def test_a_number_with_an_exponent_is_one_word():
    assert bind("about 1e-12, not e-5") == "about 1e-\u206012, not e-5"


def test_long_code_breaks_after_brackets_and_dots_and_only_there():
    html = places_to_break('<span class="pre">torch.nn.init.uniform_(layer.weight,</span>')
    assert html == '<span class="pre">torch.<wbr>nn.<wbr>init.<wbr>uniform_(<wbr>layer.<wbr>weight,</span>'


def test_a_long_name_breaks_between_its_words():
    code = '<span class="pre">binary_cross_entropy_with_logits</span>'
    assert places_to_break(code).count("<wbr>") == 4


@pytest.mark.parametrize(
    "code", ["zero_grad(set=0)", "/path/to/python3.12", ".venv/bin/python", "http://localhost:8888/"]
)
def test_short_code_addresses_and_numbers_have_no_place_to_break(code):
    assert "<wbr>" not in places_to_break(f'<span class="pre">{code}</span>')


def test_a_column_is_narrow():
    code = '<span class="pre">torch.compile</span>'
    assert places_to_break(f"<table>\n{code}</table>{code}").count("<wbr>") == 1


def test_blocks_of_code_are_left_alone():
    html = "<pre>optimizer.zero_grad(set_to_none=False)</pre>"
    assert places_to_break(html) == html
