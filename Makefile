# Two commands matter: `make run` starts the dashboard, `make test` runs every test. Both install what they need first.

VENV := .venv
PY := $(VENV)/bin/python
# The first Python that is new enough; `make PYTHON=/path/to/python run` takes another.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

.PHONY: help run test install install-dev browser check bench quality docs screenshots lock clean

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */  make \1\t/' | expand -t 22

run: install  ## install, parse the shipped articles, serve the dashboard on http://127.0.0.1:8501
	$(PY) -m lib.ingest data/articles
	$(PY) -m streamlit run dashboard.py

test: install-dev browser  ## install, fetch a Chromium if there is none, run all tests, two at a time
	$(PY) -m pytest -n 2

install: $(VENV)/installed  ## make .venv and install the dependencies, each checked against its hash

check: install-dev  ## formatting, lint and types
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy

bench: install-dev browser  ## measure speed and memory: a table, and build/bench.json
	$(PY) -m tests.benchmarks

quality: install-dev  ## measure on all labelled articles: tables here, in data/quality.json and in README.md
	$(PY) -m tests.quality.report

docs: install-dev  ## write data/README.md anew
	$(PY) -m lib.dictionary data/README.md

screenshots: install-dev browser  ## take docs/screenshots anew
	$(PY) -m tests.browser.screenshots

lock: install-dev  ## resolve requirements*.in into requirements*.txt with hashes
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-dev.in -o requirements-dev.txt

LOCK := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

clean:  ## remove the installation and everything built; data/articles stays
	rm -rf $(VENV) build data/store data/cache

install-dev: $(VENV)/installed-dev

browser: install-dev
	@$(PY) -m tests.chromium

# Debian keeps ensurepip in a package of its own; without it the environment is filled by the pip outside.
$(PY):
	@test -n "$(PYTHON)" || { echo "Dateline needs Python 3.11 or later: install it and run make again, or name it: make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv $(VENV) 2>/dev/null || $(PYTHON) -m venv --clear --without-pip $(VENV)

PIP = $(shell $(PY) -m pip --version >/dev/null 2>&1 && echo $(PY) -m pip || echo $(PYTHON) -m pip --python $(PY)) --disable-pip-version-check

$(VENV)/installed: requirements.txt | $(PY)
	@echo "Installing into $(VENV); the first time takes a minute or two."
	$(PIP) install --quiet --require-hashes -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch $@
