package graph

import (
	"cmp"
	"slices"
)

// unifier makes one object of all that share an id, from what each plan says of it: the plans are heard in order of
// their ids, so that the outcome does not depend on the order of loading. The first keeps its names; it takes what it
// lacks from the others, and their names join its aliases.
//
// Every plan's own words are kept (voices), because a plan that is replaced takes back what it alone has said. Beside the
// unified object they cost nothing where they say the same, as they nearly always do.
type unifier struct {
	jurisdictions map[ID]*Jurisdiction
	agencies      map[ID]*Agency
	technologies  map[ID]*Technology
}

// voice is what a plan says of jurisdictions and agencies, each object once, in the order in which it names them.
type voice struct {
	places []*Jurisdiction
	bodies []*Agency
}

// listen collects what the plan says, before it is unified with others.
func listen(p *Plan) *voice {
	v := &voice{}
	heard := map[*Agency]bool{}
	v.place(p.Jurisdiction)
	v.body(p.Issuer, heard)
	for _, m := range p.Measures {
		for a := range m.EachAgency() {
			v.body(a, heard)
		}
	}
	v.places, v.bodies = slices.Clone(v.places), slices.Clone(v.bodies)
	return v
}

func (v *voice) place(j *Jurisdiction) {
	for ; j != nil && !slices.Contains(v.places, j); j = j.Parent {
		v.places = append(v.places, j)
	}
}

func (v *voice) body(a *Agency, heard map[*Agency]bool) {
	if a != nil && !heard[a] {
		heard[a] = true
		v.bodies = append(v.bodies, a)
		v.place(a.Jurisdiction)
	}
}

// hear unifies what the plans say.
func (u *unifier) hear(voices []*voice) {
	parents := map[ID]ID{}
	for _, v := range voices {
		for _, j := range v.places {
			u.place(j, parents)
		}
	}
	for id, parent := range parents {
		u.jurisdictions[id].Parent = u.jurisdictions[parent]
	}
	for _, v := range voices {
		for _, a := range v.bodies {
			u.body(a)
		}
	}
	for _, a := range u.agencies {
		a.Aliases = tidyAliases(a)
	}
}

func (u *unifier) place(j *Jurisdiction, parents map[ID]ID) {
	known := u.jurisdictions[j.ID]
	if known == nil {
		known = &Jurisdiction{ID: j.ID, Name: j.Name}
		u.jurisdictions[j.ID] = known
	}
	known.EnglishName = cmp.Or(known.EnglishName, j.EnglishName)
	known.Level = cmp.Or(known.Level, j.Level)
	if j.Parent != nil && parents[j.ID] == "" {
		parents[j.ID] = j.Parent.ID
	}
}

func (u *unifier) body(a *Agency) {
	known := u.agencies[a.ID]
	if known == nil {
		own := *a
		own.Aliases, own.Jurisdiction = slices.Clone(a.Aliases), nil
		known = &own
		u.agencies[a.ID] = known
	} else {
		joinAgency(known, a)
	}
	if known.Jurisdiction == nil && a.Jurisdiction != nil {
		known.Jurisdiction = u.jurisdictions[a.Jurisdiction.ID]
	}
}

// joinAgency adds what another plan says of the same agency.
func joinAgency(a, other *Agency) {
	for _, name := range append([]string{other.Name, other.ShortName}, other.Aliases...) {
		if name != a.Name && name != a.ShortName && !slices.Contains(a.Aliases, name) {
			a.Aliases = append(a.Aliases, name)
		}
	}
	a.Kind = cmp.Or(a.Kind, other.Kind)
	a.Unresolved = a.Unresolved && other.Unresolved
}

// tidyAliases sorts the agency's aliases and leaves out the names it has already.
func tidyAliases(a *Agency) []string {
	slices.Sort(a.Aliases)
	return slices.DeleteFunc(slices.Compact(a.Aliases), func(name string) bool {
		return name == "" || name == a.Name || name == a.ShortName
	})
}

// keep puts the objects of an earlier unification in the place of those that say the same, so that plans which point to
// them can stay as they are, and names the others of them that plans may point to.
func (u *unifier) keep(before *Snapshot) (changed map[ID]bool) {
	changed = map[ID]bool{}
	for _, old := range before.jurisdictions { // parents first
		if j := u.jurisdictions[old.ID]; j != nil && equalPlaces(j, old) && (old.Parent == nil || u.jurisdictions[old.Parent.ID] == old.Parent) {
			u.jurisdictions[old.ID] = old
		} else {
			changed[old.ID] = true
		}
	}
	for _, j := range u.jurisdictions {
		if j.Parent != nil && j.Parent != u.jurisdictions[j.Parent.ID] { // the kept ones, which are in service, have theirs
			j.Parent = u.jurisdictions[j.Parent.ID]
		}
	}
	for _, a := range u.agencies {
		if a.Jurisdiction != nil {
			a.Jurisdiction = u.jurisdictions[a.Jurisdiction.ID]
		}
	}
	for _, old := range before.agencies {
		if a := u.agencies[old.ID]; a != nil && equalAgencies(a, old) && a.Jurisdiction == old.Jurisdiction {
			u.agencies[old.ID] = old
		} else {
			changed[old.ID] = true
		}
	}
	return changed
}

func equalPlaces(a, b *Jurisdiction) bool {
	return a.Name == b.Name && a.EnglishName == b.EnglishName && a.Level == b.Level && (a.Parent == nil) == (b.Parent == nil) &&
		(a.Parent == nil || a.Parent.ID == b.Parent.ID)
}

func equalAgencies(a, b *Agency) bool {
	return a.Name == b.Name && a.ShortName == b.ShortName && a.Kind == b.Kind && a.Successor == b.Successor && a.Unresolved == b.Unresolved &&
		slices.Equal(a.Aliases, b.Aliases) && (a.Jurisdiction == nil) == (b.Jurisdiction == nil) &&
		(a.Jurisdiction == nil || a.Jurisdiction.ID == b.Jurisdiction.ID)
}

// share lets go of the plan's own objects that say what the unified ones say.
func (u *unifier) share(v *voice) {
	for i, j := range v.places {
		if one := u.jurisdictions[j.ID]; equalPlaces(j, one) {
			v.places[i] = one
		}
	}
	for i, a := range v.bodies {
		if one := u.agencies[a.ID]; equalAgencies(a, one) {
			v.bodies[i] = one
		}
	}
}

// point points the plan to the unified objects.
func (u *unifier) point(p *Plan) {
	if p.Jurisdiction != nil {
		p.Jurisdiction = u.jurisdictions[p.Jurisdiction.ID]
	}
	if p.Issuer != nil {
		p.Issuer = u.agencies[p.Issuer.ID]
	}
	p.Repoint(func(a *Agency) *Agency { return u.agencies[a.ID] }, u.technology)
}

func (u *unifier) technology(t *Technology) *Technology {
	known := u.technologies[t.ID]
	if known == nil {
		known = t
		u.technologies[t.ID] = t
	}
	return known
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
