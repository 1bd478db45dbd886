# The workflow as executable documentation. Everything a fresh machine needs is set up by the first target that needs it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What the product runs with, which is enough for the demonstration; then what development needs beside it.
RUN_STAMP := $(VENV)/.installed-run
STAMP := $(VENV)/.installed

# Debian 12 has this one: what is locked must take it.
OLDEST := 3.11.2

BENCH_VENV := .venv-bench
BENCH_STAMP := $(BENCH_VENV)/.installed

REPLAY_VENV := .venv-replay
REPLAY_STAMP := $(REPLAY_VENV)/.installed

AUDIT_VENV := .venv-audit
AUDIT_STAMP := $(AUDIT_VENV)/.installed

# Readers, servers, a validator, signing and mirroring that releases are proved on; a test whose program is missing is
# skipped and says so.
READERS := nginx-light libnginx-mod-http-brotli-static jing newsboat sfeed rss2email minisign caddy rsync rclone redis-server
# What WordPress and newsroom systems read feeds with: for the slow tests only, as they are large.
SLOW_READERS := php-cli php-xml php-mbstring php-curl libphp-simplepie default-jdk-headless librome-java

# What decides, shares work, counts and chains: where two databases may differ.
POSTGRES_CORE := tests/jobs/test_work.py tests/store tests/pipeline/test_shares.py tests/pipeline/test_decide.py tests/pipeline/test_undo.py \
	tests/pipeline/test_audit.py tests/pipeline/test_standings.py tests/pipeline/test_propose.py tests/desk/test_card.py \
	tests/desk/test_inbox.py

# A server of the tests' own, with a database for each of two processes; without PostgreSQL this fails and says so.
ON_POSTGRES := $(BIN)/python -m tests.postgres $(BIN)/pytest -q -n 2 --dist loadscope --ds=tests.settings_postgres

.PHONY: demo test test-unit test-slow readers browser nu lint locales lock clean pictures bench-names bench-claims bench-crawl bench-scan \
	bench-copies bench-reading bench-casefile bench-publish bench-desk bench-scale bench-workers bench-load docs screens test-postgres test-postgres-core \
	test-faults fuzz audit

## demo: crawl the sample site and open the desk (make demo PORT=8001; make demo ONCE=1: decide, publish, print a table, end)
demo: $(RUN_STAMP) locales
	@$(BIN)/registerpub demo $(if $(ONCE),--once --port 0,$(if $(PORT),--port $(PORT)))

## test: everything that proves it works (about twenty minutes): on PostgreSQL what may differ there, then all of it
test: $(STAMP) $(REPLAY_STAMP) locales lint readers browser
	@$(BIN)/python -m compileall -q src crawler tests
	$(ON_POSTGRES) $(POSTGRES_CORE)
	$(BIN)/pytest -q -n 2 --dist loadscope --no-loadscope-reorder

## test-unit: the fast part (under a minute)
test-unit: $(STAMP) locales
	$(BIN)/pytest -q -n 2 --dist loadscope --no-loadscope-reorder -m "not journey and not slow"

## test-slow: what takes minutes and is left out of the rest: a hundred kills during releases, readers in PHP and Java,
##   an empty machine, units under systemd (these two as root, with mmdebstrap and systemd-container)
test-slow: $(STAMP) locales readers
	@test -f /usr/share/php/simplepie/autoloader.php -a -f /usr/share/java/rome.jar || $(PYTHON) tools/install_packages.py $(SLOW_READERS) || true
	$(BIN)/pytest -q -m slow -o faulthandler_timeout=3600

## fuzz: feed the readers of archives, pages, lists of links and registers what breaks them (MINUTES=10; PART="warc pages")
fuzz: $(STAMP)
	$(BIN)/python -m tests.fuzz $(or $(MINUTES),10) $(PART)

## bench-names: measure the name matcher beside its peers (ARGS="--quick" for a short run)
bench-names: $(BENCH_STAMP)
	PYTHONPATH=src $(BENCH_VENV)/bin/python -m bench.names $(ARGS)

## bench-crawl: measure the crawl, the archive writer, the scan and the scheduler beside their peers (ARGS="--quick")
bench-crawl: $(BENCH_STAMP)
	PYTHONPATH=src:crawler $(BENCH_VENV)/bin/python -m bench.crawl $(ARGS)

## bench-claims: measure the reading of claims on labelled texts (ARGS="--half dev --only languages --show 40")
bench-claims: $(STAMP)
	$(BIN)/python -m bench.claims $(ARGS)

## bench-scan: measure the scan of archives that are made on the spot (ARGS="--size 40" for a short run; ARGS="--dask" beside a Dask scheduler)
bench-scan: $(STAMP)
	$(BIN)/python -m bench.scan $(ARGS)

## bench-copies: measure which texts are told to be copies of one another, beside other libraries
bench-copies: $(STAMP)
	PYTHONPATH=src $(BIN)/python -m bench.copies

## bench-reading: measure how articles are found on pages, beside other libraries (ARGS="--rounds 1" for a short run)
bench-reading: $(BENCH_STAMP)
	PYTHONPATH=src:. $(BENCH_VENV)/bin/python -m bench.reading $(ARGS)

## bench-publish: measure releases, feeds beside other ways to write them, a server (ARGS="--quick" for a short run)
bench-publish: $(STAMP)
	$(BIN)/python -m bench.publish $(ARGS)

## bench-casefile: measure how case files grow from 1,000 people to 100,000 (ARGS="--people 20000" for a short run)
bench-casefile: $(STAMP)
	$(BIN)/python bench/casefile.py $(ARGS)

## bench-desk: measure the desk's pages with 100,000 open cards (ARGS="--cards 5000 --mentions 50000" for a short run)
bench-desk: $(STAMP) locales
	$(BIN)/python -m bench.desk $(ARGS)

