"""A page whose Python goes on running from test to test: starting it takes longer than most tests."""

import pytest

from tests.helpers.live_cells import tidy, uncover


@pytest.fixture(scope="module")
def _booted(shared_live):
    """The pages that are open, by the name of their notebook."""
    return {}


@pytest.fixture
def booted(_booted, shared_live):
    """booted(name) is like live(name), but a page that the tests of a file share: each finds all cells as printed,
    and none covered.

    The names that cells have made stay, and so do the packages.
    """

    def booted(name="01_value"):
        if name in _booted:
            tidy(_booted[name])
        else:
            _booted[name] = shared_live(name)
            uncover(_booted[name])
        return _booted[name]

    return booted
