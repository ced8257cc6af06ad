# The way in for people: `make demo`, `make test`. Windows and others: see README.md.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup demo test lint format types floors unit bench bench-quick reliability torture fuzz translations damage pictures build release clean

BIN := .venv/bin
WORKERS ?= 2
MINUTES ?= 10
ONLY ?= $(patsubst tests/fuzz/fuzz_%.py,%,$(sort $(wildcard tests/fuzz/fuzz_*.py)))
DEMO_DIR := demo-out

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## set everything up (system packages, uv, .venv); quick if there is nothing to do
	@scripts/setup.sh

demo: setup ## open the program on a made-up city; without a display run a whole day and list the results
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		exec $(BIN)/testdesk demo; \
	fi; \
	echo "No display: a whole day is run through the real windows, offscreen, into $(DEMO_DIR)/."; \
	rm -rf $(DEMO_DIR); \
	$(BIN)/testdesk demo --headless --dir $(DEMO_DIR) || exit $$?; \
	echo; \
	echo "Look at:"; \
	echo "  $(DEMO_DIR)/report.json     what happened, in numbers"; \
	echo "  $(DEMO_DIR)/screenshots/    what people saw"; \
	echo "  $(DEMO_DIR)/paper/          cards, slips, sheets and notices"; \
	echo "  $(DEMO_DIR)/stick/          what travelled"

test: setup lint types floors unit ## set everything up, then lint, types, floors and all tests

lint: setup ## ruff: rules and formatting
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

format: setup ## let ruff format, and fix what it can
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

types: setup ## mypy, strict
	@$(BIN)/mypy

floors: setup ## import-linter: who may import whom
	@$(BIN)/lint-imports

unit: setup ## the tests alone; ARGS="-k tube" is passed on to pytest
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

bench-quick: setup ## measure a station of 4,125 residents in minutes; docs/performance.md explains the rows
	@PYTHONPATH=. $(BIN)/python benchmarks/performance.py 4125

bench: setup ## measure at three sizes and write docs/performance.md; then each benchmarks/bench_*.py prints its table
	@PYTHONPATH=. $(BIN)/python benchmarks/performance.py --write $(ARGS)
	@for bench in benchmarks/bench_*.py; do echo "== $$bench"; PYTHONPATH=. $(BIN)/python "$$bench" || exit 1; done

damage: setup ## what damage the printed code survives: the table and picture of docs/damage.md; ARGS="--trials 20"
	@QT_QPA_PLATFORM=offscreen $(BIN)/python benchmarks/damage.py --write $(ARGS)

reliability: setup ## the effect of wrong bits, kills and disk errors: the tables of docs/reliability.md; ARGS="--only calls --calls 8"
	@PYTHONPATH=src:. QT_QPA_PLATFORM=offscreen $(BIN)/python benchmarks/reliability.py --write $(ARGS)

torture: setup ## the tests with many more examples from Hypothesis, kills and wrong bits; ten million forged codes
	@HYPOTHESIS_PROFILE=torture $(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

fuzz: setup ## coverage-guided fuzzing of every reader, each for MINUTES=10; ONLY="kit roster" (Linux only)
	@for name in $(ONLY); do echo "== $$name"; PYTHONPATH=src:. $(BIN)/python -m tests.fuzz.harness "$$name" \
		-max_total_time=$$(($(MINUTES) * 60)) || exit 1; done

translations: setup ## collect and compile the sentences for people, in three languages
	@PYTHONPATH=src $(BIN)/python scripts/translations.py

pictures: setup ## the register and people pages of the documents, taken from the real window
	@PYTHONPATH=src $(BIN)/python scripts/make_pictures.py

build: setup ## a folder that runs without Python: dist/testdesk/
	@$(BIN)/pyinstaller --noconfirm --clean --log-level WARN build.spec

release: setup ## list what we ship in dist/ (CycloneDX) and look for advisories on it; ARGS=--offline
	@PYTHONPATH=src $(BIN)/python scripts/release.py $(ARGS)

clean: ## remove what the targets above made, except .venv
	rm -rf build dist $(DEMO_DIR) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
