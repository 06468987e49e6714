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

// TestANodeOfAnotherKindIsDamage names one node after the other as one of another kind, wherever it stands, and lets the digest
// fit.
func TestANodeOfAnotherKindIsDamage(t *testing.T) {
	kinds := graph.Kinds
	seen := map[graph.Kind]int{}
	for _, quads := range encoded(t, graphtest.Contents())[1:] {
		plan := planOf(quads)
		for _, id := range idsIn(quads) {
			kind, _ := id.Kind()
			if id == plan || kind == graph.KindTarget && seen[kind] > 3 || seen[kind] > 12 {
				continue
			}
			seen[kind]++
			other := graph.NewID(kinds[(slices.Index(kinds, kind)+1)%len(kinds)], string(id))
			spoilt := renamed(quads, string(id), string(other))
			if why := damage(t, spoilt); !strings.Contains(why, "not the name of a node of kind") {
				t.Errorf("%s as %s: %q", id, other, why)
			}
		}
	}
	if len(seen) != len(kinds)-1 {
		t.Errorf("renamed are %v", seen)
	}
}

// idsIn are the ids of the nodes that the graph is about.
func idsIn(quads []quad.Quad) (list []graph.ID) {
	for _, q := range quads {
		for _, v := range []quad.Value{q.Subject, q.Object} {
			iri, _ := v.(quad.IRI)
			id, ok := strings.CutPrefix(string(iri), rdf.DefaultVocabulary.Base)
			if _, known := graph.ID(id).Kind(); ok && known && !slices.Contains(list, graph.ID(id)) {
				list = append(list, graph.ID(id))
			}
		}
	}
	return list
}

// renamed is the graph with another name for a node and what belongs to it.
func renamed(quads []quad.Quad, old, name string) []quad.Quad {
	rename := func(v quad.Value) quad.Value {
		if iri, ok := v.(quad.IRI); ok {
			return quad.IRI(strings.ReplaceAll(string(iri), old, name))
		}
		return v
	}
	spoilt := slices.Clone(quads)
	for i, q := range spoilt {
		spoilt[i].Subject, spoilt[i].Object = rename(q.Subject), rename(q.Object)
	}
	for i, q := range spoilt {
		if q.Predicate == rdf.DigestPredicate {
			spoilt[i].Object = quad.String(rdf.Digest(spoilt))
		}
	}
	return spoilt
}

// TestKindOfAnID holds that only what NewID makes has a kind.
func TestKindOfAnID(t *testing.T) {
	for _, kind := range graph.Kinds {
		id := graph.NewID(kind, "a", "b")
		if got, ok := id.Kind(); got != kind || !ok {
			t.Errorf("%s is of the kind %q, %v", id, got, ok)
		}
		for _, other := range []graph.ID{id[1:], id + "a", id[:len(id)-1], "x" + id[1:]} {
			if got, ok := other.Kind(); got != "" || ok {
				t.Errorf("%s, which is no id, is of the kind %q, %v", other, got, ok)
			}
		}
	}
}
