# gongbao: set-up, the main job, the tests, the UI.
PYTHON ?= python3
RAW ?= raw
OUTPUTS ?= outputs
VENV := .venv
BIN := $(VENV)/bin
# The oldest DuckDB that must open a release, in an environment of its own.
OLDEST_DUCKDB := $(VENV)/duckdb-1.2
# The validators of the standards that a release is published in, likewise.
STANDARDS := $(VENV)/standards
# The progress of pip is noise here; its errors are not.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: data test bench lint serve ui clean help

help:
	@echo "make data                     publish the documents of raw/ to outputs/"
	@echo "make data RAW=dir OUTPUTS=dir the same elsewhere"
	@echo "make test                     lint and test"
	@echo "make bench                    speed and quality beside other tools, memory and time of a run, on generated documents"
	@echo "make bench RAW=dir            the same on the documents of a folder"
	@echo "make serve                    publish by itself: every day, and when documents change"
	@echo "make ui                       open Dagster on this project"

data: $(VENV)/.runtime
	@$(BIN)/gongbao publish --raw "$(RAW)" --outputs "$(OUTPUTS)"

test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	GONGBAO_OLDEST_DUCKDB="$(abspath $(OLDEST_DUCKDB))/bin/python" \
		GONGBAO_STANDARDS="$(abspath $(STANDARDS))/bin/python" $(BIN)/python -m pytest --numprocesses auto --dist loadfile

bench: $(VENV)/.bench
	@$(BIN)/python -m tests.benchmarks $(if $(filter-out raw,$(RAW)),"$(RAW)")

serve: $(VENV)/.runtime
	@$(BIN)/gongbao serve --raw "$(RAW)" --outputs "$(OUTPUTS)"

ui: $(VENV)/.runtime
	@$(BIN)/gongbao ui --raw "$(RAW)" --outputs "$(OUTPUTS)"

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || \
		{ echo "gongbao needs Python 3.11 to 3.13; say which one with: make PYTHON=python3.12 …"; exit 2; }
	@$(PYTHON) -m venv $(VENV)

# Bytecode is compiled here, once: without it every process spends seconds on imports.
$(VENV)/.runtime: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up $(VENV) (once) …"
	@$(PIP) -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q $(VENV)/lib pipeline schemas || true
	@touch $@

$(VENV)/.test: requirements-test.txt requirements-duckdb-1.2.txt requirements-standards.txt $(VENV)/.runtime
	@echo "Setting up the tools for the tests (once) …"
	@$(PIP) -r requirements-test.txt
	@$(PYTHON) -m venv --without-pip $(OLDEST_DUCKDB)
	@$(BIN)/python -m pip --python $(OLDEST_DUCKDB)/bin/python install --quiet --disable-pip-version-check \
		--require-hashes -r requirements-duckdb-1.2.txt
	@$(PYTHON) -m venv --without-pip $(STANDARDS)
	@$(BIN)/python -m pip --python $(STANDARDS)/bin/python install --quiet --disable-pip-version-check \
		--require-hashes -r requirements-standards.txt
	@$(BIN)/python -m compileall -q $(VENV)/lib || true
	@touch $@

$(VENV)/.bench: requirements-bench.txt $(VENV)/.runtime
	@echo "Setting up the tools to compare with (once) …"
	@$(PIP) -r requirements-bench.txt
	@touch $@

clean:
	rm -rf $(VENV) build *.egg-info
