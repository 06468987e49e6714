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
	if len(m.assigned) == 0 {
		return nil
	}
	list := make([]Responsibility, len(m.assigned))
	for i, a := range m.assigned {
		unit := m.Plan.register.units[a.unit-1]
		list[i] = Responsibility{unit.what, unit.as, m.Plan.register.cited(a.cited), a.role, a.scope, a.openEnded}
	}
	return list
}

// SetResponsibilities says who does what for the measure.
func (m *Measure) SetResponsibilities(list []Responsibility) {
	m.assign(make([]assigned, len(list)), list)
}

// assign sets the list in the memory given for it.
func (m *Measure) assign(in []assigned, list []Responsibility) {
	r := &m.Plan.register
	for i, x := range list {
		in[i] = assigned{enter(&r.units, named[*Agency]{x.Agency, x.AsWritten}), r.cite(x.Evidence), x.Role, x.Scope, x.OpenEnded}
	}
	m.assigned = in
}

// Agencies lists who has one of the roles on the measure, each once, in the order written; all roles where none is given.
func (m *Measure) Agencies(roles ...Role) []*Agency {
	if len(m.assigned) == 0 {
		return nil
	}
	list := make([]*Agency, 0, len(m.assigned))
	for _, a := range m.assigned {
		if agency := m.Plan.register.units[a.unit-1].what; a.role.In(roles) && !slices.Contains(list, agency) {
			list = append(list, agency)
		}
	}
	return list
}
