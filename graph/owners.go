package graph

import "slices"

// OwnerQuery narrows who counts as an owner of a technology.
type OwnerQuery struct {
	Jurisdiction    string // the jurisdiction of the measures' plan or one above it, by id or name; everywhere where empty
	Roles           []Role // LEAD and RESPONSIBLE where none is given
	IncludeNarrower bool   // count measures of narrower technologies too
}

// Owner is an agency that owns a technology, with the measures that say so in document order.
type Owner struct {
	Agency   *Agency
	Measures List[*Measure]
}

// Owners is a list of owners: most measures first, then by name, then by id. An owner is put together when looked at.
type Owners struct {
	s *Snapshot
	ownership
}

// Len is the number of owners.
func (o Owners) Len() int { return len(o.agencies) }

// At is the owner at that place, from 0 up to, not including, Len.
func (o Owners) At(i int) Owner {
	return Owner{o.s.agencies[o.agencies[i]], listOf(o.s.measures, o.measures[o.first[i]:o.first[i+1]])}
}

// ownership is who owns a technology, in numbers.
type ownership struct {
	agencies []int32
	first    []int32 // the measures of agencies[i] are measures[first[i]:first[i+1]]
	measures []int32
}

// ranking holds the owners of every technology in the owners' usual roles, everywhere: the question asked most, whose
// cost would otherwise grow with the corpus. A technology without narrower ones has one list for both.
type ranking struct {
	direct       []ownership // by technology
	withNarrower []ownership
}

func (r *ranking) of(technology int32, includeNarrower bool) ownership {
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
func (s *Snapshot) Owners(t *Technology, q OwnerQuery) Owners {
	i, ok := s.ordinal(technologyIndex, t.ID)
	if !ok {
		return Owners{}
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
		return Owners{s, s.ranking.of(i, q.IncludeNarrower)}
	}
	return Owners{s, s.owners(users, s.unitsOf(roles))}
}

// rankOwners prepares the owners of every technology.
func (s *Snapshot) rankOwners() {
	s.ranking = ranking{make([]ownership, len(s.technologies)), make([]ownership, len(s.technologies))}
	for t := range int32(len(s.technologies)) {
		s.ranking.direct[t] = s.owners(s.uses.in.of(t), s.unitsOf(ownerRoles))
		s.ranking.withNarrower[t] = s.ranking.direct[t]
		if s.narrower.degree(t) > 1 {
			s.ranking.withNarrower[t] = s.owners(s.usedUnder.of(t), s.unitsOf(ownerRoles))
		}
	}
}

// owners ranks the agencies that on finds on the measures, which come in document order.
func (s *Snapshot) owners(users []int32, on func(m int32) []int32) ownership {
	count := newTally(len(s.agencies))
	defer count.free()
	for _, m := range users {
		for _, a := range on(m) {
			count.add(a)
		}
	}
	o := ownership{agencies: slices.Clone(count.ranked()), measures: make([]int32, count.total)}
	o.first = make([]int32, len(o.agencies)+1)
	next := count.of // no longer how many, but where each agency's next measure goes
	for i, a := range o.agencies {
		o.first[i+1] = o.first[i] + next[a]
		next[a] = o.first[i]
	}
	for _, m := range users {
		for _, a := range on(m) {
			o.measures[next[a]] = m
			next[a]++
		}
	}
	return o
}
