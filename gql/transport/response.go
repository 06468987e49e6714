package transport

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql"
)

// response is what a client gets: one GraphQL response, or those of a batch.
type response struct {
	mediaType string
	status    int // of HTTP; 0 where the responses decide
	responses []*graphql.Response
	batch     bool
	request   *request // to be released once the response is written; nil where none could be read
}

// errorResponse is the response to a request that was not executed.
func errorResponse(mediaType string, status int, err *gqlerror.Error) *response {
	return &response{mediaType: mediaType, status: status, responses: []*graphql.Response{{Errors: gqlerror.List{err}}}}
}

// badRequest is the error of a request that holds no operation.
func badRequest(message string) *gqlerror.Error { return gql.Refusal(gql.CodeBadUserInput, message) }

// statusOf is the HTTP status of a request that was refused before its operations were read.
func statusOf(err *gqlerror.Error) int {
	switch err.Extensions["code"] {
	case gql.CodeBody:
		return http.StatusRequestEntityTooLarge
	case gql.CodeOverloaded:
		return http.StatusServiceUnavailable
	case gql.CodeUnauthenticated:
		return http.StatusUnauthorized
	case gql.CodeForbidden, gql.CodeLoadingOff:
		return http.StatusForbidden
	}
	return http.StatusBadRequest
}

// code is the code of the first error; empty where there is none.
func (resp *response) code() string {
	for _, response := range resp.responses {
		for _, err := range response.Errors {
			if code, ok := err.Extensions["code"].(string); ok {
				return code
			}
		}
	}
	return ""
}

// withoutErrors reports whether the response depends on the revision and the request alone.
func (resp *response) withoutErrors() bool {
	for _, response := range resp.responses {
		if len(response.Errors) > 0 {
			return false
		}
	}
	return true
}

// httpStatus is 200 where an operation was executed. Where none was, only the media type of GraphQL has a status of its own:
// a client cannot tell application/json with another status from the answer of a proxy.
func (resp *response) httpStatus() int {
	switch {
	case resp.status != 0:
		return resp.status
	case resp.mediaType == typeGraphQL && !resp.batch && resp.responses[0].Data == nil:
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// buffers keep the memory in which bodies are put together.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func releaseBuffer(b *bytes.Buffer) {
	if b.Cap() <= maxPooledBuffer {
		b.Reset()
		buffers.Put(b)
	}
}

// largeData is how many bytes the data of a single response has, at the least, that is not copied before it is sent.
const largeData = 64 << 10

// write sends the response. It returns the status and the length of the body.
func (resp *response) write(w http.ResponseWriter) (status, length int) {
	if first := resp.responses[0]; !resp.batch && len(first.Data) >= largeData && len(first.Errors)+len(first.Extensions) == 0 {
		return resp.send(w, []byte(`{"data":`), first.Data, []byte("}"))
	}
	b := buffers.Get().(*bytes.Buffer)
	defer releaseBuffer(b)
	if resp.batch {
		b.WriteByte('[')
	}
	for i, response := range resp.responses {
		if i > 0 {
			b.WriteByte(',')
		}
		appendResponse(b, response)
	}
	if resp.batch {
		b.WriteByte(']')
	}
	return resp.send(w, b.Bytes())
}

// send sends the parts of a body. Writing fails only where the client has left.
func (resp *response) send(w http.ResponseWriter, parts ...[]byte) (status, length int) {
	for _, part := range parts {
		length += len(part)
	}
	h := w.Header()
	h["Content-Type"] = contentTypes[resp.mediaType]
	h["Content-Length"] = []string{strconv.Itoa(length)}
	status = resp.httpStatus()
	w.WriteHeader(status)
	for _, part := range parts {
		if _, err := w.Write(part); err != nil {
			break
		}
	}
	return status, length
}

// appendResponse writes a response as the specification orders it: errors first, so that nobody overlooks them. The data is
// JSON already. A request that was not executed has no data, not even null.
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

// CostHeader is the header of a request that asks for the costs of its answers; its value is 1.
const CostHeader = "Plangraph-Cost"

// wantsCost reports whether the request asks for the costs of its answers.
func wantsCost(r *http.Request) bool {
	v := r.Header[CostHeader]
	return len(v) > 0 && v[0] == "1"
}

func withExtension(extensions map[string]any, name string, value any) map[string]any {
	if extensions == nil {
		extensions = map[string]any{}
	}
	extensions[name] = value
	return extensions
}
