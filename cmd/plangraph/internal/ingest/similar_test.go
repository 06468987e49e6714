package ingest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/graphtest"
	"github.com/plangraph/plangraph/loader"
)

// readingAll is a store of which a load reads every plan, as if each could be a copy of any.
type readingAll struct{ graph.Store }

func (s readingAll) FindSimilar(ctx context.Context, _ ...*graph.Plan) ([]*graph.Plan, error) {
	contents, err := s.Scan(ctx)
	if err != nil {
		return nil, err
	}
	return contents.Plans, nil
}

// TestALoadNeedNotReadTheWholeStore loads random copies, excerpts and new readings of a few plans into two stores, one of
// which finds what may be copies, while the other gives all that it holds: after each load both are the same.
func TestALoadNeedNotReadTheWholeStore(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 2))
	united, sequences := 0, graphtest.Rounds(t, 3, 1)
	for sequence := range sequences {
		some, every := newStore(t), newStore(t)
		for round := range 16 {
			files := []loader.File{copyOf(random)}
			if random.IntN(3) == 0 {
				files = append(files, copyOf(random))
			}
			report := load(t, files, some)
			load(t, files, readingAll{every})
			if a, b := revision(t, some), revision(t, every); a != b {
				t.Fatalf("sequence %d, round %d, %s: revision %s, with all plans read %s", sequence, round, files[0].Name, a, b)
			}
			for _, f := range report.Files {
				if f.Outcome == loader.Merged {
					united++
				}
			}
		}
		some.Close()
		every.Close()
	}
	t.Logf("%d files were copies of a plan", united)
	if united < 3*sequences {
		t.Errorf("only %d files were copies of a plan: nothing was tested", united)
	}
}

// copyOf is one of a few plans, or of their variants: whole or an excerpt, with or without title and number, in this
// punctuation or in that.
func copyOf(random *rand.Rand) loader.File {
	number, variant := random.IntN(4), random.IntN(2)
	lines := strings.SplitAfter(plantest.Text(number, variant), "\n")
	head, measures := lines[:3], lines[3:len(lines)-1]
	if random.IntN(2) == 0 {
		from := random.IntN(8)
		measures = measures[from : from+2+random.IntN(len(measures)-from-1)]
	}
	if random.IntN(3) == 0 {
		head = []string{fmt.Sprintf("杭州市第%d号工作任务摘录\n", random.IntN(3)), "一、主要任务\n"}
	}
	text := strings.Join(head, "") + strings.Join(measures, "")
	if random.IntN(2) == 0 {
		text = strings.NewReplacer("。", "．", "，", ",", "（牵头", "(牵头").Replace(text)
	}
	return loader.File{Name: fmt.Sprintf("copy-%d.txt", random.IntN(1000)), Data: []byte(text)}
}

// newStore is an empty store in memory.
func newStore(t *testing.T) graph.Store {
	t.Helper()
	s, err := cayleystore.Open(t.Context(), "memory:")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func load(t *testing.T, files []loader.File, into graph.Store) *loader.Report {
	t.Helper()
	report, err := Load(t.Context(), files, into, NoProgress)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func revision(t *testing.T, s graph.Store) string {
	t.Helper()
	r, err := s.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}
