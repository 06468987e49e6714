package gql

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"

	"github.com/plangraph/plangraph/gql/compiled"
)

// again executes operations that gqlgen's executor has executed before. That one parsed the query, compared it with the
// schema and measured it, once for all; what is new are the variables, which are coerced by the same rules, and held to the
// same budget. Then the operation's plan is run.
//
// It stands before the executor because most questions are asked again, and the executor makes for each of them what a
// plan never reads: contexts in contexts, a context of the operation, copies of its variables, 1.5 KB in all. Whatever is
// new or goes wrong is the executor's.
type again struct {
	documents graphql.Cache[*ast.QueryDocument] // well shaped, parsed and valid, by their texts
	budget    *budget
	schema    *compiled.Schema // nil where there are no plans
}

// answer answers the question, or tells that the executor has to.
func (x *again) answer(ctx *scope, q *question) bool {
	operation := x.operation(ctx, q)
	if operation == nil {
		return false
	}
	values, ok := x.coerce(operation, q.Variables.values)
	if !ok {
		return false
	}
	requested, ok := x.budget.allows(operation, values)
	if !ok {
		return false
	}
	data := compiled.Borrow()
	outcome := x.schema.Answer(ctx, data, operation, values)
	if outcome == compiled.Failed || ctx.Err() != nil {
		compiled.Return(data)
		return false
	}
	q.topic, q.requested, q.borrowed = topicOf(q.topic.name, operation), requested, data
	if outcome == compiled.Spent {
		q.response = x.budget.limits.spent()
		return true
	}
	q.is(*data)
	return true
}

// operation is the one that is asked for, nil where it did not come before.
func (x *again) operation(ctx context.Context, q *question) *ast.OperationDefinition {
	if x.schema == nil || q.form || len(q.Extensions) > 0 {
		return nil
	}
	document, known := x.documents.Get(ctx, string(q.Query))
	if !known {
		return nil
	}
	return document.Operations.ForName(q.OperationName)
}

// coerce makes the variables what their types say; it is not ok where one is wrong.
func (x *again) coerce(operation *ast.OperationDefinition, given map[string]any) (values map[string]any, ok bool) {
	for _, v := range operation.VariableDefinitions {
		if !asGiven(v, given) {
			values, err := validator.VariableValues(x.schema.Schema(), operation, given)
			return values, err == nil
		}
	}
	return given, true
}

// asGiven tells the usual variables, those that coercing leaves as they are: ids and texts, truth, and none where none is
// needed.
func asGiven(v *ast.VariableDefinition, given map[string]any) bool {
	value, has := given[v.Variable]
	switch value.(type) {
	case nil:
		return !v.Type.NonNull && (has || v.DefaultValue == nil)
	case string:
		return v.Type.NamedType == "ID" || v.Type.NamedType == "String"
	case bool:
		return v.Type.NamedType == "Boolean"
	}
	return false
}
