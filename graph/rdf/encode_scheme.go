package rdf

import (
	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// EncodeScheme writes the scheme as the quads of its named graph; an empty scheme has none.
func (v Vocabulary) EncodeScheme(scheme *graph.Scheme) ([]quad.Quad, error) {
	e := &encoder{Vocabulary: v, label: v.Scheme()}
	for _, t := range scheme.Technologies {
		s := v.IRI(t.ID)
		e.concept(s, t)
		e.aliases(s, t.Aliases)
		for _, b := range t.Broader {
			e.add(s, hasBroader, v.IRI(b.ID))
		}
	}
	return e.sealed()
}

// concept says by which key and names a technology is known.
func (e *encoder) concept(s quad.Value, t *graph.Technology) {
	e.add(s, hasType, classes[graph.KindTechnology])
	e.text(s, hasNotation, t.Key)
	e.name(s, hasPrefLabel, t.Name, "zh")
	e.name(s, hasPrefLabel, t.EnglishName, "en")
}

// aliases adds each name once.
func (e *encoder) aliases(s quad.Value, names []string) {
	seen := map[string]bool{}
	for _, name := range names {
		if !seen[name] {
			seen[name] = true
			e.text(s, hasAltLabel, name)
		}
	}
}
