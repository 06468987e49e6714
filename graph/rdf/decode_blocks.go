package rdf

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// idLength is that of a measure's id, which is a byte longer than a target's.
const idLength = len("measure-") + 16

// blocks are what a plan's measures and all that belongs to them lie in: one piece of memory of each sort, of the right
// size from the start. Small pieces in their tens, left between those that decoding threw away, kept 40 MB of pages in use
// that 100,000 measures did not fill.
type blocks struct {
	measures block[graph.Measure]
	targets  block[graph.Target]
	set      block[*graph.Target] // the lists of the measures
	ids      *strings.Builder     // all in one text
}

// newBlocks counts what the quads will become, and makes room for it in the plan.
func newBlocks(facts []fact, p *graph.Plan) blocks {
	var measures, responsibilities, mentions, targets, evidence int
	for _, f := range facts {
		switch f.p {
		case hasType:
			if f.object == classes[graph.KindMeasure] {
				measures++
			}
		case hasLeadUnit, hasSupportingUnit, hasResponsibleUnit:
			responsibilities++
		case hasMention:
			mentions++
			if isFragment(f.object) {
				evidence++
			}
		case setsTarget:
			targets++
		case wasQuotedFrom, hasClause:
			evidence++
		}
	}
	ids := &strings.Builder{}
	ids.Grow((measures + targets) * idLength)
	p.Reserve(responsibilities, mentions, evidence)
	return blocks{make([]graph.Measure, measures), make([]graph.Target, targets), make([]*graph.Target, targets), ids}
}

// id is the text among the plan's ids.
func (b *blocks) id(id graph.ID) graph.ID {
	from := b.ids.Len()
	b.ids.WriteString(string(id))
	return graph.ID(b.ids.String()[from:])
}

// block is what is left of a piece of memory.
type block[T any] []T

// take is the next n, or n of their own where a damaged store makes the block too small; nil for none.
func (b *block[T]) take(n int) []T {
	switch {
	case n == 0:
		return nil
	case n > len(*b):
		return make([]T, n)
	}
	taken := (*b)[:n:n]
	*b = (*b)[n:]
	return taken
}
