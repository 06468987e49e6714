package gql

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/graph"
)

// handler serves GraphQL over HTTP. The specification of that name is followed to the letter, and each part of a request's
// way is a file: refuse.go, inquiry.go, question.go, limits.go, again.go, reply.go.
type handler struct {
	current  func() *graph.Snapshot
	options  Options
	executor *executor.Executor
	again    again // before the executor
	slots    slots
}

// NewHandler serves GraphQL over HTTP: POST with a JSON body, GET with query, operationName, variables and extensions in
// the address, automatic persisted queries with both, batches by POST. The answer is application/graphql-response+json to
// whom likes that best, else application/json.
//
// It calls current once for each request, and the whole response shows that snapshot; current must never return nil and
// may return another one each time. Since a response depends on nothing but the revision and the request, a GET without
// errors has the revision as its ETag, and one with If-None-Match costs nothing as long as the revision stays. One that
// asks for its cost has neither.
func NewHandler(current func() *graph.Snapshot, o Options) http.Handler {
	schema, plans := o.schema()
	e := executor.New(schema)
	known, budget := configure(e, o)
	e.Use(extension.AutomaticPersistedQuery{Cache: lru.New[string](knownQueries)})
	return &handler{current, o, e, again{known, budget, plans}, newSlots(o.Limits)}
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	seen := Observation{}
	defer func() {
		if cause := recover(); cause != nil {
			h.failed(w, r, cause, &seen)
		}
		if h.options.Observe != nil {
			seen.Duration = time.Since(start)
			h.options.Observe(w, seen)
		}
	}()
	h.serve(w, r, &seen)
}

// failed answers where we ourselves are at fault; the cause is for the log only.
func (h *handler) failed(w http.ResponseWriter, r *http.Request, cause any, seen *Observation) {
	a := refused(typeJSON, http.StatusInternalServerError, present(r.Context(), recovered(r.Context(), cause)))
	seen.Code = codeInternal
	seen.Status, seen.Bytes = a.write(w)
}

func (h *handler) serve(w http.ResponseWriter, r *http.Request, seen *Observation) {
	if r.Method == http.MethodOptions {
		seen.Status = options(w)
		return
	}
	a := refuse(w, r)
	if a == nil {
		a = h.receive(w, r, seen)
	}
	if a != nil {
		seen.Code = a.code()
		seen.Status, seen.Bytes = a.write(w)
		a.asked.release()
	}
}

// receive answers a request that may hold an operation; the reply is nil where the client has the answer already.
func (h *handler) receive(w http.ResponseWriter, r *http.Request, seen *Observation) *reply {
	kind := negotiate(r.Header.Values("Accept"))
	who, err := h.options.admitVisitor(r)
	if err == nil && isUpload(r) {
		err = who.mayLoad() // before a byte of it is read
	}
	if err != nil {
		w.Header().Set("WWW-Authenticate", "Bearer")
		return refused(kind, statusOf(err), err)
	}
	s := h.current()
	if r.Method == http.MethodGet && h.unchanged(w, r, s) {
		seen.Status = http.StatusNotModified
		return nil
	}
	a := h.reply(w, r, s, who, kind, seen)
	if r.Method == http.MethodGet && a.wholly() && !asksCost(r) {
		w.Header().Set("ETag", etag(s))
	}
	return a
}

// unchanged says what caches may do with the answer to a GET, and answers where the client has it.
func (h *handler) unchanged(w http.ResponseWriter, r *http.Request, s *graph.Snapshot) bool {
	header := w.Header()
	header.Add("Vary", "Accept")
	header.Add("Vary", CostHeader)
	header.Set("Cache-Control", "no-cache")
	if h.options.Private {
		header.Set("Cache-Control", "private, no-cache")
		header.Add("Vary", "Authorization")
	}
	if asksCost(r) { // of which the tag says nothing
		header.Set("Cache-Control", "no-store")
		return false
	}
	if !matches(r.Header.Values("If-None-Match"), s) {
		return false
	}
	header.Set("ETag", etag(s))
	w.WriteHeader(http.StatusNotModified)
	return true
}

