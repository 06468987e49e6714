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

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
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

// TestServeWithoutSeeds starts the program on an empty store, which stays empty.
func TestServeWithoutSeeds(t *testing.T) {
	base, _ := start(t, "--store", "memory:", "--no-seeds")
	if got, want := get(t, base+"/graphql?query={revision{plans}}"), `{"data":{"revision":{"plans":0}}}`; got != want {
		t.Errorf("an empty store answers %s, want %s", got, want)
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
		time.AfterFunc(plantest.Timeout, func() { program.Process.Kill() })
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
