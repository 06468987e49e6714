package gql

import (
	"context"
	"errors"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// QueryResolver answers the fields of Query.
type QueryResolver struct{}

// Revision answers Query.revision.
func (QueryResolver) Revision(ctx context.Context) (*Revision, error) {
	s := currentSnapshot(ctx)
	return &Revision{s.Revision(), s.Counts()}, nil
}

// Node answers Query.node.
func (QueryResolver) Node(ctx context.Context, id graph.ID) (graph.Node, error) {
	return currentSnapshot(ctx).Node(id), nil
}

// Nodes answers Query.nodes.
func (QueryResolver) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	if _, err := atMost(MaxNodes, "the number of ids", len(ids)); err != nil {
		return nil, err
	}
	nodes := make([]graph.Node, len(ids))
	for i, id := range ids {
		nodes[i] = currentSnapshot(ctx).Node(id)
	}
	return nodes, nil
}

// Plan answers Query.plan.
func (QueryResolver) Plan(ctx context.Context, id graph.ID) (*graph.Plan, error) {
	return currentSnapshot(ctx).Plan(id), nil
}

// Plans answers Query.plans.
func (QueryResolver) Plans(ctx context.Context, f *snapshot.PlanFilter, o *snapshot.PlanOrder, first *int, after *string, last *int, before *string) (*PlanConnection, error) {
	list, err := currentSnapshot(ctx).Plans(orZero(f), orZero(o))
	if err != nil {
		return nil, err
	}
	return connectNodes(list, pageArgs{first, after, last, before, nil})
}

// Measure answers Query.measure.
func (QueryResolver) Measure(ctx context.Context, id graph.ID) (*graph.Measure, error) {
	return currentSnapshot(ctx).Measure(id), nil
}

// Measures answers Query.measures.
func (QueryResolver) Measures(ctx context.Context, f *snapshot.MeasureFilter, o *snapshot.MeasureOrder, first *int, after *string, last *int, before *string, offset *int) (*MeasureConnection, error) {
	list, err := currentSnapshot(ctx).Measures(orZero(f), orZero(o))
	if err != nil {
		return nil, err
	}
	return connectNodes(list, pageArgs{first, after, last, before, offset})
}

// Agency answers Query.agency.
func (QueryResolver) Agency(ctx context.Context, id *graph.ID, name, jurisdiction *string) (*graph.Agency, error) {
	if (id == nil) == (name == nil) {
		return nil, badInput("an agency is asked for by its id or by a name; give one of the two")
	}
	if id != nil {
		return currentSnapshot(ctx).Agency(*id), nil
	}
	return currentSnapshot(ctx).AgencyByName(*name, orZero(jurisdiction))
}

// Agencies answers Query.agencies.
func (QueryResolver) Agencies(ctx context.Context, f *snapshot.AgencyFilter, o *snapshot.AgencyOrder, first *int, after *string, last *int, before *string) (*AgencyConnection, error) {
	list, err := currentSnapshot(ctx).Agencies(orZero(f), orZero(o))
	if err != nil {
		return nil, err
	}
	return connectNodes(list, pageArgs{first, after, last, before, nil})
}

// Technology answers Query.technology.
func (QueryResolver) Technology(ctx context.Context, id *graph.ID, name *string) (*graph.Technology, error) {
	if (id == nil) == (name == nil) {
		return nil, badInput("a technology is asked for by its id or by a name; give one of the two")
	}
	if id != nil {
		return currentSnapshot(ctx).Technology(*id), nil
	}
	return currentSnapshot(ctx).TechnologyByName(*name), nil
}

// Technologies answers Query.technologies.
func (QueryResolver) Technologies(ctx context.Context, f *snapshot.TechnologyFilter, o *snapshot.TechnologyOrder, first *int, after *string, last *int, before *string) (*TechnologyConnection, error) {
	list, err := currentSnapshot(ctx).Technologies(orZero(f), orZero(o))
	if err != nil {
		return nil, err
	}
	return connectNodes(list, pageArgs{first, after, last, before, nil})
}

