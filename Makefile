.DEFAULT_GOAL := help
.PHONY: help run test setup check format clean
.NOTPARALLEL:

BIN := .venv/bin

# make run ARGS="open ID"; make test JOBS=4 PYTEST_ARGS="-k hocr"
ARGS ?=
JOBS ?= 2
PYTEST_ARGS ?=
# Builds the word list that the test processes share, once before them.
WARM_UP ?= $(BIN)/python -c "from workbench.lexicon.lexicon import Lexicon; Lexicon.open()"

help: ## List the targets
	@sed -n "s/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p" Makefile

run: ## Install what is missing and open the workbench on the sample project
	@sh .ci/setup.sh run
	@$(BIN)/workbench $(ARGS)

test: setup check ## Install what is missing and run every check and test
	@$(WARM_UP)
	$(BIN)/python -m pytest -n $(JOBS) $(PYTEST_ARGS)

setup: ## Install what running and testing need
	@sh .ci/setup.sh test

check: setup ## Format, lint, types, and the direction of imports
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## Format the code and repair what ruff can
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

clean: ## Remove .venv and everything that was generated
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find workbench tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
