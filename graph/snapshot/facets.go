package snapshot

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/bitset"
	"github.com/plangraph/plangraph/graph/internal/tally"
)

// FacetValue is a value of a facet, with how many measures or targets a filter selects that has this value in place of its own.
type FacetValue struct {
	Value string     // as the filter takes it
	Label string     // what people call it
	Node  graph.Node // nil where the value is none
	Count int
}

// The facets of a filter: the conditions that are counted each without itself, and what is left.
const (
	byPlace = iota
	byPlan
	byYear
	byAgency
	byTechnology
	byDue
	byTargets
	byOwners
	byScope
	byUnit
	theRest
	conditions
)

// facets holds the set of each condition of a filter; nil where it selects everything.
type facets struct {
	s     *Snapshot
	top   int
	sets  [conditions]bitset.Set
	count int // of the nodes that are counted
}

// without is what the filter selects without one of its conditions.
func (f *facets) without(condition int) bitset.Set {
	chosen := bitset.New(f.count)
	chosen.AddRange(0, int32(f.count))
	for i, set := range f.sets {
		if i != condition && set != nil {
			chosen.IntersectWith(set)
		}
	}
	return chosen
}

// MeasureFacets counts the measures that a filter selects by what else could stand in it. Each facet leaves its own condition
// out, so that its counts are those of the choices beside the one made.
type MeasureFacets struct {
	facets
	filter MeasureFilter
}

// NewMeasureFacets prepares the facets of a filter, with at most top nodes in each. A condition is evaluated once, and a facet costs a
// step for each measure that it counts.
func NewMeasureFacets(s *Snapshot, f MeasureFilter, top int) (*MeasureFacets, error) {
	by := newSelector(s)
	m := &MeasureFacets{facets{s: s, top: top, count: len(s.measures)}, f}
	for i, part := range [conditions]MeasureFilter{
		byPlace: {Jurisdiction: f.Jurisdiction}, byPlan: {Plan: f.Plan}, byYear: {Year: f.Year}, byAgency: {Agency: f.Agency, Roles: f.Roles},
		byTechnology: {Technology: f.Technology, IncludeNarrower: f.IncludeNarrower}, byDue: {DueFrom: f.DueFrom, DueTo: f.DueTo},
		byTargets: {HasTargets: f.HasTargets}, byOwners: {Unowned: f.Unowned}, byScope: {Scope: f.Scope},
		theRest: {Text: f.Text, And: f.And, Or: f.Or, Not: f.Not},
	} {
		if part.isZero() {
			continue
		}
		m.sets[i] = by.selectMeasures(&part)
	}
	return m, by.err
}

// MeasureCount is how many measures the whole filter selects.
func (m *MeasureFacets) MeasureCount() int { return m.without(conditions).Len() }

// Jurisdictions are the places, each with all within it.
func (m *MeasureFacets) Jurisdictions() []FacetValue { return m.places(m.perPlan(m.without(byPlace))) }

// Plans are the plans.
func (m *MeasureFacets) Plans() []FacetValue { return m.plans(m.perPlan(m.without(byPlan))) }

// Years are the years in which the plans were issued.
func (m *MeasureFacets) Years() []FacetValue { return m.years(m.perPlan(m.without(byYear))) }

// perPlan counts the chosen measures of each plan.
func (m *MeasureFacets) perPlan(chosen bitset.Set) []int {
	counts := make([]int, len(m.s.plans))
	for i := range chosen.All() {
		counts[m.s.partOf.out.Of(i)[0]]++
	}
	return counts
}

// Agencies are the agencies that have one of the filter's roles.
func (m *MeasureFacets) Agencies() []FacetValue {
	of := m.s.agenciesOf(rolesAmong(m.filter.Roles))
	return m.tallied(agencyIndex, m.without(byAgency), of)
}

// Roles are the roles of the filter's agency, or of any where it names none.
func (m *MeasureFacets) Roles() []FacetValue {
	chosen, by := m.without(byAgency), newSelector(m.s)
	return m.roles(func(role graph.Role) int {
		return bitset.Intersect(chosen, by.measuresOf(m.filter.Agency, []graph.Role{role})).Len()
	})
}

// Technologies are the technologies, with narrower ones where the filter counts them.
func (m *MeasureFacets) Technologies() []FacetValue {
	chosen, narrower := m.without(byTechnology), m.filter.IncludeNarrower == nil || *m.filter.IncludeNarrower
	return m.technologies(narrower, func(measure int32) int {
		if chosen.Has(measure) {
			return 1
		}
		return 0
	})
}

