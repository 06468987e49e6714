package gql

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"sync"

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
	Variables     jsontext.Value `json:"variables"`
	Extensions    jsontext.Value `json:"extensions"`

	text     text // from which the above is read; empty for a form's, which is read already
	form     bool
	files    []placed          // uploaded; nil nearly always
	topic    topic             // zero until it is parsed and valid
	response *graphql.Response // nil until it is answered
	kept     bool              // whether the response is the cache's
}

// text is a question as it came: a JSON object, or the query of an address.
type text struct {
	bytes   []byte
	address bool
}

func (t text) equal(o text) bool { return t.address == o.address && bytes.Equal(t.bytes, o.bytes) }

// inquiry is what a request asks: one operation, or a batch of them.
type inquiry struct {
	questions []question
	batch     bool
	body      *bytes.Buffer // in which the texts stand; nil where they stand elsewhere
}

// release gives the memory of the body and of the answers to the next request.
func (ask *inquiry) release() {
	if ask == nil {
		return
	}
	if ask.body != nil {
		putBuffer(ask.body)
	}
	for i := range ask.questions {
		if q := &ask.questions[i]; q.response != nil && !q.kept {
			compiled.Release(q.response.Data)
		}
	}
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

// inquire takes in what a request asks, each question as a text that is not read yet.
func (h *handler) inquire(w http.ResponseWriter, r *http.Request) (*inquiry, *gqlerror.Error) {
	switch {
	case r.Method == http.MethodGet:
		return &inquiry{questions: []question{{text: text{[]byte(r.URL.RawQuery), true}}}}, nil
	case isUpload(r):
		return h.inquireForm(w, r)
	}
	ask := &inquiry{body: buffers.Get().(*bytes.Buffer)}
	err := h.read(w, r, ask.body)
	if err == nil {
		err = h.divide(ask)
	}
	if err != nil {
		ask.release()
		return nil, err
	}
	return ask, nil
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

// divide finds the questions in the body: a JSON object, or an array of them.
func (h *handler) divide(ask *inquiry) *gqlerror.Error {
	body := bytes.TrimLeft(ask.body.Bytes(), " \t\r\n")
	if len(body) == 0 || body[0] != '[' {
		ask.questions = []question{{text: text{bytes: body}}}
		return nil
	}
	batch, err := h.entries(body)
	if err != nil {
		return err
	}
	ask.questions, ask.batch = make([]question, len(batch)), true
	for i, entry := range batch {
		ask.questions[i].text.bytes = entry
	}
	return nil
}

// readAll reads the questions that are not answered yet. It says nothing back of what it read: that may be anybody's text.
func (ask *inquiry) readAll() *gqlerror.Error {
	for i := range ask.questions {
		q := &ask.questions[i]
		if q.response != nil {
			continue
		}
		if err := q.read(ask.batch); err != nil {
			return err
		}
		q.topic.name = q.OperationName
	}
	return nil
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
	values, err := url.ParseQuery(string(q.text.bytes))
	if err != nil {
		return unreadable("the address could not be read; encode query and variables as URLs need it")
	}
	q.Query, q.OperationName = document(values.Get("query")), values.Get("operationName")
	q.Variables, q.Extensions = jsontext.Value(values.Get("variables")), jsontext.Value(values.Get("extensions"))
	return nil
}

var errBatch = unreadable(`the batch could not be read; POST an array of JSON objects {"query": …, "variables": …}`)

// entries takes a batch apart and counts it before any entry is read.
func (h *handler) entries(body []byte) ([]jsontext.Value, *gqlerror.Error) {
	var batch []jsontext.Value
	if jsonv2.Unmarshal(body, &batch) != nil || len(batch) == 0 {
		return nil, errBatch
	}
	if most := h.options.Limits.Batch; most > 0 && len(batch) > most {
		return nil, exceeded(codeBatch, "operations in the batch", most, len(batch))
	}
	return batch, nil
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
func isObject(text jsontext.Value) bool {
	text = bytes.TrimLeft(text, " \t\r\n")
	return len(text) == 0 || text[0] == '{' || string(text) == "null"
}

// params is the question as gqlgen takes it.
func (q *question) params(r *http.Request) (*graphql.RawParams, *gqlerror.Error) {
	p := &graphql.RawParams{Query: string(q.Query), OperationName: q.OperationName, Headers: r.Header}
	if decode(q.Variables, &p.Variables) != nil {
		return p, unreadable("variables is no JSON object")
	}
	if decode(q.Extensions, &p.Extensions) != nil {
		return p, unreadable("extensions is no JSON object")
	}
	return p, q.attach(p)
}

// decode reads one JSON object, with its numbers as they were written.
func decode(text jsontext.Value, to *map[string]any) error {
	if len(text) == 0 {
		return nil
	}
	return jsonv2.Unmarshal(text, to, asWritten)
}

var asWritten = jsonv2.WithUnmarshalers(jsonv2.UnmarshalFromFunc(func(d *jsontext.Decoder, to *any) error {
	if d.PeekKind() != '0' {
		return jsonv2.SkipFunc
	}
	number, err := d.ReadValue()
	*to = json.Number(number)
	return err
}))
