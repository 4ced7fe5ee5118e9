# Needs make, Python 3.11 or later (make PYTHON=python3.12 picks one) and the network for the first run.
PYTHON ?= python3
VENV := .venv
IN := $(VENV)/bin

# What the caller's shell has set up for another Python stays out.
unexport PYTHONHOME PYTHONPATH PIP_USER PIP_TARGET PIP_PREFIX VIRTUAL_ENV
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test setup lint format docs pictures bench clean

help:
	@echo "make demo      set up and lint the sample stories"
	@echo "make test      set up and run everything that must pass"
	@echo "make setup     set up the development environment in $(VENV)"
	@echo "make format    put imports and layout in order"
	@echo "make docs      make the pages of docs/ into site/"
	@echo "make pictures  make the pictures of docs/images"
	@echo "make bench     measure start-up, throughput and the registry"
	@echo "make clean     remove what the above made"

demo: $(VENV)/.newslint
	@$(IN)/newslint check --exit-zero fixtures/wire

test: lint
	$(IN)/python -m pytest

setup: $(VENV)/.develop

lint: $(VENV)/.develop
	$(IN)/ruff check .
	$(IN)/ruff format --check .
	$(IN)/mypy --strict
	$(IN)/lint-imports

format: $(VENV)/.develop
	$(IN)/ruff check --fix .
	$(IN)/ruff format .

docs: $(VENV)/.develop
	NO_MKDOCS_2_WARNING=1 $(IN)/python -m mkdocs build --strict --quiet --site-dir site

pictures: $(VENV)/.develop
	$(IN)/python docs/hooks/pictures.py

bench: $(VENV)/.newslint
	$(IN)/python -m benchmarks

clean:
	rm -rf $(VENV) build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# The stamps: a repeated run installs nothing as long as pyproject.toml stands as it did.
$(VENV)/.newslint: pyproject.toml | $(IN)/python
	$(IN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.develop: pyproject.toml | $(IN)/python
	$(IN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.newslint

$(IN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "newslint: $(PYTHON) is not Python 3.11 or later; name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "newslint: $(PYTHON) cannot make virtual environments; install its venv package (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
