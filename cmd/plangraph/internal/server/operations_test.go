package server

import (
	"bytes"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestOperationsNamesEveryMetricAndFlag compares the tables of docs/operations.md with the program.
func TestOperationsNamesEveryMetricAndFlag(t *testing.T) {
	text, err := os.ReadFile("../../../../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, row := range regexp.MustCompile("(?m)^\\| `(plangraph_[a-z_]+)").FindAllSubmatch(text, -1) {
		told = append(told, string(row[1]))
	}
	slices.Sort(told)
	if has := metricNames(t); !slices.Equal(told, has) {
		t.Errorf("the document has the metrics\n%v, the program\n%v", told, has)
	}
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	new(operation).flags(flags)
	flags.VisitAll(func(f *flag.Flag) {
		if !bytes.Contains(text, []byte("| `--"+f.Name+" ")) {
			t.Errorf("the document does not tell --%s", f.Name)
		}
	})
}

// metricNames are ours that /metrics has when everything has happened once.
func metricNames(t *testing.T) (names []string) {
	t.Helper()
	unsound := &graph.Plan{Jurisdiction: graph.UnknownJurisdiction, Coverage: graph.Coverage{Markers: 1}}
	s := snapshot.New(&graph.Contents{Scheme: &graph.Scheme{}, Plans: []*graph.Plan{unsound}})
	m := telemetry.NewMetrics(func() *snapshot.Snapshot { return s })
	m.InService()
	m.Looked(nil)
	m.Reloaded(nil, 0)
	m.Loaded("loaded")
	m.Caches(func() telemetry.CacheStats { return telemetry.CacheStats{} })
	telemetry.Requests(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		telemetry.Answered(w, telemetry.Answer{})
	}), m, telemetry.NewLogger(&bytes.Buffer{}, "quiet")).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
	w := httptest.NewRecorder()
	m.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	for _, row := range regexp.MustCompile("(?m)^# TYPE (plangraph_[a-z_]+)").FindAllStringSubmatch(w.Body.String(), -1) {
		names = append(names, strings.TrimSpace(row[1]))
	}
	slices.Sort(names)
	return names
}
