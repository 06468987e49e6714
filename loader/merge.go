package loader

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// merge makes one plan of several readings of it. The fullest is the plan; of the others each measure that it has too
// adds its evidence, and one that it lacks is added whole.
func merge(plans []*graph.Plan) *graph.Plan {
	slices.SortFunc(plans, fullestFirst)
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
	if n := len(b.DocumentNumber) - len(a.DocumentNumber); n != 0 {
		return n
	}
	return strings.Compare(a.Sources[0].SHA256, b.Sources[0].SHA256)
}

func join(whole, part *graph.Plan) {
	source := part.Sources[0]
	source.Complete = part.Coverage.InMeasures == whole.Coverage.InMeasures
	whole.Sources = append(whole.Sources, source)
	if whole.Issuer == nil && part.Issuer != nil {
		whole.Issuer = part.Issuer
	}
	if whole.IssuedOn.IsZero() {
		whole.IssuedOn = part.IssuedOn
	}
	whole.Address = or(whole.Address, part.Address)
	known := map[string][]*graph.Measure{}
	for _, m := range whole.Measures {
		known[m.Fingerprint()] = append(known[m.Fingerprint()], m)
	}
	for _, m := range part.Measures {
		if same := known[m.Fingerprint()]; len(same) > 0 {
			known[m.Fingerprint()] = same[1:]
			joinMeasure(same[0], m)
			continue
		}
		m.MoveTo(whole)
		m.Path = "also" + m.Path
		m.ID = graph.NewMeasureID(whole.ID, m.Path)
		whole.Measures = append(whole.Measures, m)
		whole.Targets = append(whole.Targets, m.Targets...)
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
				r.Evidence = append(r.Evidence, o.Evidence...)
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
				list[i].Evidence = append(list[i].Evidence, o.Evidence...)
				break
			}
			n++
		}
		turn[id]++
	}
	m.SetMentions(list)
}
