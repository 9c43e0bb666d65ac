# make demo   installs According and codes the articles in examples/
# make test   lint, types and all tests
# make bench  speed and memory, written to benchmarks/results
# make model  trains the reading model anew (needs the corpora and one to two hours)

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
OUT ?= out

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

fast: $(VENV)/installed-dev
	$(BIN)/python -m pytest -m "not model and not shared and not slow"

bench: $(VENV)/installed-dev
	$(BIN)/python benchmarks/run.py

model: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	$(BIN)/python -m training.train

lock: $(VENV)/installed
	$(PYTHON) benchmarks/lock.py

format: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) $(OUT) .mypy_cache .ruff_cache .pytest_cache
