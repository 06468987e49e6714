package gql

import (
	"context"
	"slices"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// A resolver for each type of the schema that has fields which graph's struct does not hold as they are.
type (
	PlanResolver         struct{}
	MeasureResolver      struct{}
	AgencyResolver       struct{}
	TechnologyResolver   struct{}
	TargetResolver       struct{}
	SourceResolver       struct{}
	SourceMarkResolver   struct{}
	JurisdictionResolver struct{}
)

// DocumentNumber answers Plan.documentNumber.
func (PlanResolver) DocumentNumber(_ context.Context, p *graph.Plan) (*string, error) {
	return orNil(p.DocumentNumber), nil
}

// PeriodStart answers Plan.periodStart.
func (PlanResolver) PeriodStart(_ context.Context, p *graph.Plan) (*int, error) {
	return orNil(p.PeriodStart), nil
}

// PeriodEnd answers Plan.periodEnd.
func (PlanResolver) PeriodEnd(_ context.Context, p *graph.Plan) (*int, error) {
	return orNil(p.PeriodEnd), nil
}

// Address answers Plan.address.
func (PlanResolver) Address(_ context.Context, p *graph.Plan) (*string, error) {
	return orNil(p.Address), nil
}

// Measures answers Plan.measures.
func (PlanResolver) Measures(ctx context.Context, p *graph.Plan, f *snapshot.MeasureFilter, o *snapshot.MeasureOrder, first *int, after *string, last *int, before *string) (*MeasureConnection, error) {
	list, err := currentSnapshot(ctx).PlanMeasures(p, orZero(f), orZero(o))
	if err != nil {
		return nil, err
	}
	return connectNodes(list, pageArgs{first, after, last, before, nil})
}

// Targets answers Plan.targets.
func (PlanResolver) Targets(_ context.Context, p *graph.Plan, first *int, after *string, last *int, before *string) (*TargetConnection, error) {
	return connectNodes(snapshot.NewList(p.Targets), pageArgs{first, after, last, before, nil})
}

// LeadUnits answers Measure.leadUnits.
func (MeasureResolver) LeadUnits(_ context.Context, m *graph.Measure) ([]*graph.Agency, error) {
	return m.Agencies(graph.Lead), nil
}

// SupportingUnits answers Measure.supportingUnits.
func (MeasureResolver) SupportingUnits(_ context.Context, m *graph.Measure) ([]*graph.Agency, error) {
	return m.Agencies(graph.Support), nil
}

// Responsibilities answers Measure.responsibilities.
func (MeasureResolver) Responsibilities(_ context.Context, m *graph.Measure, role *graph.Role) ([]*graph.Responsibility, error) {
	all := InRole(m.Responsibilities(), role)
	list := make([]*graph.Responsibility, len(all))
	for i := range all {
		list[i] = &all[i]
	}
	return list, nil
}

// InRole removes responsibilities in other roles from the list; nil keeps all.
func InRole(list []graph.Responsibility, role *graph.Role) []graph.Responsibility {
	return slices.DeleteFunc(list, func(r graph.Responsibility) bool { return role != nil && r.Role != *role })
}

// Measures answers Agency.measures.
func (AgencyResolver) Measures(ctx context.Context, a *graph.Agency, roles []graph.Role, f *snapshot.MeasureFilter, o *snapshot.MeasureOrder, first *int, after *string, last *int, before *string) (*MeasureConnection, error) {
	list, err := currentSnapshot(ctx).AgencyMeasures(a, roles, orZero(f), orZero(o))
	if err != nil {
		return nil, err
	}
	return connectNodes(list, pageArgs{first, after, last, before, nil})
}

// Technologies answers Agency.technologies.
func (AgencyResolver) Technologies(ctx context.Context, a *graph.Agency, roles []graph.Role, first *int, after *string) (*AgencyTechnologyConnection, error) {
	return connectTechnologies(currentSnapshot(ctx).AgencyTechnologies(a, roles), pageArgs{first: first, after: after})
}

// Collaborators answers Agency.collaborators.
func (AgencyResolver) Collaborators(ctx context.Context, a *graph.Agency, roles []graph.Role, first *int, after *string) (*CollaboratorConnection, error) {
	return connectCollaborators(currentSnapshot(ctx).Collaborators(a, roles), pageArgs{first: first, after: after})
}

// Targets answers Agency.targets.
func (AgencyResolver) Targets(ctx context.Context, a *graph.Agency, roles []graph.Role, dueFrom, dueTo *graph.PartialDate, first *int, after *string, last *int, before *string) (*TargetConnection, error) {
	list := currentSnapshot(ctx).AgencyTargets(a, roles, orZero(dueFrom), orZero(dueTo))
	return connectNodes(list, pageArgs{first, after, last, before, nil})
}

// SuccessorName answers Agency.successorName.
func (AgencyResolver) SuccessorName(_ context.Context, a *graph.Agency) (*string, error) {
	return orNil(a.Successor), nil
}

// Successor answers Agency.successor.
func (AgencyResolver) Successor(ctx context.Context, a *graph.Agency) (*graph.Agency, error) {
	return currentSnapshot(ctx).Successor(a), nil
}

// Predecessors answers Agency.predecessors.
func (AgencyResolver) Predecessors(ctx context.Context, a *graph.Agency) ([]*graph.Agency, error) {
	return currentSnapshot(ctx).Predecessors(a), nil
}

// Measures answers Technology.measures.
func (TechnologyResolver) Measures(ctx context.Context, t *graph.Technology, includeNarrower *bool, f *snapshot.MeasureFilter, o *snapshot.MeasureOrder, first *int, after *string, last *int, before *string) (*MeasureConnection, error) {
	list, err := currentSnapshot(ctx).TechnologyMeasures(t, or(includeNarrower, true), orZero(f), orZero(o))
	if err != nil {
		return nil, err
	}
	return connectNodes(list, pageArgs{first, after, last, before, nil})
}

// Owners answers Technology.owners.
func (TechnologyResolver) Owners(ctx context.Context, t *graph.Technology, jurisdiction *string, roles []graph.Role, includeNarrower *bool, first *int, after *string) (*OwnerConnection, error) {
	q := snapshot.OwnerQuery{Jurisdiction: orZero(jurisdiction), Roles: roles, IncludeNarrower: or(includeNarrower, true)}
	owners, err := currentSnapshot(ctx).Owners(t, q)
	if err != nil {
		return nil, err
	}
	return connectOwners(owners, pageArgs{first: first, after: after})
}

// Unit answers Target.unit.
func (TargetResolver) Unit(_ context.Context, t *graph.Target) (*string, error) {
	return orNil(t.Unit), nil
}

// EnglishName answers Jurisdiction.englishName.
func (JurisdictionResolver) EnglishName(_ context.Context, j *graph.Jurisdiction) (*string, error) {
	return orNil(j.EnglishName), nil
}

// Level answers Jurisdiction.level.
func (JurisdictionResolver) Level(_ context.Context, j *graph.Jurisdiction) (string, error) {
	return j.LevelOrOther(), nil
}

// Plans answers Jurisdiction.plans.
func (JurisdictionResolver) Plans(ctx context.Context, j *graph.Jurisdiction, first *int, after *string, last *int, before *string) (*PlanConnection, error) {
	return connectNodes(currentSnapshot(ctx).PlansOf(j), pageArgs{first, after, last, before, nil})
}

// or is the value of an optional argument, or the other value where it is absent or null.
func or[T any](p *T, other T) T {
	if p == nil {
		return other
	}
	return *p
}

// orZero is the value of an optional argument, or the zero value where it is absent or null.
func orZero[T any](p *T) T {
	var zero T
	return or(p, zero)
}

// orNil is nil for the zero value: what graph's structs do not state is null in the schema.
func orNil[T comparable](value T) *T {
	var zero T
	if value == zero {
		return nil
	}
	return &value
}
