package transport

import (
	"bytes"
	"errors"
	"net/http"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/budget"
	"github.com/plangraph/plangraph/gql/cost"
)

// request holds the operations of a request, one or a batch of them, and all memory that their answers need. It is pooled
// and serves one request after another.
type request struct {
	encoding   encoding
	operations []operation
	batch      bool
	body       bytes.Buffer    // in which the operations' sources stand, unless in a form
	bodyMemory *budget.Request // what the body takes
	scope      gql.Scope
	response   response
	single     [1]operation // the memory of operations where there is one
}

var requests = sync.Pool{New: func() any { return new(request) }}

// maxPooledBuffer is how many bytes a buffer may have that is used again. A larger one is left to the garbage collector.
const maxPooledBuffer = 64 << 10

// singleOperation makes room for one operation.
func (req *request) singleOperation() *operation {
	req.operations = req.single[:]
	return &req.single[0]
}

// release leaves the memory of the request and its answers to the next request, and nothing of what stood there.
func (req *request) release() {
	if req == nil {
		return
	}
	for i := range req.operations {
		req.operations[i].reset()
	}
	req.scope.Budget.End()
	req.bodyMemory.End()
	req.bodyMemory = nil
	if req.batch || req.encoding == multipartForm || req.body.Cap() > maxPooledBuffer {
		return // such are rare, and large
	}
	responses := req.response.responses
	clear(responses)
	req.body.Reset()
	req.operations, req.scope, req.response = nil, gql.Scope{}, response{responses: responses[:0]}
	requests.Put(req)
}

// parseRequest reads a request. It finds the source of each operation and does not decode it yet, except in a form.
func (h *handler) parseRequest(w http.ResponseWriter, r *http.Request, in encoding) (*request, *gqlerror.Error) {
	if in == multipartForm {
		return h.parseForm(w, r)
	}
	req := requests.Get().(*request)
	req.encoding = in
	if in == inAddress {
		req.body.WriteString(r.URL.RawQuery)
		op := req.singleOperation()
		op.source, op.rawQuery = sourceText{req.body.Bytes(), true}, r.URL.RawQuery
		return req, nil
	}
	err := h.readBody(w, r, req)
	if err == nil {
		err = req.splitBatch(h.options.Limits.Batch)
	}
	if err != nil {
		req.release()
		return nil, err
	}
	return req, nil
}

// readBody reads the body, up to the limit. Where the body's length is known before, net/http reads no further.
func (h *handler) readBody(w http.ResponseWriter, r *http.Request, req *request) *gqlerror.Error {
	limit, body := h.options.Limits.Body, &req.body
	if limit > 0 {
		if r.ContentLength > int64(limit) {
			return bodyTooLarge(limit, r.ContentLength)
		}
		if r.ContentLength < 0 {
			r.Body = http.MaxBytesReader(w, r.Body, int64(limit))
		}
	}
	if more := bodyLength(r, limit) - budget.Free; more > 0 { // others have as long a time to send theirs
		if req.bodyMemory = budget.NewRequest(r.Context(), h.bodies, nil); !req.bodyMemory.Take(more) {
			w.Header().Set("Retry-After", "1")
			return gql.Refusal(gql.CodeOverloaded, "too many large requests come at a time; send less at a time, or again in a second")
		}
	}
	if _, err := body.ReadFrom(r.Body); err != nil {
		return bodyError(err, badRequest("the request broke off; send it again"))
	}
	return nil
}

// bodyLength is how many bytes the body may have.
func bodyLength(r *http.Request, limit int) int {
	if r.ContentLength >= 0 {
		return int(r.ContentLength)
	}
	return limit
}

// dataBytes is how many bytes the responses have by now.
func (req *request) dataBytes() (n int) {
	for i := range req.operations {
		if r := req.operations[i].result.Response; r != nil {
			n += len(r.Data)
		}
	}
	return n
}

// bodyError is the error of a body that could not be read: that of its size where it is too large, else the other one.
func bodyError(err error, other *gqlerror.Error) *gqlerror.Error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return bodyTooLarge(int(large.Limit), large.Limit+1)
	}
	return other
}

// bodyTooLarge is the error of a body of so many bytes; where its length is not known, of at least so many.
func bodyTooLarge(limit int, actual int64) *gqlerror.Error {
	return gql.LimitExceeded(gql.CodeBody, "bytes in the request", limit, int(actual))
}

// splitBatch finds the operations in the body: a JSON object, or an array of up to limit objects.
func (req *request) splitBatch(limit int) *gqlerror.Error {
	body := bytes.TrimLeft(req.body.Bytes(), " \t\r\n")
	if len(body) == 0 || body[0] != '[' {
		req.singleOperation().source.bytes = body
		return nil
	}
	var batch []jsontext.Value
	if jsonv2.Unmarshal(body, &batch) != nil || len(batch) == 0 {
		return errBatch
	}
	if limit > 0 && len(batch) > limit {
		return gql.LimitExceeded(gql.CodeBatch, "operations in the batch", limit, len(batch))
	}
	req.operations, req.batch = make([]operation, len(batch)), true
	for i, entry := range batch {
		req.operations[i].source.bytes = entry
	}
	return nil
}

// parseOperations decodes the operations that have no response yet. Its errors repeat nothing of them, which may be
// anybody's text.
func (req *request) parseOperations() *gqlerror.Error {
	for i := range req.operations {
		op := &req.operations[i]
		if op.result.Response != nil {
			continue
		}
		if err := op.parse(req.batch); err != nil {
			return err
		}
		op.result.Info.Name = op.OperationName
	}
	return nil
}

// attachCosts adds its cost to each response with data. It comes last, after the cache, so that nobody gets a cost who did
// not ask for it.
func (req *request) attachCosts(l cost.Limits) {
	for i := range req.operations {
		result := &req.operations[i].result
		if data := result.Response.Data; data != nil {
			report := cost.Report{Requested: result.Requested, Actual: cost.CountFields(data), Limit: max(l.Complexity, 0)}
			result.Response.Extensions = withExtension(result.Response.Extensions, "cost", report)
		}
	}
}

// respond is the response of the operations' responses.
func (req *request) respond(mediaType string, status int) *response {
	list := append(req.response.responses[:0], make([]*graphql.Response, len(req.operations))...)
	for i := range req.operations {
		list[i] = req.operations[i].result.Response
	}
	req.response = response{mediaType: mediaType, status: status, responses: list, batch: req.batch, request: req}
	return &req.response
}
