# make demo   reads the sample and writes its account: out/demo
# make test   runs the tests
# make lint   ruff and mypy
# make bench  quality and speed, measured (BENCH="--only speed" for one part)
# make clean  removes what the others made, the environment too
#
# Nothing is needed beforehand but Python 3.11 or later (PYTHON=/path/to/python3.12 for another than python3)
# and a package index: the first of these makes .venv, with the exact versions of requirements/dev.lock.

PYTHON ?= python3
BENCH ?=
BIN = .venv/bin
READY = .venv/.ready
OUT = out/demo

.PHONY: demo test lint bench clean help

help:
	@sed -n '1,9s/^# \{0,1\}//p' Makefile

demo: $(READY)
	@$(BIN)/crossread collate samples/reports -o $(OUT)

test: $(READY)
	@$(BIN)/python -m pytest

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(READY)
	@$(BIN)/python -m benchmarks $(BENCH)

clean:
	rm -rf .venv out .pytest_cache .mypy_cache .ruff_cache .hypothesis build src/crossread.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Made once, and again when what it is made from changes. The lock's hashes are checked; the package itself comes from here.
$(READY): requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "crossread needs Python 3.11 or later; $(PYTHON) is older or missing. Try: make PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "could not make .venv; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "Making the environment in .venv: about a minute, once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@
