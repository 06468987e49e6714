package cayleystore

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/rdf"
)

// TestTripleCounter lets graphs describe three agencies each, in one of several descriptions that overlap, come, change and go, and counts
// the triples that differ one by one.
func TestTripleCounter(t *testing.T) {
	v, random := rdf.DefaultVocabulary, rand.New(rand.NewPCG(3, 4))
	counted, held := newTripleCounter(v), map[quad.Value][]quad.Quad{}
	for round := range 400 {
		label := quad.Value(quad.IRI(fmt.Sprintf("%splan-%d", v.Base, random.IntN(8))))
		held[label] = nil
		if random.IntN(3) > 0 {
			held[label] = describing(v, random, label)
		}
		counted.replace(label, held[label])
		quads, differ := 0, map[[3]quad.Value]bool{}
		for _, list := range held {
			quads += len(list)
			for _, q := range list {
				differ[[3]quad.Value{q.Subject, q.Predicate, q.Object}] = true
			}
		}
		if counted.quads != quads || counted.triples() != len(differ) {
			t.Fatalf("round %d: %d quads and %d triples, want %d and %d", round, counted.quads, counted.triples(), quads, len(differ))
		}
	}
	for label := range held {
		counted.replace(label, nil)
	}
	if len(counted.nodes) != 0 || counted.triples() != 0 {
		t.Errorf("of nothing, %d nodes and %d triples are left", len(counted.nodes), counted.triples())
	}
}

// describing is a graph that facts some of four names of each of three agencies, and one thing of its own.
func describing(v rdf.Vocabulary, random *rand.Rand, label quad.Value) []quad.Quad {
	list := []quad.Quad{{Subject: label, Predicate: rdf.DigestPredicate, Object: quad.String(fmt.Sprint(random.Uint64())), Label: label}}
	for n := range 3 {
		agency := quad.IRI(v.Base + string(graph.NewAgencyID(fmt.Sprint(n), nil)))
		for name := range 4 {
			if random.IntN(4) > 0 {
				list = append(list, quad.Quad{Subject: agency, Predicate: quad.IRI("named"), Object: quad.String(fmt.Sprint(name)), Label: label})
			}
		}
	}
	return list
}
