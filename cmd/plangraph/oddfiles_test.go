package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
)

// TestLoadGoesOn loads a folder with files that cannot be read, as somebody who may not: each is one line of the report, the
// plans beside them are stored, and nothing that vanished is taken out, since it may be where nobody can look.
func TestLoadGoesOn(t *testing.T) {
	dir, as := forSomebodyElse(t)
	folder := filepath.Join(dir, "plans")
	for name, text := range map[string]string{"good.txt": plantest.Text(1, 1), "gone.txt": plantest.Text(2, 1), "locked.txt": plantest.Text(3, 1), "shut/in.txt": plantest.Text(4, 1), "sided.txt": plantest.Text(5, 1), "sided.yaml": "title: x"} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		plantest.Write(t, path, text)
	}
	if err := os.Mkdir(filepath.Join(dir, "store"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(dir, "store"), 0o777); err != nil {
		t.Fatal(err)
	}
	load := func() (lines []string, code int) {
		load := exec.Command(filepath.Join(dir, "plangraph"), "load", "--store", "file:"+filepath.Join(dir, "store", "p.db"), "--sync", folder)
		load.SysProcAttr, load.Dir = as, dir
		out, _ := load.CombinedOutput()
		for line := range strings.Lines(string(out)) {
			if !strings.HasPrefix(line, " ") {
				lines = append(lines, strings.TrimSpace(line))
			}
		}
		return lines, load.ProcessState.ExitCode()
	}
	if lines, code := load(); code != done {
		t.Fatalf("exit code %d: %q", code, lines)
	}
	if err := syscall.Mkfifo(filepath.Join(folder, "pipe.txt"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(folder, "gone.txt")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"locked.txt", "shut", "sided.yaml"} {
		path := filepath.Join(folder, name)
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(path, 0o755)
	}
	lines, code := load()
	title := strings.TrimSpace(strings.Split(plantest.Text(1, 1), "\n")[0])
	want := []string{
		"plangraph load: a file of the folder failed, so what vanished from it stays in the store; plangraph remove takes it out",
		"good.txt: unchanged: " + title,
		"sided.txt: failed: its sidecar sided.yaml cannot be read: permission denied",
		"locked.txt: failed: it cannot be read: permission denied",
		"pipe.txt: skipped: it is a pipe and no file",
		"shut: failed: the folder cannot be read: permission denied",
	}
	if d := cmp.Diff(want, lines); d != "" || code != failed {
		t.Errorf("exit code %d, -want +got:\n%s", code, d)
	}
}
