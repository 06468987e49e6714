package rdf

import (
	"cmp"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// scheme reads every technology, then joins them from both ends.
func (d *decoder) scheme() {
	for s := range d.subjects {
		if s != d.label {
			d.technology(s).Aliases = d.aliases(s)
		}
	}
	technologies := d.into.technologies
	for s := range d.subjects {
		for _, b := range d.all(s, hasBroader) {
			d.join(technologies[d.nodeID(s, graph.KindTechnology)], technologies[d.nodeID(b, graph.KindTechnology)])
		}
	}
	for _, t := range technologies {
		slices.SortFunc(t.Broader, byKey)
		slices.SortFunc(t.Narrower, byKey)
	}
}

func (d *decoder) join(t, broader *graph.Technology) {
	if t == nil || broader == nil {
		d.damage(d.label, "a broader technology is not in the scheme")
		return
	}
	t.Broader = append(t.Broader, broader)
	broader.Narrower = append(broader.Narrower, t)
}

func byKey(a, b *graph.Technology) int { return cmp.Compare(a.Key, b.Key) }

// technology is the one that is known, or as the graph at hand names it where the scheme has it no longer.
func (d *decoder) technology(s quad.Value) *graph.Technology {
	id := d.nodeID(s, graph.KindTechnology)
	d.into.Lock()
	defer d.into.Unlock()
	if t := d.into.technologies[id]; t != nil {
		return t
	}
	t := &graph.Technology{ID: graph.ID(d.into.texts.own(string(id))), Key: d.text(s, hasNotation), Name: d.name(s, hasPrefLabel, "zh"), EnglishName: d.name(s, hasPrefLabel, "en")}
	if d.one(s, hasType) != classes[graph.KindTechnology] {
		d.damage(s, "named, but not described")
	}
	d.into.technologies[t.ID] = t
	return t
}
