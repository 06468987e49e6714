package snapshot

import (
	"cmp"
	"slices"

	"github.com/plangraph/plangraph/graph"
)

// merger makes one object of all that share an id, from what each plan says of it: the plans come in order of
// their ids, so that the outcome does not depend on the order of loading. The first keeps its names; it takes what it
// lacks from the others, and their names join its aliases.
//
// Every plan's own words are kept (planEntities), because a plan that is replaced takes back what it alone has said. Beside the
// unified object they cost nothing where they say the same, as they nearly always do.
type merger struct {
	jurisdictions map[graph.ID]*graph.Jurisdiction
	agencies      map[graph.ID]*graph.Agency
	technologies  map[graph.ID]*graph.Technology
}

// planEntities is what a plan says of jurisdictions and agencies, each object once, in the order in which it names them.
type planEntities struct {
	jurisdictions []*graph.Jurisdiction
	agencies      []*graph.Agency
}

// collectEntities collects what the plan says, before it is unified with others.
func collectEntities(p *graph.Plan) *planEntities {
	v := &planEntities{}
	seen := map[*graph.Agency]bool{}
	v.addJurisdiction(p.Jurisdiction)
	v.addAgency(p.Issuer, seen)
	for _, a := range p.JointIssuers {
		v.addAgency(a, seen)
	}
	for _, m := range p.Measures {
		for a := range m.EachAgency() {
			v.addAgency(a, seen)
		}
	}
	v.jurisdictions, v.agencies = slices.Clone(v.jurisdictions), slices.Clone(v.agencies)
	return v
}

func (v *planEntities) addJurisdiction(j *graph.Jurisdiction) {
	for ; j != nil && !slices.Contains(v.jurisdictions, j); j = j.Parent {
		v.jurisdictions = append(v.jurisdictions, j)
	}
}

func (v *planEntities) addAgency(a *graph.Agency, seen map[*graph.Agency]bool) {
	if a != nil && !seen[a] {
		seen[a] = true
		v.agencies = append(v.agencies, a)
		v.addJurisdiction(a.Jurisdiction)
	}
}

// mergeAll unifies what the plans say.
func (u *merger) mergeAll(plans []*planEntities) {
	parents := map[graph.ID]graph.ID{}
	for _, v := range plans {
		for _, j := range v.jurisdictions {
			u.mergeJurisdiction(j, parents)
		}
	}
	for id, parent := range parents {
		u.jurisdictions[id].Parent = u.jurisdictions[parent]
	}
	for _, v := range plans {
		for _, a := range v.agencies {
			u.mergeAgency(a)
		}
	}
	for _, a := range u.agencies {
		a.Aliases = tidyAliases(a)
	}
}

func (u *merger) mergeJurisdiction(j *graph.Jurisdiction, parents map[graph.ID]graph.ID) {
	known := u.jurisdictions[j.ID]
	if known == nil {
		known = &graph.Jurisdiction{ID: j.ID, Name: j.Name}
		u.jurisdictions[j.ID] = known
	}
	known.EnglishName = cmp.Or(known.EnglishName, j.EnglishName)
	known.Level = cmp.Or(known.Level, j.Level)
	if j.Parent != nil && parents[j.ID] == "" {
		parents[j.ID] = j.Parent.ID
	}
}

func (u *merger) mergeAgency(a *graph.Agency) {
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
func joinAgency(a, other *graph.Agency) {
	for _, name := range append([]string{other.Name, other.ShortName}, other.Aliases...) {
		if name != a.Name && name != a.ShortName && !slices.Contains(a.Aliases, name) {
			a.Aliases = append(a.Aliases, name)
		}
	}
	a.Kind = cmp.Or(a.Kind, other.Kind)
	a.Unresolved = a.Unresolved && other.Unresolved
}

// tidyAliases sorts the agency's aliases and leaves out the names it has already.
func tidyAliases(a *graph.Agency) []string {
	slices.Sort(a.Aliases)
	return slices.DeleteFunc(slices.Compact(a.Aliases), func(name string) bool {
		return name == "" || name == a.Name || name == a.ShortName
	})
}

// reuse puts the objects of an earlier unification in the place of those that say the same, so that plans which point to
// them can stay as they are, and names the others of them that plans may point to.
func (u *merger) reuse(before *Snapshot) (changed map[graph.ID]bool) {
	changed = map[graph.ID]bool{}
	for _, old := range before.jurisdictions { // parents first
		if j := u.jurisdictions[old.ID]; j != nil && equalJurisdictions(j, old) && (old.Parent == nil || u.jurisdictions[old.Parent.ID] == old.Parent) {
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

func equalJurisdictions(a, b *graph.Jurisdiction) bool {
	return a.Name == b.Name && a.EnglishName == b.EnglishName && a.Level == b.Level && (a.Parent == nil) == (b.Parent == nil) &&
		(a.Parent == nil || a.Parent.ID == b.Parent.ID)
}

func equalAgencies(a, b *graph.Agency) bool {
	return a.Name == b.Name && a.ShortName == b.ShortName && a.Kind == b.Kind && a.Successor == b.Successor && a.Unresolved == b.Unresolved &&
		slices.Equal(a.Aliases, b.Aliases) && (a.Jurisdiction == nil) == (b.Jurisdiction == nil) &&
		(a.Jurisdiction == nil || a.Jurisdiction.ID == b.Jurisdiction.ID)
}

// shareEqual lets go of the plan's own objects that say what the unified ones say.
func (u *merger) shareEqual(v *planEntities) {
	for i, j := range v.jurisdictions {
		if one := u.jurisdictions[j.ID]; equalJurisdictions(j, one) {
			v.jurisdictions[i] = one
		}
	}
	for i, a := range v.agencies {
		if one := u.agencies[a.ID]; equalAgencies(a, one) {
			v.agencies[i] = one
		}
	}
}

// repoint points the plan to the unified objects.
func (u *merger) repoint(p *graph.Plan) {
	if p.Jurisdiction != nil {
		p.Jurisdiction = u.jurisdictions[p.Jurisdiction.ID]
	}
	if p.Issuer != nil {
		p.Issuer = u.agencies[p.Issuer.ID]
	}
	joint := slices.Clone(p.JointIssuers) // another snapshot may hold the plan's
	for i, a := range joint {
		joint[i] = u.agencies[a.ID]
	}
	p.JointIssuers = joint
	p.Repoint(func(a *graph.Agency) *graph.Agency { return u.agencies[a.ID] }, u.technology)
}

func (u *merger) technology(t *graph.Technology) *graph.Technology {
	known := u.technologies[t.ID]
	if known == nil {
		known = t
		u.technologies[t.ID] = t
	}
	return known
}

// scheme takes the technologies and completes Narrower where the reader of the scheme left it empty.
func (u *merger) scheme(scheme *graph.Scheme) {
	for _, t := range scheme.Technologies {
		u.technologies[t.ID] = t
	}
	for _, t := range scheme.Technologies {
		for _, broader := range t.Broader {
			if !slices.Contains(broader.Narrower, t) {
				broader.Narrower = append(broader.Narrower, t)
				slices.SortFunc(broader.Narrower, func(a, b *graph.Technology) int { return cmp.Compare(a.Key, b.Key) })
			}
		}
	}
}
