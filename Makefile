# Two commands: `make` builds the books, `make test` runs all the tests.
# Both install what they miss first; run again, they do no set-up work.

VENV     := .venv
PYTHON   := $(VENV)/bin/python
FACES    := .cache/octavo/faces/faces.json
JUDGES   := tests/conformance
BOOKS    ?= $(sort $(patsubst %/publication.yaml,%,$(wildcard content/*/publication.yaml)))
PYTEST   ?= -n auto -rs

# A stamp carries the digest of its lock: another lock, another stamp.
digest    = $(shell cat $(1) 2>/dev/null | sha256sum | cut -c1-16)
STAMP    := $(VENV)/stamp-$(call digest,requirements.lock)
TESTED   := $(VENV)/stamp-test-$(call digest,requirements.lock requirements-test.lock requirements-cluster.lock)
BENCHED  := $(VENV)/stamp-bench-$(call digest,requirements.lock requirements-bench.lock)
NODE     := $(JUDGES)/node_modules/stamp-$(call digest,$(JUDGES)/package-lock.json)
JARS     := $(JUDGES)/jars/stamp-$(call digest,$(JUDGES)/pom.xml)

PIP      := $(PYTHON) -m pip --quiet --disable-pip-version-check install --require-hashes
APT      := DEBIAN_FRONTEND=noninteractive apt-get -qq

# An environment that is a link is someone else's: nothing is installed into it.
OWN      := test ! -L $(VENV) || { echo "$(VENV) is a link to $$(readlink $(VENV)), which \
	lacks packages of the lock: install them there, or remove the link" >&2; exit 4; }

.DELETE_ON_ERROR:
.PHONY: all setup judges test check lint bench clean help system-books system-judges

all: setup ## set up what is missing, then build every publication
	@for book in $(BOOKS); do ./build.py build $$book || exit; done

setup: $(STAMP) $(FACES) ## the system libraries, the virtual environment and the fonts

judges: $(TESTED) $(NODE) $(JARS) ## the programs that judge the finished books

test: setup judges ## install what the tests need, then run all of them
	$(PYTHON) -m pytest $(PYTEST)

check: setup ## check the content of every publication, without layout
	@for book in $(BOOKS); do ./build.py check $$book || exit; done

lint: $(TESTED) ## ruff and mypy
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

bench: setup $(BENCHED) ## set the same text with Octavo and with its peers
	$(PYTHON) -m benchmarks

clean: ## remove the books and the cache; what was installed stays
	rm -rf dist .cache .pytest_cache .mypy_cache .ruff_cache

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 9

# System packages: installed by root, named to everyone else.
system-books system-judges: system-%:
	@missing=$$(sh .ci/needs $* | tr '\n' ' '); \
	test -z "$$missing" && exit; \
	if test "$$(id -u)" != 0 || ! command -v apt-get >/dev/null; then \
		echo "Octavo needs these system packages: $$missing" >&2; \
		echo "Run: sudo apt-get install -y --no-install-recommends $$missing" >&2; \
		exit 4; \
	fi; \
	echo "installing $$missing"; \
	$(APT) update && $(APT) install -y --no-install-recommends $$missing >/dev/null && \
	missing=$$(sh .ci/needs $* | tr '\n' ' '); \
	test -z "$$missing" || { echo "still missing: $$missing" >&2; exit 4; }

$(STAMP): requirements.lock | system-books
	@$(OWN)
	@echo "installing the Python packages of $<"
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || python3 -m venv --clear $(VENV)
	@$(PIP) -r $<
	@rm -f $(VENV)/stamp-*
	@touch $@

$(TESTED): requirements-test.lock requirements-cluster.lock | $(STAMP)
	@$(OWN)
	@echo "installing the Python packages of $^"
	@$(PIP) $(addprefix -r ,$^)
	@touch $@

$(BENCHED): requirements-bench.lock | $(STAMP)
	@$(OWN)
	@echo "installing the Python packages of $<"
	@$(PIP) -r $<
	@touch $@

$(FACES): octavo/production/foundry.py | $(STAMP)
	@$(PYTHON) -m octavo.production.foundry

$(NODE): | system-judges
	@echo "installing the judges of $(JUDGES)/package-lock.json"
	@cd $(JUDGES) && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --no-progress --loglevel=error >/dev/null
	@touch $@

$(JARS): | system-judges
	@echo "installing the judges of $(JUDGES)/pom.xml"
	@rm -rf $(JUDGES)/jars
	@cd $(JUDGES) && said=$$(mvn --quiet --batch-mode dependency:copy-dependencies 2>&1) || \
		{ echo "$$said" >&2; exit 1; }
	@touch $@
