package transport

import (
	"context"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/budget"
	"github.com/plangraph/plangraph/gql/exec"
	"github.com/plangraph/plangraph/gql/export"
)

// ExportPath is where tables are: /export/measures.csv.
const ExportPath = "/export/"

// maxExports is how many tables are written at a time. They have places of their own, because a slow client takes long to take one.
const maxExports = 4

// exporter serves whole tables for spreadsheets.
type exporter struct {
	*handler
	places *budget.Lanes
}

// ServeHTTP answers one request and reports it to Observe.
func (h *exporter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start, observed, out := time.Now(), Observation{Type: "query", Fields: []string{"export"}}, &begun{ResponseWriter: w}
	defer func() {
		cause := recover()
		if cause != nil && out.bytes == 0 {
			h.answerPanic(w, r, cause, &observed)
		} else if cause != nil {
			observed.Code = codeOf(gql.Present(r.Context(), gql.Recovered(r.Context(), cause))) // which logs it
		}
		observed.Bytes += out.bytes
		if h.options.Observe != nil {
			observed.Duration = time.Since(start)
			h.options.Observe(w, observed)
		}
		if observed.Code != "" && out.bytes > 0 {
			breakOff(w)
		}
	}()
	h.serve(out, r, &observed)
}

func (h *exporter) serve(w *begun, r *http.Request, observed *Observation) {
	status, err := h.export(w, r)
	switch {
	case err != nil && w.bytes > 0:
		observed.Status, observed.Code = http.StatusOK, codeOf(err)
	case err != nil:
		observed.Code = codeOf(err)
		observed.Status, observed.Bytes = errorResponse(typeJSON, status, err).write(w.ResponseWriter)
	default:
		observed.Status = status
	}
}

func codeOf(err *gqlerror.Error) string {
	code, _ := err.Extensions["code"].(string)
	return code
}

// breakOff ends the connection, so that the client knows that the table is not whole.
func breakOff(w http.ResponseWriter) {
	if http.NewResponseController(w).SetWriteDeadline(time.Now().Add(-time.Second)) != nil {
		panic(http.ErrAbortHandler)
	}
}

// export answers with a table. Where some of it has been sent, the status of an error comes too late.
func (h *exporter) export(w http.ResponseWriter, r *http.Request) (status int, err *gqlerror.Error) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		return http.StatusMethodNotAllowed, badRequest("a table is only read; ask for it by GET")
	}
	visitor, err := h.options.authenticate(r)
	if err != nil {
		w.Header().Set("WWW-Authenticate", "Bearer")
		return statusOf(err), err
	}
	question, format, err := questionOf(r)
	if err != nil {
		return http.StatusBadRequest, err
	}
	s := h.current()
	if h.notModified(w, r, s) {
		return http.StatusNotModified, nil
	}
	places := budget.NewRequest(r.Context(), nil, h.places)
	if !places.Begin() {
		w.Header().Set("Retry-After", "1")
		refused := gql.Refusal(gql.CodeOverloaded, "others are taking tables; ask again in a second")
		refused.Extensions["limit"] = maxExports
		return http.StatusServiceUnavailable, refused
	}
	defer places.End()
	scope := &gql.Scope{Context: r.Context(), Visitor: visitor}
	scope.Snapshot = s.Within(scope)
	if status, err := h.check(w, scope, question); err != nil {
		return status, err
	}
	return h.write(w, r, scope, question, format)
}

// questionOf reads what the address asks for.
func questionOf(r *http.Request) (question export.Question, format string, err *gqlerror.Error) {
	of, format, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, ExportPath), ".")
	if !slices.Contains(export.Formats, format) {
		return question, "", badRequest("there is no such table; ask for one such as /export/measures.csv or /export/targets.xlsx")
	}
	values, failed := url.ParseQuery(r.URL.RawQuery)
	if failed != nil {
		return question, "", badRequest("the address could not be read; encode filter and orderBy as URLs need it")
	}
	for name := range values {
		if !slices.Contains([]string{"filter", "orderBy", "columns", "lang"}, name) {
			return question, "", badRequest("a table is asked for by filter, orderBy, columns and lang, and by nothing else")
		}
	}
	lang := values.Get("lang")
	if lang != "" && lang != "zh" && lang != "en" {
		return question, "", badRequest("lang is zh or en")
	}
	question = export.Question{Of: of, Columns: export.List(values.Get("columns")), Chinese: lang == "zh", Pages: pagesOf(r)}
	if question.Filter, failed = export.Object("filter", values.Get("filter")); failed == nil {
		question.OrderBy, failed = export.Object("orderBy", values.Get("orderBy"))
	}
	if failed == nil {
		failed = question.Validate()
	}
	if failed != nil {
		return question, "", badRequest(failed.Error())
	}
	return question, format, nil
}

