package gql

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/graph"
)

// The codes that an error's extensions.code may have. A missing node is no error but null. An operation that does not
// parse or does not fit the schema keeps gqlgen's code: GRAPHQL_PARSE_FAILED or GRAPHQL_VALIDATION_FAILED.
const (
	CodeAmbiguousName   = "AMBIGUOUS_NAME"         // a name fits several nodes; extensions.candidates lists them
	CodeUnknownName     = "UNKNOWN_NAME"           // a name or an id in a filter that fits nothing; extensions.candidates lists what is near
	CodeInvalidCursor   = "INVALID_CURSOR"         // a cursor of another list, of an earlier revision, or none at all
	CodeBadUserInput    = "BAD_USER_INPUT"         // an argument or a request that makes no sense
	CodeNoIntrospection = "INTROSPECTION_DISABLED" // the schema is not shown here
	CodeUnauthenticated = "UNAUTHENTICATED"        // no token, or one that is not known here
	CodeForbidden       = "FORBIDDEN"              // the token is not for that
	CodeLoadingOff      = "LOADING_DISABLED"       // nothing is loaded over HTTP here
	CodeNotFound        = "NOT_FOUND"              // a mutation names what is not there
	CodeUnreadable      = "UNREADABLE_FILE"        // a file of a load that would cost too much to read; nothing was loaded
	CodeInternal        = "INTERNAL"               // our fault; the cause is in the log only
)

// The codes of what exceeds a limit; extensions.limit and extensions.actual say by how much.
const (
	CodeTokens       = "TOKEN_LIMIT_EXCEEDED"
	CodeDepth        = "DEPTH_LIMIT_EXCEEDED"
	CodeFields       = "FIELD_LIMIT_EXCEEDED"
	CodeAliases      = "ALIAS_LIMIT_EXCEEDED"
	CodeDuplicates   = "DUPLICATE_LIMIT_EXCEEDED"
	CodeDirectives   = "DIRECTIVE_LIMIT_EXCEEDED"
	CodeComplexity   = "COMPLEXITY_LIMIT_EXCEEDED"
	CodeText         = "TEXT_LIMIT_EXCEEDED"
	CodePageTooLarge = "PAGE_TOO_LARGE" // also of drawings and matrices
	CodeBatch        = "BATCH_LIMIT_EXCEEDED"
	CodeBody         = "BODY_LIMIT_EXCEEDED"
	CodeDeadline     = "DEADLINE_EXCEEDED" // the answer took too long, or the client has left
	CodeOverloaded   = "OVERLOADED"        // too many requests at a time; the header Retry-After says when to come again
)

// clientError is an error whose text is meant for the client.
type clientError struct {
	code       string
	message    string
	extensions map[string]any
}

// Error returns the message for the client.
func (e *clientError) Error() string { return e.message }

func badInput(format string, values ...any) error {
	return &clientError{code: CodeBadUserInput, message: fmt.Sprintf(format, values...)}
}

// PageTooLarge returns the error of an argument that asks for more items than the limit.
func PageTooLarge(argument string, limit, actual int) error {
	return &clientError{CodePageTooLarge, fmt.Sprintf("%s is %d; ask for at most %d", argument, actual, limit),
		map[string]any{"limit": limit, "actual": actual}}
}

// Refusal returns the error of a request that was not executed.
func Refusal(code, message string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": code}}
}

// LimitExceeded returns the error of a request that exceeds a limit.
func LimitExceeded(code, what string, limit, actual int) *gqlerror.Error {
	err := Refusal(code, fmt.Sprintf("%s: %d; send at most %d", what, actual, limit))
	err.Extensions["limit"], err.Extensions["actual"] = limit, actual
	return err
}

// Present turns any error into what the client sees. No other code does, so nothing internal leaks elsewhere.
func Present(ctx context.Context, err error) *gqlerror.Error {
	presented := graphql.DefaultErrorPresenter(ctx, err)
	var ambiguous *graph.AmbiguousError
	var unknown *graph.UnknownNameError
	var client *clientError
	switch {
	case errors.As(err, &ambiguous):
		presented = withCode(presented, CodeAmbiguousName, ambiguous.Error()+"; give a full name, an id or a jurisdiction")
		presented.Extensions["candidates"] = candidates(ambiguous.Candidates)
		return presented
	case errors.As(err, &unknown):
		presented = withCode(presented, CodeUnknownName, unknown.Error()+wayOn(unknown))
		presented.Extensions["candidates"] = candidates(unknown.Candidates)
		return presented
	case errors.As(err, &client):
		presented = withCode(presented, client.code, client.message)
		maps.Copy(presented.Extensions, client.extensions)
		return presented
	case presented.Extensions["code"] != nil:
		return presented
	case presented == err && presented.Err == nil && len(presented.Path) == 0: //nolint:errorlint // itself, of malformed persisted queries; not one that it wraps
		return withCode(presented, CodeBadUserInput, presented.Message)
	}
	slog.ErrorContext(ctx, "graphql", "path", presented.Path.String(), "error", err)
	return withCode(presented, CodeInternal, "something went wrong on our side; the server's log says what")
}

// withCode is the error with another message and a code; it keeps its path and locations.
func withCode(err *gqlerror.Error, code, message string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Path: err.Path, Locations: err.Locations, Extensions: map[string]any{"code": code}}
}

// Recovered makes an error of a panic. Present logs it with its stack and shows the client none of it.
func Recovered(_ context.Context, cause any) error {
	return fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
}

// candidate is a node that an ambiguous or a mistyped name may mean, with the jurisdiction that it is of or lies in.
type candidate struct {
	ID           graph.ID `json:"id"`
	Name         string   `json:"name"`
	Jurisdiction *string  `json:"jurisdiction"`
}

func candidates(nodes []graph.Node) []candidate {
	list := []candidate{}
	for _, node := range nodes {
		c := candidate{ID: node.NodeID(), Name: node.Label()}
		var in *graph.Jurisdiction
		switch n := node.(type) {
		case *graph.Agency:
			c.Name, in = n.Name, n.Jurisdiction
		case *graph.Plan:
			in = n.Jurisdiction
		case *graph.Jurisdiction:
			in = n.Parent
		}
		if in != nil {
			c.Jurisdiction = &in.Name
		}
		list = append(list, c)
	}
	return list
}

// wayOn says what to do about a name that fits nothing.
func wayOn(e *graph.UnknownNameError) string {
	if _, isID := graph.ID(e.Name).Kind(); isID {
		return "; ask for the node by a name"
	}
	if len(e.Candidates) == 0 {
		return ", nor one like it; search finds names by their parts"
	}
	return "; the candidates have names like it"
}
