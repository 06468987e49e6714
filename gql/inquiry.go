package gql

import (
	"bytes"
	"errors"
	"net/http"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// inquiry is what a request asks, one operation or a batch of them, and all that is needed to answer it. It is one piece of
// memory that serves request after request.
type inquiry struct {
	questions []question
	batch     bool
	body      bytes.Buffer // in which the texts stand, unless in a form
	scope     scope
	reply     reply
	single    [1]question // where the questions stand when there is one
}

var inquiries = sync.Pool{New: func() any { return new(inquiry) }}

// keptBuffer is how many bytes a buffer may have that is used again. A larger one is left to the garbage collector.
const keptBuffer = 64 << 10

// one makes room for a single question.
func (ask *inquiry) one() *question {
	ask.questions = ask.single[:]
	return &ask.single[0]
}

// release gives the memory of the questions and of their answers to the next request, and nothing of what stood there.
func (ask *inquiry) release() {
	if ask == nil {
		return
	}
	for i := range ask.questions {
		ask.questions[i].forget()
	}
	if ask.batch || ask.body.Cap() > keptBuffer {
		return // such are rare, and large
	}
	responses := ask.reply.responses
	clear(responses)
	ask.body.Reset()
	ask.questions, ask.scope, ask.reply = nil, scope{}, reply{responses: responses[:0]}
	inquiries.Put(ask)
}

// inquire takes in what a request asks, each question as a text that is not read yet.
func (h *handler) inquire(w http.ResponseWriter, r *http.Request) (*inquiry, *gqlerror.Error) {
	if isUpload(r) {
		return h.inquireForm(w, r)
	}
	ask := inquiries.Get().(*inquiry)
	if r.Method == http.MethodGet {
		ask.body.WriteString(r.URL.RawQuery)
		q := ask.one()
		q.text, q.address = text{ask.body.Bytes(), true}, r.URL.RawQuery
		return ask, nil
	}
	err := h.read(w, r, &ask.body)
	if err == nil {
		err = h.divide(ask)
	}
	if err != nil {
		ask.release()
		return nil, err
	}
	return ask, nil
}

// read fills the buffer with the body, as far as it may go. One whose length was said needs no other watch: net/http reads
// no further.
func (h *handler) read(w http.ResponseWriter, r *http.Request, body *bytes.Buffer) *gqlerror.Error {
	if most := h.options.Limits.Body; most > 0 {
		if r.ContentLength > int64(most) {
			return bodyTooLarge(most, r.ContentLength)
		}
		if r.ContentLength < 0 {
			r.Body = http.MaxBytesReader(w, r.Body, int64(most))
		}
	}
	if _, err := body.ReadFrom(r.Body); err != nil {
		return unread(err)
	}
	return nil
}

// unread is the error of a body that could not be read to its end.
func unread(err error) *gqlerror.Error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return bodyTooLarge(int(large.Limit), large.Limit+1)
	}
	return unreadable("the request broke off; send it again")
}

// divide finds the questions in the body: a JSON object, or an array of them.
func (h *handler) divide(ask *inquiry) *gqlerror.Error {
	body := bytes.TrimLeft(ask.body.Bytes(), " \t\r\n")
	if len(body) == 0 || body[0] != '[' {
		ask.one().text.bytes = body
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

// answered is the reply of the questions' responses.
func (ask *inquiry) answered(kind string, status int) *reply {
	list := append(ask.reply.responses[:0], make([]*graphql.Response, len(ask.questions))...)
	for i := range ask.questions {
		list[i] = ask.questions[i].response
	}
	ask.reply = reply{kind: kind, status: status, responses: list, batch: ask.batch, asked: ask}
	return &ask.reply
}