## bench-load: 50 editors at once beside one alone, 100,000 open cards (ARGS="--cards 5000 --mentions 50000 --stores sqlite" for a short run)
bench-load: $(STAMP) locales
	$(BIN)/python -m bench.load $(ARGS)

## bench-scale: what growth costs, from measured costs (ARGS="--measure 40" measures them first)
bench-scale: $(STAMP)
	PYTHONPATH=src:. $(BIN)/python -m bench.scale $(ARGS)

## audit: ask PyPI and OSV which locked packages have known vulnerabilities (needs the network; says what it could not check)
audit: $(AUDIT_STAMP)
	$(AUDIT_VENV)/bin/python tools/audit.py $(AUDIT_VENV)/bin/pip-audit requirements*.lock

## docs: build the documentation as a site into build/site
docs: $(STAMP)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

## bench-workers: measure two processes beside one at what came in, on both stores (ARGS="--pages 300 --turns 1")
bench-workers: $(STAMP)
	$(BIN)/python -m bench.workers $(ARGS)

## screens: a picture of every screen of the desk, in three languages, wide, narrow and dark, into build/screens to look at
screens: $(STAMP) locales browser
	rm -rf build/screens
	REGISTERPUB_SCREENS=build/screens $(BIN)/pytest -q tests/browser/test_accessible.py
	$(BIN)/python tools/screens_index.py build/screens

## pictures: take the pictures of README.md and docs/editors.md anew, of a demonstration that it starts and ends
pictures: $(STAMP) locales browser
	$(BIN)/python tools/pictures.py

## test-postgres: the whole suite on a PostgreSQL server of its own, which is gone afterwards (PART="tests/desk")
test-postgres: $(STAMP) locales
	$(ON_POSTGRES) $(PART)

## test-postgres-core: of that what decides, shares, counts and chains; a part of make test
test-postgres-core: $(STAMP) locales
	$(ON_POSTGRES) $(POSTGRES_CORE)

## test-faults: strike two machines at random and look what is left (as root; ARGS="--sources 40 --rounds 2 --faults 20 --seed 7")
test-faults: $(STAMP)
	$(BIN)/python -m tests.faults $(ARGS)

## readers: install the programs that feeds are proved on (Debian, as root); without them their tests are skipped
readers:
	@for program in nginx jing newsboat sfeed r2e minisign caddy rsync rclone redis-server; do PATH="$$PATH:/usr/sbin" command -v $$program >/dev/null || missing=1; done; \
	test -z "$$missing" || $(PYTHON) tools/install_packages.py $(READERS) || true

## nu: fetch the W3C's Nu HTML Checker (npm, needs Java) for test-slow; without it that test is skipped
nu: $(STAMP)
	@test -f $(VENV)/vnu.jar || { cd $(VENV) && npm pack --silent vnu-jar@26.9.27 && \
	tar -xzf vnu-jar-26.9.27.tgz package/build/dist/vnu.jar --strip-components=3 && rm vnu-jar-26.9.27.tgz; }

## browser: install Chromium, in which the desk is tried (Debian, as root); without it those tests are skipped
browser:
	@test -x /usr/bin/chromium || $(PYTHON) tools/install_packages.py chromium || true

## lint: style, types, import directions
lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

## locales: compile the message catalogues
locales: $(RUN_STAMP)
	@$(BIN)/python hatch_build.py

## lock: refresh the hash-locked requirements (needs the network)
lock:
	$(BIN)/uv pip compile -q --python-version $(OLDEST) --generate-hashes --no-header --no-annotate --extra dev -o requirements.lock pyproject.toml
	printf 'hatchling>=1.27\neditables>=0.5\n' | $(BIN)/uv pip compile -q --python-version $(OLDEST) --generate-hashes --no-header --no-annotate \
	-c requirements.lock --extra timestamp --extra postgres --extra redis --extra cluster -o requirements-run.lock pyproject.toml -
	$(BIN)/uv pip compile -q --python-version $(OLDEST) --generate-hashes --no-header --no-annotate --extra bench -o requirements-bench.lock pyproject.toml
	$(BIN)/uv pip compile -q --python-version $(OLDEST) --generate-hashes --no-header --no-annotate --group pyproject.toml:replay -o requirements-replay.lock
	$(BIN)/uv pip compile -q --python-version $(OLDEST) --generate-hashes --no-header --no-annotate --group pyproject.toml:audit -o requirements-audit.lock

$(RUN_STAMP): requirements-run.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; install it or run: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) tools/set_up.py $(VENV) requirements-run.lock --own
	@touch $@

$(STAMP): $(RUN_STAMP) requirements.lock
	@$(PYTHON) tools/set_up.py $(VENV) requirements.lock
	@touch $@

# The peers live apart from the product; one of them is compiled against ICU.
$(BENCH_STAMP): requirements-bench.lock
	@pkg-config --exists icu-i18n 2>/dev/null || $(PYTHON) tools/install_packages.py libicu-dev pkg-config g++ python3-dev
	@$(PYTHON) tools/set_up.py $(BENCH_VENV) requirements-bench.lock
	@touch $@

# pywb replays a captured page in the tests; it cannot be installed beside our own versions.
$(REPLAY_STAMP): requirements-replay.lock
	@$(PYTHON) tools/set_up.py $(REPLAY_VENV) requirements-replay.lock
	@touch $@

# pip-audit, which the product and its tests do without.
$(AUDIT_STAMP): requirements-audit.lock
	@$(PYTHON) tools/set_up.py $(AUDIT_VENV) requirements-audit.lock
	@touch $@

clean:
	rm -rf $(AUDIT_VENV) $(REPLAY_VENV) $(BENCH_VENV) $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
