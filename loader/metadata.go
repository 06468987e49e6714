package loader

import (
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
)

// metadata is what the text says of the plan as a document. What it does not say stays empty: nothing is guessed.
type metadata struct {
	title        string
	number       string
	issuers      []string // in the order of the text
	issued       graph.Date
	jurisdiction *graph.Jurisdiction
	start, end   int
	address      string
	distinct     string // tells the plan from another one with the same number or title; empty for nearly all
}

// year is the year that a date without one means: that of issue.
func (m metadata) year() int {
	if m.issued.Year != 0 {
		return m.issued.Year
	}
	return m.start
}

// readMetadata reads what stands before the first item and after the last one.
func (d *reading) readMetadata() metadata {
	var m metadata
	h := d.readHead()
	m.number = h.documentNumber()
	m.title = d.findTitle(h)
	signed := d.signature(h)
	m.issuers, m.issued = signed.issuers, signed.day
	m.start, m.end = extract.FindPeriod(doc.Normalize(m.title))
	d.head = h
	return m
}

// completedBy fills what m lacks from another source of the same plan.
func (m metadata) completedBy(o metadata) metadata {
	m.title, m.number, m.address = or(m.title, o.title), or(m.number, o.number), or(m.address, o.address)
	if len(m.issuers) == 0 {
		m.issuers = o.issuers
	}
	if m.issued.IsZero() {
		m.issued = o.issued
	}
	if m.start == 0 {
		m.start, m.end = o.start, o.end
	}
	if !m.jurisdiction.Known() {
		m.jurisdiction = o.jurisdiction
	}
	return m
}