// DueYears are the years in which a deadline falls, the measure's own or a target's.
func (m *MeasureFacets) DueYears() []FacetValue {
	counts := map[int32]int{}
	var years []int32
	for i := range m.without(byDue).All() {
		if years = years[:0]; !m.s.goOn(4) {
			break
		}
		years = append(years, m.s.measureDay(i)/yearUnit)
		for _, t := range m.s.sets.out.Of(i) {
			years = append(years, m.s.targetDay(t)/yearUnit)
		}
		slices.Sort(years)
		for _, year := range slices.Compact(years) {
			counts[year]++
		}
	}
	return yearValues(counts)
}

// HasTargets are whether a measure has targets.
func (m *MeasureFacets) HasTargets() []FacetValue { return m.flags(byTargets, m.s.withTargets) }

// Unowned are whether nobody leads a measure or is responsible for it.
func (m *MeasureFacets) Unowned() []FacetValue {
	owned := newSelector(m.s).roleMeasures(ownerRoles)
	return m.flags(byOwners, owned.Complement(m.count))
}

// Scopes are the scopes of the measures' clauses.
func (m *MeasureFacets) Scopes() []FacetValue {
	chosen := m.without(byScope)
	var list []FacetValue
	for _, scope := range graph.Scopes {
		list = appendValue(list, scope.String(), nil, bitset.Intersect(chosen, m.s.withScope[scope]).Len())
	}
	return list
}

// TargetFacets counts the targets that a filter selects, as MeasureFacets counts measures.
type TargetFacets struct {
	facets
	filter TargetFilter
}

// NewTargetFacets prepares the facets of a filter, with at most top nodes in each.
func NewTargetFacets(s *Snapshot, f TargetFilter, top int) (*TargetFacets, error) {
	by := newSelector(s)
	t := &TargetFacets{facets{s: s, top: top, count: len(s.targets)}, f}
	for i, part := range [conditions]TargetFilter{
		byPlace: {Jurisdiction: f.Jurisdiction}, byPlan: {Plan: f.Plan}, byYear: {Year: f.Year}, byAgency: {Agency: f.Agency, Roles: f.Roles},
		byTechnology: {Technology: f.Technology, IncludeNarrower: f.IncludeNarrower}, byDue: {DueFrom: f.DueFrom, DueTo: f.DueTo},
		byUnit: {Unit: f.Unit}, theRest: {Text: f.Text},
	} {
		t.sets[i] = by.selectTargets(part)
	}
	return t, by.err
}

// TargetCount is how many targets the whole filter selects.
func (t *TargetFacets) TargetCount() int { return t.without(conditions).Len() }

// Jurisdictions are the places, each with all within it.
func (t *TargetFacets) Jurisdictions() []FacetValue { return t.places(t.perPlan(t.without(byPlace))) }

// Plans are the plans.
func (t *TargetFacets) Plans() []FacetValue { return t.plans(t.perPlan(t.without(byPlan))) }

// Years are the years in which the plans were issued.
func (t *TargetFacets) Years() []FacetValue { return t.years(t.perPlan(t.without(byYear))) }

// perPlan counts the chosen targets of each plan, whose targets are neighbours.
func (t *TargetFacets) perPlan(chosen bitset.Set) []int {
	counts, plan := make([]int, len(t.s.plans)), 0
	for i := range chosen.All() {
		for i >= t.s.firstTarget[plan+1] {
			plan++
		}
		counts[plan]++
	}
	return counts
}

// Agencies are the agencies that have one of the filter's roles on a target's measure.
func (t *TargetFacets) Agencies() []FacetValue {
	of := t.s.agenciesOf(rolesAmong(t.filter.Roles))
	return t.tallied(agencyIndex, t.without(byAgency), func(target int32) []int32 {
		for _, m := range t.s.sets.in.Of(target) {
			return of(m)
		}
		return nil
	})
}

// Roles are the roles of the filter's agency, or of any where it names none.
func (t *TargetFacets) Roles() []FacetValue {
	chosen, by := t.without(byAgency), newSelector(t.s)
	return t.roles(func(role graph.Role) int {
		return bitset.Intersect(chosen, by.targetsOfMeasures(by.measuresOf(t.filter.Agency, []graph.Role{role}))).Len()
	})
}

// Technologies are the technologies of the targets' measures, with narrower ones where the filter counts them.
func (t *TargetFacets) Technologies() []FacetValue {
	chosen, narrower := t.without(byTechnology), t.filter.IncludeNarrower == nil || *t.filter.IncludeNarrower
	return t.technologies(narrower, func(measure int32) (n int) {
		for _, target := range t.s.sets.out.Of(measure) {
			if chosen.Has(target) {
				n++
			}
		}
		return n
	})
}

