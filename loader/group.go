package loader

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/metadata"
	"github.com/plangraph/plangraph/loader/reader"
)

// group is what is one plan: drafts of new files, and plans that the store holds. One without drafts is a held plan that
// loses a source, whose file now says something else.
type group struct {
	drafts []*draft
	held   []*graph.Plan
	plans  []*graph.Plan // of both
}

// Held finds the plans of a store that may be copies of the given ones, as graph.Store does.
type Held interface {
	FindSimilar(ctx context.Context, plans ...*graph.Plan) ([]*graph.Plan, error)
}

// groups puts together what is the same plan. Only groups that a new file changes are returned, in the order of their first
// file; held plans that only lose a source come last. Beside them come the ids that the held plans have taken.
func groups(ctx context.Context, drafts []*draft, held Held) ([]*group, taken, error) {
	g := grouper{byPrint: map[string][]int{}, byID: map[graph.ID][]int{}, byHash: map[string][]int{}}
	var noPlans []*graph.Plan
	for _, d := range drafts {
		if d.plan != nil {
			g.add(&group{drafts: []*draft{d}}, d.plan)
		} else if d.source != nil {
			noPlans = append(noPlans, &graph.Plan{Sources: []*graph.Source{d.source}})
		}
	}
	if err := g.join(ctx, held, noPlans); err != nil {
		return nil, nil, err
	}
	g.partAmbiguous()
	g.joinWholes()
	files := newFiles(drafts)
	var list []*group
	for i, members := range g.groups {
		if g.root(i) == i && (len(members.drafts) > 0 || files.replaceAny(members.held)) {
			slices.SortFunc(members.held, func(a, b *graph.Plan) int { return cmp.Compare(a.ID, b.ID) })
			list = append(list, members)
		}
	}
	others := taken{}
	for i := range g.groups {
		for _, p := range g.groups[g.root(i)].held {
			others[p.ID] = g.groups[g.root(i)]
		}
	}
	return list, others, nil
}

// grouper unites plans as they come, by the measures that they share.
type grouper struct {
	groups  []*group
	plans   []*graph.Plan
	drafts  [][]*draft // of each plan; nil for a held one
	prints  []map[string]bool
	parent  []int
	byPrint map[string][]int
	byID    map[graph.ID][]int
	byHash  map[string][]int // of their sources' bytes
	alone   map[int]bool     // excerpts that fit several plans which are not one, and so join none
}

// partAmbiguous groups the plans anew where an excerpt fits plans that contradict: whichever came first would have it, and
// lose it when all are loaded again.
func (g *grouper) partAmbiguous() {
	alone := map[int]bool{}
	for n, p := range g.plans {
		var fits []*graph.Plan
		for _, i := range g.candidates(n) {
			if o := g.plans[i]; i != n && !certain(o, p) && samePlan(o, p, g.prints[i], g.prints[n]) {
				fits = append(fits, o)
			}
		}
		alone[n] = slices.ContainsFunc(fits, func(a *graph.Plan) bool {
			return slices.ContainsFunc(fits, func(b *graph.Plan) bool { return contradict(a, b) })
		})
	}
	if !slices.Contains(slices.Collect(maps.Values(alone)), true) {
		return
	}
	again := grouper{byPrint: map[string][]int{}, byID: map[graph.ID][]int{}, byHash: map[string][]int{}, alone: alone}
	for n, p := range g.plans {
		one := &group{drafts: g.drafts[n]}
		if one.drafts == nil {
			one.held = []*graph.Plan{p}
		}
		again.add(one, p)
	}
	*g = again
}

// joinWholes unites groups which are one plan only by what their members say together: the title of one, the number of
// another, the measures of a third. Held as one plan, they would fit when all are loaded again.
func (g *grouper) joinWholes() {
	for again := true; again; {
		again = false
		for n := range g.plans {
			for _, i := range g.candidates(n) {
				a, b := g.root(i), g.root(n)
				if a == b || len(g.groups[a].plans)+len(g.groups[b].plans) == 2 || g.alone[i] || g.alone[n] || !g.fit(i, n) {
					continue
				}
				if sameWhole(wholes(g.groups[a].plans), wholes(g.groups[b].plans)) {
					g.unite(i, n)
					again = true
				}
			}
		}
	}
}

// sameWhole reports whether one of each list is the same plan.
func sameWhole(as, bs []*graph.Plan) bool {
	return slices.ContainsFunc(as, func(a *graph.Plan) bool {
		return slices.ContainsFunc(bs, func(b *graph.Plan) bool { return samePlan(a, b, a.Fingerprints(), b.Fingerprints()) })
	})
}

