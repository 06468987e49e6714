package transport

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/plangraph/plangraph/gql/gqltest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestAnswersKeepApart asks many things at once, through a cache too small to hold them, and alone and in batches: the
// memory of answers goes from request to request, and none may see what another's writes there.
func TestAnswersKeepApart(t *testing.T) {
	f := gqltest.NewFixture()
	current := func() *snapshot.Snapshot { return f.Snapshot }
	for name, handler := range map[string]http.Handler{
		"executed": NewHandler(current, open), "cached": NewHandler(current, Options{Cache: newTestCache(t, 8<<10)}),
	} {
		var bodies, want []string
		for _, q := range gqltest.Questions {
			body, err := json.Marshal(map[string]any{"query": q.Query, "variables": f.QuestionVariables()})
			if err != nil {
				t.Fatal(err)
			}
			other := strings.NewReplacer(string(f.Platform.ID), string(f.Open.ID), string(f.Data.ID), string(f.Economy.ID), "大数据", "云计算").Replace(string(body))
			bodies = append(bodies, string(body), other, "["+string(body)+`,{"query":"{ revision { id } }"},`+other+"]",
				`{"query":"query($id: ID = \"`+string(f.Open.ID)+`\", $platform: ID) { measure(id: $id) { title } agency(id: $platform) { name } }"}`)
		}
		for _, body := range bodies {
			want = append(want, gqltest.PostTo(handler, body))
		}
		var asking sync.WaitGroup
		for n := range 8 {
			asking.Go(func() {
				for i := range 200 {
					at := (n + i*7) % len(bodies)
					if got := gqltest.PostTo(handler, bodies[at]); got != want[at] {
						t.Errorf("%s: got %s, want %s", name, got, want[at])
						return
					}
				}
			})
		}
		asking.Wait()
	}
}

// TestVariablesReset: the map of variables serves the next operation, empty; one that held many does not.
func TestVariablesReset(t *testing.T) {
	var v variables
	v.parse([]byte(`{"a":[1,{"b":null}],"c":true}`))
	if text, err := json.Marshal(v.values); err != nil || v.invalid || string(text) != `{"a":[1,{"b":null}],"c":true}` {
		t.Errorf("%s, %v", text, err)
	}
	v.reset()
	if v.pooled == nil || len(v.pooled) > 0 || v.values != nil {
		t.Errorf("after an operation: %+v", v)
	}
	for _, none := range []string{``, `null`} {
		if v.parse([]byte(none)); v.values != nil || v.invalid {
			t.Errorf("of %q: %+v", none, v)
		}
	}
	for _, wrong := range []string{`[]`, `"a"`, `1`, `{"a":1,"a":2}`, `{"a":1`, `{} {}`} {
		if v.parse([]byte(wrong)); !v.invalid {
			t.Errorf("%s was read as %+v", wrong, v)
		}
		v.reset()
	}
	v.parse([]byte("{" + manyVariables(maxPooledVariables+1) + "}"))
	if v.reset(); v.pooled != nil {
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
