package gql

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/plangraph/plangraph/graph"
)

// TestAnswersKeepApart asks many things at once, through a cache too small to hold them, and alone and in batches: the
// memory of answers goes from request to request, and none may see what another's writes there.
func TestAnswersKeepApart(t *testing.T) {
	f := newFixture()
	current := func() *graph.Snapshot { return f.snapshot }
	for name, handler := range map[string]http.Handler{
		"executed": NewHandler(current, open), "kept": NewHandler(current, Options{Cache: newTestCache(t, 8<<10)}),
	} {
		var bodies, want []string
		for _, q := range benchmarked {
			body, err := json.Marshal(map[string]any{"query": q.query, "variables": f.benchmarkVariables()})
			if err != nil {
				t.Fatal(err)
			}
			other := strings.NewReplacer(string(f.platform.ID), string(f.open.ID), string(f.data.ID), string(f.economy.ID), "大数据", "云计算").Replace(string(body))
			bodies = append(bodies, string(body), other, "["+string(body)+`,{"query":"{ revision { id } }"},`+other+"]",
				`{"query":"query($id: ID = \"`+string(f.open.ID)+`\", $platform: ID) { measure(id: $id) { title } agency(id: $platform) { name } }"}`)
		}
		for _, body := range bodies {
			want = append(want, posted(handler, body))
		}
		var asking sync.WaitGroup
		for n := range 8 {
			asking.Go(func() {
				for i := range 200 {
					at := (n + i*7) % len(bodies)
					if got := posted(handler, bodies[at]); got != want[at] {
						t.Errorf("%s: got %s, want %s", name, got, want[at])
						return
					}
				}
			})
		}
		asking.Wait()
	}
}

// posted is the body of the handler's answer.
func posted(handler http.Handler, body string) string {
	request := httptest.NewRequest("POST", "/", strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	return recorder.Body.String()
}

// TestVariablesForget: the map of variables serves the next question, empty; one that held many does not.
func TestVariablesForget(t *testing.T) {
	var v variables
	v.read([]byte(`{"a":[1,{"b":null}],"c":true}`))
	if text, err := json.Marshal(v.values); err != nil || v.wrong || string(text) != `{"a":[1,{"b":null}],"c":true}` {
		t.Errorf("%s, %v", text, err)
	}
	v.forget()
	if v.memory == nil || len(v.memory) > 0 || v.values != nil {
		t.Errorf("after a question: %+v", v)
	}
	for _, none := range []string{``, `null`} {
		if v.read([]byte(none)); v.values != nil || v.wrong {
			t.Errorf("of %q: %+v", none, v)
		}
	}
	for _, wrong := range []string{`[]`, `"a"`, `1`, `{"a":1,"a":2}`, `{"a":1`, `{} {}`} {
		if v.read([]byte(wrong)); !v.wrong {
			t.Errorf("%s was read as %+v", wrong, v)
		}
		v.forget()
	}
	v.read([]byte("{" + manyVariables(keptVariables+1) + "}"))
	if v.forget(); v.memory != nil {
		t.Error("the memory of many variables is kept")
	}
}

func manyVariables(n int) string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf(`"v%d":%d`, i, i))
	}
	return strings.Join(list, ",")
}
