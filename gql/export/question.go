// Package export writes all measures, targets or responsibilities that a filter selects as a table for spreadsheets.
//
//	question.go  which table of which rows; the same filters and orders as the GraphQL queries have
//	export.go    from a question to the rows of one revision
//	columns.go   what the columns of each table are, and their heads
//	csv.go       CSV
//	xlsx.go      XLSX: a workbook by excelize, into whose sheet the rows are streamed
package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Tables lists the tables that can be asked for.
var Tables = []string{"measures", "targets", "responsibilities"}

// Formats lists the formats in which a table can be written.
var Formats = []string{"csv", "xlsx"}

// Question asks for a table.
type Question struct {
	Of      string         // one of Tables
	Filter  map[string]any // as the query of that name takes it; nil for all
	OrderBy map[string]any // likewise; nil for the order in the plans
	Columns []string       // by key; all where empty
	Chinese bool           // heads and words in Chinese, else in English
	Pages   string         // the address of the server whose pages links lead to, without a slash at its end
}

// Error is what is wrong with a question, in words for whoever asks.
type Error string

// Error returns the words.
func (e Error) Error() string { return string(e) }

func wrong(format string, values ...any) error { return Error(fmt.Sprintf(format, values...)) }

// Object decodes a filter or an order from JSON; nil for an empty text. name says what it is, for the error.
func Object(name, text string) (map[string]any, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	var value map[string]any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&value); err != nil || value == nil {
		return nil, wrong(`%s is no JSON object; write it as {"jurisdiction": "杭州"}`, name)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, wrong("%s is more than one JSON object", name)
	}
	return value, nil
}

// List is the parts of a text with commas between them.
func List(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
}

// Validate returns what is wrong with the question besides its filter and its order, which Check is for.
func (q *Question) Validate() error {
	if !slices.Contains(Tables, q.Of) {
		return wrong("there is no table %q; ask for one of %s", q.Of, strings.Join(Tables, ", "))
	}
	for _, key := range q.Columns {
		if known := Columns(q.Of); !slices.Contains(known, key) {
			return wrong("%s have no column %q; they have %s", q.Of, key, strings.Join(known, ", "))
		}
	}
	return nil
}

// Check returns the query that counts the rows, with its variables. What is wrong with the filter or the order is its error.
func (q *Question) Check() (query string, variables map[string]any) {
	filter, order := "MeasureFilter", "MeasureOrder"
	if q.Of == "targets" {
		filter, order = "TargetFilter", "TargetOrder"
	}
	query = fmt.Sprintf("query ($filter: %s, $orderBy: %s) { %s(filter: $filter, orderBy: $orderBy, first: 0) { totalCount } }", filter, order, q.Of)
	variables = map[string]any{}
	if q.Filter != nil {
		variables["filter"] = q.Filter
	}
	if q.OrderBy != nil {
		variables["orderBy"] = q.OrderBy
	}
	return query, variables
}

// WithoutPlace is an error of the query of Check without its place in that query, which nobody wrote. What it says of is named.
func (q *Question) WithoutPlace(err *gqlerror.Error) *gqlerror.Error {
	where := ""
	if len(err.Path) > 1 { // variable, filter and what in it
		where = strings.TrimPrefix(strings.TrimPrefix(err.Path.String(), "variable."), q.Of+".") + ": "
	}
	return &gqlerror.Error{Message: where + err.Message, Extensions: err.Extensions}
}

// String is the question as it stands in the table: measures {"filter":{"jurisdiction":"杭州"}}.
func (q *Question) String() string {
	_, variables := q.Check()
	if len(variables) == 0 {
		return q.Of
	}
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(variables); err != nil {
		return q.Of
	}
	return q.Of + " " + strings.TrimSpace(text.String())
}
