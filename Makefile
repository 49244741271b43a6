# scalargrad: build the book, run its tests. `make` alone lists what there is.
# Needs Python 3.11, 3.12 or 3.13 and a network that reaches PyPI (and, once, npm).
# Another Python than the first that fits: make book PYTHON=/path/to/python3.12

FITS   = import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON = $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
             $$p -c '$(FITS)' 2>/dev/null && echo $$p && break; done)
BIN    = .venv/bin
READY  = .venv/.ready
PEERS  = .venv-bench/.ready
PIP    = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
PYTEST = $(BIN)/python -m pytest
# as many processes as there are cores; the cells of a notebook need one and the same
EACH_FILE = --numprocesses logical --dist loadfile --no-loadscope-reorder
LONGEST_FIRST = notebooks tests scalargrad
EACH_TEST = --numprocesses logical --dist worksteal
export TQDM_DISABLE = 1

.PHONY: help setup book serve lab test test-oracle test-gpu test-book test-browser browser-tools lint format coverage mutants links bench notebooks clean

help:  ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

setup: $(READY)  ## make .venv and install into it, as every target does that needs it

$(READY): requirements.txt constraints.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "scalargrad needs Python 3.11, 3.12 or 3.13; found: $$(python3 --version 2>&1)."; \
	  echo "Install one of them, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12"; exit 1; }
	@"$(PYTHON)" -c '$(FITS)' || { echo "$(PYTHON) is $$("$(PYTHON)" --version 2>&1); scalargrad needs Python 3.11, 3.12 or 3.13."; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python has no venv module. On Debian, Ubuntu and WSL this installs it:"; \
	  echo "  sudo apt install $$("$(PYTHON)" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear .venv
	$(PIP) -r requirements.txt
	$(PIP) --no-deps --editable .
	@touch $@

# What a single target needs beyond that: .venv/.lint from requirements/lint.txt, and so on.
.venv/.%: requirements/%.txt constraints.txt | $(READY)
	$(PIP) -r $<
	@touch $@

book: $(READY)  ## build the book into _build/html
	@$(BIN)/python -m book.tools.fetch mathjax pyodide codemirror micrograd
	$(BIN)/jupyter-book build -n -W --keep-going .
	@echo "The book is in $(CURDIR)/_build/html/index.html"

serve: book  ## build it and serve it at http://localhost:8000
	@echo "http://localhost:8000 (Ctrl+C stops)"
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/html 8000

lab: $(READY)  ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab notebooks

test: $(READY)  ## run the tests and every notebook, comparing every output
	$(PYTEST) $(EACH_FILE) $(LONGEST_FIRST)

# Engines of other people, all at once. An engine whose author has taken it back is left out, and its test is skipped.
DOWNLOAD = $(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --dest .venv/engines
.venv/.engines: requirements/engines.txt | $(READY)
	$(DOWNLOAD) -r $< || grep '==' $< | while read -r line; do echo "$$line" > .venv/one.txt; \
	  $(DOWNLOAD) -r .venv/one.txt || true; done
	@touch $@

test-oracle: .venv/.oracle .venv/.engines  ## compare with PyTorch and engines of other people
	$(PYTEST) -m oracle tests/oracle $(EACH_FILE)

test-gpu: $(READY)  ## compare Tensors on a graphics card with NumPy; says so where there is none
	$(BIN)/python -m tests.gpu

test-book: $(READY)  ## check the built book: links, alt text, no other hosts
	$(PYTEST) -m book tests/book

browser-tools: .venv/.browser  ## install what test-browser needs, a Chromium apart
	@$(BIN)/python -m book.tools.fetch axe-core

test-browser: browser-tools  ## open every page of it in Chromium
	@for program in chromium-headless-shell chromium chromium-browser google-chrome; do command -v $$program && exit; done; \
	  $(BIN)/python -m playwright install --only-shell chromium
	$(PYTEST) -m browser tests/browser $(EACH_TEST)

lint: .venv/.lint  ## check the style of the Python and JavaScript code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/oxlint

format: .venv/.lint  ## lay the Python code out, and mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

coverage: .venv/.coverage  ## say which lines of the package no test runs
	$(PYTEST) tests scalargrad $(EACH_FILE) --cov --cov-report term-missing:skip-covered
	@echo "engine     $$($(BIN)/coverage report --format total --omit '*/scalargrad/*/*') %"
	@for room in compile figures exercises; do \
	  printf '%-10s %s %%\n' $$room $$($(BIN)/coverage report --format total --include "*/scalargrad/$$room/*"); done

mutants: .venv/.mutants  ## change the engine in hundreds of places, and list the changes that no test notices
	$(BIN)/python -m tests.mutants

links: $(READY)  ## try the links of the book to other hosts (needs a network)
	$(BIN)/jupyter-book build --builder linkcheck .

$(PEERS): benchmarks/requirements.txt | $(READY)
	@.venv-bench/bin/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m venv --clear .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --editable .
	.venv-bench/bin/python -m benchmarks.install
	@touch $@

bench: $(READY) $(PEERS)  ## measure the engine beside its peers (installs them into .venv-bench)
	$(BIN)/python -m benchmarks
	.venv-bench/bin/python -m benchmarks.arrays

notebooks: $(READY)  ## run all notebooks again and save their outputs and pictures
	$(BIN)/python -m book.tools.execute "notebooks/*.ipynb"
	$(BIN)/python -m book.tools.picture

clean:  ## remove what was built (and .venv, .venv-bench)
	rm -rf _build mutants .venv .venv-bench book/static/mathjax book/static/pyodide book/static/codemirror book/static/wheels tests/assets/axe.min.js scalargrad_book.egg-info
