package loader

import (
	"fmt"
	"io"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// Report says what was read, file by file, and lists, with file and line, all that was not.
type Report struct {
	Files []FileReport `json:"files"`
}

// FileReport is what became of one file.
type FileReport struct {
	File             string    `json:"file"`
	Outcome          Outcome   `json:"outcome"`
	Reason           string    `json:"reason,omitempty"`  // why it was skipped or failed, or which plan it is part of
	Changes          []string  `json:"changes,omitempty"` // of a new version of a plan: what is new, gone and changed
	Plan             string    `json:"plan,omitempty"`    // the plan's id
	Title            string    `json:"title,omitempty"`
	Measures         int       `json:"measures"`
	Responsibilities int       `json:"responsibilities"`
	Mentions         int       `json:"mentions"`
	Targets          int       `json:"targets"`
	Markers          int       `json:"markers"`  // of responsibility, each attached or among the findings
	Attached         int       `json:"attached"` // to a measure
	Findings         []Finding `json:"findings,omitempty"`

	of *FileReport // the one of the draft
}

// Outcome is what became of a file.
type Outcome string

// The outcomes.
const (
	Loaded    Outcome = "loaded"    // it is a plan, new or changed
	Unchanged Outcome = "unchanged" // the store holds just this
	Merged    Outcome = "merged"    // it is another source of a plan
	Removed   Outcome = "removed"   // it is no plan any more: the one that was read from it before is taken out of the store
	NoPlan    Outcome = "skipped"   // it is no plan, or cannot be read
	Failed    Outcome = "failed"    // it is a plan, but what was read of it must not be stored
)

// Finding is a place that was not read, or that looks wrong.
type Finding struct {
	Line   int    `json:"line"`
	Kind   string `json:"kind"` // marker, anomaly, left, number
	Reason string `json:"reason"`
	Text   string `json:"text"`
}

// Loaded tells how many files hold a plan, new, changed or held already.
func (r *Report) Loaded() int {
	n := 0
	for _, f := range r.Files {
		if f.Outcome != NoPlan && f.Outcome != Failed {
			n++
		}
	}
	return n
}

// WriteText writes the report for people, a file a paragraph.
func (r *Report) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, f := range r.Files {
		f.writeText(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (f FileReport) writeText(b *strings.Builder) {
	fmt.Fprintf(b, "%s: %s", f.File, f.Outcome)
	if f.Title != "" {
		fmt.Fprintf(b, ": %s", f.Title)
	}
	if f.Reason != "" {
		fmt.Fprintf(b, ": %s", f.Reason)
	}
	b.WriteByte('\n')
	if f.Plan == "" {
		return
	}
	fmt.Fprintf(b, "  %d measures, %d responsibilities, %d mentions of technologies, %d targets\n", f.Measures, f.Responsibilities, f.Mentions, f.Targets)
	fmt.Fprintf(b, "  %d markers of responsibility: %d attached, %d not\n", f.Markers, f.Attached, f.Markers-f.Attached)
	for _, line := range f.Changes {
		fmt.Fprintf(b, "  %s\n", line)
	}
	for _, x := range f.Findings {
		fmt.Fprintf(b, "  %s:%d: %s: %s: %s\n", f.File, x.Line, x.Kind, x.Reason, x.Text)
	}
}

// Fail marks the files of a plan that could not be stored, and why.
func (r *Report) Fail(plan graph.ID, reason string) {
	for i := range r.Files {
		if r.Files[i].Plan == string(plan) {
			r.Files[i].Outcome, r.Files[i].Reason = Failed, reason
		}
	}
}
