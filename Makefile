# scalargrad: build the book, run its tests. `make` alone lists what there is.
# Needs Python 3.11, 3.12 or 3.13 and a network that reaches PyPI (and, once, npm).
# Another Python than the first that fits: make book PYTHON=/path/to/python3.12

FITS   = import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON = $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
             $$p -c '$(FITS)' 2>/dev/null && echo $$p && break; done)
BIN    = .venv/bin
READY  = .venv/.ready
PEERS  = .venv-bench/.ready
export TQDM_DISABLE = 1

.PHONY: help setup book serve lab test test-oracle test-book test-browser bench notebooks clean

help:
	@echo "make book          build the book into _build/html"
	@echo "make serve         build it and serve it at http://localhost:8000"
	@echo "make lab           open the notebooks in JupyterLab"
	@echo "make test          run the tests and every notebook, comparing every output"
	@echo "make test-oracle   compare with PyTorch (installs torch into .venv)"
	@echo "make test-book     check the built book: links, alt text, no other hosts"
	@echo "make test-browser  open every page of it in Chromium (installs playwright)"
	@echo "make bench         measure the engine beside its peers (installs them into .venv-bench)"
	@echo "make notebooks     run all notebooks again and save their outputs and pictures"
	@echo "make clean         remove what was built (and .venv, .venv-bench)"

setup: $(READY)

$(READY): requirements.txt constraints.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "scalargrad needs Python 3.11, 3.12 or 3.13; found: $$(python3 --version 2>&1)."; \
	  echo "Install one of them, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12"; exit 1; }
	@"$(PYTHON)" -c '$(FITS)' || { echo "$(PYTHON) is $$("$(PYTHON)" --version 2>&1); scalargrad needs Python 3.11, 3.12 or 3.13."; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python has no venv module. On Debian, Ubuntu and WSL this installs it:"; \
	  echo "  sudo apt install $$("$(PYTHON)" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

book: $(READY)
	@$(BIN)/python -m book.tools.fetch mathjax pyodide codemirror micrograd
	$(BIN)/jupyter-book build -n -W --keep-going .
	@echo "The book is in $(CURDIR)/_build/html/index.html"

serve: book
	@echo "http://localhost:8000 (Ctrl+C stops)"
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/html 8000

lab: $(READY)
	$(BIN)/jupyter lab notebooks

test: $(READY)
	$(BIN)/python -m pytest

test-oracle: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/python -m pytest -m oracle tests

test-book: $(READY)
	$(BIN)/python -m pytest -m book tests

test-browser: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check playwright==1.65.2
	@$(BIN)/python -m book.tools.fetch axe-core
	@command -v chromium || command -v chromium-browser || command -v google-chrome || $(BIN)/python -m playwright install chromium
	$(BIN)/python -m pytest -m browser tests

$(PEERS): benchmarks/requirements.txt | $(READY)
	@.venv-bench/bin/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m venv --clear .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	.venv-bench/bin/python -m benchmarks.install
	@touch $@

bench: $(READY) $(PEERS)
	$(BIN)/python -m benchmarks

notebooks: $(READY)
	$(BIN)/python -m book.tools.execute "notebooks/*.ipynb"
	$(BIN)/python -m book.tools.picture

clean:
	rm -rf _build .venv .venv-bench book/static/mathjax book/static/pyodide book/static/codemirror book/static/wheels tests/assets/axe.min.js scalargrad_book.egg-info
