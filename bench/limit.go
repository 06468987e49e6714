package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
)

// limit serves prepared answers, as fast as net/http and encoding/json can: GET /q1/17 finds the struct for the 17th
// variables of Q1 in a slice and marshals it. It parses no query and joins nothing, so nothing that has to find out what
// is asked can be faster; that is what makes it a limit. The answers come from the standard input, a JSON object by
// question; the address goes to out.
func limit(in io.Reader, out io.Writer) error {
	var raw map[string][]json.RawMessage
	if err := json.NewDecoder(in).Decode(&raw); err != nil {
		return err
	}
	mux := http.NewServeMux()
	for _, add := range []func(*http.ServeMux, map[string][]json.RawMessage) error{
		prepare[answer1]("q1"), prepare[answer2]("q2"), prepare[answer3]("q3"), prepare[answer4]("q4"), prepare[answer5]("q5"),
	} {
		if err := add(mux, raw); err != nil {
			return err
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "The limit listens on http://%s\n", listener.Addr())
	return http.Serve(listener, mux)
}

// prepare turns the answers to one question into structs behind a handler.
func prepare[T any](name string) func(*http.ServeMux, map[string][]json.RawMessage) error {
	return func(mux *http.ServeMux, raw map[string][]json.RawMessage) error {
		answers := make([]T, len(raw[name]))
		for i := range answers {
			if err := json.Unmarshal(raw[name][i], &answers[i]); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		mux.HandleFunc("GET /"+name+"/{n}", func(w http.ResponseWriter, r *http.Request) {
			n, err := strconv.Atoi(r.PathValue("n"))
			if err != nil || n < 0 || n >= len(answers) {
				http.NotFound(w, r)
				return
			}
			body, err := json.Marshal(&answers[n])
			if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
				return
			}
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Content-Length", strconv.Itoa(len(body)))
			_, _ = w.Write(body) // fails only where the client is gone
		})
		return nil
	}
}
