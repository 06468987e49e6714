package loader_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/format"
	"github.com/plangraph/plangraph/loader/format/formattest"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// TestBudget holds files to what they may cost, each and all together: what is over it is told, and the others are read.
func TestBudget(t *testing.T) {
	text := "某市数据工作方案\n一、重点任务\n" + strings.Repeat("（一）建设平台。（牵头单位：市数据局）\n", 50)
	files := func(data []byte, name string, n int) (list []loader.File) {
		for i := range n {
			list = append(list, loader.File{Name: fmt.Sprintf("%d.%s", i, name), Data: data})
		}
		return list
	}
	const units = 5000
	for name, test := range map[string]struct {
		files  []loader.File
		limits loader.Limits
		fail   func(n int) bool
		want   error
	}{
		"within":                           {files([]byte(text), "txt", 3), loader.Limits{FileTime: time.Hour, Time: time.Hour, Units: units}, func(n int) bool { return n == 0 }, nil},
		"time of a file":                   {files([]byte(text), "txt", 3), loader.Limits{FileTime: 1}, func(n int) bool { return n == 3 }, format.ErrTooLong},
		"time of all":                      {files([]byte(text), "txt", 3), loader.Limits{Time: 1}, func(n int) bool { return n == 3 }, format.ErrTooLong},
		"passages of all":                  {files([]byte(text), "txt", 100), loader.Limits{Units: units}, func(n int) bool { return n > 0 && n < 100 }, format.ErrLoadTooLarge},
		"glyphs of all":                    {files(formattest.PDF(text, formattest.IdentityH), "pdf", 20), loader.Limits{Units: units}, func(n int) bool { return n > 0 && n < 20 }, format.ErrLoadTooLarge},
		"elements of all":                  {files(formattest.DOCX(text), "docx", 100), loader.Limits{Units: units}, func(n int) bool { return n > 0 && n < 100 }, format.ErrLoadTooLarge},
		"elements of all, within archives": {files(formattest.Archive(text), "zip", 100), loader.Limits{Units: units}, func(n int) bool { return n > 0 && n < 100 }, format.ErrLoadTooLarge},
		"glyphs of all, set by OFD":        {files(formattest.OFD(text), "ofd", 20), loader.Limits{Units: units}, func(n int) bool { return n > 0 && n < 20 }, format.ErrLoadTooLarge},
		"tags of a page":                   {files([]byte("<html><body>"+strings.Repeat("<p>", 500_001)), "html", 1), loader.Limits{}, func(n int) bool { return n == 1 }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			reader := *loadertest.Reader(t)
			reader.Limits = test.limits
			drafts, err := reader.Read(context.Background(), test.files, nil)
			if err != nil {
				t.Fatal(err)
			}
			result, err := drafts.Unite(context.Background(), nil)
			if err != nil {
				t.Fatal(err)
			}
			failed := 0
			for _, f := range result.Report.Files {
				if f.Outcome == loader.Failed {
					failed++
					if test.want != nil && f.Reason != test.want.Error() {
						t.Errorf("%s: %s", f.File, f.Reason)
					}
				}
			}
			if !test.fail(failed) || (drafts.Exceeded() == nil) != (failed == 0) {
				t.Errorf("%d of %d files failed: %v", failed, len(test.files), drafts.Exceeded())
			}
		})
	}
}

// TestReadingEndsWithItsContext: a load that is given up ends in the midst of a file.
func TestReadingEndsWithItsContext(t *testing.T) {
	text := "某市数据工作方案\n一、重点任务\n" + strings.Repeat("（一）建设平台。（牵头单位：市数据局）\n", 200_000)
	reader := loadertest.Reader(t)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	from := processorTime()
	_, err := reader.Load(ctx, []loader.File{{Name: "plan.txt", Data: []byte(text)}}, nil, nil)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("it ends with %v", err)
	}
	if took := processorTime() - from; took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}
