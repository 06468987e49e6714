package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/plangraph/plangraph/"

// arrows are the packages of ours that each package may import. graph is the bottom, the command the top; gql and the
// loader never meet, and only one package knows Cayley.
var arrows = map[string][]string{
	"graph":                     {"graph/internal/columns", "graph/norm"},
	"graph/norm":                {}, // which characters are read alike
	"graph/internal/adjacency":  {},
	"graph/internal/bitset":     {"graph/internal/pool"},
	"graph/internal/columns":    {},
	"graph/internal/pool":       {},
	"graph/internal/tally":      {"graph/internal/pool"},
	"graph/internal/textindex":  {"graph/internal/bitset"},
	"graph/rdf":                 {"graph"},
	"graph/snapshot":            {"graph", "graph/internal/adjacency", "graph/internal/bitset", "graph/internal/tally", "graph/internal/textindex"},
	"graph/cayleystore":         {"graph", "graph/rdf"},
	"graph/cayleystore/pgtest":  {}, // starts PostgreSQL, for tests
	"graph/graphtest":           {"graph"},
	"graph/storetest":           {"graph", "graph/graphtest"},
	"loader/doc":                {"graph", "graph/norm", "loader/words"},
	"loader/extract":            {"graph", "loader/doc", "loader/extract/quantity", "loader/words"},
	"loader/extract/quantity":   {"graph", "loader/doc", "loader/words"},
	"loader/extract/technology": {"graph", "loader/doc", "loader/extract/quantity"},
	"loader/words":              {},
	"loader/agency":             {"graph", "loader/doc"},
	"loader/format":             {"loader/format/pdf", "loader/words", "graph/norm"},
	"loader/format/pdf":         {"graph/norm"},
	// renders texts in the formats, for tests
	"loader/format/formattest":         {},
	"loader/metadata":                  {"graph", "loader/agency", "loader/doc", "loader/extract/quantity"},
	"loader/reader":                    {"graph", "loader/agency", "loader/doc", "loader/extract", "loader/extract/quantity", "loader/extract/technology", "loader/metadata", "loader/words"},
	"loader":                           {"graph", "graph/rdf", "loader/agency", "loader/doc", "loader/extract/technology", "loader/format", "loader/metadata", "loader/reader"},
	"loader/loadertest":                {"loader", "loader/extract/technology", "seeds"}, // for tests
	"seeds":                            {"graph", "loader/agency", "loader/doc"},
	"gql":                              {"gql/budget", "graph", "graph/snapshot"},
	"gql/budget":                       {},
	"gql/compiled":                     {"gql/budget"},
	"gql/compiled/generate":            {},
	"gql/schema":                       {"gql", "gql/compiled", "graph", "graph/snapshot"},
	"gql/export":                       {"gql/schema", "graph", "graph/snapshot"},
	"gql/cost":                         {"gql", "gql/budget"},
	"gql/exec":                         {"gql", "gql/budget", "gql/compiled", "gql/cost", "gql/schema", "graph", "graph/snapshot"},
	"gql/transport":                    {"gql", "gql/budget", "gql/cost", "gql/exec", "gql/export", "graph", "graph/snapshot"},
	"gql/gqltest":                      {"graph", "graph/snapshot"}, // what the tests of gql's packages share
	"cmd/plangraph/internal/telemetry": {"graph", "graph/snapshot"},
	"gql/web":                          {},
	"bench":                            {"bench/corpus", "graph"},
	"bench/corpus":                     {"graph", "seeds"},
	"cmd/plangraph/internal/clierr":    {"graph"},
	"cmd/plangraph/internal/plantest":  {"graph"},                   // for tests
	"cmd/plangraph/internal/convert":   {"loader", "loader/format"}, // lets other programs convert files
	"cmd/plangraph/internal/ingest":    {"cmd/plangraph/internal/clierr", "graph", "loader", "loader/extract/technology", "seeds"},
	"cmd/plangraph/internal/server":    {"cmd/plangraph/internal/clierr", "cmd/plangraph/internal/ingest", "cmd/plangraph/internal/telemetry", "gql", "gql/cost", "gql/transport", "gql/web", "graph", "graph/snapshot", "loader"},
	"cmd/plangraph":                    {"cmd/plangraph/internal/clierr", "cmd/plangraph/internal/convert", "cmd/plangraph/internal/ingest", "cmd/plangraph/internal/server", "gql", "gql/exec", "gql/export", "gql/schema", "graph", "graph/cayleystore", "graph/rdf", "graph/snapshot", "loader"},
}

// outside are libraries that only some packages may import.
var outside = map[string][]string{
	"github.com/cayleygraph/cayley": {"graph/cayleystore"},
	"github.com/cayleygraph/quad":   {"graph/rdf", "graph/cayleystore"},
	"github.com/99designs/gqlgen":   {"gql", "gql/compiled", "gql/compiled/generate", "gql/cost", "gql/exec", "gql/gqltest", "gql/schema", "gql/transport"},
	"github.com/prometheus":         {"cmd/plangraph/internal/telemetry"},
	"go.opentelemetry.io":           {"cmd/plangraph/internal/telemetry"},
}

// TestArrows holds that imports run in one direction.
func TestArrows(t *testing.T) {
	list, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(list)), "\n") {
		imports := strings.Fields(line)
		name := strings.TrimPrefix(imports[0], module)
		allowed, known := arrows[name]
		if !known {
			t.Errorf("package %s is in no room: add it to the arrows", name)
		}
		for _, path := range imports[1:] {
			if ours, ok := strings.CutPrefix(path, module); ok && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s", name, ours)
			}
			for library, users := range outside {
				if strings.HasPrefix(path, library) && !slices.Contains(users, name) {
					t.Errorf("%s imports %s", name, path)
				}
			}
		}
	}
}
