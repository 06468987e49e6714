package gql

import (
	"context"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// The schema's types for tables: pages that begin anywhere, and the facets of their filters.
type (
	FacetValue    = snapshot.FacetValue
	MeasureFacets = snapshot.MeasureFacets
	TargetFacets  = snapshot.TargetFacets
)

// ResponsibilityPage is a page of responsibilities.
type ResponsibilityPage struct {
	list          snapshot.Assignments
	offset, first int
}

// Rows returns the page's responsibilities.
func (p *ResponsibilityPage) Rows() []snapshot.Assignment { return p.list.Page(p.offset, p.first) }

// TotalCount returns the length of the whole list.
func (p *ResponsibilityPage) TotalCount() int { return p.list.Len() }

// Responsibilities answers Query.responsibilities.
func (QueryResolver) Responsibilities(ctx context.Context, f *snapshot.MeasureFilter, o *snapshot.MeasureOrder, offset, first *int) (*ResponsibilityPage, error) {
	size, err := atMost(MaxPage, "first", or(first, DefaultPage))
	if err != nil {
		return nil, err
	}
	begin := orZero(offset)
	if begin < 0 {
		return nil, badInput("offset is %d; it cannot be negative", begin)
	}
	list, err := snapshot.NewAssignments(currentSnapshot(ctx), orZero(f), orZero(o))
	if err != nil {
		return nil, err
	}
	return &ResponsibilityPage{list, begin, size}, nil
}

// MeasureFacets answers Query.measureFacets.
func (QueryResolver) MeasureFacets(ctx context.Context, f *snapshot.MeasureFilter, top *int) (*MeasureFacets, error) {
	size, err := atMost(MaxTop, "top", or(top, DefaultTop))
	if err != nil {
		return nil, err
	}
	return snapshot.NewMeasureFacets(currentSnapshot(ctx), orZero(f), size)
}

// TargetFacets answers Query.targetFacets.
func (QueryResolver) TargetFacets(ctx context.Context, f *snapshot.TargetFilter, top *int) (*TargetFacets, error) {
	size, err := atMost(MaxTop, "top", or(top, DefaultTop))
	if err != nil {
		return nil, err
	}
	return snapshot.NewTargetFacets(currentSnapshot(ctx), orZero(f), size)
}
