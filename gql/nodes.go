package gql

import (
	"context"
	"slices"

	"github.com/plangraph/plangraph/graph"
)

// One type for each type of the schema, with the fields that graph's struct does not hold as they are.
type (
	plan         struct{}
	measure      struct{}
	agency       struct{}
	technology   struct{}
	target       struct{}
	jurisdiction struct{}
)

func (plan) DocumentNumber(_ context.Context, p *graph.Plan) (*string, error) {
	return orNil(p.DocumentNumber), nil
}

func (plan) PeriodStart(_ context.Context, p *graph.Plan) (*int, error) {
	return orNil(p.PeriodStart), nil
}
func (plan) PeriodEnd(_ context.Context, p *graph.Plan) (*int, error)  { return orNil(p.PeriodEnd), nil }
func (plan) Address(_ context.Context, p *graph.Plan) (*string, error) { return orNil(p.Address), nil }

func (plan) Measures(ctx context.Context, p *graph.Plan, f *graph.MeasureFilter, o *graph.MeasureOrder, first *int, after *string, last *int, before *string) (*MeasureConnection, error) {
	return connectNodes(snapshot(ctx).PlanMeasures(p, orZero(f), orZero(o)), page{first, after, last, before})
}

func (plan) Targets(_ context.Context, p *graph.Plan, first *int, after *string, last *int, before *string) (*TargetConnection, error) {
	return connectNodes(graph.NewList(p.Targets), page{first, after, last, before})
}

func (measure) LeadUnits(_ context.Context, m *graph.Measure) ([]*graph.Agency, error) {
	return m.Agencies(graph.Lead), nil
}

func (measure) SupportingUnits(_ context.Context, m *graph.Measure) ([]*graph.Agency, error) {
	return m.Agencies(graph.Support), nil
}

func (measure) Responsibilities(_ context.Context, m *graph.Measure, role *graph.Role) ([]*graph.Responsibility, error) {
	all := inRole(m.Responsibilities(), role)
	list := make([]*graph.Responsibility, len(all))
	for i := range all {
		list[i] = &all[i]
	}
	return list, nil
}

// inRole leaves of the list those in that role, where one is given.
func inRole(list []graph.Responsibility, role *graph.Role) []graph.Responsibility {
	return slices.DeleteFunc(list, func(r graph.Responsibility) bool { return role != nil && r.Role != *role })
}

func (agency) Measures(ctx context.Context, a *graph.Agency, roles []graph.Role, f *graph.MeasureFilter, o *graph.MeasureOrder, first *int, after *string, last *int, before *string) (*MeasureConnection, error) {
	return connectNodes(snapshot(ctx).AgencyMeasures(a, roles, orZero(f), orZero(o)), page{first, after, last, before})
}

func (agency) Technologies(ctx context.Context, a *graph.Agency, roles []graph.Role, first *int, after *string) (*AgencyTechnologyConnection, error) {
	return connectTechnologies(snapshot(ctx).AgencyTechnologies(a, roles), page{first: first, after: after})
}

func (agency) Collaborators(ctx context.Context, a *graph.Agency, first *int, after *string) (*CollaboratorConnection, error) {
	return connectCollaborators(snapshot(ctx).Collaborators(a), page{first: first, after: after})
}

func (agency) SuccessorName(_ context.Context, a *graph.Agency) (*string, error) {
	return orNil(a.Successor), nil
}

func (agency) Successor(ctx context.Context, a *graph.Agency) (*graph.Agency, error) {
	return snapshot(ctx).Successor(a), nil
}

func (agency) Predecessors(ctx context.Context, a *graph.Agency) ([]*graph.Agency, error) {
	return snapshot(ctx).Predecessors(a), nil
}

func (technology) Measures(ctx context.Context, t *graph.Technology, includeNarrower *bool, f *graph.MeasureFilter, o *graph.MeasureOrder, first *int, after *string, last *int, before *string) (*MeasureConnection, error) {
	list := snapshot(ctx).TechnologyMeasures(t, or(includeNarrower, true), orZero(f), orZero(o))
	return connectNodes(list, page{first, after, last, before})
}

func (technology) Owners(ctx context.Context, t *graph.Technology, jurisdiction *string, roles []graph.Role, includeNarrower *bool, first *int, after *string) (*OwnerConnection, error) {
	q := graph.OwnerQuery{Jurisdiction: orZero(jurisdiction), Roles: roles, IncludeNarrower: or(includeNarrower, true)}
	return connectOwners(snapshot(ctx).Owners(t, q), page{first: first, after: after})
}

func (target) Unit(_ context.Context, t *graph.Target) (*string, error) { return orNil(t.Unit), nil }

func (jurisdiction) EnglishName(_ context.Context, j *graph.Jurisdiction) (*string, error) {
	return orNil(j.EnglishName), nil
}

func (jurisdiction) Plans(ctx context.Context, j *graph.Jurisdiction) ([]*graph.Plan, error) {
	return snapshot(ctx).PlansOf(j), nil
}
