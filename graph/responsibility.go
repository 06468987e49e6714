package graph

import (
	"iter"
	"slices"
)

// Responsibility is one agency in one role on one measure: a relation with attributes, so it is a node in the triples.
type Responsibility struct {
	Agency    *Agency
	AsWritten string     // the name as the clause writes it: 市经信委
	Evidence  []Evidence // the whole clause, one for each source of the plan that has it
	Role      Role
	Scope     Scope // whether the clause is the measure's own or governs a group
	OpenEnded bool  // the list it stands in ends in 等
}

// Responsibilities lists who does what for the measure in the order written, leads before others in most clauses. The
// list is the caller's; SetResponsibilities takes it back.
func (m *Measure) Responsibilities() []Responsibility {
	rows := m.responsibilityRows()
	if len(rows) == 0 {
		return nil
	}
	return m.AppendResponsibilities(make([]Responsibility, 0, len(rows)))
}

// AppendResponsibilities appends them to a list.
func (m *Measure) AppendResponsibilities(list []Responsibility) []Responsibility {
	c := &m.Plan.columns
	for _, row := range m.responsibilityRows() {
		name := c.agencies.At(row.agency)
		list = append(list, Responsibility{name.agency, name.asWritten, c.evidence.At(row.evidence), row.role, row.scope, row.openEnded})
	}
	return list
}

// EachResponsibility yields them in the order written.
func (m *Measure) EachResponsibility() iter.Seq[Responsibility] {
	return func(yield func(Responsibility) bool) {
		c := &m.Plan.columns
		for _, row := range m.responsibilityRows() {
			name := c.agencies.At(row.agency)
			if !yield(Responsibility{name.agency, name.asWritten, c.evidence.At(row.evidence), row.role, row.scope, row.openEnded}) {
				return
			}
		}
	}
}

// InScope reports whether one of the measure's clauses has that scope.
func (m *Measure) InScope(scope Scope) bool {
	return slices.ContainsFunc(m.responsibilityRows(), func(row responsibilityRow) bool { return row.scope == scope })
}

// SetResponsibilities says who does what for the measure.
func (m *Measure) SetResponsibilities(list []Responsibility) {
	c := &m.Plan.columns
	m.responsibilities = c.responsibilities.Add(len(list), func(i int) responsibilityRow {
		r := &list[i]
		return responsibilityRow{c.agencies.Intern(agencyName{r.Agency, r.AsWritten}), c.evidence.Add(r.Evidence), r.Role, r.Scope, r.OpenEnded}
	})
}

func (m *Measure) responsibilityRows() []responsibilityRow {
	if m.responsibilities.Len() == 0 {
		return nil
	}
	return m.Plan.columns.responsibilities.At(m.responsibilities)
}

// EachAgency yields the agency of each responsibility in one of the roles, in the order written; of all where none is given.
func (m *Measure) EachAgency(roles ...Role) iter.Seq[*Agency] {
	return func(yield func(*Agency) bool) {
		for _, row := range m.responsibilityRows() {
			if row.role.In(roles) && !yield(m.Plan.columns.agencies.At(row.agency).agency) {
				return
			}
		}
	}
}

// Writes reports whether one of the measure's responsibilities writes the agency so.
func (m *Measure) Writes(a *Agency, asWritten string) bool {
	return slices.ContainsFunc(m.responsibilityRows(), func(row responsibilityRow) bool {
		return m.Plan.columns.agencies.At(row.agency) == agencyName{a, asWritten}
	})
}

// Agencies lists who has one of the roles on the measure, each once, in the order written; all roles where none is given.
func (m *Measure) Agencies(roles ...Role) []*Agency {
	rows := m.responsibilityRows()
	if len(rows) == 0 {
		return nil
	}
	return m.AppendAgencies(make([]*Agency, 0, len(rows)), roles...)
}

// AppendAgencies appends them to a list.
func (m *Measure) AppendAgencies(list []*Agency, roles ...Role) []*Agency {
	before := len(list)
	for _, row := range m.responsibilityRows() {
		if agency := m.Plan.columns.agencies.At(row.agency).agency; row.role.In(roles) && !slices.Contains(list[before:], agency) {
			list = append(list, agency)
		}
	}
	return list
}