// DueYears are the years in which targets fall due.
func (t *TargetFacets) DueYears() []FacetValue {
	counts := map[int32]int{}
	for i := range t.without(byDue).All() {
		counts[t.s.targetDay(i)/yearUnit]++
	}
	return yearValues(counts)
}

// Units are the units of measure, as first written.
func (t *TargetFacets) Units() []FacetValue {
	chosen, counts, label := t.without(byUnit), map[string]int{}, map[string]string{}
	for i := range chosen.All() {
		unit := t.s.targets[i].Unit
		key := nameKey(unit)
		if counts[key]++; counts[key] == 1 {
			label[key] = unit
		}
	}
	delete(counts, "") // a bare number has none to select by
	var list []FacetValue
	for key, n := range counts {
		list = appendValue(list, label[key], nil, n)
	}
	slices.SortFunc(list, func(a, b FacetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return list[:min(t.top, len(list))]
}

// yearUnit is what a day's number is divided by for its year.
const yearUnit = 10_000

// yearValues lists the years, the earliest first; what has none is left out.
func yearValues(counts map[int32]int) []FacetValue {
	var list []FacetValue
	for _, year := range slices.Sorted(maps.Keys(counts)) {
		if year != 0 && year != noValue/yearUnit {
			list = appendValue(list, strconv.Itoa(int(year)), nil, counts[year])
		}
	}
	return list
}

// appendValue adds a value that something has.
func appendValue(list []FacetValue, value string, node graph.Node, count int) []FacetValue {
	switch {
	case count == 0:
		return list
	case node != nil:
		return append(list, FacetValue{string(node.NodeID()), node.Label(), node, count})
	}
	return append(list, FacetValue{value, value, nil, count})
}

// places counts for each jurisdiction its own plans' and those of all within it.
func (f *facets) places(perPlan []int) []FacetValue {
	count := tally.New(len(f.s.jurisdictions))
	defer count.Release()
	for j := range f.s.jurisdictions {
		for _, p := range f.s.plansIn.Of(int32(j)) {
			count.AddN(int32(j), perPlan[p])
		}
	}
	return f.ranked(jurisdictionIndex, count)
}

func (f *facets) plans(perPlan []int) []FacetValue {
	count := tally.New(len(f.s.plans))
	defer count.Release()
	for p, n := range perPlan {
		count.AddN(int32(p), n)
	}
	return f.ranked(planIndex, count)
}

func (f *facets) years(perPlan []int) []FacetValue {
	counts := map[int32]int{}
	for p, n := range perPlan {
		if n > 0 {
			counts[f.s.issuedDay(int32(p))/yearUnit] += n
		}
	}
	return yearValues(counts)
}

func (f *facets) roles(count func(graph.Role) int) []FacetValue {
	var list []FacetValue
	for _, role := range graph.Roles {
		list = appendValue(list, role.String(), nil, count(role))
	}
	return list
}

// flags counts the chosen with and without a property.
func (f *facets) flags(condition int, having bitset.Set) []FacetValue {
	chosen := f.without(condition)
	all, with := chosen.Len(), bitset.Intersect(chosen, having).Len()
	return appendValue(appendValue(nil, "true", nil, with), "false", nil, all-with)
}

// technologies counts for each technology its measures, as often as each counts.
func (f *facets) technologies(narrower bool, weight func(measure int32) int) []FacetValue {
	count, by := tally.New(len(f.s.technologies)), newSelector(f.s)
	defer count.Release()
	weights := make([]int32, len(f.s.measures))
	for m := range weights {
		weights[m] = int32(weight(int32(m)))
	}
	for t := range int32(len(f.s.technologies)) {
		users := by.users(t, narrower)
		if !f.s.goOn(len(users)) {
			break
		}
		n := 0
		for _, m := range users {
			n += int(weights[m])
		}
		count.AddN(t, n)
	}
	return f.ranked(technologyIndex, count)
}

// tallied counts the nodes of the chosen.
func (f *facets) tallied(kind int, chosen bitset.Set, nodes func(i int32) []int32) []FacetValue {
	count := tally.New(f.s.count(kind))
	defer count.Release()
	for i := range chosen.All() {
		if !f.s.goOn(4) {
			break
		}
		for _, node := range nodes(i) {
			count.Add(node)
		}
	}
	return f.ranked(kind, count)
}

// ranked lists the nodes that were counted most, then by name.
func (f *facets) ranked(kind int, count *tally.Tally) []FacetValue {
	list := []FacetValue{}
	ranked := count.Ranked()
	for _, i := range ranked[:min(f.top, len(ranked))] {
		list = appendValue(list, "", f.s.nodeAt(f.s.start[kind]+i), int(count.Number(i)))
	}
	return list
}
