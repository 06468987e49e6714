package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
)

// TestServe starts the program on an empty store, asks it over HTTP, and stops it as a terminal does.
func TestServe(t *testing.T) {
	base, stop := start(t, "--store", "file:"+filepath.Join(t.TempDir(), "served.db"))
	for path, want := range map[string]string{
		"/healthz":                          "ok",
		"/readyz":                           "ok",
		"/":                                 "<title>Plangraph",
		"/playground":                       "<title>Plangraph",
		"/graphql?query={revision{plans}}":  `{"data":{"revision":{"plans":4}}}`,
		"/graphql?query={technology(name:}": "errors",
		"/assets/nothing.js":                "not found",
	} {
		if got := get(t, base+path); !strings.Contains(got, want) {
			t.Errorf("GET %s: %q, want %q in it", path, got, want)
		}
	}
	if err := stop(); err != nil {
		t.Errorf("after an interrupt, serve ended with %v, not with 0", err)
	}
}

// start runs plangraph serve on a free port; stop interrupts it and is how it ended.
func start(t *testing.T, flags ...string) (base string, stop func() error) {
	t.Helper()
	return startLogging(t, os.Stderr, append([]string{"--log", "quiet"}, flags...)...)
}

// startLogging is start with its log.
func startLogging(t *testing.T, log io.Writer, flags ...string) (base string, stop func() error) {
	t.Helper()
	program := exec.Command("plangraph", append([]string{"serve", "--listen", "127.0.0.1:0"}, flags...)...)
	program.Stderr = log
	out, err := program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { program.Process.Kill() })
	line, _ := bufio.NewReader(out).ReadString('\n')
	base, found := strings.CutPrefix(strings.TrimSpace(line), "Plangraph listens on ")
	if !found {
		t.Fatalf("serve printed %q", line)
	}
	return base, func() error {
		program.Process.Signal(os.Interrupt)
		time.AfterFunc(patience, func() { program.Process.Kill() })
		return program.Wait()
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// TestFollow changes the store under a server, as another process does, and then takes the store away.
func TestFollow(t *testing.T) {
	store, contents, err := storeURL("memory:").openSeeded(t.Context(), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(telemetry.NewLogger(io.Discard, "quiet"))
	s.begin(store, contents)
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
	if s.current.Load() != after || !s.lagging {
		t.Error("a store that cannot be read ends the service")
	}
}

// freeAddress is one that nobody listens on for now.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}
