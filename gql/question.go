package gql

import (
	"bytes"
	"net/http"
	"net/url"

	"github.com/99designs/gqlgen/graphql"
	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql/compiled"
)

// question is one operation as the client sent it, and what became of it.
type question struct {
	Query         document       `json:"query"`
	OperationName string         `json:"operationName"`
	Variables     variables      `json:"variables"`
	Extensions    jsontext.Value `json:"extensions"`

	text      text   // from which the above is read; empty for a form's, which is read already
	address   string // the text once more, of a question in one
	form      bool
	files     []placed          // uploaded; nil nearly always
	topic     topic             // zero until it is parsed and valid
	requested int               // fields that the answer may have; 0 where nobody counted
	response  *graphql.Response // nil until it is answered
	plain     graphql.Response  // where a response without errors stands, unless the executor made it
	borrowed  *[]byte           // the memory of the response's data, to be given back; nil where it is the cache's
}

// text is a question as it came: a JSON object, or the query of an address.
type text struct {
	bytes   []byte
	address bool
}

func (t text) equal(o text) bool { return t.address == o.address && bytes.Equal(t.bytes, o.bytes) }

// is answers the question with data and no errors.
func (q *question) is(data []byte) {
	q.plain.Data = data
	q.response = &q.plain
}

// forget gives back what was borrowed, and leaves of the question only its memory.
func (q *question) forget() {
	if q.borrowed != nil {
		compiled.Return(q.borrowed)
	}
	q.Variables.forget()
	*q = question{Variables: q.Variables}
}

func (q *question) read(batch bool) *gqlerror.Error {
	switch {
	case q.form:
	case q.text.address:
		if err := q.readAddress(); err != nil {
			return err
		}
	case jsonv2.Unmarshal(q.text.bytes, q) == nil:
	case batch:
		return errBatch
	default:
		return unreadable(`the request could not be read; POST a JSON object {"query": …, "variables": …}`)
	}
	return q.wrong()
}

func (q *question) readAddress() *gqlerror.Error {
	values, err := url.ParseQuery(q.address)
	if err != nil {
		return unreadable("the address could not be read; encode query and variables as URLs need it")
	}
	q.Query, q.OperationName = document(values.Get("query")), values.Get("operationName")
	q.Variables.read([]byte(values.Get("variables")))
	q.Extensions = jsontext.Value(values.Get("extensions"))
	return nil
}

var errBatch = unreadable(`the batch could not be read; POST an array of JSON objects {"query": …, "variables": …}`)

// wrong tells what keeps the question from being one.
func (q *question) wrong() *gqlerror.Error {
	switch {
	case q.Variables.wrong:
		return unreadable("variables is no JSON object")
	case !isObject(q.Extensions):
		return unreadable("extensions is no JSON object")
	case q.Query == "" && len(q.Extensions) == 0:
		return unreadable("there is no query; send it as query")
	}
	return nil
}

// isObject tells whether the text begins an object, or is null or nothing. The rest is seen when it is decoded.
func isObject(text jsontext.Value) bool {
	text = bytes.TrimLeft(text, " \t\r\n")
	return len(text) == 0 || text[0] == '{' || string(text) == "null"
}

// params is the question as gqlgen takes it.
func (q *question) params(r *http.Request) (*graphql.RawParams, *gqlerror.Error) {
	p := &graphql.RawParams{Query: string(q.Query), OperationName: q.OperationName, Variables: q.Variables.values, Headers: r.Header}
	var extensions variables
	if extensions.read(q.Extensions); extensions.wrong {
		return p, unreadable("extensions is no JSON object")
	}
	p.Extensions = extensions.values
	return p, q.attach(p)
}
