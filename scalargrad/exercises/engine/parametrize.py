"""The probes as tests of pytest, one for each."""

from functools import cache

from scalargrad.exercises.engine.net_probes import PROBES


def parametrize(examine):
    """A decorator that runs a test once for each probe, with a `check` that the test calls.

    Nothing runs until the first check is called; then all probes do, once.

    Args:
        examine: a function without arguments that gives a Report.
    """
    import pytest  # who only checks need not have it

    report = cache(examine)
    checks = [pytest.param(_check(report, probe), id=f"{probe.group}: {probe.name}") for probe in PROBES]
    return pytest.mark.parametrize("check", checks)


def _check(report, probe):
    def check():
        import pytest

        if probe in report().missing:
            pytest.skip(f"{probe.name}: the engine does not have it")
        if probe in report().failed:
            pytest.fail(report().told(probe), pytrace=False)

    return check
