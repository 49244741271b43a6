"""Pages whose Python goes on running from test to test: starting it takes longer than most tests."""

import pytest

from tests.conftest import opener, visits
from tests.helpers.live_cells import tidy, uncover
from tests.helpers.playground_page import REST, sharer


@pytest.fixture(scope="session")
def kept_visit(browser):
    """Like `visit`, but what it opens stays open to the end of the run."""
    with visits(browser, together=True) as visit:
        yield visit


@pytest.fixture(scope="session")
def _booted(kept_visit, served):
    """How to open a page, and those that are open, by the name of their notebook."""
    return opener(kept_visit, served), {}


@pytest.fixture
def booted(_booted):
    """booted(name) is like live(name), but a page that all tests share: each finds all cells as printed, and none
    covered.

    The names that cells have made stay, and so do the packages.
    """
    live, pages = _booted

    def booted(name="01_value"):
        if name in pages:
            tidy(pages[name])
        else:
            pages[name] = live(name)
            uncover(pages[name])
        return pages[name]

    return booted


@pytest.fixture(scope="session")
def _playground(kept_visit, served):
    return sharer(kept_visit, served)


@pytest.fixture
def opened(_playground):
    """opened(link, width) gives the playground as a link opens it: one page for all tests, which rests between them."""
    given = []

    def opened(*link, **how):
        given.append(_playground(*link, **how))
        return given[-1]

    yield opened
    for page in given[-1:]:
        page.evaluate(REST)
