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
// parse or does not fit the schema keeps the code that gqlgen gives it: GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED.
const (
	codeAmbiguousName   = "AMBIGUOUS_NAME"         // a name fits several nodes; extensions.candidates lists them
	codeInvalidCursor   = "INVALID_CURSOR"         // a cursor of another list, of an earlier revision, or none at all
	codeBadUserInput    = "BAD_USER_INPUT"         // an argument or a request that makes no sense
	codeNoIntrospection = "INTROSPECTION_DISABLED" // the schema is not shown here
	codeUnauthenticated = "UNAUTHENTICATED"        // no token, or one that is not known here
	codeForbidden       = "FORBIDDEN"              // the token is not for that
	codeLoadingOff      = "LOADING_DISABLED"       // nothing is loaded over HTTP here
	codeNotFound        = "NOT_FOUND"              // a mutation names what is not there
	codeInternal        = "INTERNAL"               // our fault; the cause is in the log only
)

// The codes of what passes a limit; extensions.limit and extensions.actual say by how much.
const (
	codeTokens       = "TOKEN_LIMIT_EXCEEDED"
	codeTooDeep      = "DEPTH_LIMIT_EXCEEDED"
	codeFields       = "FIELD_LIMIT_EXCEEDED"
	codeAliases      = "ALIAS_LIMIT_EXCEEDED"
	codeDuplicates   = "DUPLICATE_LIMIT_EXCEEDED"
	codeDirectives   = "DIRECTIVE_LIMIT_EXCEEDED"
	codeTooComplex   = "COMPLEXITY_LIMIT_EXCEEDED"
	codePageTooLarge = "PAGE_TOO_LARGE" // also of drawings and matrices
	codeBatch        = "BATCH_LIMIT_EXCEEDED"
	codeBody         = "BODY_LIMIT_EXCEEDED"
	codeDeadline     = "DEADLINE_EXCEEDED" // the answer took too long, or the request was given up
	codeOverloaded   = "OVERLOADED"        // too many requests at a time; the header Retry-After says when to come again
)

// clientError is an error whose text is meant for the client.
type clientError struct {
	code    string
	message string
	more    map[string]any // of the error's extensions
}

func (e *clientError) Error() string { return e.message }

func badInput(format string, values ...any) error {
	return &clientError{code: codeBadUserInput, message: fmt.Sprintf(format, values...)}
}

func tooLarge(argument string, limit, actual int) error {
	return &clientError{codePageTooLarge, fmt.Sprintf("%s is %d; ask for at most %d", argument, actual, limit),
		map[string]any{"limit": limit, "actual": actual}}
}

// candidate is a node that an ambiguous name may mean.
type candidate struct {
	ID           graph.ID `json:"id"`
	Name         string   `json:"name"`
	Jurisdiction *string  `json:"jurisdiction"`
}

// present turns any error into what the client sees. It is the only place that does.
func present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	var ambiguous *graph.AmbiguousError
	var client *clientError
	switch {
	case errors.As(err, &ambiguous):
		shown = describe(shown, codeAmbiguousName, ambiguous.Error()+"; give a full name, an id or a jurisdiction")
		shown.Extensions["candidates"] = candidates(ambiguous)
		return shown
	case errors.As(err, &client):
		shown = describe(shown, client.code, client.message)
		maps.Copy(shown.Extensions, client.more)
		return shown
	case shown.Extensions["code"] != nil:
		return shown
	case shown == err && shown.Err == nil && len(shown.Path) == 0: // of persisted queries that are wrong in themselves
		return describe(shown, codeBadUserInput, shown.Message)
	}
	slog.ErrorContext(ctx, "graphql", "path", shown.Path.String(), "error", err)
	return describe(shown, codeInternal, "something went wrong on our side; the server's log says what")
}

// describe gives an error its message and code; it keeps its path and locations.
func describe(shown *gqlerror.Error, code, message string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Path: shown.Path, Locations: shown.Locations, Extensions: map[string]any{"code": code}}
}

func candidates(e *graph.AmbiguousError) []candidate {
	var list []candidate
	for _, node := range e.Candidates {
		c := candidate{ID: node.NodeID(), Name: node.Label()}
		if a, ok := node.(*graph.Agency); ok {
			c.Name = a.Name
			if a.Jurisdiction != nil {
				c.Jurisdiction = &a.Jurisdiction.Name
			}
		}
		list = append(list, c)
	}
	return list
}

// recovered makes an error of a panic; present logs it and keeps it from the client.
func recovered(_ context.Context, cause any) error {
	return fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
}
