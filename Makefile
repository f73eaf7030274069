# What can be done here. `make` alone lists it.
# Every target sets up what it needs: a virtual environment in .venv, the locked dependencies, and for the
# tests a headless Chromium with a Chinese font. Nothing is done twice.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
READY  := $(VENV)/.ready
UV     := uv==$(shell sed -n 's/^uv==\([^ ;]*\).*/\1/p' requirements.lock)
SUDO   := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT    := $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive \
          apt-get install -y -qq --no-install-recommends

# Each worker computes on its own core: more threads inside NumPy only get in each other's way.
export OPENBLAS_NUM_THREADS := 1
export OMP_NUM_THREADS := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check format docs evidence bench dash setup browser lock clean

help: ## This list
	@echo "Usage: make TARGET"
	@sed -n 's/^\([a-z]*\):.*## /  \1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12

demo: $(READY) ## The main job: Hubei with and without its plans, three policies for Wuhan, and the target boards
	$(VENV)/bin/ipeco compare hubei-frozen-2021 province-2022 \
	    --region hubei --seeds 10 --until 2025-12 --board province-2022 --out results/demo
	$(VENV)/bin/ipeco compare frozen-2021 plan-2022 plan-2024 \
	    --region wuhan --scale 1 --seeds 30 --until 2027-12 --board plan-2024 --out results/demo

test: check browser ## All checks and all tests, as the continuous integration runs them
	$(PY) -m pytest -n 2

check: $(READY) ## Formatting, lint and types
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy

format: $(READY) ## Format the code and repair what can be repaired
	$(VENV)/bin/ruff check --fix-only --quiet .
	$(VENV)/bin/ruff format .

docs: $(READY) ## Write the reference pages from the declarations (levers, parameters, indicators, state)
	$(PY) -m docs.write_reference

evidence: $(READY) ## Run every script of evidence in turn (hours), then write the pages that show it
	$(PY) -m calibration.evidence
	$(PY) -m docs.write_reference
	$(PY) -m calibration.freshness

bench: $(READY) ## Seconds and memory of the full city by part, beside the same work in plain Mesa
	$(PY) -m benchmarks.run

dash: $(READY) ## Open the dashboard on the demo's results, on this machine only
	$(VENV)/bin/ipeco dashboard --results results/demo

setup: $(READY) ## The virtual environment with the locked dependencies, nothing else

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { $(APT) python3-venv; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check '$(UV)'
	$(VENV)/bin/uv pip sync --quiet --python $(PY) --require-hashes requirements.lock
	$(VENV)/bin/uv pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable .
	@touch $@

browser: ## Headless Chromium and a Chinese font for the browser tests (set CHROMIUM to use another)
	@test -n "$$CHROMIUM" || command -v chromium >/dev/null || { $(APT) chromium; }
	@fc-list :lang=zh 2>/dev/null | grep -q . || { $(APT) fontconfig fonts-wqy-microhei; }

lock: $(READY) ## Renew requirements.lock from the ranges in pyproject.toml
	$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --upgrade --no-emit-index-url \
	    --no-header --no-annotate --python-version 3.11 --extra dev --extra discovery pyproject.toml --output-file requirements.lock

clean: ## Remove the virtual environment, caches and results
	rm -rf $(VENV) results .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
