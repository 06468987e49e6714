package format_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph/graphtest"
	"github.com/plangraph/plangraph/loader/format"
	"github.com/plangraph/plangraph/loader/format/formattest"
)

// TestEveryFormatHasTheSameText reads the seeds in all formats. What a format leaves out it must have noted: one seed
// ends with its site's imprint, which is no part of the article on a page.
func TestEveryFormatHasTheSameText(t *testing.T) {
	files, err := filepath.Glob("../../seeds/plans/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no seeds", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range formattest.Renderings() {
			t.Run(filepath.Base(file)+" as "+r.Name, func(t *testing.T) {
				got, err := format.Decode(r.Name, r.Render(string(data)))
				if err != nil {
					t.Fatal(err)
				}
				want := squeeze(string(data))
				for _, note := range got.Notes {
					want = strings.Replace(want, squeeze(note.Text), "", 1)
				}
				if got := squeeze(got.Text); got != want {
					t.Errorf("differs from the source at …%s…, which has …%s…", around(got, want), around(want, got))
				}
			})
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// around is the part of a where it begins to differ from b.
func around(a, b string) string {
	x, y := []rune(a), []rune(b)
	at := 0
	for at < len(x) && at < len(y) && x[at] == y[at] {
		at++
	}
	return string(x[max(0, at-10):min(len(x), at+10)])
}

func FuzzDecode(f *testing.F) {
	text := "某市方案\n一、任务\n（一）建设平台。（牵头单位：市经信委）\n（二）推广应用，到2020年覆盖率达到90%。\n"
	for _, r := range formattest.Renderings() {
		f.Add(r.Name, r.Render(text))
	}
	f.Add("table.html", []byte("<table><tr><td rowspan=9999999>甲<td colspan=99999>乙</table><ol start=-5 type=i><li>丙</ol>"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		begun := graphtest.CPUTime()
		got, err := format.Decode(name, data)
		if took := graphtest.CPUTime() - begun; took > 5*time.Second {
			t.Errorf("took %v for %d bytes", took, len(data))
		}
		if err != nil {
			if got != nil || !isKnown(err) || strings.Contains(strings.TrimPrefix(err.Error(), name), "\n") {
				t.Errorf("error %q with %v: not one line that wraps what package format documents", err, got)
			}
			return
		}
		if !utf8.ValidString(got.Text) || strings.TrimSpace(got.Text) == "" {
			t.Errorf("text %q", got.Text)
		}
	})
}

func isKnown(err error) bool {
	for _, known := range []error{format.ErrNotText, format.ErrEmpty, format.ErrTooLarge, format.ErrDamaged, format.ErrNoTextLayer, format.ErrEncrypted} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}
