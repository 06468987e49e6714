package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
)

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
	if got := get(t, "http://"+admin+"/debug/pprof/cmdline"); strings.Contains(got, "--store") {
		t.Errorf("the command line is shown: %q", got)
	}
	for _, path := range []string{"/metrics", "/debug/pprof/"} {
		if got := get(t, base+path); strings.Contains(got, "plangraph_requests_total") || strings.Contains(got, "goroutine") {
			t.Errorf("everybody can read %s", path)
		}
	}
	go stop() // the end of the test ends the hour of draining
	plantest.Await(t, "a stopping server says so", func() bool { return get(t, "http://"+admin+"/readyz") == "stopping\n" })
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
