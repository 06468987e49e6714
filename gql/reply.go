package gql

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// reply is what a client gets: one response, or those of a batch.
type reply struct {
	kind      string // media type
	status    int    // of HTTP; 0 where the responses decide
	responses []*graphql.Response
	batch     bool
	asked     *inquiry // whose memory is free when the reply is written; nil where nothing could be read
}

// refused is the reply to a request that was not executed.
func refused(kind string, status int, err *gqlerror.Error) *reply {
	return &reply{kind: kind, status: status, responses: []*graphql.Response{{Errors: gqlerror.List{err}}}}
}

// code is that of the first error; empty where there is none.
func (a *reply) code() string {
	for _, response := range a.responses {
		for _, err := range response.Errors {
			if code, ok := err.Extensions["code"].(string); ok {
				return code
			}
		}
	}
	return ""
}

// wholly tells whether there is no error anywhere, so that the reply depends on the revision and the request alone.
func (a *reply) wholly() bool {
	for _, response := range a.responses {
		if len(response.Errors) > 0 {
			return false
		}
	}
	return true
}

// httpStatus is 200 where something was executed. A request that was not has a status of its own only in the media type
// that is GraphQL's own; in application/json any status but 200 could come from something between us and the client.
func (a *reply) httpStatus() int {
	switch {
	case a.status != 0:
		return a.status
	case a.kind == typeGraphQL && !a.batch && a.responses[0].Data == nil:
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// buffers keep the memory in which bodies are put together.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func putBuffer(b *bytes.Buffer) {
	if b.Cap() <= keptBuffer {
		b.Reset()
		buffers.Put(b)
	}
}

// write sends the reply and returns the length of its body.
func (a *reply) write(w http.ResponseWriter) (status, bytesOut int) {
	b := buffers.Get().(*bytes.Buffer)
	defer putBuffer(b)
	if a.batch {
		b.WriteByte('[')
	}
	for i, response := range a.responses {
		if i > 0 {
			b.WriteByte(',')
		}
		appendResponse(b, response)
	}
	if a.batch {
		b.WriteByte(']')
	}
	h := w.Header()
	h["Content-Type"] = contentTypes[a.kind]
	h["Content-Length"] = []string{strconv.Itoa(b.Len())}
	status = a.httpStatus()
	w.WriteHeader(status)
	w.Write(b.Bytes()) // fails only where the client is gone
	return status, b.Len()
}

// appendResponse writes a response as the specification orders it: errors first, so that nobody overlooks them. The data
// is JSON already and goes out as it is. A request that was not executed has no data, not even null.
func appendResponse(b *bytes.Buffer, response *graphql.Response) {
	b.WriteByte('{')
	separator := ""
	if len(response.Errors) > 0 {
		appendMember(b, &separator, "errors", response.Errors)
	}
	if response.Data != nil {
		b.WriteString(separator + `"data":`)
		b.Write(response.Data)
		separator = ","
	}
	if len(response.Extensions) > 0 {
		appendMember(b, &separator, "extensions", response.Extensions)
	}
	b.WriteByte('}')
}

func appendMember(b *bytes.Buffer, separator *string, name string, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		text = []byte("null")
	}
	b.WriteString(*separator + `"` + name + `":`)
	b.Write(text)
	*separator = ","
}
