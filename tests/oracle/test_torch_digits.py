"""Chapter 20 trains a network on the digits and saves it: PyTorch loads that file, and gives the same outputs."""

import json

import numpy as np
import pytest

from book.tools import record
from scalargrad.tensor import functional as F

pytestmark = pytest.mark.oracle


@pytest.fixture(scope="module")
def trained():
    return record.files()


@pytest.fixture(scope="module")
def said(trained):
    """What the program of the page says of the files that were just written."""
    return record.said("digits", trained["folder"])


def test_pytorch_gives_the_scores_of_the_saved_network(trained, said):
    ours = trained["net"](trained["images"]).data
    assert ours.shape == (50, 10)
    np.testing.assert_allclose(said["scores"], ours, rtol=0, atol=1e-12)


def test_pytorch_gives_the_gradient_of_its_kernels(trained, said):
    net = trained["net"]
    net.zero_grad()
    F.cross_entropy(net(trained["images"]), trained["classes"]).backward()
    kernels = net.parameters()[0].grad
    assert kernels.shape == (8, 1, 3, 3) and np.abs(kernels).max() > 1e-4
    np.testing.assert_allclose(said["kernels"], kernels, rtol=0, atol=1e-12)


def test_the_file_of_the_book_has_the_same_numbers(said):
    kept = json.loads(record.recorded_in("digits").read_text(encoding="utf-8"))
    assert list(kept) == list(said), "run `python -m book.tools.record`"
    for key, numbers in kept.items():
        np.testing.assert_allclose(numbers, said[key], rtol=0, atol=1e-9, err_msg=key)
