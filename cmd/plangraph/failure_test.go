package main

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"

	"github.com/plangraph/plangraph/graph/rdf"
)

// TestFullDisk loads 40 plans where there is room for some: a limit on the size of files is reached, or a disk of 4 MB is
// full. Whatever was stored is whole, the rest is told, and with space again the load goes on.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	for name, full := range map[string]struct{ script, says string }{
		"a limit": {`ulimit -f 4000; exec plangraph load --store file:"$0/full.db" "$1"`, "the disk fails to read or write"},
		"a disk": {`mkdir "$0/disk" && mount -t tmpfs -o size=4m none "$0/disk" || exit 77
			plangraph load --store file:"$0/disk/full.db" "$1"; code=$?
			plangraph query --store file:"$0/disk/full.db" "{revision{id}}" || echo "readers stop: $?"; cp "$0"/disk/full.db* "$0" && exit $code`, "the disk is full"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			folder := plantest.WriteFolder(t, filepath.Join(dir, "plans"), 40, 1)
			shell := exec.Command("sh", "-c", full.script, dir, folder)
			if name == "a disk" {
				shell = exec.Command("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", full.script, dir, folder)
			}
			out, err := shell.CombinedOutput()
			if code := shell.ProcessState; name == "a disk" && (code == nil || code.ExitCode() == 77 || strings.HasPrefix(string(out), "unshare:")) {
				t.Skip("nobody may mount a small disk here")
			} else if code.ExitCode() != failed {
				t.Fatalf("the load ended with %v: %s", err, out)
			}
			if words := "it could not be stored: file:"; !strings.Contains(string(out), words) || !strings.Contains(string(out), full.says) {
				t.Errorf("the report does not say %q and %q:\n%s", words, full.says, out)
			}
			if strings.Contains(string(out), "readers stop") {
				t.Errorf("a full disk stops readers: %s", out)
			}
			checkGoesOn(t, "file:"+filepath.Join(dir, "full.db"), folder)
		})
	}
}

// checkGoesOn looks at a load that was stopped midway, and finishes it.
func checkGoesOn(t *testing.T, store, folder string) {
	t.Helper()
	says := readings(t, folder)
	if stored := checkWhole(t, 0, nil, held(t, store), says); stored == 0 || stored == len(says) {
		t.Errorf("%d of %d plans are stored: the disk was not full midway", stored, len(says))
	}
	plangraph(t, "load", "--store", store, folder)
	if stored := checkWhole(t, 0, nil, held(t, store), says); stored != len(says) {
		t.Errorf("with space again, %d of %d plans are stored", stored, len(says))
	}
}

// wholeQuery asks for enough that damage to any fact would show.
const wholeQuery = `{ revision { id plans measures targets } measures(first: 100) { totalCount nodes { title targets { value } responsibilities { asWritten } } } }`

