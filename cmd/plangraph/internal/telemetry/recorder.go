package telemetry

import (
	"io"
	"log/slog"
	"net/http"
	"sync"
)

// recorder is the writer of a request's response. It notes what goes out, and what handlers say of their answers.
//
// It is found by the writer, not by the request's context, because a context means a copy of the request; and it serves
// one request after the other, whose garbage is smaller by 980 bytes so.
type recorder struct {
	http.ResponseWriter
	status  int // 0 until the header is written
	written int64
	answers []Answer
	attrs   []slog.Attr // memory for the line in the log
}

var recorders = sync.Pool{New: func() any { return new(recorder) }}

func record(w http.ResponseWriter) *recorder {
	rec := recorders.Get().(*recorder)
	rec.ResponseWriter = w
	return rec
}

// end gives the recorder to the next request. Many answers in one request are rare, and their memory is not kept.
func (rec *recorder) end() {
	clear(rec.answers)
	clear(rec.attrs)
	*rec = recorder{answers: rec.answers[:0], attrs: rec.attrs[:0]}
	if cap(rec.answers) <= 4 {
		recorders.Put(rec)
	}
}

// Answered notes a GraphQL answer of the request whose response w writes; there may be several in one.
func Answered(w http.ResponseWriter, a Answer) {
	for {
		switch around := w.(type) {
		case *recorder:
			around.answers = append(around.answers, a)
			return
		case interface{ Unwrap() http.ResponseWriter }:
			w = around.Unwrap()
		default:
			return
		}
	}
}

// Unwrap is the writer within, for http.ResponseController.
func (rec *recorder) Unwrap() http.ResponseWriter { return rec.ResponseWriter }

// WriteHeader notes the status, unless it is one of those that come before the response's own.
func (rec *recorder) WriteHeader(status int) {
	if rec.status == 0 && status >= http.StatusOK {
		rec.status = status
	}
	rec.ResponseWriter.WriteHeader(status)
}

// Write counts.
func (rec *recorder) Write(p []byte) (int, error) {
	n, err := rec.ResponseWriter.Write(p)
	rec.written += int64(n)
	return n, err
}

// ReadFrom counts, too, and lets files go out the way that net/http has for them.
func (rec *recorder) ReadFrom(from io.Reader) (int64, error) {
	n, err := io.Copy(rec.ResponseWriter, from)
	rec.written += n
	return n, err
}

// code is the response's status; a handler that says none means 200.
func (rec *recorder) code() int {
	if rec.status == 0 {
		return http.StatusOK
	}
	return rec.status
}
