package snapshot

import (
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/tally"
)

// OwnerQuery narrows who counts as an owner of a technology.
type OwnerQuery struct {
	Jurisdiction    string       // the measures' plan is of it or of one within it, by id or name; everywhere where empty
	Roles           []graph.Role // LEAD and RESPONSIBLE where none is given
	IncludeNarrower bool         // count measures of narrower technologies too
}

// Owner is an agency that owns a technology.
type Owner struct {
	Agency       *graph.Agency
	MeasureCount int // the measures that make it an owner

	s  *Snapshot
	by *ownership
}

// Measures lists the measures that make the agency an owner, in document order.
func (o Owner) Measures() List[*graph.Measure] {
	own := o.s.agencyMeasureList(o.s.mustOrdinal(agencyIndex, o.Agency.ID), o.by.roles)
	return listOf(o.s.measures, intersection(own, o.by.users))
}

// Owners is a list of owners: most measures first, then by name, then by id. An owner is put together when looked at.
type Owners struct {
	s *Snapshot
	*ownership
}

// Len is the number of owners.
func (o Owners) Len() int {
	if o.ownership == nil {
		return 0
	}
	return len(o.counts)
}

// At is the owner at that place, from 0 up to, not including, Len.
func (o Owners) At(i int) Owner {
	c := o.counts[i]
	return Owner{o.s.agencies[c.Ordinal], int(c.N), o.s, o.ownership}
}

// ownership is who owns a technology, in numbers.
type ownership struct {
	users  []int32      // the measures that count
	roles  []graph.Role // that make an owner
	counts []tally.Count
}

// ranking holds the owners of every technology in the owners' usual roles, everywhere: the question asked most, whose
// cost would otherwise grow with the corpus. A technology without narrower ones has one list for both.
type ranking struct {
	direct       []*ownership // by technology
	withNarrower []*ownership
}

func (r *ranking) of(technology int32, includeNarrower bool) *ownership {
	if includeNarrower {
		return r.withNarrower[technology]
	}
	return r.direct[technology]
}

// ownerRoles are the roles that make an owner where a query names none, in the order of Roles.
var ownerRoles = []graph.Role{graph.Lead, graph.Responsible}

// Owners lists who owns the technology: most measures first, then by name, then by id.
//
// The usual roles everywhere cost nothing. Other roles cost a step for each measure of the technology and each of its
// agencies; a jurisdiction costs a step for each measure of the technology there.
func (s *Snapshot) Owners(t *graph.Technology, q OwnerQuery) (Owners, error) {
	i, ok := s.ordinal(technologyIndex, t.ID)
	if !ok {
		return Owners{}, nil
	}
	roles, by := ownerRoles, newSelector(s)
	if len(q.Roles) > 0 {
		roles = rolesAmong(q.Roles)
	}
	users, narrowed := by.users(i, q.IncludeNarrower), false
	if q.Jurisdiction != "" {
		plans := by.plansUnder(q.Jurisdiction)
		if narrowed = len(plans) < len(s.plans); narrowed {
			users = by.among(users, plans)
		}
	}
	if !narrowed && slices.Equal(roles, ownerRoles) {
		return Owners{s, s.ranking.of(i, q.IncludeNarrower)}, by.err
	}
	return Owners{s, s.owners(users, roles)}, by.err
}

// rolesAmong lists the roles that are asked for, each once, in the order of Roles; all where none is.
func rolesAmong(asked []graph.Role) []graph.Role {
	return slices.DeleteFunc(slices.Clone(graph.Roles), func(role graph.Role) bool { return !role.In(asked) })
}

// rankOwners prepares the owners of every technology.
func (s builder) rankOwners() {
	s.ranking = ranking{make([]*ownership, len(s.technologies)), make([]*ownership, len(s.technologies))}
	for t := range int32(len(s.technologies)) {
		s.ranking.direct[t] = s.owners(s.uses.in.Of(t), ownerRoles)
		s.ranking.withNarrower[t] = s.ranking.direct[t]
		if s.narrower.Degree(t) > 1 {
			s.ranking.withNarrower[t] = s.owners(s.usedUnder.Of(t), ownerRoles)
		}
	}
}

// owners ranks the agencies that have one of the roles on the measures.
func (s *Snapshot) owners(users []int32, roles []graph.Role) *ownership {
	if !s.goOn(4 * len(users)) {
		return &ownership{roles: roles}
	}
	count := tally.New(len(s.agencies))
	defer count.Release()
	on := s.agenciesOf(roles)
	for _, m := range users {
		for _, a := range on(m) {
			count.Add(a)
		}
	}
	return &ownership{users, roles, count.Counts()}
}
