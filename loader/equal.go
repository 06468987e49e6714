package loader

import (
	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/rdf"
)

// equal reports whether two readings of a plan would be stored as the same triples, so that the store need not be touched.
// Where files lay is none of what they say. A reading that cannot be stored equals none.
func equal(a, b *graph.Plan) bool {
	of, same := digest(a), digest(b)
	return of != "" && of == same
}

func digest(p *graph.Plan) string {
	quads, err := rdf.DefaultVocabulary.EncodePlan(p)
	if err != nil {
		return ""
	}
	return rdf.Digest(quads)
}
