package gql

import (
	"context"

	"github.com/plangraph/plangraph/graph"
)

// query answers the fields of Query that give nodes and lists of nodes; those that give drawings are in graph.go.
type query struct{}

func (query) Revision(ctx context.Context) (*Revision, error) {
	s := snapshot(ctx)
	return &Revision{s.Revision(), s.Counts()}, nil
}

func (query) Node(ctx context.Context, id graph.ID) (graph.Node, error) {
	return snapshot(ctx).Node(id), nil
}

func (query) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	if _, err := atMost(maxNodes, "the number of ids", len(ids)); err != nil {
		return nil, err
	}
	nodes := make([]graph.Node, len(ids))
	for i, id := range ids {
		nodes[i] = snapshot(ctx).Node(id)
	}
	return nodes, nil
}

func (query) Plan(ctx context.Context, id graph.ID) (*graph.Plan, error) {
	return snapshot(ctx).Plan(id), nil
}

func (query) Plans(ctx context.Context, f *graph.PlanFilter, o *graph.PlanOrder, first *int, after *string, last *int, before *string) (*PlanConnection, error) {
	return connectNodes(snapshot(ctx).Plans(orZero(f), orZero(o)), page{first, after, last, before})
}

func (query) Measure(ctx context.Context, id graph.ID) (*graph.Measure, error) {
	return snapshot(ctx).Measure(id), nil
}

func (query) Measures(ctx context.Context, f *graph.MeasureFilter, o *graph.MeasureOrder, first *int, after *string, last *int, before *string) (*MeasureConnection, error) {
	return connectNodes(snapshot(ctx).Measures(orZero(f), orZero(o)), page{first, after, last, before})
}

func (query) Agency(ctx context.Context, id *graph.ID, name, jurisdiction *string) (*graph.Agency, error) {
	if (id == nil) == (name == nil) {
		return nil, badInput("an agency is asked for by its id or by a name; give one of the two")
	}
	if id != nil {
		return snapshot(ctx).Agency(*id), nil
	}
	return snapshot(ctx).AgencyByName(*name, orZero(jurisdiction))
}

func (query) Agencies(ctx context.Context, f *graph.AgencyFilter, o *graph.AgencyOrder, first *int, after *string, last *int, before *string) (*AgencyConnection, error) {
	return connectNodes(snapshot(ctx).Agencies(orZero(f), orZero(o)), page{first, after, last, before})
}

func (query) Technology(ctx context.Context, id *graph.ID, name *string) (*graph.Technology, error) {
	if (id == nil) == (name == nil) {
		return nil, badInput("a technology is asked for by its id or by a name; give one of the two")
	}
	if id != nil {
		return snapshot(ctx).Technology(*id), nil
	}
	return snapshot(ctx).TechnologyByName(*name), nil
}

func (query) Technologies(ctx context.Context, f *graph.TechnologyFilter, o *graph.TechnologyOrder, first *int, after *string, last *int, before *string) (*TechnologyConnection, error) {
	return connectNodes(snapshot(ctx).Technologies(orZero(f), orZero(o)), page{first, after, last, before})
}

func (query) Targets(ctx context.Context, f *graph.TargetFilter, o *graph.TargetOrder, first *int, after *string, last *int, before *string) (*TargetConnection, error) {
	return connectNodes(snapshot(ctx).Targets(orZero(f), orZero(o)), page{first, after, last, before})
}

func (query) Jurisdictions(ctx context.Context) ([]*graph.Jurisdiction, error) {
	return snapshot(ctx).Jurisdictions(), nil
}

func (query) Search(ctx context.Context, text string, kinds []graph.Kind, first *int, after *string) (*SearchConnection, error) {
	return connectHits(snapshot(ctx).Search(text, kinds), page{first: first, after: after})
}
