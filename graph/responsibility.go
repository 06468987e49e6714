package graph

import "slices"

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
	duties := m.duties()
	if len(duties) == 0 {
		return nil
	}
	return m.AppendResponsibilities(make([]Responsibility, 0, len(duties)))
}

// AppendResponsibilities appends them to a list.
func (m *Measure) AppendResponsibilities(list []Responsibility) []Responsibility {
	r := &m.Plan.register
	for _, a := range m.duties() {
		unit := r.units[a.unit-1]
		list = append(list, Responsibility{unit.agency, unit.as, r.cited(a.cited), a.role, a.scope, a.openEnded})
	}
	return list
}

// SetResponsibilities says who does what for the measure.
func (m *Measure) SetResponsibilities(list []Responsibility) {
	r := &m.Plan.register
	m.assigned.from = uint32(len(r.assigned))
	for _, x := range list {
		unit := numberOf(&r.units, unitName{x.Agency, x.AsWritten})
		r.assigned = append(r.assigned, assigned{unit, r.cite(x.Evidence), x.Role, x.Scope, x.OpenEnded})
	}
	m.assigned.to = uint32(len(r.assigned))
}

// duties are the measure's responsibilities in the register's numbers.
func (m *Measure) duties() []assigned {
	if m.assigned.from == m.assigned.to {
		return nil
	}
	return m.Plan.register.assigned[m.assigned.from:m.assigned.to]
}

// Agencies lists who has one of the roles on the measure, each once, in the order written; all roles where none is given.
func (m *Measure) Agencies(roles ...Role) []*Agency {
	duties := m.duties()
	if len(duties) == 0 {
		return nil
	}
	return m.AppendAgencies(make([]*Agency, 0, len(duties)), roles...)
}

// AppendAgencies appends them to a list.
func (m *Measure) AppendAgencies(list []*Agency, roles ...Role) []*Agency {
	before := len(list)
	for _, a := range m.duties() {
		if agency := m.Plan.register.units[a.unit-1].agency; a.role.In(roles) && !slices.Contains(list[before:], agency) {
			list = append(list, agency)
		}
	}
	return list
}