// wholes are what the plans say together as a document, with the measures of each in turn: any may be the current version.
func wholes(plans []*graph.Plan) []*graph.Plan {
	if len(plans) == 1 {
		return plans
	}
	said := graph.Plan{Jurisdiction: graph.UnknownJurisdiction}
	for _, p := range slices.SortedFunc(slices.Values(plans), fullestFirst) {
		said.Sources = append(said.Sources, p.Sources...)
		if said.Title == "" && ownTitle(p) != "" {
			said.Title = p.Title
		}
		said.DocumentNumber = cmp.Or(said.DocumentNumber, p.DocumentNumber)
		if said.Issuer == nil {
			said.Issuer, said.JointIssuers = p.Issuer, p.JointIssuers
		}
		if !said.Jurisdiction.Known() {
			said.Jurisdiction = p.Jurisdiction
		}
		said.IssuedOn = cmp.Or(said.IssuedOn, p.IssuedOn)
		said.PeriodStart, said.PeriodEnd = cmp.Or(said.PeriodStart, p.PeriodStart), cmp.Or(said.PeriodEnd, p.PeriodEnd)
	}
	list := make([]*graph.Plan, len(plans))
	for i, p := range plans {
		whole := *p
		whole.Title, whole.DocumentNumber, whole.Jurisdiction = said.Title, said.DocumentNumber, said.Jurisdiction
		whole.Issuer, whole.JointIssuers = said.Issuer, said.JointIssuers
		whole.IssuedOn, whole.PeriodStart, whole.PeriodEnd, whole.Sources = said.IssuedOn, said.PeriodStart, said.PeriodEnd, said.Sources
		list[i] = &whole
	}
	return list
}

// joins reports whether plans i and n are one, and so their groups.
func (g *grouper) joins(i, n int) bool {
	if (g.alone[i] || g.alone[n]) && !certain(g.plans[i], g.plans[n]) {
		return false
	}
	return g.fit(i, n) && samePlan(g.plans[i], g.plans[n], g.prints[i], g.prints[n])
}

// join adds the held plans that are one with a new file, or were read from it before, and those that are one with these,
// until there are no more.
func (g *grouper) join(ctx context.Context, held Held, noPlans []*graph.Plan) error {
	known, asked := map[graph.ID]bool{}, map[int]bool{}
	for held != nil {
		plans := noPlans
		noPlans = nil
		for i, p := range g.plans {
			if !asked[i] && len(g.groups[g.root(i)].drafts) > 0 {
				asked[i] = true
				plans = append(plans, p, &graph.Plan{ID: reader.DistinctID(p.ID, distinction(p))}) // which settle may need
			}
		}
		if len(plans) == 0 {
			return nil
		}
		alike, err := held.FindSimilar(ctx, plans...)
		if err != nil {
			return err
		}
		for _, p := range alike {
			if !known[p.ID] {
				known[p.ID] = true
				g.add(&group{held: []*graph.Plan{p}}, p)
			}
		}
	}
	return nil
}

func (g *grouper) add(one *group, p *graph.Plan) {
	n := len(g.groups)
	one.plans = []*graph.Plan{p}
	g.drafts = append(g.drafts, one.drafts)
	g.groups, g.plans, g.prints, g.parent = append(g.groups, one), append(g.plans, p), append(g.prints, p.Fingerprints()), append(g.parent, n)
	for _, i := range g.candidates(n) {
		if g.joins(i, n) {
			g.unite(i, n)
		}
	}
	for s := range g.prints[n] {
		g.byPrint[s] = append(g.byPrint[s], n)
	}
	g.byID[p.ID] = append(g.byID[p.ID], n)
	for _, source := range p.Sources {
		g.byHash[source.SHA256] = append(g.byHash[source.SHA256], n)
	}
}

// fit reports whether no two plans of the groups of i and n contradict: an excerpt may be one with either of two plans that
// are not one.
func (g *grouper) fit(i, n int) bool {
	return !slices.ContainsFunc(g.groups[g.root(i)].plans, func(a *graph.Plan) bool {
		return slices.ContainsFunc(g.groups[g.root(n)].plans, func(b *graph.Plan) bool { return contradict(a, b) })
	})
}

// candidates lists the plans that share a measure, the id or a source's bytes with plan n.
func (g *grouper) candidates(n int) []int {
	seen := map[int]bool{}
	for _, i := range g.byID[g.plans[n].ID] {
		seen[i] = true
	}
	for s := range g.prints[n] {
		for _, i := range g.byPrint[s] {
			seen[i] = true
		}
	}
	for _, source := range g.plans[n].Sources {
		for _, i := range g.byHash[source.SHA256] {
			seen[i] = true
		}
	}
	var list []int
	for i := range seen {
		list = append(list, i)
	}
	slices.Sort(list)
	return list
}

func (g *grouper) root(i int) int {
	for g.parent[i] != i {
		i = g.parent[i]
	}
	return i
}

