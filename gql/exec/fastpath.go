package exec

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/compiled"
	"github.com/plangraph/plangraph/gql/cost"
)

// planExecutor executes operations that gqlgen's executor has executed before. The query is parsed, valid and measured;
// only the variables are new. They are coerced by the same rules and held to the same limit, then the plan is executed.
type planExecutor struct {
	parsed  graphql.Cache[*ast.QueryDocument] // valid and within the limits on text
	limiter *cost.Limiter
	plans   *compiled.Schema // nil where nothing is compiled
}

// execute executes the operation, and reports whether it could. Whatever is new or goes wrong is gqlgen's to execute.
func (x *planExecutor) execute(scope *gql.Scope, p *Params, r *Result) bool {
	operation := x.operation(scope, p)
	if operation == nil {
		return false
	}
	variables, ok := x.coerceVariables(operation, p.Variables)
	if !ok {
		return false
	}
	requested, ok := x.limiter.Within(p.Query, operation, variables)
	if !ok {
		return false
	}
	data := compiled.AcquireBuffer()
	outcome := x.plans.ExecuteCached(scope, data, p.Query, operation, variables)
	if outcome == compiled.Fallback || scope.Err() != nil {
		compiled.ReleaseBuffer(data)
		return false
	}
	r.Info, r.Requested, r.buffer = infoOf(p.OperationName, operation), requested, data
	if outcome != compiled.Complete {
		r.Response = refusal(x.limiter.Limits, outcome)
		return true
	}
	r.SetData(*data)
	return true
}

// operation is the operation that the parameters name; nil where it did not come before.
func (x *planExecutor) operation(ctx context.Context, p *Params) *ast.OperationDefinition {
	if x.plans == nil || p.Extensions != nil {
		return nil
	}
	document, known := x.parsed.Get(ctx, p.Query)
	if !known {
		return nil
	}
	return document.Operations.ForName(p.OperationName)
}

// coerceVariables returns the variables as values of their types. The second result is false where one is wrong.
func (x *planExecutor) coerceVariables(operation *ast.OperationDefinition, sent map[string]any) (variables map[string]any, ok bool) {
	for _, v := range operation.VariableDefinitions {
		if !needsNoCoercion(v, sent) {
			variables, err := validator.VariableValues(x.plans.Schema(), operation, sent)
			return variables, err == nil
		}
	}
	return sent, true
}

// needsNoCoercion reports whether coercion would leave the variable as the client sent it. It knows the usual cases: ids,
// texts and booleans, and an absent variable that is optional and has no default.
func needsNoCoercion(v *ast.VariableDefinition, sent map[string]any) bool {
	value, present := sent[v.Variable]
	switch value.(type) {
	case nil:
		return !v.Type.NonNull && (present || v.DefaultValue == nil)
	case string:
		return v.Type.NamedType == "ID" || v.Type.NamedType == "String"
	case bool:
		return v.Type.NamedType == "Boolean"
	}
	return false
}
