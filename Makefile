# On a fresh Debian or Ubuntu with only the Swift toolchain, every target sets up what it needs.
.PHONY: all run test build setup setup-tests install eval bench chaos verify format clean
PREFIX ?= /usr/local
RELEASE = -c release --static-swift-stdlib --product muster
BINARY = .build/release/muster

all: build

# Missing Debian packages are installed (with sudo when not root); silent when all are there.
setup:
	@./.ci/setup

# The tests also want a PostgreSQL server, which running Muster does not.
setup-tests:
	@./.ci/setup tests

build: setup
	swift build $(RELEASE)

# A sample desk of invented people, in the console.
run: build
	$(BINARY) demo

# Everything that must hold. Needs no network and asserts no clock.
# Some tests at once and not all: each of the others would wait behind a thousand, and none would keep to
# its time.
test: setup-tests
	swift build --build-tests
	swift test --skip-build --experimental-maximum-parallelization-width 8

# One binary that runs without the toolchain, with the data that it reads.
install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/muster/themes
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/muster
	cp -R data/skills data/learning data/roles data/places data/embeddings data/sample data/evaluation \
	    $(DESTDIR)$(PREFIX)/share/muster/
	cp themes/*.yaml $(DESTDIR)$(PREFIX)/share/muster/themes/

# How well texts are read and people matched, as a table.
eval: build
	$(BINARY) eval $(if $(DATA),--data $(DATA))

# How fast it is; clocks report here and never gate.
bench: build
	$(BINARY) bench import
	$(BINARY) bench score
	$(BINARY) bench engine
	$(BINARY) bench alias
	$(BINARY) bench cluster

# What `make test` shows in small, in full: every interleaving, hundreds of killed engines, thousands
# of shared runs, and how much faster four engines are than one.
chaos: setup-tests build
	swift build --build-tests
	MUSTER_SEEDS=10000 swift test --skip-build --filter "CrashTests|InterleavingTests"
	MUSTER_DECISIONS=10000 MUSTER_SEED=3 swift test --skip-build --filter RandomDeskTests
	MUSTER_BINARY=$(CURDIR)/$(BINARY) MUSTER_KILLS=1000 swift test --skip-build \
		--filter "KilledTeamTests|ChatKillTests"
	MUSTER_PACED=1 swift test --skip-build --filter TeamLoopTests
	# By itself: what it measures would tell of the others otherwise.
	MUSTER_BINARY=$(CURDIR)/$(BINARY) MUSTER_KILLS=200 MUSTER_PARTITIONS=500 MUSTER_SHARED=2000 \
	MUSTER_THROUGHPUT=2000 swift test --skip-build --filter EngineProgramTests

# What clients that nobody here wrote say of the same: pyairtable of the local Airtable, scikit-learn of
# learned weights. They come from PyPI.
verify:
	@./.ci/setup verify
	python3 -m venv .build/verify
	.build/verify/bin/pip install --quiet pyairtable scikit-learn python-jobspy pandas
	swift build --build-tests
	MUSTER_PYTHON=$(CURDIR)/.build/verify/bin/python swift test --skip-build --filter AirtablePeerTests
	MUSTER_LEARNING_CASES=$(CURDIR)/.build/verify/cases.json \
	swift test --skip-build --filter LearningPeerTests
	.build/verify/bin/python Tests/verify/learning_peer.py .build/verify/cases.json
	swift build --product muster
	.build/verify/bin/python Tests/verify/jobspy_frame.py .build/debug/muster

format:
	swift format --in-place --recursive Sources Tests

clean:
	rm -rf .build
