package loader

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/reader"
)

// merge makes one plan of several readings of it, the fullest first, that do not contradict and agree in what they say of it
// as a document. The fullest is the plan; of the others each measure that it has too adds its evidence, and one that it lacks
// is added whole.
func merge(plans []*graph.Plan) *graph.Plan {
	whole := plans[0]
	for _, part := range plans[1:] {
		join(whole, part)
	}
	return whole
}

// fullestFirst orders readings of one plan: by what they hold, then by their bytes, so that the order of loading does
// not matter.
func fullestFirst(a, b *graph.Plan) int {
	if n := b.Coverage.InMeasures - a.Coverage.InMeasures; n != 0 {
		return n
	}
	return strings.Compare(a.Sources[0].SHA256, b.Sources[0].SHA256)
}

func join(whole, part *graph.Plan) {
	source := part.Sources[0]
	source.Complete = part.Coverage.InMeasures == whole.Coverage.InMeasures
	whole.Sources = append(whole.Sources, source)
	pairs, more, _ := matched(whole, part)
	for _, pair := range pairs {
		joinMeasure(pair[0], pair[1])
	}
	paths := map[string]bool{}
	for _, m := range whole.Measures {
		paths[m.Path] = true
	}
	for _, m := range more {
		m.MoveTo(whole)
		for m.Path = "also" + m.Path; paths[m.Path]; m.Path = "also" + m.Path {
		}
		paths[m.Path] = true
		m.ID = graph.NewMeasureID(whole.ID, m.Path)
		whole.Measures = append(whole.Measures, m)
		whole.Targets = append(whole.Targets, m.Targets...)
	}
	reader.NameTargets(whole)
}

// supersede makes an earlier version a source of the plan: it adds its evidence to what both say, and nothing else.
func supersede(plan, before *graph.Plan) {
	source := before.Sources[0]
	source.Complete = false
	plan.Sources = append(plan.Sources, source)
	pairs, _, _ := matched(plan, before)
	for _, pair := range pairs {
		joinMeasure(pair[0], pair[1])
	}
}

// joinMeasure adds the evidence of a second source to what both say.
func joinMeasure(m, also *graph.Measure) {
	m.SetEvidence(slices.Concat(m.Evidence(), also.Evidence())...)
	said := m.Responsibilities()
	for i := range said {
		r := &said[i]
		for _, o := range also.Responsibilities() {
			if o.Role == r.Role && o.Agency.ID == r.Agency.ID {
				r.Evidence = append(r.Evidence, saying(o.Evidence, r.AsWritten)...)
				break
			}
		}
	}
	m.SetResponsibilities(said)
	joinMentions(m, also)
	used := map[*graph.Target]bool{}
	for _, t := range m.Targets {
		for _, o := range also.Targets {
			if !used[o] && o.Value == t.Value && o.Unit == t.Unit && o.Comparator == t.Comparator && o.Deadline() == t.Deadline() {
				used[o] = true
				t.SetEvidence(slices.Concat(t.Evidence(), o.Evidence())...)
				break
			}
		}
	}
}

// saying lists the evidence that writes the name as the plan does; another copy may write it otherwise.
func saying(list []graph.Evidence, written string) []graph.Evidence {
	return slices.DeleteFunc(slices.Clone(list), func(at graph.Evidence) bool { return !graph.Says(at.Quote(), written) })
}

// joinMentions pairs the mentions of one technology in their order.
func joinMentions(m, also *graph.Measure) {
	turn := map[graph.ID]int{}
	list, others := m.Mentions(), also.Mentions()
	for i := range list {
		id := list[i].Technology.ID
		n := 0
		for _, o := range others {
			if o.Technology.ID != id {
				continue
			}
			if n == turn[id] {
				list[i].Evidence = append(list[i].Evidence, saying(o.Evidence, list[i].AsWritten)...)
				break
			}
			n++
		}
		turn[id]++
	}
	m.SetMentions(list)
}
