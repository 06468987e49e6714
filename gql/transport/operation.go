package transport

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql/exec"
)

// operation is one operation as the client sent it, with its result.
type operation struct {
	Query         queryText      `json:"query"`
	OperationName string         `json:"operationName"`
	Variables     variables      `json:"variables"`
	Extensions    jsontext.Value `json:"extensions"`

	source   sourceText // of which the fields above are decoded; empty for one of a form, which is decoded already
	rawQuery string     // the source once more, of one in an address
	fromForm bool
	files    []uploadedFile // nil nearly always
	params   exec.Params
	result   exec.Result
}

// sourceText is an operation as it came: a JSON object, or the query of an address.
type sourceText struct {
	bytes   []byte
	fromURL bool
}

func (t sourceText) equal(o sourceText) bool {
	return t.fromURL == o.fromURL && bytes.Equal(t.bytes, o.bytes)
}

// reset releases what the result holds, and leaves of the operation only its memory.
func (op *operation) reset() {
	op.result.Reset()
	op.Variables.reset()
	*op = operation{Variables: op.Variables}
}

// fail makes the error the response, and returns the status.
func (op *operation) fail(status int, err *gqlerror.Error) int {
	op.result.Response = &graphql.Response{Errors: gqlerror.List{err}}
	return status
}

// parse decodes the operation from its source.
func (op *operation) parse(batch bool) *gqlerror.Error {
	switch {
	case op.fromForm:
	case op.source.fromURL:
		if err := op.parseURL(); err != nil {
			return err
		}
	case jsonv2.Unmarshal(op.source.bytes, op) == nil:
	case batch:
		return errBatch
	default:
		return badRequest(`the request could not be read; POST a JSON object {"query": …, "variables": …}`)
	}
	return op.validate()
}

func (op *operation) parseURL() *gqlerror.Error {
	values, err := url.ParseQuery(op.rawQuery)
	if err != nil {
		return badRequest("the address could not be read; encode query and variables as URLs need it")
	}
	// What may be kept for long is copied, because values without an escape are cut out of the whole address.
	op.Query, op.OperationName = queryText(strings.Clone(values.Get("query"))), strings.Clone(values.Get("operationName"))
	op.Variables.parse([]byte(values.Get("variables")))
	op.Extensions = jsontext.Value(values.Get("extensions"))
	return nil
}

var (
	errBatch      = badRequest(`the batch could not be read; POST an array of JSON objects {"query": …, "variables": …}`)
	errExtensions = badRequest("extensions is no JSON object")
)

// validate returns the error of what is decoded and makes no operation.
func (op *operation) validate() *gqlerror.Error {
	switch {
	case op.Variables.invalid:
		return badRequest("variables is no JSON object")
	case !isObject(op.Extensions):
		return errExtensions
	case op.Query == "" && len(op.Extensions) == 0:
		return badRequest("there is no query; send it as query")
	}
	return nil
}

// isObject reports whether the text begins an object, or is null or empty. The rest is checked when it is decoded.
func isObject(text jsontext.Value) bool {
	text = bytes.TrimLeft(text, " \t\r\n")
	return len(text) == 0 || text[0] == '{' || string(text) == "null"
}

// prepare makes the parameters for the executor.
func (op *operation) prepare(r *http.Request) *gqlerror.Error {
	op.params = exec.Params{
		Query: string(op.Query), OperationName: op.OperationName, Variables: op.Variables.values,
		Header: r.Header, ReadOnly: r.Method == http.MethodGet,
	}
	if len(op.Extensions) > 0 {
		var extensions variables
		if extensions.parse(op.Extensions); extensions.invalid {
			return errExtensions
		}
		op.params.Extensions = extensions.values
	}
	return op.attachFiles()
}

// queryText is the text of a query. Clients send few queries again and again, so each is unquoted once and then found by
// its quoted form.
type queryText string

// queryTexts are the texts that came before, by the JSON string that each came as.
type queryTexts struct {
	mu       sync.RWMutex
	interned map[string]queryText
	bytes    int
}

// What is kept at most. When it is full, all are dropped, and those that come again are soon back.
const (
	maxInterned      = 1000
	maxInternedBytes = 8 << 10 // of one text
	maxInternedAll   = 1 << 20 // of all texts, as they came
)

var internedQueries = queryTexts{interned: map[string]queryText{}}

// UnmarshalJSONFrom decodes a string.
func (t *queryText) UnmarshalJSONFrom(from *jsontext.Decoder) error {
	quoted, err := from.ReadValue()
	if err != nil {
		return err
	}
	*t, err = internedQueries.intern(quoted)
	return err
}

func (x *queryTexts) intern(quoted jsontext.Value) (queryText, error) {
	x.mu.RLock()
	known, ok := x.interned[string(quoted)]
	x.mu.RUnlock()
	if ok {
		return known, nil
	}
	var text string
	if err := jsonv2.Unmarshal(quoted, &text); err != nil {
		return "", err
	}
	if len(quoted) <= maxInternedBytes {
		x.add(string(quoted), queryText(text))
	}
	return queryText(text), nil
}

func (x *queryTexts) add(quoted string, text queryText) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.interned) >= maxInterned || x.bytes+len(quoted) > maxInternedAll {
		clear(x.interned)
		x.bytes = 0
	}
	x.interned[quoted] = text
	x.bytes += len(quoted)
}
