# Four words to know: play, test, check, format. `make help` lists the rest.
# Needs Python 3.11 or newer, make and git; everything else goes into .venv.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help play test check format lock bench chaos screenshots clean

# The first Python that is new enough and can make a virtual environment. `make play PYTHON=/path/to/python3`
# overrides it. A name may exist and still not run (pyenv's shims), so each is asked, not looked up.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

BIN := .venv/bin
ARGS ?=
# How many that is: tests/conftest.py.
WORKERS ?= auto

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo '  Options go in ARGS, for example: make play ARGS="--help", make test ARGS="tests/rules -x"'

play: .venv/.runtime-stamp ## start the bot with its playground in the browser
	$(BIN)/python -m bot play $(ARGS)

test: .venv/.dev-stamp ## run the tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

check: .venv/.dev-stamp ## style, types, walls, catalogues, migrations, manifest
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.tools.catalogues
	$(BIN)/python -m tests.tools.migrations
	$(BIN)/python -m tests.tools.slack_manifest

format: .venv/.dev-stamp ## put the code in shape
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

# The development lock comes first and binds the runtime lock, so that both hold the same versions.
lock: | $(BIN)/uv ## remake the lock files from pyproject.toml (ARGS=--upgrade takes newer indirect dependencies)
	$(BIN)/uv pip compile pyproject.toml --extra postgres --group dev $(LOCK_OPTIONS) $(ARGS) --output-file requirements-dev.lock
	$(BIN)/uv pip compile pyproject.toml --extra postgres --constraint requirements-dev.lock $(LOCK_OPTIONS) $(ARGS) --output-file requirements.lock
	@! grep -nE 'https?:|file:|(^| )/' requirements.lock requirements-dev.lock || { echo 'A lock file names a host or a local path.' >&2; exit 1; }

LOCK_OPTIONS := --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links

bench: .venv/.dev-stamp ## measure: throughput and latencies, printed
	$(BIN)/python -m pytest tests/bench -m long --timeout 1800 -s $(ARGS)

chaos: .venv/.dev-stamp ## the long runs: kill -9, faults, soak
	$(BIN)/python -m pytest tests/acceptance tests/wire tests/features -m long --timeout 1800 $(ARGS)

screenshots: .venv/.dev-stamp ## take the pictures of the playground
	$(BIN)/python -m tests.browser.screenshots $(ARGS)

clean: ## remove .venv and every cache; data/ and .env stay
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the virtual environment -----------------------------------------------------------------------------

$(BIN)/python:
	@if [ -z '$(PYTHON)' ]; then \
		echo 'Mijote needs Python 3.11 or newer, with its venv module (on Debian: apt install python3 python3-venv).' >&2; \
		echo 'Have one elsewhere? Say so: make $(MAKECMDGOALS) PYTHON=/path/to/python3' >&2; exit 1; fi
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'Mijote needs Python 3.11 or newer; $(PYTHON) is older.' >&2; exit 1; }
	'$(PYTHON)' -m venv .venv || { rm -rf .venv; exit 1; }

$(BIN)/uv: | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock

.venv/.runtime-stamp: requirements.lock | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

# The development lock holds all that the runtime lock holds, so its stamp answers for both.
.venv/.dev-stamp: requirements-dev.lock | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ .venv/.runtime-stamp
