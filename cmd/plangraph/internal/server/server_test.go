package server

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/ingest"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
)

// emptyStore opens a store in memory, for the length of the test.
func emptyStore(t *testing.T) (graph.Store, *graph.Contents) {
	t.Helper()
	store, err := cayleystore.Open(t.Context(), "memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	contents, err := store.Scan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return store, contents
}

// seeded is a store in memory with the bundled plans.
func seeded(t *testing.T) (graph.Store, *graph.Contents) {
	t.Helper()
	store, _ := emptyStore(t)
	contents, err := ingest.Seed(t.Context(), store, ingest.NoProgress)
	if err != nil {
		t.Fatal(err)
	}
	return store, contents
}

// TestReadiness asks before the first snapshot, with it, and while the server stops.
func TestReadiness(t *testing.T) {
	s := newServer(&Config{}, telemetry.NewLogger(io.Discard, "quiet"))
	routes := s.routes()
	ask := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		routes.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		return w
	}
	check := func(when string, want map[string]int) {
		t.Helper()
		for path, status := range want {
			if got := ask(path); got.Code != status {
				t.Errorf("%s, %s answers %d %s, want %d", when, path, got.Code, got.Body, status)
			}
		}
	}
	check("before the first snapshot", map[string]int{"/healthz": 200, "/readyz": 503, "/graphql?query={revision{id}}": 503})
	if early := ask("/graphql?query={revision{id}}"); early.Header().Get("Retry-After") != "1" || !strings.Contains(early.Body.String(), "NOT_READY") {
		t.Errorf("before the first snapshot, /graphql answers %v %s", early.Header(), early.Body)
	}
	store, contents := seeded(t)
	s.Publish(store, contents)
	check("with a snapshot", map[string]int{"/healthz": 200, "/readyz": 200, "/graphql?query={revision{id}}": 200})
	s.stopping.Store(true)
	check("while stopping", map[string]int{"/healthz": 200, "/readyz": 503, "/graphql?query={revision{id}}": 200})
}

// slowListener answers when it may, and says when it was asked.
func slowListener(t *testing.T, may <-chan time.Time) (l *listener, asked chan struct{}) {
	t.Helper()
	address, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	asked = make(chan struct{})
	l = &listener{&http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(asked)
		select {
		case <-may:
			io.WriteString(w, "finished")
		case <-r.Context().Done():
		}
	})}, address}
	l.serve(make(chan error, 1))
	t.Cleanup(l.close)
	return l, asked
}

// TestRequestsUnderWayFinish stops a server that is answering: the answer is whole, and stopping waits for it; where it
// takes longer than the grace, stopping does not.
func TestRequestsUnderWayFinish(t *testing.T) {
	for name, test := range map[string]struct {
		grace    time.Duration
		finishes bool
	}{
		"in time":  {plantest.Timeout, true},
		"too late": {100 * time.Millisecond, false},
	} {
		t.Run(name, func(t *testing.T) {
			may := make(chan time.Time)
			l, asked := slowListener(t, may)
			address := l.Listener.Addr().String()
			answer := make(chan string)
			go func() {
				response, err := http.Get("http://" + address)
				if err != nil {
					answer <- err.Error()
					return
				}
				defer response.Body.Close()
				body, _ := io.ReadAll(response.Body)
				answer <- string(body)
			}()
			<-asked
			stopped := make(chan error)
			go func() {
				stopped <- newServer(&Config{}, telemetry.NewLogger(io.Discard, "quiet")).stop(l, 10*time.Millisecond, test.grace)
			}()
			plantest.Await(t, "the listener closes", func() bool { return !answers(address) })
			if test.finishes {
				close(may)
			}
			var err error
			select {
			case err = <-stopped:
			case <-time.After(plantest.Timeout):
				t.Fatal("stopping waits for what never finishes")
			}
			if got := <-answer; (got == "finished") != test.finishes || (err == nil) != test.finishes {
				t.Errorf("the client got %q, and stopping ended with %v", got, err)
			}
		})
	}
}

// answers reports whether somebody listens on the address.
func answers(address string) bool {
	connection, err := net.Dial("tcp", address)
	if err == nil {
		connection.Close()
	}
	return err == nil
}

// TestFollow changes the store under a server, as another process does, and then takes the store away.
func TestFollow(t *testing.T) {
	store, contents := seeded(t)
	s := newServer(&Config{}, telemetry.NewLogger(io.Discard, "quiet"))
	s.Publish(store, contents)
	before := s.current.Load()
	s.follow(t.Context())
	if s.current.Load() != before {
		t.Error("a store that has not changed is read again")
	}
	if err := store.Remove(t.Context(), contents.Plans[0].ID); err != nil {
		t.Fatal(err)
	}
	s.follow(t.Context())
	after := s.current.Load()
	if got, want := after.Counts().Plans, len(contents.Plans)-1; got != want {
		t.Errorf("the server has %d plans after one was removed, want %d", got, want)
	}
	store.Close()
	s.follow(t.Context())
	if s.current.Load() != after || !s.stale.Load() {
		t.Error("a store that cannot be read ends the service")
	}
}

// TestWriteTimeout: who does not read the answer is let go.
func TestWriteTimeout(t *testing.T) {
	l := limits{write: 200 * time.Millisecond}
	ended := make(chan error, 1)
	server := l.httpServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var err error
		for end := time.Now().Add(plantest.Timeout); err == nil && time.Now().Before(end); {
			_, err = w.Write(make([]byte, 1<<20))
		}
		ended <- err
	}))
	address, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go server.Serve(address)
	defer server.Close()
	client, err := net.Dial("tcp", address.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	io.WriteString(client, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	if err := <-ended; err == nil {
		t.Errorf("the server wrote for %v to a client that does not read", plantest.Timeout)
	}
}
