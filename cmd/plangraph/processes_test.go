package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
	"github.com/plangraph/plangraph/graph/cayleystore/pgtest"
	"github.com/plangraph/plangraph/graph/graphtest"
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

// TestTwoLoadsAtOnce lets two processes load two versions of a plan, or a whole text and an excerpt of it, at the same time:
// the store ends with one plan that has both files, on each backend that processes share.
func TestTwoLoadsAtOnce(t *testing.T) {
	t.Parallel()
	whole := plantest.Text(1, 1)
	lines := strings.SplitAfter(whole, "\n")
	pairs := map[string][2]string{
		"two versions":           {whole, plantest.Text(1, 2)},
		"a text and its excerpt": {whole, strings.Join(lines[4:10], "")},
	}
	server, rounds := pgtest.Start(t), graphtest.Rounds(t, 5, 2)
	for name, texts := range pairs {
		for backend, url := range map[string]func(dir string) string{
			"SQLite":     func(dir string) string { return "file:" + filepath.Join(dir, "plans.db") },
			"PostgreSQL": func(string) string { return server.Create(t) },
		} {
			t.Run(name+" in "+backend, func(t *testing.T) {
				for range rounds {
					dir := t.TempDir()
					store := url(dir)
					var loads []*exec.Cmd
					for i, text := range texts {
						path := filepath.Join(dir, []string{"a.txt", "b.txt"}[i])
						plantest.Write(t, path, text)
						loads = append(loads, exec.Command("plangraph", "load", "--store", store, path))
					}
					for _, load := range loads {
						load.Stderr = os.Stderr
						if err := load.Start(); err != nil {
							t.Fatal(err)
						}
					}
					for _, load := range loads {
						if err := load.Wait(); err != nil {
							t.Fatal(err)
						}
					}
					s, contents, err := storeURL(store).open(t.Context())
					if err != nil {
						t.Fatal(err)
					}
					s.Close()
					if len(contents.Plans) != 1 || len(contents.Plans[0].Sources) != 2 {
						t.Errorf("%d plans, the first from %d files, want one from two", len(contents.Plans), len(contents.Plans[0].Sources))
					}
				}
			})
		}
	}
}
