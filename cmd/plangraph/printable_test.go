package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPrintable: characters that could mislead a terminal or its reader are escaped, and nothing else.
func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"市经信委\t12\n":              "市经信委\t12\n",
		"a\x1b[2Jb\rc\x07\x7f":    `a\u001b[2Jb\u000dc\u0007\u007f`,
		"\u009b31m \u202etxt.exe": `\u009b31m \u202etxt.exe`,
		"\u2066x\u2069\u200f":     `\u2066x\u2069\u200f`,
		"\xff\xfe ok":             "\xff\xfe ok",
		"\x1b[1mbold\x1b[0m":      `\u001b[1mbold\u001b[0m`,
	} {
		var b bytes.Buffer
		n, err := newPrintable(&b).Write([]byte(text))
		if b.String() != want || n != len(text) || err != nil {
			t.Errorf("%q is written as %q (%d, %v), want %q", text, b.String(), n, err, want)
		}
	}
	var b bytes.Buffer
	printable{&b, true}.Write([]byte("\x1b[1;31mred\x1b[0m \x1b]0;title\x07 \x1b[2J"))
	if want := "\x1b[1;31mred\x1b[0m " + `\u001b]0;title\u0007 \u001b[2J`; b.String() != want {
		t.Errorf("in colour: %q, want %q", b.String(), want)
	}
}

// TestNamesAreEscaped: what a file is called, and what it says, reaches the terminal without control characters, in reports,
// lists and errors; JSON says the same as it would.
func TestNamesAreEscaped(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "plan\x1b]0;owned\x07\u202e.txt")
	plan := "某市数据工作方案\n（一）建设平台。（牵头单位：市数据局）\n（二）其他\x07事项\u009b5m。（牵头单位：乱\x1b[2J七八糟）\n"
	if err := os.WriteFile(name, []byte(plan), 0o600); err != nil {
		t.Skip(err)
	}
	store := "file:" + filepath.Join(dir, "s.db")
	for _, args := range [][]string{
		{"check", name}, {"load", "--store", store, "--dry-run", name}, {"load", "--store", store, name}, {"load", "--store", store, "--report", "json", name},
		{"list", "--store", store}, {"list", "--store", store, "--json"}, {"query", "--store", store, "{plans{nodes{title sources{file}}}}"},
		{"verify", "--store", store, name}, {"check", name + "x"}, {"load", "--store", "no\x1b[2Jstore", name}, {"no\x1bcommand"}, {"remove", "--store", store, "none\x1b[1m"}, {"remove", "--store", store, name},
	} {
		var out, err bytes.Buffer
		run(t.Context(), args, streams{strings.NewReader(""), &out, &err})
		for _, text := range []string{out.String(), err.String()} {
			if at := strings.IndexFunc(text, isControl); at >= 0 {
				t.Errorf("plangraph %q writes %q", args, text[at:min(len(text), at+20)])
			}
		}
		if out.Len() > 0 && json.Valid(out.Bytes()) != (strings.Contains(strings.Join(args, " "), "json") || args[0] == "query") {
			t.Errorf("plangraph %q writes no JSON, or only that: %.200s", args, out.String())
		}
	}
}

// TestPasswordsStayHidden: the password of a store, wherever its URL has it, stands in no error and no help.
func TestPasswordsStayHidden(t *testing.T) {
	const secret = "s3cr3t-p4ss"
	for _, url := range []string{
		"postgres://u:" + secret + "@127.0.0.1:1/db", "postgres://127.0.0.1:1/db?user=u&password=" + secret, "postgres://127.0.0.1:1/db?PASSWORD=" + secret + "&sslmode=disable",
		"postgres://127.0.0.1:1/db?%70assword=" + secret, "postgres://127.0.0.1:1/db?sslpassword=" + secret + "&x=%zz", "postgresql://u:" + secret + "@127.0.0.1:1/db?password=%zz" + secret,
		"postgre://u:" + secret + "@host/db", "mysql://host/db?password=" + secret, "postgres://u:" + secret + "@[::1/db", "pg://u:%zz" + secret + "@host/db",
	} {
		t.Setenv("PLANGRAPH_STORE", url)
		for _, args := range [][]string{
			{"query", "--store", url, "{revision{id}}"}, {"load", "--store", url, "none.txt"}, {"load", "../../seeds/plans"}, {"list"}, {"verify"}, {"help", "load"}, {"help", "serve"},
			{"serve", "--listen", "127.0.0.1:0", "--log", "json"}, {"backup", filepath.Join(t.TempDir(), "b")}, {"restore", "none"}, {"remove", "x"},
		} {
			var out, err bytes.Buffer
			run(t.Context(), args, streams{strings.NewReader(""), &out, &err})
			if text := out.String() + err.String(); strings.Contains(text, secret) {
				t.Errorf("plangraph %q writes %s", args, text)
			}
		}
	}
}
