package main

import (
	"database/sql"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"plangraph": main})
}

// TestScripts runs the program as people do: see testdata/script. Beside what testscript has, there are
//
//	$PLANS               the bundled plans
//	$PROGRAM             a file that is no text
//	$TAKEN               an address that somebody listens on
//	exits CODE COMMAND   runs a command that ends with that exit code
//	hold PATH            keeps the database in that file to itself, as another program might
func TestScripts(t *testing.T) {
	plans, err := filepath.Abs("../../seeds/plans")
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() }) // the scripts run side by side, after this function
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "hold": hold},
		Setup: func(e *testscript.Env) error {
			e.Setenv("PLANS", plans)
			e.Setenv("PROGRAM", program)
			e.Setenv("TAKEN", listener.Addr().String())
			return nil
		},
	})
}

func exits(script *testscript.TestScript, _ bool, args []string) {
	var ended *exec.ExitError
	code := 0
	if err := script.Exec(args[1], args[2:]...); errors.As(err, &ended) {
		code = ended.ExitCode()
	} else {
		script.Check(err)
	}
	if want := args[0]; strconv.Itoa(code) != want {
		script.Fatalf("exit code %d, want %s", code, want)
	}
}

// hold keeps the database in a file to itself until the script ends.
func hold(script *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite3", script.MkAbs(args[0]))
	script.Check(err)
	script.Defer(func() { db.Close() })
	db.SetMaxOpenConns(1)
	_, err = db.Exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
	script.Check(err)
}
