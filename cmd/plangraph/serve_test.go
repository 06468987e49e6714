package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
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

// TestSamples starts the program on empty stores: the bundled plans come only into one that nobody named, or on demand.
func TestSamples(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, test := range map[string]struct {
		variable string
		flags    []string
		plans    int
	}{
		"a store is named":         {"", []string{"--store", "memory:"}, 0},
		"a file is named":          {"", []string{"--store", "file:plangraph.db"}, 0},
		"the variable names one":   {"memory:", nil, 0},
		"named, with samples":      {"memory:", []string{"--samples"}, 4},
		"nobody names one, and no": {"", []string{"--no-seeds"}, 0},
		"nobody names one":         {"", nil, 4},
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.RemoveAll("plangraph.db"); err != nil {
				t.Fatal(err)
			}
			t.Setenv("PLANGRAPH_STORE", test.variable)
			base, stop := startLogging(t, os.Stderr, append([]string{"--log", "quiet"}, test.flags...)...)
			if got, want := get(t, base+"/graphql?query={revision{plans}}"), fmt.Sprintf(`{"data":{"revision":{"plans":%d}}}`, test.plans); got != want {
				t.Errorf("it answers %s, want %s", got, want)
			}
			if err := stop(); err != nil {
				t.Error(err)
			}
		})
	}
}

// start runs plangraph serve on a free port, with the bundled plans where the store is empty; stop interrupts it and is how it
// ended.
func start(t *testing.T, flags ...string) (base string, stop func() error) {
	t.Helper()
	return startLogging(t, os.Stderr, append([]string{"--log", "quiet", "--samples"}, flags...)...)
}

// startLogging is start with its log.
func startLogging(t *testing.T, log io.Writer, flags ...string) (base string, stop func() error) {
	t.Helper()
	return startAs(t, "plangraph", nil, log, flags...)
}

// startAs is startLogging for another user.
func startAs(t *testing.T, path string, as *syscall.SysProcAttr, log io.Writer, flags ...string) (base string, stop func() error) {
	t.Helper()
	program := exec.Command(path, append([]string{"serve", "--listen", "127.0.0.1:0"}, flags...)...)
	program.SysProcAttr, program.Stderr = as, log
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
