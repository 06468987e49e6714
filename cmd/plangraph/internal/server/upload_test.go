package server

import (
	"bytes"
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/graph"
)

// TestUploadTellsNoPath loads over HTTP what the store cannot keep: the client learns that, the log why, and the metrics
// count it.
func TestUploadTellsNoPath(t *testing.T) {
	store, contents := emptyStore(t)
	var log bytes.Buffer
	s := newServer(&Config{}, telemetry.NewLogger(&log, "text"))
	s.Publish(plantest.RefusingStore{Store: store, Title: "杭州市第2号行动方案"}, contents)
	report, err := newUploads(s).Load(t.Context(), []gql.File{{Name: "plan.txt", Data: []byte(plantest.Text(2, 1))}})
	if err != nil || len(report.Files) != 1 || report.Files[0].Reason == nil {
		t.Fatalf("%+v, %v", report, err)
	}
	if reason := *report.Files[0].Reason; !strings.Contains(reason, "it could not be stored") || strings.Contains(reason, "disk") {
		t.Errorf("the client is told %q", reason)
	}
	if !strings.Contains(log.String(), "the disk is full") {
		t.Errorf("the log says %q", log.String())
	}
	w := httptest.NewRecorder()
	s.metrics.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if want := `plangraph_loaded_files_total{outcome="failed"} 1`; !strings.Contains(w.Body.String(), want) {
		t.Errorf("the metrics have no %s", want)
	}
}

// TestRemoveAsTheMutationDoes loads and removes: the next request sees it, and a second removal finds nothing.
func TestRemoveAsTheMutationDoes(t *testing.T) {
	store, contents := emptyStore(t)
	var log bytes.Buffer
	s := newServer(&Config{}, telemetry.NewLogger(&log, "text"))
	s.Publish(store, contents)
	u := newUploads(s)
	report, err := u.Load(t.Context(), []gql.File{{Name: "a.txt", Data: []byte(plantest.Text(1, 1))}, {Name: "b.txt", Data: []byte(plantest.Text(2, 1))}})
	if err != nil {
		t.Fatal(err)
	}
	plan := graph.ID(*report.Files[0].PlanID)
	removed, err := u.Remove(t.Context(), plan)
	if err != nil || removed.ID != plan || removed.Title != *report.Files[0].Title || removed.Revision == report.Revision {
		t.Errorf("%+v, %v", removed, err)
	}
	if now := s.current.Load(); now.Plan(plan) != nil || now.Counts().Plans != 1 || now.Revision() != removed.Revision {
		t.Errorf("%d plans are served after the removal, want 1", now.Counts().Plans)
	}
	if _, err := u.Remove(t.Context(), plan); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("removed again: %v, want ErrNotFound", err)
	}
}

// TestCheckAsTheMutationDoes: a check says what a load would do, before and after, and stores nothing.
func TestCheckAsTheMutationDoes(t *testing.T) {
	store, contents := emptyStore(t)
	s := newServer(&Config{}, telemetry.NewLogger(&bytes.Buffer{}, "text"))
	s.Publish(store, contents)
	u := newUploads(s)
	files := []gql.File{{Name: "a.txt", Data: []byte(plantest.Text(1, 1))}, {Name: "b.bin", Data: []byte{0, 1, 2}}}
	for _, want := range []string{"LOADED", "UNCHANGED"} {
		preview, err := u.Check(t.Context(), files)
		if err != nil || len(preview.Files) != 2 {
			t.Fatalf("%+v, %v", preview, err)
		}
		plan, none := preview.Files[0], preview.Files[1]
		if plan.Report.Outcome != want || plan.Report.Measures != 12 || none.Report.Outcome != "SKIPPED" || none.Report.Reason == nil || len(none.Items) > 0 {
			t.Errorf("want %s with 12 measures, and SKIPPED: %+v, %+v", want, plan.Report, none.Report)
		}
		measures := 0
		for _, x := range plan.Items {
			if x.Measure {
				measures++
			}
		}
		if measures != 12 {
			t.Errorf("%d of %d items are measures, want 12", measures, len(plan.Items))
		}
		if want == "LOADED" {
			if n := s.current.Load().Counts().Plans; n != 0 {
				t.Errorf("%d plans were stored by a check", n)
			}
			report, err := u.Load(t.Context(), files)
			if err != nil || *report.Files[0].PlanID != *plan.Report.PlanID {
				t.Errorf("the load says otherwise: %+v, %v", report, err)
			}
		}
	}
}

// TestUploadOverLimit: a file that would cost too much is refused with the reason, and nothing of its load is stored; who
// removes does not wait behind many others.
func TestUploadOverLimit(t *testing.T) {
	store, contents := emptyStore(t)
	s := newServer(&Config{}, telemetry.NewLogger(&bytes.Buffer{}, "text"))
	s.Publish(store, contents)
	u := newUploads(s)
	page := "<html><body>" + strings.Repeat("<p>", 600_000)
	var unreadable *gql.UnreadableError
	_, err := u.Load(t.Context(), []gql.File{{Name: "plan.txt", Data: []byte(plantest.Text(1, 1))}, {Name: "page.html", Data: []byte(page)}})
	if !errors.As(err, &unreadable) || !strings.HasPrefix(unreadable.Reason, "page.html: too large: ") {
		t.Errorf("%v", err)
	}
	if n := s.current.Load().Counts().Plans; n != 0 {
		t.Errorf("%d plans were stored", n)
	}
	end, err := u.begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ctx, leave := context.WithCancel(t.Context())
	ended := make(chan error, 2*removals)
	for range 2 * removals {
		go func() {
			_, err := u.Remove(ctx, "plan-aaaaaaaaaaaaaaaa")
			ended <- err
		}()
	}
	for range removals {
		if err := <-ended; !errors.Is(err, gql.ErrLoaderBusy) {
			t.Errorf("one removal too many: %v", err)
		}
	}
	leave()
	for range removals {
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("who waited and left: %v", err)
		}
	}
	end()
}
