package main

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
)

// TestReadiness asks before the first snapshot, with it, and while the server stops.
func TestReadiness(t *testing.T) {
	s := newServer(telemetry.NewLogger(io.Discard, "quiet"))
	routes := new(serve).routes(s)
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
	store, contents, err := storeURL("memory:").openSeeded(t.Context(), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	s.begin(store, contents)
	check("with a snapshot", map[string]int{"/healthz": 200, "/readyz": 200, "/graphql?query={revision{id}}": 200})
	s.stopping.Store(true)
	check("while stopping", map[string]int{"/healthz": 200, "/readyz": 503, "/graphql?query={revision{id}}": 200})
}

// slowDoor answers after that time, and says when it was asked.
func slowDoor(t *testing.T, takes time.Duration) (d *door, asked chan struct{}) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	asked = make(chan struct{})
	d = &door{&http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(asked)
		select {
		case <-time.After(takes):
			io.WriteString(w, "finished")
		case <-r.Context().Done():
		}
	})}, listener}
	d.answer(make(chan error, 1))
	t.Cleanup(d.shut)
	return d, asked
}

// TestRequestsUnderWayFinish stops a server that is answering: the answer is whole, and stopping waits for it; where it
// takes longer than the grace, stopping does not.
func TestRequestsUnderWayFinish(t *testing.T) {
	for name, test := range map[string]struct {
		takes, grace time.Duration
		finishes     bool
	}{
		"in time":  {300 * time.Millisecond, 10 * time.Second, true},
		"too late": {time.Minute, 100 * time.Millisecond, false},
	} {
		t.Run(name, func(t *testing.T) {
			d, asked := slowDoor(t, test.takes)
			answer := make(chan string)
			go func() {
				response, err := http.Get("http://" + d.Listener.Addr().String())
				if err != nil {
					answer <- err.Error()
					return
				}
				defer response.Body.Close()
				body, _ := io.ReadAll(response.Body)
				answer <- string(body)
			}()
			<-asked
			from := time.Now()
			err := newServer(telemetry.NewLogger(io.Discard, "quiet")).stop(d, 0, test.grace)
			if took := time.Since(from); took > test.grace+2*time.Second {
				t.Errorf("stopping took %v with a grace of %v", took, test.grace)
			}
			if got := <-answer; (got == "finished") != test.finishes || (err == nil) != test.finishes {
				t.Errorf("the client got %q, and stopping ended with %v", got, err)
			}
			if _, err := http.Get("http://" + d.Listener.Addr().String()); err == nil {
				t.Error("a stopped server still answers")
			}
		})
	}
}

// TestOperatorsAddress holds that metrics and profiles are at the operators' address and nowhere else, and that they see
// the server stop.
func TestOperatorsAddress(t *testing.T) {
	admin := freeAddress(t)
	base, stop := start(t, "--store", "file:"+filepath.Join(t.TempDir(), "p.db"), "--admin", admin, "--drain", "1s")
	get(t, base+revisionQuery)
	for path, want := range map[string]string{
		"/metrics":      `plangraph_requests_total{code="OK",operation="revision"} 1`,
		"/healthz":      "ok",
		"/readyz":       "ok",
		"/debug/pprof/": "goroutine",
	} {
		if got := get(t, "http://"+admin+path); !strings.Contains(got, want) {
			t.Errorf("GET %s of the operators' address has no %q: %.300s", path, want, got)
		}
	}
	for _, path := range []string{"/metrics", "/debug/pprof/"} {
		if got := get(t, base+path); strings.Contains(got, "plangraph_requests_total") || strings.Contains(got, "goroutine") {
			t.Errorf("everybody can read %s", path)
		}
	}
	ended := make(chan error)
	go func() { ended <- stop() }()
	for until := time.Now().Add(900 * time.Millisecond); get(t, "http://"+admin+"/readyz") != "stopping\n"; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("a stopping server says that it is ready")
		}
	}
	if got := get(t, base+revisionQuery); !strings.Contains(got, `"plans":4`) {
		t.Errorf("while it drains, the server answers %s", got)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestLogForms starts servers with each form of log, and reads what they say.
func TestLogForms(t *testing.T) {
	for form, want := range map[string]string{"text": "level=INFO msg=request method=GET path=/graphql status=200", "json": `"msg":"request","method":"GET","path":"/graphql","status":200`, "quiet": ""} {
		path := filepath.Join(t.TempDir(), "log")
		log, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer log.Close()
		base, stop := startLogging(t, log, "--store", "memory:", "--log", form)
		get(t, base+revisionQuery)
		if err := stop(); err != nil {
			t.Error(err)
		}
		said, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(said), want) || (want == "") != (len(said) == 0) {
			t.Errorf("the log in the form %s says %q", form, said)
		}
	}
}
