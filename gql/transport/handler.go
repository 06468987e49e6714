package transport

import (
	"errors"
	"net/http"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/budget"
	"github.com/plangraph/plangraph/gql/exec"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// handler serves GraphQL over HTTP. A request goes through it in one line: parse, admit, cost, execute, encode.
type handler struct {
	current  func() *snapshot.Snapshot
	options  Options
	executor *exec.Executor // which holds operations to their cost

	answers, bodies *budget.Memory
	asking          *budget.Lanes
	uploads         chan struct{} // holds one for each upload
}

// NewHandler serves GraphQL over HTTP: POST with a JSON body, GET with query, operationName, variables and extensions in
// the address, automatic persisted queries with both, batches by POST, and files by POST of a form. The answer is
// application/graphql-response+json to a client that prefers it, else application/json.
//
// It calls current once for each request, and the whole response shows that snapshot. current must never return nil; it may
// return another one each time.
//
// A response depends on the revision and the request alone. So a GET without errors has the revision as its ETag, and one
// with If-None-Match costs nothing as long as the revision stays. One that asks for its cost has neither.
func NewHandler(current func() *snapshot.Snapshot, o Options) http.Handler {
	return newHandler(current, o)
}

// NewHandlers also returns the handler of whole tables for spreadsheets, which belong at [ExportPath]: GET /export/measures.csv and
// the like, with the filter and the order of the queries of that name as JSON in the address, and the columns that are wanted.
// Who may read may take them.
func NewHandlers(current func() *snapshot.Snapshot, o Options) (queries, tables http.Handler) {
	h := newHandler(current, o)
	return h, &exporter{h, &budget.Lanes{Quick: make(chan struct{}, maxExports), Wait: o.Limits.Queue}}
}

func newHandler(current func() *snapshot.Snapshot, o Options) *handler {
	return &handler{
		current: current, options: o, executor: o.executor(),
		answers: budget.NewMemory(o.Limits.Answers), bodies: budget.NewMemory(bodiesAtOnce * o.Limits.Body),
		asking: newLanes(o.Limits), uploads: make(chan struct{}, maxUploads),
	}
}

// bodiesAtOnce is how many bodies of full length are read, or wait for their answers, at a time.
const bodiesAtOnce = 128

// ServeHTTP answers one request and reports it to Observe.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	observed := Observation{}
	defer func() {
		if cause := recover(); cause != nil {
			h.answerPanic(w, r, cause, &observed)
		}
		if h.options.Observe != nil {
			observed.Duration = time.Since(start)
			h.options.Observe(w, observed)
		}
	}()
	h.serve(w, r, &observed)
}

// answerPanic answers where we ourselves are at fault; the cause is for the log only.
func (h *handler) answerPanic(w http.ResponseWriter, r *http.Request, cause any, observed *Observation) {
	err := gql.Present(r.Context(), gql.Recovered(r.Context(), cause))
	observed.Code = gql.CodeInternal
	observed.Status, observed.Bytes = errorResponse(typeJSON, http.StatusInternalServerError, err).write(w)
}

func (h *handler) serve(w http.ResponseWriter, r *http.Request, observed *Observation) {
	if r.Method == http.MethodOptions {
		observed.Status = answerOptions(w)
		return
	}
	in, mediaType, resp := classify(w, r)
	if resp == nil {
		resp = h.respond(w, r, in, mediaType, observed)
	}
	if resp == nil {
		observed.Status = http.StatusNotModified
		return
	}
	observed.Code = resp.code()
	observed.Status, observed.Bytes = resp.write(w)
	resp.request.release()
}

