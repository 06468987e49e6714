package graph

import (
	"cmp"
	"slices"
)

// unifier makes one object of all that share an id. The first seen wins: it keeps its names, takes what it lacks from
// the others, and adds their names to its aliases.
type unifier struct {
	jurisdictions map[ID]*Jurisdiction
	agencies      map[ID]*Agency
	technologies  map[ID]*Technology
	seen          map[*Agency]*Agency // so that each object is merged once, however often a plan points to it
}

// gather unifies what the plans point to and fills the snapshot's lists, documents in order. Plans are taken by id, so
// that the outcome does not depend on the order of loading.
func (s *Snapshot) gather(contents *Contents) {
	u := &unifier{map[ID]*Jurisdiction{}, map[ID]*Agency{}, map[ID]*Technology{}, map[*Agency]*Agency{}}
	if contents.Scheme != nil {
		u.scheme(contents.Scheme)
	}
	s.plans = slices.SortedFunc(slices.Values(contents.Plans), func(a, b *Plan) int { return cmp.Compare(a.ID, b.ID) })
	for _, p := range s.plans {
		u.plan(p)
	}
	for _, a := range u.agencies {
		a.Aliases = tidyAliases(a)
		s.agencies = append(s.agencies, a)
	}
	s.technologies = values(u.technologies)
	s.jurisdictions = values(u.jurisdictions)
}

func values[T any](nodes map[ID]T) []T {
	var list []T
	for _, node := range nodes {
		list = append(list, node)
	}
	return list
}

// scheme takes the technologies and completes Narrower where the reader of the scheme left it empty.
func (u *unifier) scheme(scheme *Scheme) {
	for _, t := range scheme.Technologies {
		u.technologies[t.ID] = t
	}
	for _, t := range scheme.Technologies {
		for _, broader := range t.Broader {
			if !slices.Contains(broader.Narrower, t) {
				broader.Narrower = append(broader.Narrower, t)
				slices.SortFunc(broader.Narrower, func(a, b *Technology) int { return cmp.Compare(a.Key, b.Key) })
			}
		}
	}
}

// plan points the plan to the unified objects.
func (u *unifier) plan(p *Plan) {
	p.Jurisdiction = u.jurisdiction(p.Jurisdiction)
	p.Issuer = u.agency(p.Issuer)
	for _, m := range p.Measures {
		for i := range m.Responsibilities {
			r := &m.Responsibilities[i]
			r.Agency = u.agency(r.Agency)
		}
		for i := range m.Mentions {
			m.Mentions[i].Technology = u.technology(m.Mentions[i].Technology)
		}
	}
}

func (u *unifier) jurisdiction(j *Jurisdiction) *Jurisdiction {
	if j == nil {
		return nil
	}
	known := u.jurisdictions[j.ID]
	if known == nil {
		u.jurisdictions[j.ID] = j
		j.Parent = u.jurisdiction(j.Parent)
		return j
	}
	if known != j {
		known.EnglishName = cmp.Or(known.EnglishName, j.EnglishName)
		known.Level = cmp.Or(known.Level, j.Level)
		known.Parent = cmp.Or(known.Parent, u.jurisdiction(j.Parent))
	}
	return known
}

func (u *unifier) agency(a *Agency) *Agency {
	if a == nil {
		return nil
	}
	if known := u.seen[a]; known != nil {
		return known
	}
	known := u.agencies[a.ID]
	if known == nil {
		known = a
		u.agencies[a.ID] = a
		a.Aliases = slices.Clone(a.Aliases)
		a.Jurisdiction = u.jurisdiction(a.Jurisdiction)
	} else {
		known.Aliases = append(append(known.Aliases, a.Name, a.ShortName), a.Aliases...)
		known.Jurisdiction = cmp.Or(known.Jurisdiction, u.jurisdiction(a.Jurisdiction))
		known.Kind = cmp.Or(known.Kind, a.Kind)
		known.Unresolved = known.Unresolved && a.Unresolved
	}
	u.seen[a] = known
	return known
}

func (u *unifier) technology(t *Technology) *Technology {
	known := u.technologies[t.ID]
	if known == nil {
		known = t
		u.technologies[t.ID] = t
	}
	return known
}

// tidyAliases sorts the agency's aliases and leaves out the names it has already.
func tidyAliases(a *Agency) []string {
	slices.Sort(a.Aliases)
	return slices.DeleteFunc(slices.Compact(a.Aliases), func(name string) bool {
		return name == "" || name == a.Name || name == a.ShortName
	})
}
