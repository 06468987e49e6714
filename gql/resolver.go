package gql

// resolver answers the fields that no struct of graph holds. It has no state: what it reads is the operation's snapshot.
type resolver struct{}

func (resolver) Query() QueryResolver               { return query{} }
func (resolver) Mutation() MutationResolver         { return mutation{} }
func (resolver) Plan() PlanResolver                 { return plan{} }
func (resolver) Measure() MeasureResolver           { return measure{} }
func (resolver) Agency() AgencyResolver             { return agency{} }
func (resolver) Technology() TechnologyResolver     { return technology{} }
func (resolver) Target() TargetResolver             { return target{} }
func (resolver) Jurisdiction() JurisdictionResolver { return jurisdiction{} }
func (resolver) GraphNode() GraphNodeResolver       { return vertex{} }
func (resolver) Path() PathResolver                 { return path{} }

// or is what p points to, or the other value where p is nil: an argument that was not given, or given as null.
func or[T any](p *T, other T) T {
	if p == nil {
		return other
	}
	return *p
}

// orZero is what p points to, or the zero value where p is nil.
func orZero[T any](p *T) T {
	var zero T
	return or(p, zero)
}

// orNil is nil for the zero value, which means "not stated" in graph and null in the schema.
func orNil[T comparable](value T) *T {
	var zero T
	if value == zero {
		return nil
	}
	return &value
}
