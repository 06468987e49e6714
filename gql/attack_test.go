package gql_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/plangraph/plangraph/gql/gqltest"
)

// TestMixedQuestions asks many heavy questions at once, by clients half of whom leave early, beside one that asks short ones:
// that one is always answered, and when all have gone neither goroutines nor memory are left.
func TestMixedQuestions(t *testing.T) {
	server := serve(t, gqltest.Crowded())
	text := strings.Repeat("平台 数据 开放 甲州 ", 40)
	heavy := []string{
		`{ jurisdictions(first: 100) { nodes { plans(first: 100) { nodes { ` + strings.Repeat("jurisdiction { plans(first: 100) { nodes { ", 8) + "... @skip(if: true) { id }" + strings.Repeat(" } } }", 8) + ` } } } } }`,
		`{ measures(first: 100) { nodes { ` + gqltest.Repeat(90, "a#: text ") + `} } }`,
		`{ agency { id } measures(first: 100) { nodes { plan { measures(first: 100) { nodes { ` + gqltest.Repeat(40, "a#: title ") + `} } } } } }`,
		`{ measures(filter: {or: [` + strings.Repeat(`{text: "`+text+`"} `, 80) + `]}) { totalCount } }`,
		`{ ` + gqltest.Repeat(90, `a#: matrix(rows: AGENCY, columns: PLAN, filter: {or: [{text: "数据"}, {text: "开放"}]}) { cells { measureCount } } `) + `}`,
	}
	before := alive()
	end := time.Now().Add(2 * time.Second)
	var asking sync.WaitGroup
	for n := range 16 {
		asking.Go(func() {
			for i := n; time.Now().Before(end); i++ {
				ctx, leave := context.WithTimeout(t.Context(), time.Duration(10+i%2*2000)*time.Millisecond)
				body := gqltest.Body(t, fmt.Sprintf("# %d\n%s", i%7, heavy[i%len(heavy)]))
				if request, err := http.NewRequestWithContext(ctx, "POST", server.URL, strings.NewReader(body)); err == nil {
					request.Header.Set("Content-Type", "application/json")
					if response, err := server.Client().Do(request); err == nil {
						io.Copy(io.Discard, response.Body)
						response.Body.Close()
					}
				}
				leave()
			}
		})
	}
	for time.Now().Before(end) {
		if got := string(gqltest.Post(t, server, `{ measures(first: 5) { nodes { title } } }`, nil)); strings.Contains(got, "errors") || !strings.Contains(got, "数据开放") {
			t.Fatalf("beside heavy questions: %s", got)
		}
	}
	asking.Wait()
	server.Client().CloseIdleConnections()
	for from := time.Now(); alive().goroutines > before.goroutines+5; {
		if time.Sleep(10 * time.Millisecond); time.Since(from) > 20*time.Second {
			t.Fatalf("%d goroutines are left of %d", alive().goroutines, before.goroutines)
		}
	}
	if after := alive(); after.heap > before.heap+64<<20 {
		t.Errorf("%d bytes are left of %d", after.heap, before.heap)
	}
}

// life is what a process holds.
type life struct {
	goroutines int
	heap       uint64
}

func alive() life {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return life{runtime.NumGoroutine(), m.HeapAlloc}
}
