package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
	"github.com/plangraph/plangraph/graph/cayleystore/pgtest"
)

// lockedBuffer is a log that is read while it is written.
type lockedBuffer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// TestStoreLost deletes, replaces, empties or damages the file that a server serves: its log, metrics and /readyz say so, what
// it read last stays in service, and what takes the place of the file is served when it can be read.
func TestStoreLost(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		take func(path, other string) error
		says string // in the log; empty where the other store is served at once
	}{
		"deleted": {func(path, _ string) error {
			return removeAll(path, path+"-wal", path+"-shm")
		}, "its file is gone"},
		"deleted, and not what is beside it": {func(path, _ string) error { return os.Remove(path) }, "its file is gone"},
		"replaced":                           {func(path, other string) error { return os.Rename(other, path) }, ""},
		"emptied":                            {func(path, _ string) error { return os.Truncate(path, 0) }, "its file was emptied"},
		"emptied by another program": {func(path, _ string) error {
			return execSQL(path, "DELETE FROM quads; DELETE FROM nodes")
		}, "as if it had been emptied"},
		"written over": {func(path, _ string) error {
			file, err := os.OpenFile(path, os.O_WRONLY, 0) // os.WriteFile would empty it first
			if err != nil {
				return err
			}
			_, err = file.Write(make([]byte, 1<<20))
			return errors.Join(err, file.Close())
		}, "the store is damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path, other, plan := filepath.Join(dir, "live.db"), filepath.Join(dir, "other.db"), filepath.Join(dir, "plan.txt")
			plantest.Write(t, plan, plantest.Text(1, 1))
			plangraph(t, "load", "--store", "file:"+other, plantest.WriteFolder(t, filepath.Join(dir, "two"), 2, 1))
			var log lockedBuffer
			admin := freeAddress(t)
			base, stop := startLogging(t, &log, "--store", "file:"+path, "--follow", "20ms", "--admin", admin)
			plangraph(t, "load", "--store", "file:"+path, plan)
			plantest.Await(t, "the plan is served", func() bool { return strings.Contains(get(t, base+revisionQuery), `"plans":1`) })
			before := get(t, base+revisionQuery)
			if err := test.take(path, other); err != nil {
				t.Fatal(err)
			}
			if test.says == "" {
				plantest.Await(t, "the other store is served", func() bool { return strings.Contains(get(t, base+revisionQuery), `"plans":2`) })
			} else {
				plantest.Await(t, "/readyz says that the store is lost", func() bool { return strings.Contains(get(t, base+"/readyz"), "stale: ") })
				if got := get(t, "http://"+admin+"/metrics"); !strings.Contains(got, "plangraph_store_readable 0") {
					t.Error("the metrics say that the store can be read")
				}
				if got := get(t, base+revisionQuery); got != before {
					t.Errorf("readers get %s, want %s", got, before)
				}
				if got := log.String(); strings.Count(got, "the store cannot be read") != 1 || !strings.Contains(got, test.says) {
					t.Errorf("the log says %q, want once %q", got, test.says)
				}
			}
			if test.says != "" && removeAll(path, path+"-wal", path+"-shm") != nil {
				t.Fatal("the file cannot be removed")
			}
			plangraph(t, "load", "--store", "file:"+path, plantest.WriteFolder(t, filepath.Join(dir, "three"), 3, 1))
			plantest.Await(t, "what was loaded anew is served", func() bool { return strings.Contains(get(t, base+revisionQuery), `"plans":3`) })
			plantest.Await(t, "/readyz says ok", func() bool { return get(t, base+"/readyz") == "ok\n" })
			if err := stop(); err != nil {
				t.Error(err)
			}
			if got := plangraph(t, "query", "--store", "file:"+path, "{revision{plans}}"); !strings.Contains(got, `"plans": 3`) {
				t.Errorf("when the server has ended, the store holds %s", got)
			}
		})
	}
}

func removeAll(paths ...string) error {
	for _, p := range paths {
		if err := os.Remove(p); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	return nil
}

// TestCopyOfAServedFile: a copy of the file alone holds what was loaded before, though a server has it open.
func TestCopyOfAServedFile(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "live.db"), filepath.Join(dir, "copy.db")
	base, _ := start(t, "--store", "file:"+path, "--follow", "20ms")
	plan := filepath.Join(dir, "plan.txt")
	plantest.Write(t, plan, plantest.Text(1, 1))
	plangraph(t, "load", "--store", "file:"+path, plan)
	plantest.Await(t, "the plan is served", func() bool { return strings.Contains(get(t, base+revisionQuery), `"plans":5`) })
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	plantest.Write(t, copied, string(data))
	if got := plangraph(t, "query", "--store", "file:"+copied, "{revision{plans}}"); !strings.Contains(got, `"plans": 5`) {
		t.Errorf("the copy answers %s", got)
	}
}

// TestHungDatabase stops PostgreSQL under a server and a load: the server says so and answers readers, and an interrupt ends
// either.
func TestHungDatabase(t *testing.T) {
	t.Parallel()
	database := pgtest.Start(t)
	store := database.Create(t)
	plan := filepath.Join(t.TempDir(), "plan.txt")
	plantest.Write(t, plan, plantest.Text(1, 1))
	plangraph(t, "load", "--store", store, plan)
	var log lockedBuffer
	admin := freeAddress(t)
	base, stop := startLogging(t, &log, "--store", store, "--follow", "20ms", "--admin", admin)
	before := get(t, base+revisionQuery)
	database.Signal(t, syscall.SIGSTOP)
	load := exec.Command("plangraph", "load", "--store", store, plan)
	var said strings.Builder
	load.Stderr = &said
	if err := load.Start(); err != nil {
		t.Fatal(err)
	}
	plantest.Await(t, "/readyz says that the store is lost", func() bool { return strings.Contains(get(t, base+"/readyz"), "stale: ") })
	if got := get(t, "http://"+admin+"/metrics"); !strings.Contains(got, "plangraph_store_readable 0") {
		t.Error("the metrics say that the store can be read")
	}
	if got := get(t, base+revisionQuery); got != before {
		t.Errorf("readers get %s, want %s", got, before)
	}
	if !strings.Contains(log.String(), "it does not answer within 5s") {
		t.Errorf("the log says %q", log.String())
	}
	from := time.Now()
	load.Process.Signal(os.Interrupt)
	if load.Wait(); load.ProcessState.ExitCode() != failed || said.String() != "plangraph load: interrupted\n" {
		t.Errorf("the load ended with %d and %q", load.ProcessState.ExitCode(), said.String())
	}
	if err := stop(); err != nil {
		t.Errorf("the server ended with %v", err)
	}
	if took := time.Since(from); took > time.Minute {
		t.Errorf("they ended after %v", took)
	}
}
