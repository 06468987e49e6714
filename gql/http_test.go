package gql

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/plangraph/plangraph/graph"
)

// open is how the tests serve where they say nothing else: as a server in the open.
var open = Options{Limits: DefaultLimits}

// serve starts the real handler over the snapshot.
func serve(t *testing.T, s *graph.Snapshot) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(NewHandler(func() *graph.Snapshot { return s }, open))
	t.Cleanup(server.Close)
	return server
}

// post sends an operation and returns the body of the answer.
func post(t *testing.T, server *httptest.Server, query string, variables map[string]any) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	response, err := server.Client().Post(server.URL, "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return read(t, response)
}

func read(t *testing.T, response *http.Response) []byte {
	t.Helper()
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return body
}
