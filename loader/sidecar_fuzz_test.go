package loader_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// FuzzSidecar gives a plan an arbitrary sidecar: the plan is read with it, or the report says why it was not.
func FuzzSidecar(f *testing.F) {
	f.Add([]byte("title: 杭州市数据行动计划\nnumber: 杭政〔2024〕1号\ndate: 2024-03-01\nissuer: 杭州市人民政府\naddress: https://example.org/plan\njurisdiction: 杭州市\n"))
	f.Add([]byte("title: [[[["))
	f.Add([]byte("a: &a [*a]\ntitle: *a"))
	text := []byte("一、任务\n（一）建设平台。（市数据局负责）\n（二）开放数据。（市数据局负责）\n")
	reader := loadertest.Reader(f)
	f.Fuzz(func(t *testing.T, side []byte) {
		result, err := reader.Load(context.Background(), []loader.File{{Name: "plan.txt", Data: text, Sidecar: side}}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if told := result.Report.Files[0]; told.Outcome == loader.Failed && told.Reason == "" || told.Outcome != loader.Failed && len(plansOf(result)) != 1 {
			t.Fatalf("%+v", told)
		}
		for _, p := range plansOf(result) {
			checkPlan(t, p)
		}
	})
}

// FuzzFiles reads several arbitrary files at once: each has its line in the report, in the order of the files, and each plan its
// sources.
func FuzzFiles(f *testing.F) {
	plan := "某市数据工作方案\n（一）建设平台。（牵头单位：市数据局）\n"
	f.Add([]byte(plan + "\x00" + plan + "\x00title: 乙方案\n"))
	f.Add([]byte(plan + "\x00某市数据工作方案\n（一）建设平台。（牵头单位：市财政局）\n（二）开放数据。（牵头单位：市数据局）\n"))
	f.Add([]byte("\x00\x00" + plan))
	reader := loadertest.Reader(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		var files []loader.File
		for i, part := range bytes.Split(data, []byte{0}) {
			if i == 8 {
				break
			}
			name := fmt.Sprintf("%d.txt", i/2)
			if i%4 == 3 {
				name = fmt.Sprintf("%d.yaml", i/2)
			}
			files = append(files, loader.File{Name: name, Data: part})
		}
		files = loader.Pair(files)
		result, err := reader.Load(context.Background(), files, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Report.Files) != len(files) {
			t.Fatalf("%d files, %d in the report", len(files), len(result.Report.Files))
		}
		for i, told := range result.Report.Files {
			if told.File != files[i].Name || told.Outcome == "" {
				t.Fatalf("%+v in the place of %s", told, files[i].Name)
			}
		}
		for _, p := range plansOf(result) {
			if len(p.Sources) == 0 {
				t.Fatal("a plan without a source")
			}
		}
	})
}
