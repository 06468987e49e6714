package snapshot

import (
	"iter"

	"github.com/plangraph/plangraph/graph"
)

// Assignment is a responsibility with the measure that it is on.
type Assignment struct {
	Measure        *graph.Measure
	Responsibility graph.Responsibility
}

// Assignments are the responsibilities on measures, measure after measure, as written. One is put together when it is looked
// at; how many there are is counted without.
type Assignments struct {
	s        *Snapshot
	measures List[*graph.Measure]
	agencies map[*graph.Agency]bool // nil for all
	roles    []graph.Role
	scope    *graph.Scope
}

// NewAssignments lists the responsibilities on the measures that the filter selects: of its agency, in its roles and of its scope,
// where it names them at the top. What stands below and, or and not selects measures alone.
func NewAssignments(s *Snapshot, f MeasureFilter, o MeasureOrder) (Assignments, error) {
	measures, err := s.Measures(f, o)
	list := Assignments{s: s, measures: measures, roles: f.Roles, scope: f.Scope}
	if f.Agency == "" || err != nil {
		return list, err
	}
	by := newSelector(s)
	list.agencies = map[*graph.Agency]bool{}
	for _, i := range by.find(agencyIndex, f.Agency) {
		list.agencies[s.agencies[i]] = true
	}
	return list, by.err
}

// Len is the number of responsibilities.
func (a Assignments) Len() int {
	n := 0
	for _, m := range a.measures.All() {
		if !a.s.goOn(rowSteps) {
			break
		}
		for r := range m.EachResponsibility() {
			if a.counts(&r) {
				n++
			}
		}
	}
	return n
}

// rowSteps is how many steps a measure takes whose responsibilities are gone through.
const rowSteps = 8

// counts reports whether the list has the responsibility.
func (a Assignments) counts(r *graph.Responsibility) bool {
	return r.Role.In(a.roles) && (a.agencies == nil || a.agencies[r.Agency]) && (a.scope == nil || r.Scope == *a.scope)
}

// All yields the responsibilities.
func (a Assignments) All() iter.Seq[Assignment] {
	return func(yield func(Assignment) bool) {
		for _, m := range a.measures.All() {
			if a.s != nil && !a.s.goOn(rowSteps) {
				return
			}
			for r := range m.EachResponsibility() {
				if a.counts(&r) && !yield(Assignment{m, r}) {
					return
				}
			}
		}
	}
}

// Page lists n of the responsibilities at most, after the first ones that are left out.
func (a Assignments) Page(offset, n int) []Assignment {
	page := make([]Assignment, 0, n)
	for assignment := range a.All() {
		if offset--; offset >= 0 {
			continue
		}
		if len(page) == n {
			break
		}
		page = append(page, assignment)
	}
	return page
}
