package loader

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

// Outline shows what is read in a file and where, without storing anything: every item of its outline with what was
// found in it, so that a wrong reading is seen at a glance.
type Outline struct {
	File         string        `json:"file"`
	Title        string        `json:"title"`
	Number       string        `json:"documentNumber,omitempty"`
	Issuer       string        `json:"issuer,omitempty"`
	Issuers      []string      `json:"issuers,omitempty"` // all, where several issued it together
	Jurisdiction string        `json:"jurisdiction"`
	IssuedOn     string        `json:"issuedOn,omitempty"`
	NoPlan       string        `json:"noPlan,omitempty"` // why the file is no plan; empty where it is one
	Items        []OutlineItem `json:"items"`
	Report       FileReport    `json:"report"`
}

// OutlineItem is an item of the outline.
type OutlineItem struct {
	Line         int           `json:"line"`
	Depth        int           `json:"depth"` // 0 for the top sections
	Number       string        `json:"number"`
	Title        string        `json:"title"`
	Measure      bool          `json:"measure"`
	Units        []OutlineUnit `json:"units,omitempty"`
	Technologies []string      `json:"technologies,omitempty"`
	Targets      []string      `json:"targets,omitempty"`
	Deadline     string        `json:"deadline,omitempty"`
}

// OutlineUnit is a unit with its role on a measure.
type OutlineUnit struct {
	Role       graph.Role  `json:"role"`
	AsWritten  string      `json:"asWritten"`
	Name       string      `json:"name"`
	Scope      graph.Scope `json:"scope"`
	OpenEnded  bool        `json:"openEnded,omitempty"`
	Unresolved bool        `json:"unresolved,omitempty"`
}

// Check reads a file and shows what was found. It fails where the file cannot be read as text, with the reason.
func (r *Reader) Check(f File) (*Outline, error) {
	d := r.safely(f, nil)
	if d.reading == nil {
		return nil, errors.New(d.report.Reason)
	}
	return d.outlined(), nil
}

// outlined shows what was found in a file that was read, before it is closed.
func (d *draft) outlined() *Outline {
	report, plan := *d.report, d.plan
	report.fill(d, plan)
	if plan == nil {
		plan = d.built.Plan
	} else {
		report.settle(d, plan, false)
	}
	o := &Outline{File: d.file.Name, Title: plan.Title, Number: plan.DocumentNumber, Jurisdiction: plan.Jurisdiction.Name, IssuedOn: plan.IssuedOn.String(), Report: report}
	if plan.Issuer != nil {
		o.Issuer = plan.Issuer.Name
	}
	if len(plan.JointIssuers) > 0 {
		for _, a := range plan.Issuers() {
			o.Issuers = append(o.Issuers, a.Name)
		}
	}
	if d.plan == nil {
		o.NoPlan = d.report.Reason
	}
	o.addItems(d, plan)
	return o
}

func (o *Outline) addItems(d *draft, plan *graph.Plan) {
	lines := doc.LineStartsOf(d.source.Text)
	for _, x := range d.reading.Items() {
		item := OutlineItem{Line: lines.At(x.Start), Depth: x.Depth, Number: x.Number, Title: x.Title}
		if x.Measure >= 0 {
			item.describe(plan.Measures[x.Measure])
		}
		o.Items = append(o.Items, item)
	}
}

func (i *OutlineItem) describe(m *graph.Measure) {
	i.Title, i.Measure, i.Deadline = m.Title, true, m.Deadline().String()
	for _, r := range m.Responsibilities() {
		i.Units = append(i.Units, OutlineUnit{r.Role, r.AsWritten, r.Agency.Name, r.Scope, r.OpenEnded, r.Agency.Unresolved})
	}
	for _, t := range m.Technologies() {
		i.Technologies = append(i.Technologies, t.Name)
	}
	for _, t := range m.Targets {
		i.Targets = append(i.Targets, describeTarget(t))
	}
}

func describeTarget(t *graph.Target) string {
	s := fmt.Sprintf("%s %s %s", t.Metric, t.Comparator, number(t.Value))
	if t.ValueMax != nil {
		s += "–" + number(*t.ValueMax)
	}
	s += t.Unit
	if !t.Deadline().IsZero() {
		s += " by " + t.Deadline().String()
	}
	return s
}

// The colours of the outline on a terminal.
const (
	plain  = "\x1b[0m"
	bold   = "\x1b[1m"
	faint  = "\x1b[2m"
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	blue   = "\x1b[34m"
)

// WriteText writes the outline for people: an item a line, indented as items nest, with what was found below it.
func (o *Outline) WriteText(w io.Writer, colour bool) error {
	p := printer{colour: colour}
	p.line(0, bold, o.Title)
	p.line(0, faint, strings.Join(nonEmpty(o.File, o.Number, o.Issuer, o.Jurisdiction, o.IssuedOn), " · "))
	if o.NoPlan != "" {
		p.line(0, red, o.NoPlan)
	}
	for _, i := range o.Items {
		p.item(i)
	}
	p.line(0, faint, fmt.Sprintf("%d markers of responsibility: %d attached, %d not", o.Report.Markers, o.Report.Attached, o.Report.Markers-o.Report.Attached))
	for _, f := range o.Report.Findings {
		p.line(0, yellow, fmt.Sprintf("%s:%d: %s: %s: %s", o.File, f.Line, f.Kind, f.Reason, f.Text))
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

type printer struct {
	b      strings.Builder
	colour bool
}

func (p *printer) line(depth int, style, text string) {
	p.b.WriteString(strings.Repeat("  ", depth))
	if p.colour {
		text = style + text + plain
	}
	p.b.WriteString(text + "\n")
}

func (p *printer) item(i OutlineItem) {
	style, mark := faint, " "
	if i.Measure {
		style, mark = bold, "*"
	}
	p.line(i.Depth, style, strings.TrimRight(fmt.Sprintf("%s %s %s  (line %d)", mark, i.Number, i.Title, i.Line), " "))
	for _, u := range i.Units {
		name := u.AsWritten
		if u.Name != name {
			name += " = " + u.Name
		}
		for _, note := range []struct {
			on   bool
			text string
		}{{u.Scope == graph.Group, "group"}, {u.OpenEnded, "等"}, {u.Unresolved, "not resolved"}} {
			if note.on {
				name += " [" + note.text + "]"
			}
		}
		p.line(i.Depth+2, green, fmt.Sprintf("%s %s", strings.ToLower(u.Role.String()), name))
	}
	if len(i.Technologies) > 0 {
		p.line(i.Depth+2, blue, "uses "+strings.Join(i.Technologies, ", "))
	}
	for _, t := range i.Targets {
		p.line(i.Depth+2, yellow, "target "+t)
	}
	if i.Deadline != "" {
		p.line(i.Depth+2, yellow, "due "+i.Deadline)
	}
}

func nonEmpty(list ...string) []string {
	var kept []string
	for _, s := range list {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
