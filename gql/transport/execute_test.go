package transport

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/gql/exec"
	"github.com/plangraph/plangraph/gql/gqltest"
)

// TestExecute: in the process an operation gets the same answer as over HTTP.
func TestExecute(t *testing.T) {
	f := gqltest.NewFixture()
	const query = `query A { revision { id } } query B($first: Int) { plans(first: $first) { nodes { title } } agency { id } }`
	variables := map[string]any{"first": 1}
	response := exec.Execute(context.Background(), f.Snapshot, query, "B", variables)
	got, err := json.Marshal(response)
	if err != nil {
		t.Fatal(err)
	}
	body, err := json.Marshal(map[string]any{"query": query, "operationName": "B", "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	want := send(t, serve(t, f.Snapshot), "POST", "/", string(body), map[string]string{"Content-Type": "application/json"})
	if !bytes.Contains(got, []byte("甲州市智慧应用规划")) || want.Body != string(got) {
		t.Errorf("in the process %s\nover HTTP      %s", got, want.Body)
	}
}

func TestExecuteGivesUpWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	response := exec.Execute(ctx, gqltest.NewFixture().Snapshot, `{ revision { id } }`, "", nil)
	if len(response.Errors) != 1 || !strings.Contains(response.Errors[0].Message, "context canceled") {
		t.Errorf("%+v", response)
	}
}