func (g *grouper) unite(a, b int) {
	a, b = g.root(a), g.root(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	g.parent[b] = a
	g.groups[a].drafts = append(g.groups[a].drafts, g.groups[b].drafts...)
	g.groups[a].held = append(g.groups[a].held, g.groups[b].held...)
	g.groups[a].plans = append(g.groups[a].plans, g.groups[b].plans...)
}

// unite makes one plan of the group's sources, nil where none is left, and tells what it says otherwise than the version
// before, nil where it agrees. What one source says of the plan as a document completes the others.
func (r *Reader) unite(g *group, files newFiles, distinct string) (*graph.Plan, *difference) {
	drafts := r.sources(g, files)
	if len(drafts) == 0 {
		return nil, nil
	}
	current, earlier := versions(drafts)
	if len(drafts) == 1 && distinct == "" {
		return drafts[0].plan, nil
	}
	slices.SortFunc(current, func(a, b *draft) int { return fullestFirst(a.plan, b.plan) })
	var meta metadata.Metadata
	for i, d := range slices.Concat(current, earlier) {
		if d.reading == nil {
			d.readAgain(r)
		}
		if i == 0 {
			meta = d.reading.Metadata
		}
		meta = meta.CompletedBy(d.reading.Metadata)
	}
	build := func(drafts []*draft) (plans []*graph.Plan) {
		for _, d := range drafts {
			d.built, _ = d.reading.Plan(meta, distinct) // without a budget it cannot fail
			plans = append(plans, d.built.Plan)
			d.close()
		}
		return plans
	}
	plan := merge(build(current))
	var since *difference
	for i, before := range build(earlier) {
		if i == 0 {
			since = differ(before, plan)
		}
		supersede(plan, before)
	}
	return plan, since
}

// versions parts the drafts, the latest first, into those that the plan is now made of and earlier versions, which say
// otherwise. A later one that says less is an excerpt of the whole.
func versions(drafts []*draft) (current, earlier []*draft) {
	whole := drafts[0]
	current = drafts[:1:1]
	for _, d := range drafts[1:] {
		if differ(d.plan, whole.plan) != nil {
			d.outdone = true
			earlier = append(earlier, d)
			continue
		}
		if fullestFirst(d.plan, whole.plan) < 0 {
			whole = d
		}
		current = append(current, d)
	}
	return current, earlier
}

// newFiles are the files of a load, by which the store's sources are known that they replace.
type newFiles []*draft

// replace reports whether one of the files is the source in a new state: it lies where that was read, or, where the store
// does not know this, has its name.
func (files newFiles) replace(s *graph.Source, same bool) bool {
	return slices.ContainsFunc(files, func(d *draft) bool {
		switch {
		case d.source == nil || d.source.SHA256 == s.SHA256 || strings.TrimSpace(d.source.Text) == "":
			return false
		case d.source.Origin != "" && s.Origin != "":
			return d.source.Origin == s.Origin
		}
		return same && d.file.Name == s.File
	})
}

// replaceAny reports whether the files replace a source of one of the plans.
func (files newFiles) replaceAny(plans []*graph.Plan) bool {
	return slices.ContainsFunc(plans, func(p *graph.Plan) bool {
		return slices.ContainsFunc(p.Sources, func(s *graph.Source) bool { return files.replace(s, false) })
	})
}

// sources lists the group's sources, each once: the new files, the latest first, then those of the held plans, in their
// order, that no new file replaces. A new file that is held already stays where it is.
func (r *Reader) sources(g *group, files newFiles) []*draft {
	var fresh, old []*draft
	bytes := map[string]*draft{}
	slices.SortFunc(g.drafts, laterFirst)
	for _, d := range g.drafts {
		if bytes[d.source.SHA256] == nil {
			bytes[d.source.SHA256] = d
			fresh = append(fresh, d)
		}
	}
	names, held := map[string]bool{}, map[string]bool{}
	goes := func(s *graph.Source) bool { return files.replace(s, len(g.drafts) > 0) }
	for _, p := range g.held {
		side := r.sidecarWithout(p, goes)
		for _, s := range p.Sources {
			if held[s.SHA256] || goes(s) {
				continue
			}
			held[s.SHA256], names[s.File] = true, true
			d := bytes[s.SHA256]
			if d != nil {
				d.source.File, d.source.Origin = s.File, s.Origin
			} else {
				d = r.heldDraft(s, side)
			}
			old = append(old, d)
		}
	}
	fresh = slices.DeleteFunc(fresh, func(d *draft) bool { return held[d.source.SHA256] })
	for _, d := range fresh {
		if names[d.source.File] && d.file.Folder != "" {
			d.source.File = d.file.Folder + "/" + d.source.File
		}
		names[d.source.File] = true
	}
	return append(fresh, old...)
}

// laterFirst orders new files of one plan by their day of issue, then by their names, as years and versions count in them.
// What a store held keeps its order.
func laterFirst(a, b *draft) int {
	return cmp.Or(a.rank-b.rank, b.plan.IssuedOn.Compare(a.plan.IssuedOn), cmp.Compare(b.file.Name, a.file.Name))
}

// heldSidecar is what the store knows of a plan beside its text.
func heldSidecar(p *graph.Plan) sidecar {
	s := sidecar{Number: p.DocumentNumber, Date: p.IssuedOn.String(), Address: p.Address}
	if p.Title != reader.FileTitle(p.Sources[0].File) {
		s.Title = p.Title
	}
	if p.Issuer != nil {
		s.Issuer = p.Issuer.Name
	}
	if p.Jurisdiction.Known() {
		s.Jurisdiction = p.Jurisdiction.Name
	}
	return s
}
