package telemetry

import (
	"io"
	"log/slog"
	"net/http"
	"sync"
)

// recorder is the writer of a request's response. It records the status, the bytes and the answers.
//
// Handlers find it by unwrapping their writer, because a value in the request's context means a copy of the request.
//
// Recorders are pooled, which saves 980 bytes of garbage a request.
type recorder struct {
	http.ResponseWriter
	status  int // 0 until the header is written
	written int64
	answers []Answer
	attrs   []slog.Attr // memory for the line in the log
}

var recorders = sync.Pool{New: func() any { return new(recorder) }}

// acquireRecorder takes a recorder from the pool.
func acquireRecorder(w http.ResponseWriter) *recorder {
	rec := recorders.Get().(*recorder)
	rec.ResponseWriter = w
	return rec
}

// release gives the recorder back. The memory of more than four answers, which are rare, is not kept.
func (rec *recorder) release() {
	clear(rec.answers)
	clear(rec.attrs)
	*rec = recorder{answers: rec.answers[:0], attrs: rec.attrs[:0]}
	if cap(rec.answers) <= 4 {
		recorders.Put(rec)
	}
}

// Answered records a GraphQL answer of the request whose response w writes. A request may have several.
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

// Unwrap returns the writer within, for http.ResponseController.
func (rec *recorder) Unwrap() http.ResponseWriter { return rec.ResponseWriter }

// WriteHeader records the status, unless it is an informational one (1xx).
func (rec *recorder) WriteHeader(status int) {
	if rec.status == 0 && status >= http.StatusOK {
		rec.status = status
	}
	rec.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (rec *recorder) Write(p []byte) (int, error) {
	n, err := rec.ResponseWriter.Write(p)
	rec.written += int64(n)
	return n, err
}

// ReadFrom counts the bytes, and keeps net/http's own way to send files.
func (rec *recorder) ReadFrom(from io.Reader) (int64, error) {
	n, err := io.Copy(rec.ResponseWriter, from)
	rec.written += n
	return n, err
}

// code returns the response's status; a handler that writes none means 200.
func (rec *recorder) code() int {
	if rec.status == 0 {
		return http.StatusOK
	}
	return rec.status
}
