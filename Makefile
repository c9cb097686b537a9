# The two commands: make demo, make test. Everything else is for developers.
.PHONY: demo test check bench faults screenshots deps deps-tests clean

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= build/demo
SCREENS ?= build/screenshots
unexport PYTHONDONTWRITEBYTECODE

deps:
	@sh installer/linux-deps.sh

deps-tests:
	@sh installer/linux-deps.sh --tests

# The virtual environment; made again when the list of dependencies changes. Of everything the
# version it was tried with.
$(VENV)/made: pyproject.toml installer/constraints.txt | deps
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "需要 Python 3.11 或更新版本。"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade pip
	$(BIN)/python installer/requirements.py | $(BIN)/python -m pip install -q -r /dev/stdin -c installer/constraints.txt
	touch $@

# Installs the program, runs the main job on a demonstration store, opens the window if it can.
demo: $(VENV)/made
	@$(BIN)/python -m pip install -q --force-reinstall --no-deps .
	@SIFASUO=$(BIN) sh installer/demo.sh $(DEMO)

check: $(VENV)/made
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/architecture -m "not long"

# Order, random bytes and examples are the same every time; CHANCE=7 tries others.
test: deps-tests $(VENV)/made
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 3 $(if $(CHANCE),--randomly-seed=$(CHANCE) --hypothesis-seed=$(CHANCE))

bench: $(VENV)/made
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench

# Every fault many times: killed, power cut, disks that fail or are full, bits turned over, odd clocks.
faults: deps-tests $(VENV)/made
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.faults

screenshots: $(VENV)/made
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m sifasuo_desktop.app.screenshots $(SCREENS)

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