// Targets answers Query.targets.
func (QueryResolver) Targets(ctx context.Context, f *snapshot.TargetFilter, o *snapshot.TargetOrder, first *int, after *string, last *int, before *string, offset *int) (*TargetConnection, error) {
	list, err := currentSnapshot(ctx).Targets(orZero(f), orZero(o))
	if err != nil {
		return nil, err
	}
	return connectNodes(list, pageArgs{first, after, last, before, offset})
}

// Jurisdictions answers Query.jurisdictions.
func (QueryResolver) Jurisdictions(ctx context.Context, text, level *string, first *int, after *string, last *int, before *string) (*JurisdictionConnection, error) {
	list := currentSnapshot(ctx).Jurisdictions(snapshot.JurisdictionFilter{Text: orZero(text), Level: orZero(level)})
	return connectNodes(list, pageArgs{first, after, last, before, nil})
}

// Search answers Query.search.
func (QueryResolver) Search(ctx context.Context, text string, kinds []graph.Kind, first *int, after *string) (*SearchConnection, error) {
	return connectHits(currentSnapshot(ctx).Search(text, kinds), pageArgs{first: first, after: after})
}

// The largest values of a drawing's arguments. Nobody can read a larger drawing.
const (
	MaxNodes  = 1000
	maxDepth  = 6
	maxLength = 12
	MaxTop    = 100
)

// The values of a drawing's arguments that are null. They are the schema's defaults, which gqlgen applies only to arguments
// that are absent.
const (
	DefaultNodes  = 200
	defaultDepth  = 1
	defaultLength = 6
	DefaultTop    = 20
)

// Path answers Query.path.
func (QueryResolver) Path(ctx context.Context, from, to graph.ID, length *int, through []snapshot.EdgeKind) (*snapshot.Path, error) {
	limit, err := within(maxLength, "maxLength", or(length, defaultLength))
	if err != nil {
		return nil, err
	}
	return currentSnapshot(ctx).Path(from, to, limit, through), nil
}

// Neighborhood answers Query.neighborhood.
func (QueryResolver) Neighborhood(ctx context.Context, of []graph.ID, depth *int, kinds []graph.Kind, through []snapshot.EdgeKind, limit *int) (*snapshot.Subgraph, error) {
	if _, err := atMost(MaxNodes, "the number of ids", len(of)); err != nil {
		return nil, err
	}
	steps, err := within(maxDepth, "depth", or(depth, defaultDepth))
	if err != nil {
		return nil, err
	}
	nodes, err := atMost(MaxNodes, "limit", or(limit, DefaultNodes))
	if err != nil {
		return nil, err
	}
	return currentSnapshot(ctx).Neighborhood(of, steps, kinds, through, nodes), nil
}

// Matrix answers Query.matrix.
func (QueryResolver) Matrix(ctx context.Context, rows, columns graph.Kind, roles []graph.Role, f *snapshot.MeasureFilter, top *int) (*snapshot.Matrix, error) {
	size, err := atMost(MaxTop, "top", or(top, DefaultTop))
	if err != nil {
		return nil, err
	}
	matrix, err := currentSnapshot(ctx).Matrix(rows, columns, roles, orZero(f), size)
	if errors.Is(err, snapshot.ErrAxis) {
		return nil, badInput("%s", err)
	}
	return matrix, err
}

// GraphNodeResolver answers the fields of GraphNode, all of which its node knows.
type GraphNodeResolver struct{}

// ID answers GraphNode.id.
func (GraphNodeResolver) ID(_ context.Context, v *snapshot.Vertex) (graph.ID, error) {
	return v.Node.NodeID(), nil
}

// Kind answers GraphNode.kind.
func (GraphNodeResolver) Kind(_ context.Context, v *snapshot.Vertex) (graph.Kind, error) {
	return v.Node.NodeKind(), nil
}

// Label answers GraphNode.label.
func (GraphNodeResolver) Label(_ context.Context, v *snapshot.Vertex) (string, error) {
	return v.Node.Label(), nil
}

// PathResolver answers the fields of Path.
type PathResolver struct{}

// Length answers Path.length.
func (PathResolver) Length(_ context.Context, p *snapshot.Path) (int, error) {
	return len(p.Edges), nil
}

// Revision is a state of the graph, with the number of its nodes of each kind.
type Revision struct {
	ID string
	snapshot.Counts
}
