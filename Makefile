# On Record: `make run` opens the app, `make test` runs every suite; each sets up what it needs.

PYTHON ?= python3
# An address to take torch from instead of the default one: `make setup TORCH_INDEX=...`
TORCH_INDEX ?=

VENV := .venv
IN_VENV := $(VENV)/bin/python -m
PYTEST := $(IN_VENV) pytest -ra --timeout=600
READY := $(VENV)/ready
DEV_READY := $(VENV)/dev-ready

# Once set up, nothing looks beyond this machine.
export HF_HUB_OFFLINE := 1
export TRANSFORMERS_OFFLINE := 1
export HF_HUB_DISABLE_TELEMETRY := 1
export GRADIO_ANALYTICS_ENABLED := False
export DO_NOT_TRACK := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run setup test quick lint check lock clean

help:
	@echo 'make run     set up if needed, index if needed, open the app on 127.0.0.1:7860'
	@echo 'make test    set up if needed, run all suites: quick, models, browser'
	@echo 'make setup   the set-up alone'
	@echo 'make quick   the suite that needs no model and no browser'
	@echo 'make lint    format (check only), lint, types'
	@echo 'make check   lint and test'
	@echo 'make lock    choose the versions in requirements*.txt anew'
	@echo 'make clean   remove the environment and what tools left behind'

run: $(READY)
	$(IN_VENV) qa serve

setup: $(READY)

test: $(DEV_READY)
	$(PYTEST)

quick: $(DEV_READY)
	$(PYTEST) -m "not models and not e2e"

lint: $(DEV_READY)
	$(IN_VENV) ruff format --check .
	$(IN_VENV) ruff check .
	$(IN_VENV) mypy

check: lint
	$(MAKE) test

lock: $(DEV_READY)
	TORCH_INDEX='$(TORCH_INDEX)' $(VENV)/bin/python .ci/lock.py

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis src/*.egg-info
	find . -name __pycache__ -prune -exec rm -rf {} +

# The stamps are taken away before an install and put back after it, so one that was cut short
# starts again from an empty environment; one whose lists have changed is brought up to date.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "On Record needs Python 3.11 or newer. $(PYTHON) says: $$($(PYTHON) -V 2>&1)" >&2; \
		echo "Name another: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@test -e $@ || $(PYTHON) -m venv --clear $(VENV)
	@rm -f $@ $(DEV_READY)
	@echo 'Installing into $(VENV); the first time this takes some minutes.'
	@test -z '$(TORCH_INDEX)' || $(IN_VENV) pip install --no-deps --index-url '$(TORCH_INDEX)' \
		"$$(grep '^torch==' requirements.txt)"
	$(IN_VENV) pip install --quiet -r requirements.txt
	$(IN_VENV) pip install --quiet --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_READY): $(READY) requirements-dev.txt
	@rm -f $(READY) $@
	$(IN_VENV) pip install --quiet -r requirements-dev.txt
	@touch $(READY) $@
