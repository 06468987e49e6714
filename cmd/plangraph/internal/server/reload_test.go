package server

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/ingest"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
	"github.com/plangraph/plangraph/gql/transport"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/graphtest"
	"github.com/plangraph/plangraph/loader"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// wholeQuery asks for enough that a response made of two revisions would show.
const wholeQuery = `{ revision { id plans measures targets } measures(first: 100) { totalCount nodes { title targets { value } responsibilities { asWritten } } } again: revision { id } }`

// TestReloadUnderLoad asks from many clients while another connection replaces plan after plan: each response is, byte for
// byte, what its own revision says, and none comes from two. The race detector watches.
func TestReloadUnderLoad(t *testing.T) {
	path := "file:" + filepath.Join(t.TempDir(), "plans.db")
	writer := changing(t, path)
	want := map[string]string{} // by revision
	for range 8 {
		revision, body := writer.answer(t)
		want[revision] = body
		writer.step(t)
	}
	store, err := cayleystore.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	contents, err := store.Scan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(&Config{}, telemetry.NewLogger(io.Discard, "quiet"))
	s.Publish(store, contents)
	served := httptest.NewServer(telemetry.Requests(s.routes(), s.metrics, s.log))
	defer served.Close()

	var stopped atomic.Bool
	var clients sync.WaitGroup
	var answers atomic.Int64
	seen := sync.Map{}
	for range 8 {
		clients.Go(func() {
			for !stopped.Load() {
				revision, body, err := askWhole(served.URL)
				if err != nil || want[revision] != body {
					t.Errorf("revision %s: error %v, and an answer that is not its own", revision, err)
					return
				}
				answers.Add(1)
				seen.Store(revision, true)
			}
		})
	}
	revisions := func() (n int) {
		seen.Range(func(any, any) bool { n++; return true })
		return n
	}
	enough := int64(graphtest.Rounds(t, 1000, 200))
	for until := time.Now().Add(plantest.Timeout); !t.Failed() && (answers.Load() < enough || revisions() < len(want)); {
		writer.step(t)
		s.follow(t.Context())
		if time.Now().After(until) {
			t.Errorf("%d answers from %d of %d revisions: too little was tested", answers.Load(), revisions(), len(want))
		}
	}
	stopped.Store(true)
	clients.Wait()
	t.Logf("%d answers from %d revisions after %d steps", answers.Load(), revisions(), writer.at)
}

// askWhole asks the server, and is the revision that the answer names at its beginning and its end, and the answer.
func askWhole(base string) (revision, body string, err error) {
	response, err := http.Get(base + "/graphql?query=" + url.QueryEscape(wholeQuery))
	if err != nil {
		return "", "", err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return "", "", err
	}
	var answer struct {
		Data struct {
			Revision, Again struct{ ID string }
		}
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		return "", "", err
	}
	if answer.Data.Revision != answer.Data.Again || response.Header.Get("ETag") != `"`+answer.Data.Revision.ID+`"` {
		return "", "", fmt.Errorf("the answer is of %s, of %s and of ETag %s", answer.Data.Revision.ID, answer.Data.Again.ID, response.Header.Get("ETag"))
	}
	return answer.Data.Revision.ID, string(text), nil
}

// changes walk through the eight states that three plans in two variants have, one plan a step.
type changes struct {
	store    *cayleystore.Store
	variants [2][]*graph.Plan
	at       int
}

func changing(t *testing.T, store string) *changes {
	t.Helper()
	s, err := cayleystore.Open(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	c := &changes{store: s}
	known, err := ingest.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	for variant := range c.variants {
		var files []loader.File
		for number := range 3 {
			files = append(files, loader.File{Name: fmt.Sprintf("plan-%d.txt", number), Data: []byte(plantest.Text(number, variant))})
		}
		result, err := known.Load(t.Context(), files, nil, nil)
		if err != nil || len(result.Changes) != 3 {
			t.Fatalf("%v, %+v", err, result)
		}
		for _, change := range result.Changes {
			c.variants[variant] = append(c.variants[variant], change.Plan)
		}
	}
	for _, p := range c.variants[0] {
		if err := s.Replace(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// step replaces one plan, so that eight steps, in the order of Gray's code, lead through all states and back.
func (c *changes) step(t *testing.T) {
	t.Helper()
	plan := []int{0, 1, 0, 2, 0, 1, 0, 2}[c.at%8]
	c.at++
	gray := c.at%8 ^ (c.at%8)>>1
	if err := c.store.Replace(t.Context(), c.variants[gray>>plan&1][plan]); err != nil {
		t.Fatal(err)
	}
}

// answer is what the store says now.
func (c *changes) answer(t *testing.T) (revision, body string) {
	t.Helper()
	contents, err := c.store.Scan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	handler := transport.NewHandler(func() *snapshot.Snapshot { return snapshot.New(contents) }, transport.Options{})
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest("GET", "/graphql?query="+url.QueryEscape(wholeQuery), nil))
	return contents.Revision, w.Body.String()
}
