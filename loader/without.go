package loader

import (
	"context"
	"fmt"
	"slices"

	"github.com/plangraph/plangraph/graph"
)

// Without tells what becomes of held plans when some of their sources go. What is left is read again as if those had never
// been loaded: it may be a plan, several that only they made one, or a source of another plan of the store. Removed are the
// plans that no change replaces. It fails rather than lose what is left.
func (r *Reader) Without(ctx context.Context, plans []*graph.Plan, goes func(*graph.Source) bool, held Held) (*Result, error) {
	d := &Drafts{reader: r}
	for _, p := range plans {
		side := r.sidecarWithout(p, goes)
		for _, s := range p.Sources {
			if !goes(s) {
				left := r.heldDraft(s, side)
				left.rank = len(d.list)
				d.list = append(d.list, left)
			}
		}
	}
	result, err := d.Unite(ctx, heldBeside{held, plans})
	if err != nil {
		return nil, err
	}
	for _, f := range result.Report.Files {
		if f.Outcome == Failed {
			return nil, fmt.Errorf("%s: %s", f.File, f.Reason)
		}
	}
	for _, p := range plans {
		result.replace(p)
	}
	return result, nil
}

// replace lets the plan go in the transaction of the change that has its sources, or last where these are in several.
func (r *Result) replace(p *graph.Plan) {
	var in []int
	for i, c := range r.Changes {
		if c.Plan.ID == p.ID {
			return
		}
		if c.Has(p) {
			in = append(in, i)
		}
	}
	if len(in) == 1 {
		r.Changes[in[0]].Absorbed = append(r.Changes[in[0]].Absorbed, p.ID)
		return
	}
	r.Removed = append(r.Removed, Removal{Plan: p.ID})
}

// Has reports whether a source of the plan is one of the changed plan.
func (c Change) Has(p *graph.Plan) bool {
	return slices.ContainsFunc(p.Sources, func(s *graph.Source) bool {
		return slices.ContainsFunc(c.Plan.Sources, func(o *graph.Source) bool { return o.SHA256 == s.SHA256 })
	})
}

// heldBeside is what a store holds beside some plans.
type heldBeside struct {
	Held
	plans []*graph.Plan
}

// FindSimilar finds what the store does, without those plans.
func (h heldBeside) FindSimilar(ctx context.Context, plans ...*graph.Plan) ([]*graph.Plan, error) {
	alike, err := h.Held.FindSimilar(ctx, plans...)
	return slices.DeleteFunc(slices.Clone(alike), func(p *graph.Plan) bool {
		return slices.ContainsFunc(h.plans, func(o *graph.Plan) bool { return o.ID == p.ID })
	}), err
}

// heldDraft reads a source of the store again.
func (r *Reader) heldDraft(s *graph.Source, side sidecar) *draft {
	d := &draft{file: File{Name: s.File}, source: graph.NewSource(s.File, s.SHA256, s.Encoding, s.Text), side: side, report: &FileReport{File: s.File}}
	d.source.Origin = s.Origin
	d.readAgain(r)
	return d
}

// sidecarWithout is what the store knows of a plan beside the texts that stay. What a text that goes says of the plan goes
// with it. What no text says came from a sidecar, nobody knows of which file, and stays.
func (r *Reader) sidecarWithout(p *graph.Plan, goes func(*graph.Source) bool) sidecar {
	side := heldSidecar(p)
	for _, s := range p.Sources {
		if !goes(s) {
			continue
		}
		said := heldSidecar(r.heldDraft(s, sidecar{}).plan)
		for _, x := range []struct{ of, said *string }{
			{&side.Title, &said.Title}, {&side.Number, &said.Number}, {&side.Issuer, &said.Issuer}, {&side.Date, &said.Date}, {&side.Jurisdiction, &said.Jurisdiction},
		} {
			if *x.of == *x.said {
				*x.of = ""
			}
		}
	}
	return side
}
