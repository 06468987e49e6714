package loader_test

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader"
)

// TestOddFiles: whatever lies in a folder in the place of a file is told once, with its reason, and the files are read.
func TestOddFiles(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	for _, name := range []string{"a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "e.yaml", "e.yml", "f.v2.txt", "f.yaml", "sub/g.txt", ".git/config", ".hidden.txt"} {
		writeFile(t, in(name), name)
	}
	must(t, syscall.Mkfifo(in("pipe.txt"), 0o644))
	must(t, syscall.Mkfifo(in("a.yaml"), 0o644))
	must(t, os.Symlink("/dev/zero", in("zero.txt")))
	must(t, os.Symlink("/dev/zero", in("b.yaml")))
	must(t, os.Symlink(dir, in("ring")))
	must(t, os.Mkdir(in("c.yaml"), 0o755))
	must(t, os.WriteFile(in("d.yaml"), make([]byte, 65<<10), 0o644))
	listener, err := net.Listen("unix", in("socket.txt"))
	must(t, err)
	defer listener.Close()
	deep := dir
	for range 110 {
		deep = filepath.Join(deep, "d")
	}
	writeFile(t, filepath.Join(deep, "deep.txt"), "deep")
	files, skipped, err := loader.Collect([]string{dir, "/dev/zero", "/proc/self/mem"})
	must(t, err)
	type row struct {
		Name, Sidecar, Fault string
	}
	var got []row
	for _, f := range files {
		got = append(got, row{f.Name, string(f.Sidecar), f.SidecarFault})
	}
	want := []row{
		{"a.txt", "", ""}, {"b.txt", "", ""}, {"c.txt", "", ""}, {"d.txt", "", "its sidecar d.yaml is larger than six short values can be"}, {"e.txt", "e.yaml", ""},
		{"f.v2.txt", "", ""}, {"f.yaml", "", ""}, {"sub/g.txt", "", ""},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("files, -want +got:\n%s", d)
	}
	const link = "it is a link; name it, or the file to which it leads, to have that read"
	const hidden = "hidden: its name begins with a dot; name it to have it read"
	wantSkipped := []loader.Skipped{
		{Name: ".git", Reason: hidden, Hidden: true}, {Name: ".hidden.txt", Reason: hidden, Hidden: true},
		{Name: "a.yaml", Reason: "it is a pipe and no file"}, {Name: "b.yaml", Reason: link},
		{Name: strings.TrimSuffix(strings.Repeat("d/", 101), "/"), Reason: "it lies in more than 100 folders within folders; name it to have it read", Failed: true},
		{Name: "e.yml", Reason: "beside it is another sidecar of the same plan, whose name ends in .yaml"},
		{Name: "pipe.txt", Reason: "it is a pipe and no file"}, {Name: "ring", Reason: link}, {Name: "socket.txt", Reason: "it is a socket and no file"}, {Name: "zero.txt", Reason: link},
		{Name: "zero", Reason: "it is a device and no file"}, {Name: "mem", Reason: "it cannot be read: input/output error", Failed: true},
	}
	if d := cmp.Diff(wantSkipped, skipped); d != "" {
		t.Errorf("skipped, -want +got:\n%s", d)
	}
}

// TestManySidecars: a folder with many sidecars is gathered in a time that grows with their number.
func TestManySidecars(t *testing.T) {
	took := func(n int) time.Duration {
		dir := t.TempDir()
		for i := range n {
			writeFile(t, filepath.Join(dir, fmt.Sprintf("%d.yaml", i)), "title: x")
			writeFile(t, filepath.Join(dir, fmt.Sprintf("%d.txt", i)), "x")
		}
		from := time.Now()
		files, _, err := loader.Collect([]string{dir})
		must(t, err)
		if len(files) != n || files[0].Sidecar == nil {
			t.Fatalf("%d files", len(files))
		}
		return time.Since(from)
	}
	took(500)
	few, many := took(1000), took(4000)
	t.Logf("%v for 1,000, %v for 4,000", few, many)
	if many > 4*4*few+time.Second {
		t.Errorf("%v for 1,000 sidecars, %v for 4,000", few, many)
	}
}

// TestPairLosesNothing: a sidecar without its plan, or a second one, stays a file.
func TestPairLosesNothing(t *testing.T) {
	file := func(name string) loader.File { return loader.File{Name: name, Data: []byte(name)} }
	got := loader.Pair([]loader.File{file("alone.yaml"), file("a.yml"), file("a.yaml"), file("a.txt")})
	with := file("a.txt")
	with.Sidecar = []byte("a.yml")
	if d := cmp.Diff([]loader.File{file("alone.yaml"), file("a.yaml"), with}, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(t, os.WriteFile(path, []byte(text), 0o644))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
