package convert

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/plangraph/plangraph/loader"
)

const (
	old   = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old file"
	photo = "\x89PNG\r\n\x1a\n a picture"
	blank = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"

	// The fakes do what the programs do, as far as it matters here.
	office = `case "$*" in
--version) echo "LibreOffice 24.2.1.2 40(Build:2)";;
*) test -d "$HOME" || exit 3; for a; do last=$a; done; cp "$last" "${last%.doc}.docx";;
esac`
	reader = `case "$*" in
--version) echo "tesseract 5.5.0"; echo " leptonica-1.84.1";;
--list-langs) echo "List of available languages (2):"; echo chi_sim; echo eng;;
*) { printf 'words of '; cat "$1"; } > "$2.tsv";;
esac`
	drawer = `case "$*" in
-v) echo "pdftoppm version 24.02.0" >&2;;
*) test "$2" -gt 2 && exit 99; for a; do last=$a; done; printf "page $2" > "$last.png";;
esac`
)

// programs puts fakes on the path, and nothing else but what they are made of.
func programs(t *testing.T, fakes map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, body := range fakes {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\nPATH=/usr/bin:/bin\n"+body+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	t.Setenv("TMPDIR", t.TempDir())
}

func converted(t *testing.T, data string) *loader.Converted {
	t.Helper()
	files := []loader.File{{Name: "plan", Data: []byte(data)}}
	Files(t.Context(), files)
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("%d files are left behind (%v)", len(left), err)
	}
	return files[0].Converted
}

func TestFiles(t *testing.T) {
	all := map[string]string{"soffice": office, "tesseract": reader, "pdftoppm": drawer}
	for _, test := range []struct {
		name, data string
		fakes      map[string]string
		want, by   string
		err        string
	}{
		{"an old file", old, all, old, "LibreOffice 24.2.1.2", ""},
		{"a picture", photo, all, "words of " + photo + "\n", "tesseract 5.5.0 with chi_sim", ""},
		{"a scan", blank, all, "words of page 1\nwords of page 2\n", "tesseract 5.5.0 with chi_sim", ""},
		{"no LibreOffice", old, nil, "", "", "could not be converted: it needs soffice, which is not installed (Debian: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui)"},
		{"no tesseract", photo, nil, "", "", "could not be converted: it needs tesseract, which is not installed (Debian: apt-get install tesseract-ocr tesseract-ocr-chi-sim poppler-utils)"},
		{"no Chinese", photo, map[string]string{"tesseract": strings.ReplaceAll(reader, "echo chi_sim; ", "")}, "", "", "could not be converted: tesseract lacks the language chi_sim (Debian: apt-get install tesseract-ocr tesseract-ocr-chi-sim poppler-utils)"},
		{"no pdftoppm", blank, map[string]string{"tesseract": reader}, "", "", "tesseract 5.5.0 with chi_sim: could not be converted: it needs pdftoppm, which is not installed (Debian: apt-get install poppler-utils)"},
		{"nothing comes out", old, map[string]string{"soffice": strings.ReplaceAll(office, "cp ", ": ")}, "", "", "LibreOffice 24.2.1.2: could not be converted: nothing came out"},
		{"it fails", old, map[string]string{"soffice": strings.ReplaceAll(office, "cp ", "exit 1; ")}, "", "", "LibreOffice 24.2.1.2: could not be converted"},
		{"a link comes out", old, map[string]string{"soffice": strings.ReplaceAll(office, "cp ", "ln -s ")}, "", "", "LibreOffice 24.2.1.2: could not be converted: nothing came out"},
	} {
		t.Run(test.name, func(t *testing.T) {
			programs(t, test.fakes)
			got := converted(t, test.data)
			if got == nil {
				t.Fatal("nothing was tried")
			}
			message := ""
			if got.Err != nil {
				message = got.Err.Error()
			}
			if string(got.Data) != test.want || got.By != test.by || message != test.err {
				t.Errorf("got %q by %q, %q\nwant %q by %q, %q", got.Data, got.By, message, test.want, test.by, test.err)
			}
		})
	}
}

func TestOthersAreLeftAlone(t *testing.T) {
	programs(t, nil)
	if got := converted(t, "一、建设云平台。"); got != nil {
		t.Errorf("a text was converted: %+v", got)
	}
}

// TestHangingProgram gives a program that does not end, with a child that does not end either.
func TestHangingProgram(t *testing.T) {
	defer func(was time.Duration) { limit = was }(limit)
	limit = 2 * time.Second
	note := filepath.Join(t.TempDir(), "child")
	programs(t, map[string]string{"soffice": strings.ReplaceAll(office, "cp ", "sleep 600 & echo $! > "+note+"; sleep 600; : ")})
	got := converted(t, old)
	if want := "LibreOffice 24.2.1.2: could not be converted: it took longer than 2s"; got.Err == nil || got.Err.Error() != want {
		t.Errorf("got %v, want %s", got.Err, want)
	}
	said, err := os.ReadFile(note)
	if err != nil {
		t.Fatal(err)
	}
	child, err := strconv.Atoi(strings.TrimSpace(string(said)))
	if err != nil {
		t.Fatal(err)
	}
	for range 50 {
		if state, err := os.ReadFile("/proc/" + strconv.Itoa(child) + "/stat"); err != nil && syscall.Kill(child, 0) != nil || strings.Contains(string(state), ") Z ") {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("the child %d still runs", child)
}
