"""How the tests compare floats: nan equals nan, infinities keep their sign, and a failure shows both numbers."""

import math


def same(ours, right, tolerance=1e-12, scale=0.0):
    """Are two floats equal up to `tolerance`, relative to the larger one or to `scale`, the largest term?"""
    if math.isnan(ours) or math.isnan(right):
        return math.isnan(ours) and math.isnan(right)
    return math.isclose(ours, right, rel_tol=tolerance, abs_tol=tolerance * scale)


def assert_same(analytic, numeric, tolerance=1e-12, scale=0.0, what="gradient"):
    """Compare two floats, or two lists of them."""
    pairs = list(zip(analytic, numeric, strict=True)) if isinstance(analytic, (list, tuple)) else [(analytic, numeric)]
    wrong = [(i, a, n) for i, (a, n) in enumerate(pairs) if not same(a, n, tolerance, scale)]
    shown = [f"{what} {i}: analytic {a!r}, numeric {n!r}" for i, a, n in wrong[:5]]
    assert not wrong, "\n".join([f"{len(wrong)} of {len(pairs)} differ by more than {tolerance:g}:", *shown])