// reply is the answer to a request that wants one. What is kept already needs no place among those that are executed.
func (h *handler) reply(w http.ResponseWriter, r *http.Request, s *graph.Snapshot, who visitor, kind string, seen *Observation) *reply {
	ask, err := h.inquire(w, r)
	if err != nil {
		return refused(kind, statusOf(err), err)
	}
	status := 0
	if !h.options.Cache.recall(s, ask.questions) {
		ask.scope = scope{Context: r.Context(), snapshot: s, visitor: who}
		if status, err = h.answer(&ask.scope, w, r, ask); err != nil {
			ask.release()
			return refused(kind, statusOf(err), err)
		}
	}
	for i := range ask.questions {
		seen.note(ask.questions[i].topic, ask.batch)
	}
	if asksCost(r) {
		ask.sayCosts(h.options.Limits)
	}
	return ask.answered(kind, status)
}

// answer answers what is not answered yet. The status is one that HTTP has for what went wrong; 0 where that is nothing.
func (h *handler) answer(ctx *scope, w http.ResponseWriter, r *http.Request, ask *inquiry) (status int, err *gqlerror.Error) {
	if err := ask.readAll(); err != nil {
		return 0, err
	}
	if err := h.admit(ctx, w, r); err != nil {
		return 0, err
	}
	defer h.slots.free()
	for i := range ask.questions {
		q := &ask.questions[i]
		if q.response != nil {
			continue
		}
		if wrong := h.respond(ctx, w, r, q); wrong != 0 {
			status = wrong
			continue
		}
		h.options.Cache.keep(ctx, ctx.snapshot, q)
	}
	return status, nil
}

// respond answers one question. A status other than 0 is one that HTTP has for what went wrong.
func (h *handler) respond(ctx *scope, w http.ResponseWriter, r *http.Request, q *question) (status int) {
	if h.again.answer(ctx, q) {
		return 0
	}
	own := *ctx // the executor puts contexts around it, which must not see the next request
	q.response, status = h.execute(&own, w, r, q)
	data := []byte(q.response.Data)
	q.borrowed = &data
	return status
}

// execute has gqlgen's executor answer one question. A status other than 0 is one that HTTP has for what went wrong.
func (h *handler) execute(ctx context.Context, w http.ResponseWriter, r *http.Request, q *question) (response *graphql.Response, status int) {
	params, wrong := q.params(r)
	if wrong != nil {
		return &graphql.Response{Errors: gqlerror.List{wrong}}, http.StatusBadRequest
	}
	ctx = graphql.StartOperationTrace(ctx)
	operation, errs := h.executor.CreateOperationContext(ctx, params)
	if errs != nil {
		return h.executor.DispatchError(graphql.WithOperationContext(ctx, operation), errs), 0
	}
	q.topic, q.requested = topicOf(q.topic.name, operation.Operation), h.again.budget.requestedBy(operation)
	if r.Method == http.MethodGet && operation.Operation.Operation != ast.Query {
		w.Header().Set("Allow", http.MethodPost)
		return &graphql.Response{Errors: gqlerror.List{refusal(codeBadUserInput, "GET only reads; send a mutation by POST")}}, http.StatusMethodNotAllowed
	}
	respond, ctx := h.executor.DispatchOperation(ctx, operation)
	response = respond(ctx)
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		err := h.options.Limits.tooSlow()
		return &graphql.Response{Errors: gqlerror.List{err}}, statusOf(err)
	}
	if response == nil { // the client has gone
		return &graphql.Response{Errors: gqlerror.List{refusal(codeDeadline, "the request was given up")}}, http.StatusServiceUnavailable
	}
	return response, 0
}

func etag(s *graph.Snapshot) string { return `"` + s.Revision() + `"` }

// matches tells whether one of the tags of If-None-Match is the snapshot's; weak tags count, as RFC 9110 has it for this
// header.
func matches(header []string, s *graph.Snapshot) bool {
	if len(header) == 0 {
		return false
	}
	mine := etag(s)
	for tag := range strings.SplitSeq(strings.Join(header, ","), ",") {
		tag = strings.TrimSpace(tag)
		if tag == "*" || strings.TrimPrefix(tag, "W/") == mine {
			return true
		}
	}
	return false
}
