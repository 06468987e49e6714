// Package pgtest starts a PostgreSQL of a test's own.
package pgtest

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "github.com/lib/pq" // the driver
)

// Server is a PostgreSQL of the test's own, on a socket in a directory of its own.
type Server struct {
	directory string
	databases int
	process   int
}

// Start starts a server that ends with the test, and skips the test where PostgreSQL's programs are not on the machine.
// PostgreSQL refuses to run as root, so root starts it as nobody.
func Start(t *testing.T) *Server {
	directory, err := os.MkdirTemp("", "pg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(directory) })
	as := &syscall.SysProcAttr{}
	if os.Getuid() == 0 {
		as.Credential = nobody(t)
		if err := os.Chown(directory, int(as.Credential.Uid), int(as.Credential.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	run := func(program string, args ...string) *exec.Cmd {
		cmd := exec.Command(postgresProgram(t, program), args...)
		cmd.SysProcAttr, cmd.Dir = as, directory
		return cmd
	}
	data := filepath.Join(directory, "data")
	if out, err := run("initdb", "-D", data, "-U", "plangraph", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C").CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	postgres := run("postgres", "-D", data, "-k", directory, "-c", "listen_addresses=", "-c", "fsync=off")
	if err := postgres.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = postgres.Process.Signal(os.Interrupt)
		_ = postgres.Wait() // it ends by the signal
	})
	s := &Server{directory: directory, process: postgres.Process.Pid}
	t.Cleanup(func() { s.Signal(t, syscall.SIGCONT) })
	s.wait(t)
	return s
}

func nobody(t *testing.T) *syscall.Credential {
	u, err := user.Lookup("nobody")
	if err != nil {
		t.Skip("PostgreSQL does not run as root, and there is no user nobody to run it as")
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

// postgresProgram finds a server program, which distributions keep out of the PATH.
func postgresProgram(t *testing.T, name string) string {
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if len(found) == 0 {
		t.Skipf("PostgreSQL's program %s is not on this machine", name)
	}
	return found[len(found)-1]
}

func (s *Server) url(database string) string {
	return (&url.URL{Scheme: "postgres", Path: "/" + database, RawQuery: url.Values{"host": {s.directory}, "user": {"plangraph"}, "sslmode": {"disable"}}.Encode()}).String()
}

func (s *Server) connect(t *testing.T) *sql.DB {
	db, err := sql.Open("postgres", s.url("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func (s *Server) wait(t *testing.T) {
	db := s.connect(t)
	defer db.Close()
	for deadline := time.Now().Add(5 * time.Minute); ; time.Sleep(50 * time.Millisecond) {
		err := db.Ping()
		if err == nil {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the server does not answer: %v", err)
		}
	}
}

// Create makes a new database and gives its URL.
func (s *Server) Create(t *testing.T) string {
	db := s.connect(t)
	defer db.Close()
	s.databases++
	name := fmt.Sprintf("plans%d", s.databases)
	if _, err := db.Exec("CREATE DATABASE " + name); err != nil {
		t.Fatal(err)
	}
	return s.url(name)
}

// Signal sends a signal to the server and to each process that it has started.
func (s *Server) Signal(t *testing.T, signal syscall.Signal) {
	t.Helper()
	list, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil || len(list) == 0 {
		t.Skip("the processes of the server cannot be found here")
	}
	for _, at := range list {
		stat, err := os.ReadFile(at)
		if err != nil {
			continue // it has ended
		}
		var parent int
		var state string
		_, rest, _ := strings.Cut(string(stat), ") ")
		if _, err := fmt.Sscan(rest, &state, &parent); err == nil && parent == s.process {
			process, _ := strconv.Atoi(filepath.Base(filepath.Dir(at)))
			_ = syscall.Kill(process, signal) // it may have ended
		}
	}
	_ = syscall.Kill(s.process, signal)
}
