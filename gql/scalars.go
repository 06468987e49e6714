package gql

import (
	"context"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"github.com/plangraph/plangraph/graph"
)

// MarshalID writes the scalar ID.
func MarshalID(id graph.ID) graphql.Marshaler { return graphql.MarshalString(string(id)) }

// UnmarshalID reads the scalar ID. Any text or whole number is accepted: an id of no node is no error.
func UnmarshalID(v any) (graph.ID, error) {
	text, err := graphql.UnmarshalID(v)
	if err != nil {
		return "", badInput("%v is no id; write one as this API gave it", v)
	}
	return graph.ID(text), nil
}

// MarshalFloat writes the scalar Float as compiled plans do: with an exponent only below 1e-4 and from 1e21 on. gqlgen's own
// writes one from 1e6 on, so that a number would look different where an error stands beside it.
func MarshalFloat(v float64) graphql.ContextMarshaler {
	return graphql.ContextWriterFunc(func(_ context.Context, w io.Writer) error {
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return fmt.Errorf("%g is no number of JSON", v)
		}
		format := byte('f')
		if magnitude := math.Abs(v); magnitude != 0 && (magnitude < 1e-4 || magnitude >= 1e21) {
			format = 'e'
		}
		_, err := w.Write(strconv.AppendFloat(nil, v, format, -1, 64))
		return err
	})
}

// UnmarshalFloat reads the scalar Float.
func UnmarshalFloat(ctx context.Context, v any) (float64, error) {
	return graphql.UnmarshalFloatContext(ctx, v)
}

// MarshalDate writes the scalar Date, null where the date is not stated.
func MarshalDate(d graph.Date) graphql.Marshaler { return orNull(d.String()) }

// UnmarshalDate reads the scalar Date; null is the zero Date. The error says which form is expected.
func UnmarshalDate(v any) (graph.Date, error) { return parseDate(v, "2014-08-25", graph.ParseDate) }

// MarshalPartialDate writes the scalar PartialDate, null where the date is not stated.
func MarshalPartialDate(d graph.PartialDate) graphql.Marshaler { return orNull(d.String()) }

// UnmarshalPartialDate reads the scalar PartialDate; null is the zero PartialDate. The error says which forms are expected.
func UnmarshalPartialDate(v any) (graph.PartialDate, error) {
	return parseDate(v, "2020, 2020-06 or 2020-06-30", graph.ParsePartialDate)
}

// MarshalRole writes the enum Role.
func MarshalRole(r graph.Role) graphql.Marshaler { return graphql.MarshalString(r.String()) }

// UnmarshalRole reads the enum Role.
func UnmarshalRole(v any) (graph.Role, error) {
	word, _ := v.(string)
	role, ok := graph.ParseRole(word)
	if !ok {
		return 0, badInput("%v is no role; write one of %v", v, graph.Roles)
	}
	return role, nil
}

// MarshalScope writes the enum Scope.
func MarshalScope(s graph.Scope) graphql.Marshaler { return graphql.MarshalString(s.String()) }

// UnmarshalScope reads the enum Scope.
func UnmarshalScope(v any) (graph.Scope, error) {
	word, _ := v.(string)
	scope, ok := graph.ParseScope(word)
	if !ok {
		return 0, badInput("%v is no scope; write OWN or GROUP", v)
	}
	return scope, nil
}

// orNull writes a text, or null where it is empty.
func orNull(text string) graphql.Marshaler {
	if text == "" {
		return graphql.Null
	}
	return graphql.MarshalString(text)
}

// parseDate reads a date in the form that the error shows, as an example; null is the zero date.
func parseDate[T any](v any, form string, read func(string) (T, error)) (T, error) {
	var zero T
	if v == nil {
		return zero, nil
	}
	text, ok := v.(string)
	if !ok {
		return zero, badInput("%v is not a text; write a date in quotes, as %s", v, form)
	}
	date, err := read(text)
	if err != nil {
		return zero, badInput("%s", err)
	}
	return date, nil
}
