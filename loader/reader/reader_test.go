package reader_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/rdf"
	"github.com/plangraph/plangraph/loader/loadertest"
	"github.com/plangraph/plangraph/loader/metadata"
	"github.com/plangraph/plangraph/loader/reader"
)

// TestAReadingStaysAsItIs holds that no plan made of a reading changes it: what its sources together say of the plan makes
// another plan, and after it the document alone makes the same one as before.
func TestAReadingStaysAsItIs(t *testing.T) {
	for name, text := range texts(t) {
		reading, err := one(t).Read(graph.NewSource(name, "", "UTF-8", text), metadata.Metadata{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		alone := digest(t, reading, reading.Metadata, "")
		together := reading.Metadata.CompletedBy(metadata.Metadata{
			Number: "滨政发〔2031〕7号", Issuers: []string{"滨海市人民政府"}, Jurisdiction: loadertest.Reader(t).Agencies.Jurisdiction("杭州市"), Issued: graph.Date{Year: 2031, Month: 2, Day: 3}, Start: 2031, End: 2033,
		})
		if digest(t, reading, together, "another") == alone {
			t.Errorf("%s: what its sources say together makes no other plan", name)
		}
		if digest(t, reading, reading.Metadata, "") != alone {
			t.Errorf("%s: the reading makes another plan than before", name)
		}
	}
}

// TestABudgetEndsAReading holds that a reading ends with its budget, wherever it has come to, with the budget's own words and
// without a plan; and that one which lasts makes the same plan as none.
func TestABudgetEndsAReading(t *testing.T) {
	const text = "杭州市行动方案\n一、重点任务\n（一）建设平台。完善功能。（市财政局负责）\n（二）开放数据。编制目录。（市公安局负责）\n"
	source := graph.NewSource("a.txt", "", "UTF-8", text)
	whole, err := one(t).Read(source, metadata.Metadata{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := digest(t, whole, whole.Metadata, "")
	for passages := 0; ; passages++ {
		left := budget(passages)
		reading, err := one(t).Read(source, metadata.Metadata{}, &left)
		var built reader.Built
		if err == nil {
			built, err = reading.Plan(reading.Metadata, "")
		}
		if err == nil {
			if passages < 10 || digestOf(t, built.Plan) != want {
				t.Errorf("a budget of %d passages makes another plan", passages)
			}
			return
		}
		if !errors.Is(err, errSpent) || built.Plan != nil {
			t.Fatalf("a budget of %d passages: %v, %v", passages, err, built.Plan)
		}
	}
}

var errSpent = errors.New("spent")

// budget is how many passages may be looked at.
type budget int

func (b *budget) Spend(n int) error {
	if *b -= budget(n); *b < 0 {
		return errSpent
	}
	return nil
}

func one(t *testing.T) reader.Reader {
	r := loadertest.Reader(t)
	return reader.Reader{Agencies: r.Agencies, Technologies: r.Technologies}
}

func digest(t *testing.T, r *reader.Reading, m metadata.Metadata, distinct string) string {
	t.Helper()
	built, err := r.Plan(m, distinct)
	if err != nil {
		t.Fatal(err)
	}
	return digestOf(t, built.Plan)
}

func digestOf(t *testing.T, p *graph.Plan) string {
	t.Helper()
	quads, err := rdf.DefaultVocabulary.EncodePlan(p)
	if err != nil {
		t.Fatal(err)
	}
	return rdf.Digest(quads)
}

// texts are the plans that the loader's tests read.
func texts(t *testing.T) map[string]string {
	t.Helper()
	list := map[string]string{}
	for _, pattern := range []string{"../../seeds/plans/*.txt", "../testdata/shapes/*.txt"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %d files: %v", pattern, len(paths), err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			list[filepath.Base(path)] = string(data)
		}
	}
	return list
}
