# What people and CI run. Every target sets up what it needs; a machine needs Go and a C compiler (for SQLite), and Node
# for the pages, without which all else works.

GO ?= go
export CGO_ENABLED = 1

# Only what hangs takes so long: a busy machine takes many times what a quiet one does.
HANG = -timeout 60m

# The tests in which goroutines or processes meet, and their packages: make test-all has the race detector for these first, then
# for every test. TestTheRaceDetectorSeesWhoMeets holds that none is missing.
MEETING = Follow|OverHTTP|Withheld|Beside|Clients|Connections|Operators|Share|KeepApart|MixedAttack|Hung|OverLimit|MixedQuestions|Together|LeaveReaders|Pooler|Undisturbed|NeverStale|Overload|UnderLoad|UnderWay|WriteTimeout|Meanwhile|Collector|TestSnapshot|DamagedGraph|WhatWasEncoded|ForItsTurn|TheirTurn|^Test(File|Memory|Postgres)$$/(readers|two|who|a_writer)
CONCURRENT = ./gql ./gql/budget ./gql/compiled ./gql/transport ./graph/rdf ./graph/snapshot ./graph/cayleystore ./cmd/plangraph/...

# How much of it test-all runs, and the minutes that it has, where it is bounded.
KILLS ?= 40
SOAK ?= 1m
ATTACK ?= 10m
FUZZ ?= 10m
WITHIN ?=
test-all: FUZZ = 20s

# What mutants tries: how many, and, as regular expressions, in which files, which of them, and without which tests.
PKG ?= ./loader
N ?= 50
FILES ?=
ONLY ?=
SKIP ?=
SEED ?= 1

.PHONY: run build test test-all static lint check generate bench bench-layers score containers fuzz mutants

run: check ## serve the bundled plans, or what the store holds; ARGS="--listen 127.0.0.1:9090" gives serve flags
	@./.ci/pages || echo "The pages could not be built (see above); the server works without them." >&2
	$(GO) run ./cmd/plangraph serve $(ARGS)

build: check ## make bin/plangraph
	@./.ci/pages
	$(GO) build -o bin/plangraph ./cmd/plangraph

test: check static ## every check that a change needs, in minutes; prints what it leaves out. docs/testing.md tells more
	@SHORT=1 .ci/tests $(HANG) ./... ./.ci/mutants
	@.ci/pages-test code
	@echo "Left out: the race detector, the pages in a browser, kills, fuzzing, a soak, the ratios to a hand-written server, and what stands above as skipped: make test-all"

test-all: check static ## the long checks: all rounds, every page, kills, fuzzing, the race detector everywhere, soak, ratios; WITHIN=15 gives them 15 minutes
	@KILLS=$(KILLS) SOAK=$(SOAK) FUZZ=$(FUZZ) ATTACK=$(ATTACK) WITHIN=$(WITHIN) MEETING='$(MEETING)' CONCURRENT='$(CONCURRENT)' .ci/test-all

static: check
	@./.ci/pages
	@unformatted=$$(find . -name node_modules -prune -o -name '*.go' -print | xargs gofmt -l) && test -z "$$unformatted" || { echo "gofmt would change: $$unformatted"; exit 1; }
	$(GO) vet ./... ./.ci/mutants
	$(GO) mod tidy -diff
	$(GO) mod verify
	@./.ci/generated
	@.ci/audit

lint: check ## golangci-lint; apart from make test, because building it takes minutes the first time
	$(GO) tool -modfile=.ci/lint.mod golangci-lint run --timeout 30m ./...

generate: check ## make the generated code anew
	$(GO) generate ./...

bench: check ## ratios to a hand-written server at 1,000, 10,000 and 100,000 measures; writes docs/performance.md and bench/results.json
	@mkdir -p bin
	$(GO) build -o bin/plangraph ./cmd/plangraph
	$(GO) build -o bin/bench ./bench
	bin/bench $(BENCH)

bench-layers: check ## the micro-benchmarks of every layer, with allocations
	$(GO) test -run '^$$' -bench . -benchmem ./...

score: check ## precision and recall of the reader against labels made by reading
	$(GO) test ./loader -run TestScore -v -count=1

containers: check ## one plan in every container that this machine can make; writes docs/containers.md
	CONTAINERS=1 CONTAINERS_TABLE=$(CURDIR)/docs/containers.md $(GO) test ./loader -run TestContainers -v -count=1

fuzz: check ## ten minutes of arbitrary input to each reader, and to the API
	$(GO) test ./loader/doc -run '^$$' -fuzz FuzzParse -fuzzminimizetime 1s -fuzztime $(FUZZ)
	$(GO) test ./loader/format -run '^$$' -fuzz FuzzDecode -fuzzminimizetime 1s -fuzztime $(FUZZ)
	$(GO) test ./loader -run '^$$' -fuzz FuzzRead -fuzzminimizetime 1s -fuzztime $(FUZZ)
	$(GO) test ./loader -run '^$$' -fuzz FuzzVersions -fuzzminimizetime 1s -fuzztime $(FUZZ)
	$(GO) test ./loader -run '^$$' -fuzz FuzzSidecar -fuzzminimizetime 1s -fuzztime $(FUZZ)
	$(GO) test ./loader -run '^$$' -fuzz FuzzFiles -fuzzminimizetime 1s -fuzztime $(FUZZ)
	$(GO) test ./graph/rdf -run '^$$' -fuzz FuzzBackup -fuzzminimizetime 1s -fuzztime $(FUZZ)
	$(GO) test ./graph/cayleystore -run '^$$' -fuzz FuzzRestore -fuzzminimizetime 1s -fuzztime $(FUZZ)
	$(GO) test ./gql/transport -run '^$$' -fuzz FuzzUpload -fuzzminimizetime 1s -fuzztime $(FUZZ)
	$(GO) test ./gql/transport -run '^$$' -fuzz FuzzEndpoint -fuzzminimizetime 1s -fuzztime $(FUZZ)
	$(GO) test ./gql -run '^$$' -fuzz FuzzID -fuzzminimizetime 1s -fuzztime $(FUZZ)
	$(GO) test ./gql -run '^$$' -fuzz FuzzCursor -fuzzminimizetime 1s -fuzztime $(FUZZ)

mutants: check ## which small mistakes in the code of PKG its tests notice; docs/testing.md tells more
	@$(GO) run ./.ci/mutants -n $(N) -seed $(SEED) -files '$(FILES)' -only '$(ONLY)' -skip '$(SKIP)' $(PKG)

check:
	@command -v $(GO) >/dev/null || { echo "Plangraph is written in Go 1.26: install it from your system's packages or go.dev"; exit 1; }
	@$(GO) list -m >/dev/null || { echo "Plangraph needs Go 1.26; this is $$($(GO) env GOVERSION)"; exit 1; }
	@command -v "$$($(GO) env CC | cut -d' ' -f1)" >/dev/null || { echo "SQLite needs a C compiler: install gcc or clang (Debian: apt-get install build-essential)"; exit 1; }
