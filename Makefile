# `make site` and `make test` are all that a newcomer needs; `make help` lists the rest.
.DEFAULT_GOAL := help
VENV   := .venv
BIN    := $(VENV)/bin
AS_OF  ?=
PORTAL := $(BIN)/python -m build_scripts
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist worksteal

include build_scripts/cli/repository/files/common/python.mk

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

site: $(VENV)/.site ## build the complete site in site/
	$(PORTAL) build $(if $(AS_OF),--as-of $(AS_OF))

check: $(VENV)/.site ## check the records, write nothing
	$(PORTAL) check $(if $(AS_OF),--as-of $(AS_OF))

serve: $(VENV)/.site ## live preview
	$(PORTAL) serve

test: lint ## lint, types and the tests, browser included, on every core
	PORTAL_CHROMIUM="$$($(BIN)/python tests/chromium.py)" $(PYTEST) --durations=20 -m "not system"

system: $(VENV)/.test ## the rest: the program installed, killed, on a cluster, publishing to servers, built again and again
	PORTAL_CHROMIUM="$$($(BIN)/python tests/chromium.py)" $(PYTEST) --durations=20 -m system

quick: lint ## lint, types and the tests that need neither a whole site nor a browser, nor take long
	$(PYTEST) -m "not browser and not build and not system and not long"

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff check --preview --select PLW1514 . # a file opened without `encoding` is read in another alphabet on Windows
	$(BIN)/ruff format --check .
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 build_scripts & $(BIN)/mypy && wait $$!

bench: $(VENV)/.test ## measure this product and its peers side by side (BENCH="--large 100000" for more)
	PORTAL_CHROMIUM="$$($(BIN)/python tests/chromium.py)" $(BIN)/python -m benchmarks $(BENCH)

labels: $(VENV)/.site ## collect the words to translate into build_scripts/content/locale/
	mkdir -p .cache
	$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --keyword N_ --keyword plural_forms:1,2 --no-location --sort-output --omit-header -o .cache/portal.pot .
	$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --no-default-keywords --keyword Message --no-location --sort-output --omit-header -o .cache/messages.pot .
	for domain in portal messages; do \
	  $(BIN)/pybabel --quiet update --domain $$domain --no-fuzzy-matching --ignore-obsolete --omit-header --no-wrap -i .cache/$$domain.pot -d build_scripts/content/locale; done
	$(BIN)/python -c 'from build_scripts.content import labels; labels.compile_clicks()'

lock: ## renew the hash-locked requirements (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra build pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra build --extra dev --extra draft --extra import --extra parquet -c requirements.txt pyproject.toml -o requirements-dev.txt
	uv pip compile --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -c requirements.txt benchmarks/requirements.in -o benchmarks/requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --no-deps tests/shell_maker/requirements.in -o tests/shell_maker/requirements.txt

clean: ## remove what the other targets made
	rm -rf $(VENV) .cache site

# Each stamp installs one lock file and then the project itself, without fetching anything that is not in the lock.
$(VENV)/.site: requirements.txt pyproject.toml
	$(FOUND_PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# Most modules of what only tests use are never imported, so they are not compiled in advance.
$(VENV)/.test: requirements-dev.txt $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements-dev.txt
	touch $@

.PHONY: help site check serve test system quick lint bench labels lock clean