// TestDamagedFile overwrites and cuts a database at many places. Every command then tells it in one line with exit code
// 1 and leaves the file as it is, or, where nothing is kept at that place, answers what it answered before.
func TestDamagedFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	sound := filepath.Join(dir, "sound.db")
	folder := plantest.WriteFolder(t, filepath.Join(dir, "plans"), 8, 1)
	plangraph(t, "load", "--store", "file:"+sound, folder)
	before := plangraph(t, "query", "--store", "file:"+sound, wholeQuery)
	data, err := os.ReadFile(sound)
	if err != nil {
		t.Fatal(err)
	}
	noticed := 0
	for i := range 40 {
		damaged := bytes.Clone(data)
		var what string
		if i%4 == 3 {
			damaged = damaged[:1+rand.IntN(len(damaged)-1)]
			what = fmt.Sprintf("cut to %d bytes", len(damaged))
		} else {
			at := rand.IntN(len(data) - 64)
			for j := range 64 {
				damaged[at+j] ^= byte(1 + rand.IntN(255))
			}
			what = fmt.Sprintf("overwritten at %d", at)
		}
		path := filepath.Join(dir, fmt.Sprintf("damaged-%d.db", i))
		plantest.Write(t, path, string(damaged))
		var out, told bytes.Buffer
		code := run(t.Context(), []string{"query", "--store", "file:" + path, wholeQuery}, streams{nil, &out, &told})
		switch {
		case code == done && out.String() == before:
		case code == failed && strings.Count(told.String(), "\n") == 1 && strings.HasPrefix(told.String(), "plangraph query: file:"+path):
			noticed++
			if sha256.Sum256(damaged) != sum(t, path) {
				t.Errorf("%s: the file is changed", what)
			}
			var report bytes.Buffer
			if code := run(t.Context(), []string{"load", "--store", "file:" + path, folder}, streams{nil, &report, io.Discard}); code == done {
				t.Errorf("%s: a load of the same files says %.300s", what, report.String())
			}
		default:
			t.Errorf("%s: exit code %d, %.200q, other answer: %v", what, code, told.String(), out.String() != before)
		}
	}
	t.Logf("of 40 damages, %d were told; the others hit nothing", noticed)
	if noticed < 20 {
		t.Error("most damages hit nothing: nothing was tested")
	}
}

func sum(t *testing.T, path string) [32]byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(data)
}

// TestNewerStore holds that no command touches what a newer version wrote.
func TestNewerStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "newer.db")
	plan := filepath.Join(t.TempDir(), "plan.txt")
	plantest.Write(t, plan, plantest.Text(1, 1))
	plangraph(t, "load", "--store", "file:"+path, plan)
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("UPDATE nodes SET value_int = 99 WHERE value_int = " + strconv.Itoa(rdf.FormatVersion)); err != nil {
		t.Fatal(err)
	}
	db.Close()
	before := sum(t, path)
	for _, args := range [][]string{{"load", "--store", "file:" + path, plan}, {"query", "--store", "file:" + path, "{revision{id}}"}, {"serve", "--store", "file:" + path, "--listen", "127.0.0.1:0"}, {"backup", "--store", "file:" + path, path + ".nq"}} {
		var told bytes.Buffer
		code := run(t.Context(), args, streams{nil, io.Discard, &told})
		if want := "the store was written by a newer version of Plangraph: its format is 99"; code != failed || !strings.Contains(told.String(), want) || strings.Count(told.String(), "\n") != 1 {
			t.Errorf("%s: exit code %d, %q", args[0], code, told.String())
		}
	}
	if sum(t, path) != before {
		t.Error("the file is changed")
	}
}

// TestNoRightToWrite loads as a user who may not write the file, or not its folder.
func TestNoRightToWrite(t *testing.T) {
	dir, as := forSomebodyElse(t)
	plan := filepath.Join(dir, "plan.txt")
	plantest.Write(t, plan, plantest.Text(1, 1))
	for _, folder := range []string{"file", "folder", "empty"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
		if folder != "empty" {
			plangraph(t, "load", "--store", "file:"+filepath.Join(dir, folder, "p.db"), plan)
		}
	}
	modes := map[string]os.FileMode{"file/p.db": 0o444, "file": 0o777, "folder/p.db": 0o666, "folder": 0o555, "empty": 0o555}
	for path, mode := range modes {
		if err := os.Chmod(filepath.Join(dir, path), mode); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(filepath.Join(dir, path), 0o755)
	}
	for folder, says := range map[string]string{
		"file":   "it cannot be opened for writing: permission denied",
		"folder": "it cannot be written, because its folder may not be: permission denied",
		"empty":  "it cannot be made: permission denied; look whether its folder may be written",
	} {
		path := filepath.Join(dir, folder, "p.db")
		load := exec.Command(filepath.Join(dir, "plangraph"), "load", "--store", "file:"+path, plan)
		load.SysProcAttr, load.Dir = as, dir
		out, _ := load.CombinedOutput()
		if want := "plangraph load: file:" + path + ": " + says + "\n"; load.ProcessState.ExitCode() != failed || string(out) != want {
			t.Errorf("%s: exit code %d, %q, want %q", folder, load.ProcessState.ExitCode(), out, want)
		}
		if folder == "empty" {
			continue
		}
		query := exec.Command(filepath.Join(dir, "plangraph"), "query", "--store", "file:"+path, "{revision{plans}}")
		query.SysProcAttr, query.Dir = as, dir
		if out, _ := query.CombinedOutput(); !strings.Contains(string(out), `"plans": 1`) {
			t.Errorf("%s: a query answers %s", folder, out)
		}
		base, stop := startAs(t, filepath.Join(dir, "plangraph"), as, io.Discard, "--store", "file:"+path)
		if got := get(t, base+revisionQuery); !strings.Contains(got, `"plans":1`) || get(t, base+"/readyz") != "ok\n" {
			t.Errorf("%s: a server answers %s", folder, got)
		}
		if err := stop(); err != nil {
			t.Errorf("%s: the server ended with %v", folder, err)
		}
	}
}

