// Package reader reads one document into one plan: who does what with which technology, by when.
//
// It runs passes. Each takes what those before it found and hands on a value that no later pass changes:
//
//	doc.Parse      text → outline
//	metadata.Read  outline → title, number, issuers, date, place
//	settle         outline → outline in which every passage with a clause of its own is an item
//	findClauses    outline → clauses, by the plan's own conventions; one that is an item of its own rises to the item above
//	readTables     outline → what the rows of tables say: a clause each, or the values of indicators
//	findMeasures   items → which of them are measures
//	addUnitFirst   measures → clauses of items that begin with who is to act
//	findUnread     clauses → what looks like one and was not read
//	govern         clauses, measures → which clause governs which measure
//	Reading.Plan   all of these → graph.Plan with its ledger of what was read and what was not
//
// The outline is settled when findClauses is done. What all passes share is read-only: the source, the directory of agencies,
// the scheme of technologies, the budget, and the year that a date without one means.
package reader

import (
	"errors"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/agency"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
	"github.com/plangraph/plangraph/loader/extract/technology"
	"github.com/plangraph/plangraph/loader/metadata"
)

// Reader reads documents against a directory of agencies and a scheme of technologies. It is safe for concurrent use.
type Reader struct {
	Agencies     *agency.Directory
	Technologies *technology.Finder
}

// Budget is what reading may cost. Spend takes so many passages, and fails where they are not left or the time is over.
type Budget interface{ Spend(passages int) error }

// Reading is a document that was read: what each pass found. Nothing changes it.
type Reading struct {
	Metadata metadata.Metadata // what the document, and what is known beside it, say of the plan
	Left     []doc.Left        // passages that are part of no item

	in       *input
	doc      *doc.Document
	page     *metadata.Found
	items    items
	measures measures
	governed governed
	alarms   []alarm
	problems []doc.Left // what was found and not understood, in the order of the passes
}

// Read reads a source. known is what is known of the plan beside the text. It fails only where the budget does.
func (r Reader) Read(source *graph.Source, known metadata.Metadata, budget Budget) (reading *Reading, err error) {
	defer recoverExceeded(&err)
	parsed := doc.Parse(source.Text)
	page := metadata.Read(parsed, r.Agencies, known)
	in := &input{r, source, budget, page.Year()}
	settle(in, parsed)
	clauses, unclear := findClauses(in, parsed)
	tables, unread := readTables(in, parsed)
	found := items{parsed, parsed.Root, clauses, tables, sectionsOf(parsed.Root), page.Items, tabledBelow(parsed.Root, tables)}
	measures := findMeasures(found)
	found.clauses = addUnitFirst(in, found, measures)
	alarms, alarmed := findUnread(in, found)
	governed, guesses := govern(found, measures, alarmed)
	d := &Reading{
		Metadata: page.Metadata, Left: parsed.Left, in: in, doc: parsed, page: page, items: found, measures: measures, governed: governed,
		alarms: alarms, problems: slices.Concat(page.Suspects, unclear, unread, guesses),
	}
	if !d.Metadata.Jurisdiction.Known() {
		d.Metadata.Jurisdiction = jurisdictionOfUnits(in, found.clauses)
	}
	return d, nil
}

// input is what all passes share and none changes.
type input struct {
	Reader
	source *graph.Source
	budget Budget // nil for one without an end
	year   int    // that a date without one means
}

// finder finds clauses, and deadlines that say their year.
func (in *input) finder() extract.Finder {
	return extract.Finder{IsUnit: in.Agencies.IsUnit, MayBe: in.Agencies.MayBeUnit}
}

// datedFinder finds clauses, and deadlines that leave out the document's own year.
func (in *input) datedFinder() extract.Finder {
	f := in.finder()
	f.Year = in.year
	return f
}

// exceeded ends a reading from anywhere in it; recoverExceeded takes it up.
type exceeded struct{ error }

// spend pays for a passage that is looked at.
func (in *input) spend() {
	if in.budget == nil {
		return
	}
	if err := in.budget.Spend(1); err != nil {
		panic(exceeded{err})
	}
}

func recoverExceeded(err *error) {
	switch cause := recover().(type) {
	case nil:
	case exceeded:
		*err = cause.error
	default:
		panic(cause)
	}
}

// WhyNoPlan tells why the document is no plan; nil where it is one. A document that assigns measures to agencies is one; one
// that assigns nothing must call itself a plan and have measures.
func (r *Reading) WhyNoPlan() error {
	for _, n := range r.measures.list {
		if len(r.governed.of[n]) > 0 || r.items.rows[n] != nil && len(r.items.rows[n].cells) > 0 {
			return nil
		}
	}
	switch {
	case len(r.measures.list) == 0:
		return errors.New("no plan: it has no items that tell somebody to do something")
	case !callsItselfPlan(r.Metadata.Title):
		return errors.New("no plan: it assigns nothing to anybody, and its title names no plan")
	}
	return nil
}

func callsItselfPlan(title string) bool {
	low := strings.ToLower(doc.Normalize(title))
	for _, word := range []string{"方案", "计划", "规划", "意见", "纲要", "措施", "行动", "要点", "任务", "工程", "action plan", "strategy", "roadmap", "plan"} {
		if strings.Contains(low, word) {
			return true
		}
	}
	return false
}

// Item is an item of the outline, as it was read.
type Item struct {
	Depth   int // 0 for the top sections
	Start   int // where it begins in the source
	Number  string
	Title   string // empty for a measure, and for an item without text
	Measure int    // which of the plan's measures it is; -1 where it is none
}

// Items lists the items of the outline in the order of the text.
func (r *Reading) Items() (list []Item) {
	var add func(n *doc.Node, depth int)
	add = func(n *doc.Node, depth int) {
		for _, c := range n.Children {
			item := Item{Depth: depth, Start: c.Own().Start, Number: c.Marker.Text, Measure: -1}
			if at, ok := r.measures.order[c]; ok {
				item.Measure = at
			} else if len(c.Blocks) > 0 {
				item.Title = r.title(c)
			}
			list = append(list, item)
			add(c, depth+1)
		}
	}
	add(r.doc.Root, 0)
	return list
}
