package snapshot

import (
	"errors"
	"fmt"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/bitset"
	"github.com/plangraph/plangraph/graph/internal/tally"
)

// Matrix counts the measures, among those the filter selects, that each pair of a row and a column shares; top limits
// either side to its busiest, and none without a measure is shown. An agency counts where it has one of the roles itself, in
// any where none is given; a technology where a measure names it itself, a jurisdiction where it is the plan's own. Rows and
// columns of one kind show what occurs together, with each one's own count on the diagonal.
//
// It costs a step for each measure of the rows shown, and with a filter one for each measure selected.
func (s *Snapshot) Matrix(rows, columns graph.Kind, roles []graph.Role, f MeasureFilter, top int) (*Matrix, error) {
	roles = rolesAmong(roles)
	down, err := s.axis(rows, roles)
	if err != nil {
		return nil, err
	}
	across, err := s.axis(columns, roles)
	if err != nil {
		return nil, err
	}
	by := newSelector(s)
	chosen := by.selectMeasures(&f)
	if by.err != nil {
		return nil, by.err
	}
	shownRows := walker{s}.busiest(down, chosen, top)
	shownColumns := walker{s}.busiest(across, chosen, top)
	return &Matrix{
		Rows:    walker{s}.vertices(down.kind, shownRows),
		Columns: walker{s}.vertices(across.kind, shownColumns),
		Cells:   walker{s}.cells(down, across, shownRows, shownColumns, chosen),
	}, nil
}

// ErrAxis says that a matrix cannot count by that kind.
var ErrAxis = errors.New("a matrix cannot count")

// axis is one side of a matrix: a kind of node and how it is joined to measures.
type axis struct {
	kind     int
	size     int
	nodes    func(m int32) []int32 // of a measure
	measures func(i int32) []int32 // of a node, sorted
	count    func(i int32) int     // of its measures
}

func (s *Snapshot) axis(kind graph.Kind, roles []graph.Role) (axis, error) {
	switch kind {
	case graph.KindAgency:
		measures := func(i int32) []int32 { return s.agencyMeasureList(i, roles) }
		count := func(i int32) int { return len(measures(i)) }
		if len(roles) == len(graph.Roles) {
			count = func(i int32) int { return int(s.workload[i]) }
		}
		return axis{agencyIndex, len(s.agencies), s.agenciesOf(roles), measures, count}, nil
	case graph.KindTechnology:
		return axis{technologyIndex, len(s.technologies), s.uses.out.Of, s.uses.in.Of, s.uses.in.Degree}, nil
	case graph.KindJurisdiction:
		nodes := func(m int32) []int32 { return s.planIn.out.Of(s.partOf.out.Of(m)[0]) }
		measures := func(i int32) []int32 { return newSelector(s).measuresIn(s.planIn.in.Of(i)) }
		return axis{jurisdictionIndex, len(s.jurisdictions), nodes, measures, func(i int32) int { return len(measures(i)) }}, nil
	case graph.KindPlan:
		return axis{planIndex, len(s.plans), s.partOf.out.Of, s.partOf.in.Of, s.partOf.in.Degree}, nil
	}
	return axis{}, fmt.Errorf("%w by %s; count by AGENCY, TECHNOLOGY, JURISDICTION or PLAN", ErrAxis, kind)
}

// busiest lists the nodes with the most chosen measures, at most top.
func (s walker) busiest(x axis, chosen bitset.Set, top int) []int32 {
	if !s.goOn(4 * chosen.Len()) {
		return nil
	}
	count := tally.New(x.size)
	defer count.Release()
	if chosen == nil {
		for i := range count.Of {
			count.AddN(int32(i), x.count(int32(i)))
		}
	}
	for m := range chosen.All() {
		for _, i := range x.nodes(m) {
			count.Add(i)
		}
	}
	ranked := count.Ranked()
	return ranked[:min(max(top, 0), len(ranked))]
}

// cells counts what the shown rows and columns share.
func (s walker) cells(down, across axis, rows, columns []int32, chosen bitset.Set) []Cell {
	column := make(map[int32]int, len(columns))
	for at, i := range columns {
		column[i] = at
	}
	var list []Cell
	for row, i := range rows {
		counts := make([]int, len(columns))
		measures := down.measures(i)
		if !s.goOn(4 * len(measures)) {
			return list
		}
		for _, m := range measures {
			if !chosen.Has(m) {
				continue
			}
			for _, other := range across.nodes(m) {
				if at, shown := column[other]; shown {
					counts[at]++
				}
			}
		}
		for at, n := range counts {
			if n > 0 {
				list = append(list, Cell{row, at, n})
			}
		}
	}
	return list
}
