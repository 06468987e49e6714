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

// slowDoor answers when it may, and says when it was asked.
func slowDoor(t *testing.T, may <-chan time.Time) (d *door, asked chan struct{}) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	asked = make(chan struct{})
	d = &door{&http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(asked)
		select {
		case <-may:
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
		grace    time.Duration
		finishes bool
	}{
		"in time":  {patience, true},
		"too late": {100 * time.Millisecond, false},
	} {
		t.Run(name, func(t *testing.T) {
			may := make(chan time.Time)
			d, asked := slowDoor(t, may)
			address := d.Listener.Addr().String()
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
				stopped <- newServer(telemetry.NewLogger(io.Discard, "quiet")).stop(d, 10*time.Millisecond, test.grace)
			}()
			await(t, "the door closes", func() bool { return !answers(address) })
			if test.finishes {
				close(may)
			}
			var err error
			select {
			case err = <-stopped:
			case <-time.After(patience):
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

// TestOperatorsAddress holds that metrics and profiles are at the operators' address and nowhere else, and that they see
// the server stop.
func TestOperatorsAddress(t *testing.T) {
	admin := freeAddress(t)
	base, stop := start(t, "--store", "file:"+filepath.Join(t.TempDir(), "p.db"), "--admin", admin, "--drain", "1h")
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
	go stop() // the end of the test ends the hour of draining
	await(t, "a stopping server says so", func() bool { return get(t, "http://"+admin+"/readyz") == "stopping\n" })
	if got := get(t, base+revisionQuery); !strings.Contains(got, `"plans":4`) {
		t.Errorf("while it drains, the server answers %s", got)
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
