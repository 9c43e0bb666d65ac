# make demo   installs According and codes the articles in examples/
# make test   lint, types and all tests
# make bench  speed and memory, written to benchmarks/results
# make model  trains the reading model anew (needs the corpora and one to two hours)

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
OUT ?= out
STEPS ?= 3800
TEACHER ?=

# Without Python's bytecode beside them, package and tests are compiled anew in each run, which takes seconds.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test fast bench model lock format clean

# The lock keeps what was tested; the second line installs this checkout itself.
$(VENV)/installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	touch $@

demo: $(VENV)/installed
	@mkdir -p $(OUT)
	$(BIN)/according code examples/articles -o $(OUT)/records.jsonl
	$(BIN)/according read examples/articles -o $(OUT)/readings.jsonl
	$(BIN)/according show examples/articles --records-only
	@echo "Records: $(OUT)/records.jsonl   whole readings: $(OUT)/readings.jsonl"
	@echo "Look at one article:  $(BIN)/according show examples/articles/partisan-statement.txt"

test: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

# pytest looks through all that is installed for its plugins, of which these tests use none.
fast: $(VENV)/installed-dev
	PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 $(BIN)/python -m pytest -m "not model and not shared and not slow"

bench: $(VENV)/installed-dev
	$(BIN)/python benchmarks/run.py
	$(BIN)/python -m benchmarks.times

# TEACHER: a checkpoint of an earlier run whose trees the news of the attribution corpus get (training/README.md).
model: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[training]"
	$(BIN)/python -m training.prepare --vocab src/according/models/en/vocab.txt
	$(if $(TEACHER),$(BIN)/python -m training.silver --checkpoint $(TEACHER))
	$(BIN)/python -m training.train --steps $(STEPS)
	$(BIN)/python -m training.train --runs training/runs/last --warm training/runs/checkpoint.pt --gold-trees \
		--hidden-words 0 --tree-dropout 0.2 --peak 0.5 --steps 750 --seed 21
	$(BIN)/python -m training.spans --runs training/runs/last
	$(BIN)/python -m training.claims --runs training/runs/last
	$(BIN)/python -m training.factuality --runs training/runs/last
	$(BIN)/python -m training.triggers --runs training/runs/last
	$(BIN)/python -m training.export --runs training/runs/last
	$(BIN)/python -m training.trigger --runs training/runs/last
	$(BIN)/python -m training.rereading

# One lock for all Python versions, with markers; uv comes from the package index.
lock:
	uv pip compile --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url \
		pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url \
		--extra dev --extra readers pyproject.toml -c requirements.lock -o requirements-dev.lock

format: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) $(OUT) .mypy_cache .ruff_cache .pytest_cache
