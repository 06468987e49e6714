package gql

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// question is one operation as the client sent it, and what it turned out to be.
type question struct {
	Query         string          `json:"query"`
	OperationName string          `json:"operationName"`
	Variables     json.RawMessage `json:"variables"`
	Extensions    json.RawMessage `json:"extensions"`

	operation *ast.OperationDefinition // nil until it is parsed and valid
	files     []placed                 // uploaded; nil nearly always
}

// inquiry is what a request asks: one operation, or a batch of them.
type inquiry struct {
	questions []question
	batch     bool
}

// buffers keep the bodies' memory between requests. One that grew beyond keptBuffer is left to the garbage collector.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

const keptBuffer = 64 << 10

func putBuffer(b *bytes.Buffer) {
	if b.Cap() <= keptBuffer {
		b.Reset()
		buffers.Put(b)
	}
}

// inquire reads what a request asks. It says nothing back of what it read: that may be anybody's text.
func (h *handler) inquire(w http.ResponseWriter, r *http.Request) (*inquiry, *gqlerror.Error) {
	switch {
	case r.Method == http.MethodGet:
		return inquireAddress(r.URL)
	case isUpload(r):
		return h.inquireForm(w, r)
	}
	body := buffers.Get().(*bytes.Buffer)
	defer putBuffer(body)
	if err := h.read(w, r, body); err != nil {
		return nil, err
	}
	return h.inquireBody(body.Bytes())
}

// read fills the buffer with the body, as far as it may go.
func (h *handler) read(w http.ResponseWriter, r *http.Request, body *bytes.Buffer) *gqlerror.Error {
	if most := h.options.Limits.Body; most > 0 {
		if r.ContentLength > int64(most) {
			return bodyTooLarge(most, r.ContentLength)
		}
		r.Body = http.MaxBytesReader(w, r.Body, int64(most))
	}
	_, err := body.ReadFrom(r.Body)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return bodyTooLarge(int(large.Limit), large.Limit+1)
	case err != nil:
		return unreadable("the request broke off; send it again")
	}
	return nil
}

// inquireBody reads a JSON object, or an array of them.
func (h *handler) inquireBody(body []byte) (*inquiry, *gqlerror.Error) {
	body = bytes.TrimLeft(body, " \t\r\n")
	if len(body) == 0 || body[0] != '[' {
		ask := inquiry{questions: make([]question, 1)}
		if json.Unmarshal(body, &ask.questions[0]) != nil {
			return nil, unreadable(`the request could not be read; POST a JSON object {"query": …, "variables": …}`)
		}
		return &ask, ask.questions[0].wrong()
	}
	batch, err := h.entries(body)
	if err != nil {
		return nil, err
	}
	ask := inquiry{questions: make([]question, len(batch)), batch: true}
	for i, entry := range batch {
		q := &ask.questions[i]
		if json.Unmarshal(entry, q) != nil {
			return nil, unreadable(`the batch could not be read; POST an array of JSON objects {"query": …, "variables": …}`)
		}
		if err := q.wrong(); err != nil {
			return nil, err
		}
	}
	return &ask, nil
}

// entries takes a batch apart and counts it before any entry is read.
func (h *handler) entries(body []byte) ([]json.RawMessage, *gqlerror.Error) {
	var batch []json.RawMessage
	if json.Unmarshal(body, &batch) != nil || len(batch) == 0 {
		return nil, unreadable(`the batch could not be read; POST an array of JSON objects {"query": …, "variables": …}`)
	}
	if most := h.options.Limits.Batch; most > 0 && len(batch) > most {
		return nil, exceeded(codeBatch, "operations in the batch", most, len(batch))
	}
	return batch, nil
}

func inquireAddress(u *url.URL) (*inquiry, *gqlerror.Error) {
	values, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return nil, unreadable("the address could not be read; encode query and variables as URLs need it")
	}
	ask := inquiry{questions: []question{{
		Query: values.Get("query"), OperationName: values.Get("operationName"),
		Variables: json.RawMessage(values.Get("variables")), Extensions: json.RawMessage(values.Get("extensions")),
	}}}
	return &ask, ask.questions[0].wrong()
}

// wrong tells what keeps the question from being one.
func (q *question) wrong() *gqlerror.Error {
	switch {
	case !isObject(q.Variables):
		return unreadable("variables is no JSON object")
	case !isObject(q.Extensions):
		return unreadable("extensions is no JSON object")
	case q.Query == "" && len(q.Extensions) == 0:
		return unreadable("there is no query; send it as query")
	}
	return nil
}

// isObject tells whether the text begins an object, or is null or nothing. The rest is seen when it is decoded.
func isObject(text json.RawMessage) bool {
	text = bytes.TrimLeft(text, " \t\r\n")
	return len(text) == 0 || text[0] == '{' || string(text) == "null"
}

// params is the question as gqlgen takes it.
func (q *question) params(r *http.Request) (*graphql.RawParams, *gqlerror.Error) {
	p := &graphql.RawParams{Query: q.Query, OperationName: q.OperationName, Headers: r.Header}
	if decode(q.Variables, &p.Variables) != nil {
		return p, unreadable("variables is no JSON object")
	}
	if decode(q.Extensions, &p.Extensions) != nil {
		return p, unreadable("extensions is no JSON object")
	}
	return p, q.attach(p)
}

// decode reads one JSON value, with its numbers as they were written.
func decode(text json.RawMessage, to *map[string]any) error {
	if len(text) == 0 {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(to); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("there is more than one value")
	}
	return nil
}
