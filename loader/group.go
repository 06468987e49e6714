package loader

import (
	"cmp"
	"context"
	"slices"

	"github.com/plangraph/plangraph/graph"
)

// group is what is one plan: drafts of new files, and plans that the store holds.
type group struct {
	drafts []*draft
	held   []*graph.Plan
}

// Held finds the plans of a store that may be copies of the given ones, as graph.Store does.
type Held interface {
	Alike(ctx context.Context, plans ...*graph.Plan) ([]*graph.Plan, error)
}

// groups puts together what is the same plan. Only groups with a new file are returned, in the order of their first file.
func groups(ctx context.Context, drafts []*draft, held Held) ([]*group, error) {
	g := grouper{byPrint: map[string][]int{}, byID: map[graph.ID]int{}}
	for _, d := range drafts {
		if d.plan != nil {
			g.add(&group{drafts: []*draft{d}}, d.plan)
		}
	}
	if err := g.join(ctx, held); err != nil {
		return nil, err
	}
	var list []*group
	for i, members := range g.groups {
		if g.root(i) == i && len(members.drafts) > 0 {
			slices.SortFunc(members.held, func(a, b *graph.Plan) int { return cmp.Compare(a.ID, b.ID) })
			list = append(list, members)
		}
	}
	return list, nil
}

// grouper unites plans as they come, by the measures that they share.
type grouper struct {
	groups  []*group
	plans   []*graph.Plan
	prints  []map[string]bool
	parent  []int
	byPrint map[string][]int
	byID    map[graph.ID]int
}

// join adds the held plans that are one with a new file, and those that are one with these, until there are no more.
func (g *grouper) join(ctx context.Context, held Held) error {
	known, asked := map[graph.ID]bool{}, map[int]bool{}
	for held != nil {
		var plans []*graph.Plan
		for i, p := range g.plans {
			if !asked[i] && len(g.groups[g.root(i)].drafts) > 0 {
				asked[i] = true
				plans = append(plans, p)
			}
		}
		if len(plans) == 0 {
			return nil
		}
		alike, err := held.Alike(ctx, plans...)
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
	g.groups, g.plans, g.prints, g.parent = append(g.groups, one), append(g.plans, p), append(g.prints, p.Fingerprints()), append(g.parent, n)
	for _, i := range g.candidates(n) {
		if samePlan(g.plans[i], p, g.prints[i], g.prints[n]) {
			g.unite(i, n)
		}
	}
	for s := range g.prints[n] {
		g.byPrint[s] = append(g.byPrint[s], n)
	}
	if _, ok := g.byID[p.ID]; !ok {
		g.byID[p.ID] = n
	}
}

// candidates lists the plans that share a measure or the id with plan n.
func (g *grouper) candidates(n int) []int {
	seen := map[int]bool{}
	if i, ok := g.byID[g.plans[n].ID]; ok {
		seen[i] = true
	}
	for s := range g.prints[n] {
		for _, i := range g.byPrint[s] {
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
}

// unite makes one plan of the group's sources. What one of them says of the plan as a document completes the others.
func (r *Reader) unite(g *group) *graph.Plan {
	drafts := r.sources(g)
	if len(drafts) == 1 {
		return drafts[0].plan
	}
	slices.SortFunc(drafts, func(a, b *draft) int { return fullestFirst(a.plan, b.plan) })
	var meta metadata
	for i, d := range drafts {
		if d.reading == nil {
			d.read(r)
		}
		if i == 0 {
			meta = d.reading.meta
		}
		meta = meta.completedBy(d.reading.meta)
	}
	var plans []*graph.Plan
	for _, d := range drafts {
		d.reading.meta = meta
		plans = append(plans, d.reading.build())
		d.close()
	}
	return merge(plans)
}

// sources lists the group's sources, each once: the new files, and of the held plans those that no new file of the same
// name replaces.
func (r *Reader) sources(g *group) []*draft {
	var list []*draft
	bytes, names := map[string]bool{}, map[string]bool{}
	slices.SortFunc(g.drafts, func(a, b *draft) int { return compare(a.file.Name, b.file.Name) })
	for _, d := range g.drafts {
		if names[d.file.Name] = true; !bytes[d.source.SHA256] {
			bytes[d.source.SHA256] = true
			list = append(list, d)
		}
	}
	for _, p := range g.held {
		for _, s := range p.Sources {
			if bytes[s.SHA256] || names[s.File] {
				continue
			}
			bytes[s.SHA256] = true
			d := &draft{source: graph.NewSource(s.File, s.SHA256, s.Encoding, s.Text), side: heldSidecar(p), report: &FileReport{}}
			d.read(r)
			list = append(list, d)
		}
	}
	return list
}

// heldSidecar is what the store knows of a plan beside its text.
func heldSidecar(p *graph.Plan) sidecar {
	s := sidecar{Number: p.DocumentNumber, Date: p.IssuedOn.String(), Address: p.Address}
	if p.Title != baseName(p.Sources[0].File) {
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

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
