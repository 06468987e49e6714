package rdf

import (
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// Measures and targets mostly stand in a plan in the order of its text. Then their evidence tells the order, and none
// needs to say its position: two quads less a measure. Those that stand at one place say theirs, and where the order is
// another than the text's, all do.

// place is where a node first stands: the number of its source, and from which character to which; before all others
// where it has no evidence.
type place [3]int

func (p place) compare(q place) int { return slices.Compare(p[:], q[:]) }

var nowhere = place{-1}

func (e *planEncoder) firstPlace(s quad.Value, list []graph.Evidence) place {
	at := e.places(s, list)
	if len(at) == 0 {
		return nowhere
	}
	return place{e.sources[at[0].Source], at[0].Start(), at[0].End()}
}

// firstPlace reads the same of a node's evidence, before that is read itself.
func (d *planDecoder) firstPlace(s quad.Value) place {
	first := nowhere
	for _, fragment := range d.all(s, wasQuotedFrom) {
		name, start, end, _ := cutFragment(fragment)
		at := place{positionOf(quad.IRI(name)), start, end}
		if first == nowhere || at.compare(first) < 0 {
			first = at
		}
	}
	return first
}

// positioned tells which nodes of a list must say their positions, given where they stand.
func positioned(at []place) []bool {
	said := make([]bool, len(at))
	for i := 1; i < len(at); i++ {
		switch order := at[i-1].compare(at[i]); {
		case order == 0:
			said[i-1], said[i] = true, true
		case order > 0:
			return slices.Repeat([]bool{true}, len(at))
		}
	}
	return said
}

// ordered lists the nodes of that kind by their positions, and where these are not said, by their places.
func (d *planDecoder) ordered(kind graph.Kind) []quad.Value {
	type node struct {
		quad.Value
		at       place
		position quad.Value
	}
	var list []node
	for s := range d.subjects {
		if d.one(s, hasType) == classes[kind] {
			list = append(list, node{s, d.firstPlace(s), d.one(s, hasPosition)})
		}
	}
	slices.SortFunc(list, func(a, b node) int {
		p, _ := a.position.(quad.Int)
		q, _ := b.position.(quad.Int)
		if a.position != nil && b.position != nil {
			return int(p - q)
		}
		return a.at.compare(b.at)
	})
	values := make([]quad.Value, len(list))
	for i, n := range list {
		values[i] = n.Value
	}
	return values
}

// isFragment reports whether the node is an evidence.
func isFragment(node quad.Value) bool {
	iri, _ := node.(quad.IRI)
	return strings.Contains(string(iri), "#char=")
}

// cutFragment takes the name of an evidence apart, such as …/source/0#char=120,260; ok is false for another's.
func cutFragment(fragment quad.Value) (source string, start, end int, ok bool) {
	iri, _ := fragment.(quad.IRI)
	source, chars, _ := strings.Cut(string(iri), "#char=")
	from, to, _ := strings.Cut(chars, ",")
	start, noStart := strconv.Atoi(from)
	end, noEnd := strconv.Atoi(to)
	return source, start, end, noStart == nil && noEnd == nil
}
