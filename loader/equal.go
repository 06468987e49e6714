package loader

import (
	"fmt"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// equal tells whether two readings of a plan say the same, so that the store need not be touched. It compares all that a
// reading decides; texts are compared by their checksums.
func equal(a, b *graph.Plan) bool { return decided(a) == decided(b) }

// decided writes out what a reading decides.
func decided(p *graph.Plan) string {
	var s strings.Builder
	fmt.Fprintln(&s, p.ID, p.Title, p.DocumentNumber, p.IssuedOn, p.PeriodStart, p.PeriodEnd, p.Address, p.Jurisdiction.ID)
	if p.Issuer != nil {
		fmt.Fprintln(&s, p.Issuer.ID)
	}
	for _, x := range p.Sources {
		fmt.Fprintln(&s, x.File, x.SHA256, x.Encoding, x.Complete)
	}
	for _, m := range p.Measures {
		fmt.Fprintln(&s, m.ID, m.Number, m.Title, m.Headings(), m.Deadline(), places(m.Evidence()))
		for _, r := range m.Responsibilities() {
			fmt.Fprintln(&s, r.Role, r.Agency.ID, r.Agency.Name, r.Agency.ShortName, r.Agency.Aliases, r.Agency.Kind, r.Agency.Successor, r.AsWritten, r.Scope, r.OpenEnded, places(r.Evidence))
		}
		for _, x := range m.Mentions() {
			fmt.Fprintln(&s, x.Technology.ID, x.AsWritten, places(x.Evidence))
		}
	}
	for _, t := range p.Targets {
		fmt.Fprintln(&s, t.ID, places(t.Evidence()))
	}
	c := p.Coverage
	fmt.Fprintln(&s, c.Characters, c.InMeasures, c.Markers, c.Attached)
	for _, r := range append(append([]graph.Rejected{}, c.Rejected...), c.Anomalies...) {
		fmt.Fprintln(&s, r.Reason, places([]graph.Evidence{r.Evidence}))
	}
	return s.String()
}

func places(list []graph.Evidence) string {
	var s strings.Builder
	for _, e := range list {
		fmt.Fprintf(&s, " %s %d-%d", e.Source.SHA256, e.Start(), e.End())
	}
	return s.String()
}
