package graph

import (
	"iter"
	"slices"
)

// OwnerQuery narrows who counts as an owner of a technology.
type OwnerQuery struct {
	Jurisdiction    string // the jurisdiction of the measures' plan or one above it, by id or name; everywhere where empty
	Roles           []Role // LEAD and RESPONSIBLE where none is given
	IncludeNarrower bool   // count measures of narrower technologies too
}

// Owner is an agency that owns a technology, with the measures that say so in document order.
type Owner struct {
	Agency   *Agency
	Measures []*Measure
}

// ranking holds the owners of every technology in the owners' usual roles, everywhere: the question asked most, whose
// cost would otherwise grow with the corpus. A technology without narrower ones has one list for both.
type ranking struct {
	direct       [][]Owner // by technology
	withNarrower [][]Owner
}

func (r *ranking) of(technology int32, includeNarrower bool) []Owner {
	if includeNarrower {
		return r.withNarrower[technology]
	}
	return r.direct[technology]
}

// ownerRoles are the roles that make an owner where a query names none, in the order of Roles.
var ownerRoles = []Role{Lead, Responsible}

// Owners lists who owns the technology: most measures first, then by name, then by id.
//
// The usual roles everywhere cost nothing. Other roles cost a step for each measure of the technology and each of its
// agencies; a jurisdiction costs a step for each measure of the technology there.
func (s *Snapshot) Owners(t *Technology, q OwnerQuery) []Owner {
	i, ok := s.ordinal(technologyIndex, t.ID)
	if !ok {
		return nil
	}
	roles := ownerRoles
	if len(q.Roles) > 0 {
		roles = slices.DeleteFunc(slices.Clone(Roles), func(role Role) bool { return !slices.Contains(q.Roles, role) })
	}
	users, narrowed := s.users(i, q.IncludeNarrower), false
	if q.Jurisdiction != "" {
		plans := s.plansUnder(q.Jurisdiction)
		if narrowed = len(plans) < len(s.plans); narrowed {
			users = s.among(users, plans)
		}
	}
	if !narrowed && slices.Equal(roles, ownerRoles) {
		return s.ranking.of(i, q.IncludeNarrower)
	}
	return s.owners(users, roles)
}

// rankOwners prepares the owners of every technology.
func (s *Snapshot) rankOwners() {
	s.ranking = ranking{make([][]Owner, len(s.technologies)), make([][]Owner, len(s.technologies))}
	for t := range int32(len(s.technologies)) {
		s.ranking.direct[t] = s.owners(s.uses.in.of(t), ownerRoles)
		s.ranking.withNarrower[t] = s.ranking.direct[t]
		if s.narrower.degree(t) > 1 {
			s.ranking.withNarrower[t] = s.owners(s.usedUnder.of(t), ownerRoles)
		}
	}
}

// owners ranks the agencies with one of the roles on the measures, which come in document order.
func (s *Snapshot) owners(users []int32, roles []Role) []Owner {
	count := newTally(len(s.agencies))
	for _, m := range users {
		for a := range s.agenciesOn(m, roles) {
			count.add(a)
		}
	}
	defer count.free()
	ranked := count.ranked()
	measures := make([]*Measure, count.total)
	owners := make([]Owner, len(ranked))
	place := make(map[int32]int, len(ranked))
	for i, a := range ranked {
		n := int(count.of[a])
		owners[i] = Owner{s.agencies[a], measures[:0:n]}
		measures = measures[n:]
		place[a] = i
	}
	for _, m := range users {
		for a := range s.agenciesOn(m, roles) {
			owner := &owners[place[a]]
			owner.Measures = append(owner.Measures, s.measures[m])
		}
	}
	return owners
}

// agenciesOn yields each agency that has one of the roles on the measure, once.
func (s *Snapshot) agenciesOn(m int32, roles []Role) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for i, role := range roles {
			for _, a := range s.byRole[role].in.of(m) {
				if !s.hasRole(a, m, roles[:i]) && !yield(a) {
					return
				}
			}
		}
	}
}

func (s *Snapshot) hasRole(a, m int32, roles []Role) bool {
	return slices.ContainsFunc(roles, func(role Role) bool { return slices.Contains(s.byRole[role].in.of(m), a) })
}
