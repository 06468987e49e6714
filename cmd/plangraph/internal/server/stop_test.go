package server

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
	"github.com/plangraph/plangraph/graph"
)

func newRecorder(h http.Handler, host, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", path, nil)
	r.Host = host
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestWithin: what does not end is not waited for.
func TestWithin(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	from := time.Now()
	Within(10*time.Millisecond, func() { <-ctx.Done() })
	end()
	if took := time.Since(from); took > 5*time.Second {
		t.Errorf("it waited %v", took)
	}
	ended := false
	if Within(time.Hour, func() { ended = true }); !ended {
		t.Error("what ends soon is not waited for")
	}
}

// hungStore answers no question about its revision, as a database that was stopped.
type hungStore struct {
	graph.Store
	asked, end chan struct{}
}

func (s hungStore) Revision(context.Context) (string, error) {
	select {
	case s.asked <- struct{}{}:
	default:
	}
	<-s.end
	return "", nil
}

// TestAHungStoreKeepsNobody: a server whose store does not answer ends in time.
func TestAHungStoreKeepsNobody(t *testing.T) {
	store, contents := emptyStore(t)
	hung := hungStore{store, make(chan struct{}, 1), make(chan struct{})}
	defer close(hung.end)
	config := &Config{listen: "127.0.0.1:0", operation: operation{follow: time.Millisecond, log: "quiet", grace: 100 * time.Millisecond}}
	s, err := Start(t.Context(), config, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	s.Publish(hung, contents)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	<-hung.asked
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(plantest.Timeout):
		t.Error("the server waits for its store")
	}
	s.Close()
}