// forSomebodyElse is a folder with the program, and who is to run it: root may write everything, so that it is nobody then.
func forSomebodyElse(t *testing.T) (string, *syscall.SysProcAttr) {
	t.Helper()
	dir, err := os.MkdirTemp("", "plangraph")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	program, err := exec.LookPath("plangraph")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Chmod(dir, 0o755), os.WriteFile(filepath.Join(dir, "plangraph"), data, 0o755)); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() != 0 {
		return dir, nil
	}
	nobody, err := user.Lookup("nobody")
	if err != nil {
		t.Skip("root may write everything, and there is no user nobody to be instead")
	}
	uid, _ := strconv.Atoi(nobody.Uid)
	gid, _ := strconv.Atoi(nobody.Gid)
	return dir, &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
}

// TestFailuresAreOneLine: each failure is one line on standard error and exit code 1; wrong usage has a second line that says
// where help is.
func TestFailuresAreOneLine(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken\nname.db")
	plantest.Write(t, broken, strings.Repeat("no database ", 20))
	for _, test := range []struct {
		args  []string
		code  int
		lines int
	}{
		{[]string{"query", "--store", "file:" + broken, "{revision{id}}"}, 1, 1},
		{[]string{"query", "--store", "file:" + dir + "/none", "{revision{id}}"}, 1, 1},
		{[]string{"list", "--store", "file:" + broken}, 1, 1},
		{[]string{"load", "--store", "file:" + dir + "/no/such.db", "../../seeds/plans"}, 1, 1},
		{[]string{"load", "--store", "file:" + dir + "/x.db", dir + "/none\nat all"}, 1, 1},
		{[]string{"restore", "--store", "file:" + dir + "/x.db", broken}, 1, 1},
		{[]string{"backup", "--store", "file:" + broken, dir + "/b"}, 1, 1},
		{[]string{"verify", "--store", "file:" + broken}, 1, 1},
		{[]string{"serve", "--store", "file:" + broken, "--listen", "127.0.0.1:0", "--log", "quiet"}, 1, 1},
		{[]string{"serve", "--listen", "127.0.0.1:99999"}, 1, 1},
		{[]string{"serve", "--max-answers", "1M"}, 2, 2},
		{[]string{"serve", "--cache-memory", "1M"}, 2, 2},
		{[]string{"query"}, 2, 2},
	} {
		var out, err bytes.Buffer
		code := run(t.Context(), test.args, streams{strings.NewReader(""), &out, &err})
		if lines := strings.Count(err.String(), "\n"); code != test.code || lines != test.lines {
			t.Errorf("plangraph %q ends with %d and %d lines, want %d and %d:\n%s", test.args, code, lines, test.code, test.lines, err.String())
		}
	}
}

// execSQL runs statements on a database in a file, as another program might.
func execSQL(path, statements string) error {
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		return err
	}
	_, err = db.Exec(statements)
	return errors.Join(err, db.Close())
}
