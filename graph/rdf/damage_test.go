package rdf_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/rdf"
)

// TestADamagedGraphTakesNoOtherWithIt damages one named graph after the other: a plan is withheld and says why, the others
// are as they were; damage of the scheme, or of what is not known to be a plan, is an error.
func TestADamagedGraphTakesNoOtherWithIt(t *testing.T) {
	contents := graphtest.Contents()
	named := encoded(t, contents)
	if whole, err := rdf.DefaultVocabulary.Decode(sequence(named)); err != nil || whole.Damage() != nil {
		t.Fatal(err, whole.Damage())
	}
	for i := range named {
		for how, spoil := range map[string]func(quad.Quad) quad.Quad{
			"another object": func(q quad.Quad) quad.Quad { q.Object = quad.BNode("garbled"); return q },
			"unknown":        func(q quad.Quad) quad.Quad { q.Predicate = quad.IRI("unknown"); return q },
		} {
			spoilt := slices.Clone(named)
			spoilt[i] = slices.Clone(named[i])
			spoilt[i][len(spoilt[i])/2] = spoil(spoilt[i][len(spoilt[i])/2])
			got, err := rdf.DefaultVocabulary.Decode(sequence(spoilt))
			if i == 0 {
				if !errors.Is(err, graph.ErrStoreDamaged) {
					t.Errorf("the scheme, %s: %v", how, err)
				}
				continue
			}
			if err != nil {
				t.Errorf("plan %d, %s: %v", i, how, err)
				continue
			}
			if err := got.Damage(); !errors.Is(err, graph.ErrStoreDamaged) || !strings.Contains(err.Error(), string(planOf(named[i]))) || strings.Count(err.Error(), graph.ErrStoreDamaged.Error()) != 1 {
				t.Errorf("plan %d, %s: the damage is %v", i, how, err)
			}
			for j, p := range got.Plans {
				want := contents.Plans[j]
				if damaged := want.ID == planOf(named[i]); damaged != (len(p.Coverage.Withheld) > 0) || damaged == (len(p.Measures) > 0) {
					t.Errorf("plan %d, %s: %s has %d measures and is withheld for %q", i, how, p.Title, len(p.Measures), p.Coverage.Withheld)
				} else if !damaged {
					if diff := graphtest.Diff(want, p); diff != "" {
						t.Errorf("plan %d, %s: %s", i, how, diff)
					}
				}
			}
		}
	}
	_, err := rdf.DefaultVocabulary.Decode(sequence([][]quad.Quad{{{Subject: quad.IRI("a"), Predicate: quad.IRI("b"), Object: quad.IRI("c"), Label: quad.IRI("d")}}}))
	if !errors.Is(err, graph.ErrStoreDamaged) {
		t.Errorf("a graph that is no plan's: %v", err)
	}
}

func planOf(quads []quad.Quad) graph.ID {
	label := string(quads[0].Label.(quad.IRI))
	return graph.ID(label[strings.LastIndex(label, "/")+1:])
}
