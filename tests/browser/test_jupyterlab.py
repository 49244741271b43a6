"""Figures in a real JupyterLab: a cell is run, the page is loaded again, the cell is run again. Needs a browser."""

import json
import os
import socket
import subprocess
import sys
from urllib.error import URLError
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.browser
CELL = """
from scalargrad import Value
from scalargrad.figures import AttentionStepper, Plot, Slider, draw
a = Value(3.0, label="a")
plot = Plot(x=(0, 1), y=(0, 1))
display(draw(a * a), Slider({"h": [1, 2]}, lambda h: (f"h = {h}", plot), alt="Two frames of an empty plot."))
head = {"queries": [[1.0]], "keys": [[0.0]], "values": [[1.0]], "scores": [[0.0]], "weights": [[1.0]]}
display(AttentionStepper(["a"], [head], [[1.0]], outcomes=["b"]))
"""
READY = 90_000  # milliseconds: a page of JupyterLab, a kernel and an import, on a machine that does something else, too
ALIVE = (
    """() => ["sg-stepper", "sg-slider", "sg-attention"].every((name) => document.querySelector(name)?.shadowRoot)"""
)


def notebook():
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    cell = {"cell_type": "code", "execution_count": None, "id": "one", "metadata": {}, "outputs": [], "source": CELL}
    return json.dumps({"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def lab(tmp_path):
    """The address of a JupyterLab with one notebook."""
    (tmp_path / "figures.ipynb").write_text(notebook(), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--port={port}", f"--ServerApp.root_dir={tmp_path}", "--IdentityProvider.token=", "--allow-root"]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--expose-app-in-browser", *options]
    folders = {f"JUPYTER_{name}_DIR": str(tmp_path / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    with open(tmp_path / "log", "wb") as log:
        server = subprocess.Popen(command, env={**os.environ, **folders}, stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/api", server, tmp_path / "log")
        yield f"http://127.0.0.1:{port}/lab/tree/figures.ipynb"
    finally:
        server.terminate()
        server.wait(30)


def wait_for(address, server, log):
    """Until the server answers; it says why if it ends."""
    while server.poll() is None:
        try:
            return urlopen(address, timeout=5).close()
        except (URLError, ConnectionError):
            pass
    pytest.fail(log.read_text(encoding="utf-8"))


def run_cell(page):
    page.locator(".jp-Notebook .cm-content").first.click(timeout=READY)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=READY)
    page.keyboard.press("Control+Enter")


def test_figures_come_alive_and_again_when_the_page_was_loaded_again(lab, browser, tmp_path):
    page = browser.new_page()
    page.goto(lab)
    run_cell(page)
    page.wait_for_function(ALIVE, timeout=READY)
    figure = page.locator("sg-stepper")
    figure.get_by_role("button", name="Step through").click()
    page.keyboard.press("End")
    assert figure.locator(".count").inner_text() == "5 / 5"
    page.locator("sg-slider input").press("End")
    assert page.locator("sg-slider [role=status]").text_content() == "h = 2"

    page.reload()  # nothing was saved: the kernel is the same, the page has forgotten everything
    run_cell(page)
    page.wait_for_function(ALIVE, timeout=READY)
    run_cell(page)
    page.wait_for_function(ALIVE, timeout=READY)

    page.keyboard.press("Control+s")
    page.wait_for_function("() => !document.querySelector('.lm-TabBar-tab.lm-mod-current.jp-mod-dirty')")
    saved = json.loads((tmp_path / "figures.ipynb").read_text(encoding="utf-8"))
    html = ["".join(output["data"]["text/html"]) for output in saved["cells"][0]["outputs"]]
    assert [text.count("<script>") for text in html] == [0, 0, 0], "the page had the scripts already"
    page.close()
