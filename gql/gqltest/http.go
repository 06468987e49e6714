package gqltest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// Repeat returns the format n times, with # replaced by 0, 1, 2 and so on.
func Repeat(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, strings.ReplaceAll(format, "#", "%[1]d"), i)
	}
	return b.String()
}

// Post sends an operation to a server and returns the body of the answer.
func Post(t *testing.T, server *httptest.Server, query string, variables map[string]any) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	response, err := server.Client().Post(server.URL, "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return ReadBody(t, response)
}

// ReadBody reads the body of a response and closes it.
func ReadBody(t *testing.T, response *http.Response) []byte {
	t.Helper()
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// PostTo posts a body to a handler, without a network, and returns the body of the answer.
func PostTo(handler http.Handler, body string) string {
	request := httptest.NewRequest("POST", "/", strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	return recorder.Body.String()
}

// Body is the body of a request for the query.
func Body(t testing.TB, query string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// CodeOf is the code of the answer's first error, empty where there is none.
func CodeOf(t *testing.T, body string) string {
	t.Helper()
	errs := DecodeErrors(t, []byte(body))
	if len(errs) == 0 {
		return ""
	}
	return fmt.Sprint(errs[0].Extensions["code"])
}

// FirstCode is the code of the response's first error, empty where there is none.
func FirstCode(response *graphql.Response) string {
	if len(response.Errors) == 0 {
		return ""
	}
	return fmt.Sprint(response.Errors[0].Extensions["code"])
}

// Errors are the errors of an answer.
type Errors struct {
	Errors []Error
}

// Error is an error as a client reads it.
type Error struct {
	Message    string
	Path       []any
	Extensions map[string]any
}

// DecodeErrors returns the errors of an answer.
func DecodeErrors(t *testing.T, body []byte) []Error {
	t.Helper()
	var answer Errors
	if err := json.Unmarshal(body, &answer); err != nil {
		t.Fatal(err)
	}
	return answer.Errors
}

// AsJSON returns variables as they arrive over HTTP.
func AsJSON(t *testing.T, v map[string]any) (decoded map[string]any) {
	text, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(text, &decoded)
	}
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}

// CountFields counts the fields of decoded JSON.
func CountFields(value any) (n int) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			n += CountFields(item)
		}
	case map[string]any:
		for _, item := range v {
			n += 1 + CountFields(item)
		}
	}
	return n
}
