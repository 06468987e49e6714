package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
)

// TestBesideAServer loads, backs up and restores while a server holds the same file: each does its work, and the server
// follows.
func TestBesideAServer(t *testing.T) {
	dir := t.TempDir()
	store, copied := "file:"+filepath.Join(dir, "served.db"), filepath.Join(dir, "copy.nq.gz")
	base, stop := start(t, "--store", store, "--follow", "20ms")
	plangraph(t, "backup", "--store", store, copied)
	before := get(t, base+revisionQuery)
	plan := filepath.Join(dir, "plan.txt")
	plantest.Write(t, plan, "某市数据工作方案\n（一）建设平台。（牵头单位：市数据局）\n")
	plangraph(t, "load", "--store", store, plan)
	awaitChange(t, base, before)
	plangraph(t, "restore", "--store", store, "--force", copied)
	plantest.Await(t, "the server answers "+before+", which was restored", func() bool { return get(t, base+revisionQuery) == before })
	if err := stop(); err != nil {
		t.Error(err)
	}
}

const revisionQuery = "/graphql?query={revision{id,plans}}"

func awaitChange(t *testing.T, base, before string) {
	t.Helper()
	plantest.Await(t, "the server follows the store", func() bool { return get(t, base+revisionQuery) != before })
}

// plangraph runs a command, which must succeed, and is what it prints.
func plangraph(t *testing.T, args ...string) string {
	t.Helper()
	var failure strings.Builder
	program := exec.Command("plangraph", args...)
	program.Stderr = &failure
	out, err := program.Output()
	if err != nil {
		t.Fatalf("plangraph %s: %v: %s", args[0], err, failure.String())
	}
	return string(out)
}
