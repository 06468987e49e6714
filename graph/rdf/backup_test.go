package rdf_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/rdf"
)

// backupGraphs are the named graphs of a store, its own first.
func backupGraphs(t *testing.T, contents *graph.Contents) [][]quad.Quad {
	t.Helper()
	self := rdf.DefaultVocabulary.Store()
	own := quad.Quad{Subject: self, Predicate: rdf.FormatPredicate, Object: quad.Int(rdf.FormatVersion), Label: self}
	return append([][]quad.Quad{{own}}, encoded(t, contents)...)
}

// odd are contents with what breaks careless writing of N-Quads.
func odd() *graph.Contents {
	contents := graphtest.Contents()
	contents.Plans = append(contents.Plans, graphtest.HardCharacters(), graphtest.LookAlikes(), graphtest.Anything(contents.Scheme, 1, 1))
	return contents
}

func written(t *testing.T, named [][]quad.Quad) ([]byte, rdf.Backup) {
	t.Helper()
	var file bytes.Buffer
	w := rdf.NewBackupWriter(&file, rdf.DefaultVocabulary)
	for _, quads := range named {
		if err := w.Graph(quads); err != nil {
			t.Fatal(err)
		}
	}
	held, err := w.End()
	if err != nil {
		t.Fatal(err)
	}
	return file.Bytes(), held
}

// TestBackupGivesBackWhatWasWritten reads each quad as it was written; another reader of N-Quads counts as many.
func TestBackupGivesBackWhatWasWritten(t *testing.T) {
	contents := odd()
	want := backupGraphs(t, contents)
	file, held := written(t, want)
	var got [][]quad.Quad
	read, vocabulary, err := rdf.ReadBackup(bytes.NewReader(file), func(quads []quad.Quad) error {
		got = append(got, slices.Clone(quads))
		return nil
	})
	if err != nil || read != held || vocabulary != rdf.DefaultVocabulary || held.Plans != len(contents.Plans) {
		t.Errorf("%+v is read as %+v of %+v, %v", held, read, vocabulary, err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	for r, n := nquads.NewReader(bytes.NewReader(file), true), 0; ; n++ {
		if _, err := r.ReadQuad(); err != nil {
			if n != held.Quads {
				t.Errorf("after %d of %d quads, a reader of N-Quads says %v", n, held.Quads, err)
			}
			break
		}
	}
	refusal := errors.New("no more")
	if _, _, err := rdf.ReadBackup(bytes.NewReader(file), func([]quad.Quad) error { return refusal }); !errors.Is(err, refusal) {
		t.Errorf("whoever takes nothing more gets %v", err)
	}
}

// TestDamagedBackupIsRefused cuts a backup at each line, and takes each line out of it, and a whole plan.
func TestDamagedBackupIsRefused(t *testing.T) {
	file, _ := written(t, backupGraphs(t, graphtest.Contents()))
	lines := strings.SplitAfter(string(file), "\n")
	lines = lines[:len(lines)-1]
	second := `<https://plangraph.example/id/` + string(graphtest.Contents().Plans[1].ID) + "> .\n"
	withoutPlan := slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return strings.HasSuffix(line, second) })
	if _, err := rdf.CheckBackup(strings.NewReader(strings.Join(withoutPlan, ""))); !errors.Is(err, rdf.ErrBackupDamaged) || len(withoutPlan) == len(lines) {
		t.Errorf("without a whole plan: %v", err)
	}
	for i := 0; i < len(lines); i += graphtest.Rounds(t, 1, 7) {
		for what, damaged := range map[string]string{
			"cut":     strings.Join(lines[:i], ""),
			"without": strings.Join(slices.Delete(slices.Clone(lines), i, i+1), ""),
			"garbled": strings.Join(lines[:i], "") + "<a> <b> .\n" + strings.Join(lines[i+1:], ""),
		} {
			if _, err := rdf.CheckBackup(strings.NewReader(damaged)); !errors.Is(err, rdf.ErrBackupDamaged) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s at line %d: %v", what, i+1, err)
			}
		}
	}
}

// FuzzBackup reads arbitrary backups: what is let pass can be written again, and is read as the same; what is refused is told in
// one line.
func FuzzBackup(f *testing.F) {
	scheme, err := rdf.DefaultVocabulary.EncodeScheme(graphtest.Scheme())
	if err != nil {
		f.Fatal(err)
	}
	self := rdf.DefaultVocabulary.Store()
	var whole bytes.Buffer
	w := rdf.NewBackupWriter(&whole, rdf.DefaultVocabulary)
	w.Graph([]quad.Quad{{Subject: self, Predicate: rdf.FormatPredicate, Object: quad.Int(rdf.FormatVersion), Label: self}})
	w.Graph(scheme)
	if _, err := w.End(); err != nil {
		f.Fatal(err)
	}
	f.Add(whole.Bytes())
	f.Add(whole.Bytes()[:whole.Len()/2])
	f.Add([]byte("# A backup of Plangraph, format 1: plangraph restore reads it.\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var named [][]quad.Quad
		held, vocabulary, err := rdf.ReadBackup(bytes.NewReader(data), func(quads []quad.Quad) error {
			named = append(named, quads)
			return nil
		})
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q is more than a line", err)
			}
			return
		}
		var again bytes.Buffer
		w := rdf.NewBackupWriter(&again, vocabulary)
		for _, quads := range named {
			if err := w.Graph(quads); err != nil {
				t.Fatal(err)
			}
		}
		if same, err := w.End(); err != nil || same != held {
			t.Errorf("%+v is written again as %+v, %v", held, same, err)
		}
		if read, err := rdf.CheckBackup(&again); err != nil || read != held {
			t.Errorf("%+v is read again as %+v, %v", held, read, err)
		}
	})
}
