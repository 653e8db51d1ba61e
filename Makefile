# Everything runs from here, from a clean clone, without activating anything.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help install run test check bench faults fuzz cases peers lock

help:  ## print this list
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)$$/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

# The stamp lies inside the environment, so removing .venv is enough to begin again.
$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing the locked packages into $(VENV)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

install: $(STAMP)  ## make .venv with the locked packages and the addim command

run: $(STAMP)  ## start Addim and its demo on this machine
	@$(BIN)/addim run

test: $(STAMP)  ## every lane this machine can run, or LANES="unit web" (CI=true: all or fail)
	@$(BIN)/python scripts/lanes.py $(LANES)

check: $(STAMP)  ## ruff, formatting and mypy --strict
	@$(BIN)/python scripts/lanes.py check

bench: $(STAMP)  ## measure against the stated limits
	@bash scripts/peers.sh || echo "a peer could not be installed: its rows are left out" >&2
	@$(BIN)/python -m benchmarks

faults: $(STAMP)  ## kill the service at every boundary (make test: at all of the filing turn, else every eighth)
	@FAULTS=all $(BIN)/python -m pytest -p no:playwright -m faults tests/faults

peers: $(STAMP)  ## hold our Bot API emulator against one written by others (npm), for both libraries
	@$(BIN)/python scripts/lanes.py peers

fuzz: $(STAMP)  ## Schemathesis against the sandbox, seed after seed, until stopped (or SEEDS=5)
	@$(BIN)/python -u -m tests.registry.fuzz $(if $(SEEDS),--seeds $(SEEDS))

cases: $(STAMP)  ## 200,000 random cases of the law through both evaluators (or LAW_CASES=20000)
	@LAW_CASES=$(or $(LAW_CASES),200000) $(BIN)/python -m pytest -p no:playwright -q tests/law/test_two_evaluators.py

lock: $(STAMP)  ## pin the newest allowed packages again, with their hashes
	@bash scripts/lock.sh
