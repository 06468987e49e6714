package graph

import (
	"iter"

	"github.com/plangraph/plangraph/graph/internal/columns"
)

// planColumns hold once for the whole plan what its measures and targets say again and again: who is written how, what is
// mentioned how, where things stand.
type planColumns struct {
	agencies         columns.Interned[agencyName]
	technologies     columns.Interned[*Technology]
	words            columns.Interned[string] // of mentions that are written otherwise than their evidence quotes them
	headings         columns.Lists[Heading]
	evidence         columns.Lists[Evidence]
	responsibilities columns.Rows[responsibilityRow]
	mentions         columns.Rows[mentionRow]
}

// agencyName is an agency as the plan writes it.
type agencyName struct {
	agency    *Agency
	asWritten string
}

// responsibilityRow is a Responsibility in numbers of the columns.
type responsibilityRow struct {
	agency    uint32 // of agencies
	evidence  columns.Span
	role      Role
	scope     Scope
	openEnded bool
}

// mentionRow is a Mention in numbers of the columns.
type mentionRow struct {
	technology, words uint32
	evidence          columns.Span
}

// Reserve makes room in a new plan for what its measures will say: so many responsibilities, mentions and pieces of
// evidence. More may come.
func (p *Plan) Reserve(responsibilities, mentions, evidence int) {
	p.columns.responsibilities.Reserve(responsibilities)
	p.columns.mentions.Reserve(mentions)
	p.columns.evidence.Reserve(evidence)
}

// Compact gives back the memory that a plan read whole no longer needs.
func (p *Plan) Compact() {
	p.columns.agencies.Compact()
	p.columns.technologies.Compact()
	p.columns.headings.Compact()
}

// AgencyNames yields each agency with each way in which the plan's measures write it, or wrote it before they were changed.
// Some may repeat.
func (p *Plan) AgencyNames() iter.Seq2[*Agency, string] {
	return func(yield func(*Agency, string) bool) {
		for _, n := range p.columns.agencies.Values() {
			if !yield(n.agency, n.asWritten) {
				return
			}
		}
	}
}

// Repoint makes the plan's measures point to other objects for the same agencies and technologies, so that those of many
// plans can be one.
func (p *Plan) Repoint(agency func(*Agency) *Agency, technology func(*Technology) *Technology) {
	p.columns.agencies.Map(func(n agencyName) agencyName { return agencyName{agency(n.agency), n.asWritten} })
	p.columns.technologies.Map(technology)
}
