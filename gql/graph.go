package gql

import (
	"context"

	"github.com/plangraph/plangraph/graph"
)

// The most that a drawing may ask for; beyond it nobody can read it.
const (
	maxNodes  = 1000
	maxDepth  = 6
	maxLength = 12
	maxTop    = 100
)

// What a drawing shows where the argument is null: the schema's defaults hold only where it is left out.
const (
	defaultNodes  = 200
	defaultDepth  = 1
	defaultLength = 6
	defaultTop    = 20
)

func (query) Path(ctx context.Context, from, to graph.ID, length *int, through []graph.EdgeKind) (*graph.Path, error) {
	most, err := within(maxLength, "maxLength", or(length, defaultLength))
	if err != nil {
		return nil, err
	}
	return snapshot(ctx).Path(from, to, most, through), nil
}

func (query) Neighborhood(ctx context.Context, of []graph.ID, depth *int, kinds []graph.Kind, through []graph.EdgeKind, limit *int) (*graph.Subgraph, error) {
	if _, err := atMost(maxNodes, "the number of ids", len(of)); err != nil {
		return nil, err
	}
	steps, err := within(maxDepth, "depth", or(depth, defaultDepth))
	if err != nil {
		return nil, err
	}
	most, err := atMost(maxNodes, "limit", or(limit, defaultNodes))
	if err != nil {
		return nil, err
	}
	return snapshot(ctx).Neighborhood(of, steps, kinds, through, most), nil
}

func (query) Matrix(ctx context.Context, rows, columns graph.Kind, f *graph.MeasureFilter, top *int) (*graph.Matrix, error) {
	most, err := atMost(maxTop, "top", or(top, defaultTop))
	if err != nil {
		return nil, err
	}
	matrix, err := snapshot(ctx).Matrix(rows, columns, orZero(f), most)
	if err != nil {
		return nil, badInput("%s", err)
	}
	return matrix, nil
}

// vertex answers the fields of GraphNode that its node knows.
type vertex struct{}

func (vertex) ID(_ context.Context, v *graph.Vertex) (graph.ID, error) { return v.Node.NodeID(), nil }
func (vertex) Kind(_ context.Context, v *graph.Vertex) (graph.Kind, error) {
	return v.Node.NodeKind(), nil
}
func (vertex) Label(_ context.Context, v *graph.Vertex) (string, error) { return v.Node.Label(), nil }

type path struct{}

func (path) Length(_ context.Context, p *graph.Path) (int, error) { return len(p.Edges), nil }
