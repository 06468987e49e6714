package gql

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/graph"
)

// The codes that an error's extensions.code may have. A missing node is no error but null. An operation that does not
// parse, does not fit the schema or is too large keeps the code that gqlgen gives it: GRAPHQL_PARSE_FAILED,
// GRAPHQL_VALIDATION_FAILED, COMPLEXITY_LIMIT_EXCEEDED.
const (
	codeAmbiguousName = "AMBIGUOUS_NAME"       // a name fits several nodes; extensions.candidates lists them
	codeInvalidCursor = "INVALID_CURSOR"       // a cursor of another list, of an earlier revision, or none at all
	codeBadUserInput  = "BAD_USER_INPUT"       // an argument that makes no sense
	codePageTooLarge  = "PAGE_TOO_LARGE"       // more asked for at once than the API gives
	codeTooDeep       = "DEPTH_LIMIT_EXCEEDED" // an operation nested too deeply
	codeInternal      = "INTERNAL"             // our fault; the cause is in the log only
)

// clientError is an error whose text is meant for the client.
type clientError struct {
	code    string
	message string
}

func (e *clientError) Error() string { return e.message }

func badInput(format string, values ...any) error {
	return &clientError{codeBadUserInput, fmt.Sprintf(format, values...)}
}

func tooLarge(format string, values ...any) error {
	return &clientError{codePageTooLarge, fmt.Sprintf(format, values...)}
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
		return describe(shown, client.code, client.message)
	case shown.Extensions["code"] != nil:
		return shown
	case shown == err && shown.Err == nil: // the transport's own, and its text repeats the whole request
		return describe(shown, codeBadUserInput, `the request could not be read; POST a JSON object {"query": …, "variables": …}`)
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
