# What people and CI run. Every target sets up what it needs; a machine needs Go and a C compiler (for SQLite), and Node
# for the pages, without which all else works.

GO ?= go
export CGO_ENABLED = 1

# Only what hangs takes so long: a busy machine takes many times what a quiet one does.
HANG = -timeout 60m

# The packages in which goroutines meet; make test has the race detector here.
CONCURRENT = ./gql/... ./graph ./graph/rdf ./graph/snapshot ./graph/internal/... ./graph/cayleystore ./cmd/plangraph/internal/server ./cmd/plangraph/internal/telemetry

# The tests of the command that start a server beside other processes; its others start the program one by one.
SERVING = -run 'Follows|OverHTTP|Withheld|BesideAServer|Clients|Connections|Operators' ./cmd/plangraph

# How much of it test-all runs.
KILLS ?= 40
SOAK ?= 1m
ATTACK ?= 10m
FUZZ ?= 10m
test-all: FUZZ = 30s

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
	@.ci/tests -short -race $(HANG) $(CONCURRENT)
	@.ci/tests -short -race $(HANG) $(SERVING)
	@.ci/tests -short $(HANG) $$($(GO) list ./... | grep -vxF "$$($(GO) list $(CONCURRENT))") ./.ci/mutants
	@SHORT=1 ./.ci/pages-test
	@echo "Left out: the ratios to a hand-written server, fuzzing, the race detector in other packages and tests, and what stands above as skipped: make test-all"

test-all: check static ## make test and the long checks: all rounds, kills, soak, fuzzing, ratios, the race detector everywhere
	@PLANGRAPH_KILLS=$(KILLS) PLANGRAPH_SOAK=$(SOAK) .ci/tests -race $(HANG) ./... ./.ci/mutants
	PLANGRAPH_ATTACK=$(ATTACK) $(GO) test -count=1 $(HANG) -run MixedAttack ./cmd/plangraph
	PLANGRAPH_BENCH=1 $(GO) test -count=1 $(HANG) ./bench
	@$(MAKE) --no-print-directory fuzz FUZZ=$(FUZZ)
	@./.ci/pages-test
	@echo "Left out: what stands above as skipped. Run in part: $(KILLS) kills, a soak of $(SOAK), an attack of $(ATTACK), $(FUZZ) of each fuzz target; all: make test-all KILLS=200 SOAK=10m FUZZ=10m"

static: check
	@./.ci/pages
	@unformatted=$$(find . -name node_modules -prune -o -name '*.go' -print | xargs gofmt -l) && test -z "$$unformatted" || { echo "gofmt would change: $$unformatted"; exit 1; }
	$(GO) vet ./... ./.ci/mutants
	$(GO) mod tidy -diff
	$(GO) mod verify
	@./.ci/generated
	@! command -v npm >/dev/null || npm ci --silent --prefix gql/audit || echo "gql/audit: its packages could not be installed, so its test is left out"

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
	$(GO) test ./graph/cayleystore -run '^$$' -fuzz FuzzBackup -fuzzminimizetime 1s -fuzztime $(FUZZ)
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