// respond answers a request that may hold operations. It returns nil where the client has the answer already.
func (h *handler) respond(w http.ResponseWriter, r *http.Request, in encoding, mediaType string, observed *Observation) *response {
	visitor, err := h.options.authenticate(r)
	if err == nil && in == multipartForm {
		err = visitor.MayLoad() // before a byte of it is read
	}
	if err != nil {
		w.Header().Set("WWW-Authenticate", "Bearer")
		return errorResponse(mediaType, statusOf(err), err)
	}
	if in == multipartForm {
		release, err := h.admitUpload(w, r)
		if err != nil {
			return errorResponse(mediaType, statusOf(err), err)
		}
		defer release()
	}
	s := h.current()
	if in == inAddress && h.notModified(w, r, s) {
		return nil
	}
	req, err := h.parseRequest(w, r, in)
	if err != nil {
		return errorResponse(mediaType, statusOf(err), err)
	}
	defer func() {
		if cause := recover(); cause != nil { // what was taken is given back, and the rest is left to whoever answers
			req.scope.Budget.End()
			req.bodyMemory.End()
			panic(cause)
		}
	}()
	lanes := h.asking
	if in == multipartForm {
		lanes = nil
	}
	req.scope = gql.Scope{Context: r.Context(), Visitor: visitor, Budget: budget.NewRequest(&req.scope, h.answers, lanes)}
	req.scope.Snapshot = s.Within(&req.scope)
	status, err := h.answer(w, r, req)
	if err != nil {
		req.release()
		return errorResponse(mediaType, statusOf(err), err)
	}
	for i := range req.operations {
		observed.record(req.operations[i].result.Info, req.batch)
	}
	if wantsCost(r) {
		req.attachCosts(h.options.Limits)
	}
	resp := req.respond(mediaType, status)
	if in == inAddress && resp.withoutErrors() && !wantsCost(r) {
		w.Header().Set("ETag", etag(s))
	}
	return resp
}

// answer gives each operation of the request a response. What the cache holds needs no place. The status is one that HTTP
// has for what went wrong; 0 where that is nothing.
func (h *handler) answer(w http.ResponseWriter, r *http.Request, req *request) (status int, err *gqlerror.Error) {
	all := h.options.Cache.lookupAll(req.scope.Snapshot, req.operations)
	if more := req.dataBytes() - budget.Free; more > 0 && !req.scope.Budget.Take(more) {
		return 0, h.overloaded(w, budget.ErrMemory)
	}
	if all {
		return 0, nil
	}
	if err := req.parseOperations(); err != nil {
		return 0, err
	}
	if err := h.admit(w, req); err != nil {
		return 0, err
	}
	defer req.scope.Budget.Leave()
	for i := range req.operations {
		op := &req.operations[i]
		if op.result.Response != nil {
			continue
		}
		if failed := h.execute(w, r, req, op); failed != 0 {
			status = failed
			continue
		}
		h.options.Cache.store(&req.scope, op)
	}
	return status, nil
}

// execute executes one operation. A status other than 0 is one that HTTP has for what went wrong.
func (h *handler) execute(w http.ResponseWriter, r *http.Request, req *request, op *operation) (status int) {
	if err := op.prepare(r); err != nil {
		return op.fail(http.StatusBadRequest, err)
	}
	switch err := h.executor.Execute(&req.scope, &op.params, &op.result); {
	case errors.Is(err, exec.ErrOverloaded):
		return op.fail(http.StatusServiceUnavailable, h.overloaded(w, err))
	case errors.Is(err, exec.ErrReadOnly):
		w.Header().Set("Allow", http.MethodPost)
		return op.fail(http.StatusMethodNotAllowed, badRequest("GET only reads; send a mutation by POST"))
	case errors.Is(err, exec.ErrDeadline):
		return op.fail(http.StatusServiceUnavailable, h.options.Limits.TooSlow())
	case errors.Is(err, exec.ErrCanceled):
		return op.fail(http.StatusServiceUnavailable, gql.Refusal(gql.CodeDeadline, "the request was given up"))
	}
	for _, err := range op.result.Response.Errors {
		if err.Extensions["code"] == gql.CodeUnreadable {
			return http.StatusUnprocessableEntity
		}
	}
	return 0
}
