# jobaids. `make` lists what there is to make; `make build` on a bare machine does everything.

PYTHON ?= python3
RUN := setup/run
DEV := .venv/dev.stamp
N ?= 1000

# A lock must not depend on whose machine made it: it is made from the public index alone, and names no address.
COMPILE := PIP_CONFIG_FILE=/dev/null PIP_EXTRA_INDEX_URL= PIP_FIND_LINKS= CUSTOM_COMPILE_COMMAND="make lock" \
	$(RUN) pip-compile --quiet --upgrade --strip-extras --allow-unsafe --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.DEFAULT_GOAL := help
.PHONY: help build test serve check lint soak bench lock fonts doctor clean system test-system

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

build: .venv/build.stamp ## make the cards and the pages, from nothing if need be
	@$(RUN) jobaids build

# Each process takes a part of the tests that stands together, so that what these share is made once; a third process makes it slower.
test: $(DEV) ## run all tests, on two cores
	@$(RUN) pytest -n 2 --dist worksteal --ignore=tests/soak --ignore=tests/bench

serve: .venv/build.stamp ## show the pages on this machine, and again on every change
	@$(RUN) jobaids serve

lint: .venv/build.stamp ## tell what is wrong with the content, and make nothing
	@$(RUN) jobaids lint

check: $(DEV) ## format, lint, types, floors and tests, with the time each took
	@$(RUN) python -m setup.check

soak: $(DEV) ## run the long tests: many builds, crashes, hostile input, slow phones
	@$(RUN) npm ci --prefix tests/soak/lighthouse --ignore-scripts --no-audit --no-fund --silent
	@$(RUN) pytest tests/soak

bench: $(DEV) ## measure it beside others, an hour long, or N=50 for a quick look
	@$(RUN) pytest -q tests/bench
	@$(RUN) python -m tests.bench.run --aids $(N)

doctor: ## look at what this machine has, and say the one thing to do
	@$(RUN) $(PYTHON) -m setup.doctor

lock: $(DEV) ## renew the locks of all dependencies
	@$(COMPILE) --build-deps-for editable --output-file requirements.lock pyproject.toml
	@$(COMPILE) --build-deps-for editable --output-file requirements-dev.lock --extra dev --extra cluster --constraint requirements.lock pyproject.toml
	@$(COMPILE) --output-file tests/bench/peers/requirements.lock tests/bench/peers/requirements.in
	@for folder in setup/checker tests/bench/peers/eleventy tests/soak/lighthouse; do \
		$(RUN) npm install --prefix $$folder --package-lock-only --ignore-scripts --silent; done

fonts: $(DEV) ## make the fonts that ship anew from their sources
	@$(RUN) python -m setup.fonts

clean: ## remove everything that was made; sources and the registry stay
	rm -rf .venv .system .bench .cache build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

system:
	@$(RUN) $(PYTHON) -m setup.system

test-system:
	@$(RUN) $(PYTHON) -m setup.system --tests

.venv/build.stamp: requirements.lock pyproject.toml | system
	@$(RUN) $(PYTHON) -m setup.venv requirements.lock
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml setup/checker/package-lock.json | test-system
	@$(RUN) $(PYTHON) -m setup.venv requirements-dev.lock
	@$(RUN) npm ci --prefix setup/checker --ignore-scripts --no-audit --no-fund --silent
	@touch $@ .venv/build.stamp
