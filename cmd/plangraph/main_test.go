package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"plangraph": main})
}

// TestScripts runs the program as people do: see testdata/script. Each script has the bundled plans in $PLANS.
func TestScripts(t *testing.T) {
	plans, err := filepath.Abs("../../seeds/plans")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("PLANS", plans)
			return nil
		},
	})
}

// TestServe starts the server on an empty store, asks it over HTTP, and stops it as a terminal does.
func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	out, in := io.Pipe()
	ended := make(chan int, 1)
	storeURL := "file:" + filepath.Join(t.TempDir(), "served.db")
	go func() {
		ended <- run(ctx, []string{"serve", "--store", storeURL, "--listen", "127.0.0.1:0"}, streams{strings.NewReader(""), in, os.Stderr})
		in.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("serve printed %q: %v", line, err)
	}
	_, address, _ := strings.Cut(line, "http://")
	address, _, _ = strings.Cut(address, ":")
	port := strings.Fields(strings.SplitN(line, address+":", 2)[1])[0]
	base := "http://" + address + ":" + strings.TrimSuffix(port, ":")
	for path, want := range map[string]string{
		"/healthz": "ok", "/readyz": "ok", "/": "Plangraph", "/graphql?query={revision{plans}}": `{"data":{"revision":{"plans":4}}}`,
	} {
		if got := get(t, base+path); !strings.Contains(got, want) {
			t.Errorf("GET %s: %q, want %q in it", path, got, want)
		}
	}
	var told strings.Builder
	if code := run(ctx, []string{"query", "--store", storeURL, "{revision{id}}"}, streams{strings.NewReader(""), io.Discard, &told}); code != failed || !strings.Contains(told.String(), "in use by another process") {
		t.Errorf("a query of a store that is served: code %d, %q", code, told.String())
	}
	stop()
	select {
	case code := <-ended:
		if code != done {
			t.Errorf("serve ended with %d", code)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("serve does not stop")
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