// pagesOf is the address at which the client finds the pages: the one that it asked, by https where a proxy says so.
func pagesOf(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

// check counts the rows as a query would, so that a wrong filter has the errors of one, and the limits hold.
func (h *exporter) check(w http.ResponseWriter, scope *gql.Scope, q export.Question) (status int, err *gqlerror.Error) {
	if limit := h.options.Limits.Deadline; limit > 0 {
		scope.Expires = time.Now().Add(limit)
	}
	var result exec.Result
	defer result.Reset()
	query, variables := q.Check()
	switch err := h.executor.Execute(scope, &exec.Params{Query: query, Variables: variables, ReadOnly: true}, &result); {
	case errors.Is(err, exec.ErrDeadline):
		return http.StatusServiceUnavailable, h.options.Limits.TooSlow()
	case err != nil:
		return http.StatusServiceUnavailable, h.overloaded(w, err)
	}
	if errs := result.Response.Errors; len(errs) > 0 {
		return http.StatusBadRequest, q.WithoutPlace(errs[0])
	}
	return 0, nil
}

// write sends the table, within the time and the bytes that one may take.
func (h *exporter) write(w http.ResponseWriter, r *http.Request, scope *gql.Scope, q export.Question, format string) (status int, _ *gqlerror.Error) {
	scope.Expires = time.Time{}
	limits := h.options.Limits
	if limits.ExportTime > 0 {
		scope.Expires = time.Now().Add(limits.ExportTime)
		_ = http.NewResponseController(w).SetWriteDeadline(scope.Expires.Add(time.Second)) // the deadline of answers is shorter
	}
	table, err := export.Open(scope, scope.Snapshot, q)
	if err != nil {
		return http.StatusBadRequest, gql.Present(scope, err)
	}
	header := w.Header()
	header.Set("ETag", etag(scope.Snapshot))
	header.Set("Content-Type", map[string]string{"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}[format])
	header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": q.Of + "." + format}))
	if r.Method == http.MethodHead {
		return http.StatusOK, nil
	}
	failed := table.Write(scope, w, format, int64(limits.Export))
	if failed == nil {
		return http.StatusOK, nil
	}
	for _, name := range []string{"ETag", "Content-Disposition"} {
		header.Del(name)
	}
	return http.StatusBadRequest, h.brokenOff(failed)
}

// brokenOff is the error of a table that could not be written to its end.
func (h *exporter) brokenOff(err error) *gqlerror.Error {
	var asked export.Error
	limits := h.options.Limits
	switch {
	case errors.As(err, &asked):
		return badRequest(asked.Error())
	case errors.Is(err, export.ErrTooLarge):
		return gql.LimitExceeded(gql.CodeComplexity, "bytes of a table", limits.Export, limits.Export+1)
	case errors.Is(err, context.DeadlineExceeded):
		return gql.Refusal(gql.CodeDeadline, "the table took longer than it may and was broken off; ask for less at a time")
	}
	return gql.Refusal(gql.CodeDeadline, "the client has left")
}

// begun counts what was sent of a table.
type begun struct {
	http.ResponseWriter
	bytes int
}

// Unwrap returns the writer within, for http.ResponseController.
func (b *begun) Unwrap() http.ResponseWriter { return b.ResponseWriter }

// Write writes, and counts.
func (b *begun) Write(p []byte) (int, error) {
	n, err := b.ResponseWriter.Write(p)
	b.bytes += n
	return n, err
}
