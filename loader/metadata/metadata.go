// Package metadata reads what a document says of itself as a document: title, number, issuers, day of issue, place, period.
//
// Documents say it in the lines before the first item and after the last one, and the pages on which they are published
// say it once more in fields (成文日期：2023年6月12日). Four steps, each in a file of its own:
//
//	head          the lines around the items, and the fields of the page
//	title         which of the lines are the title; number  which hold the document number
//	signature     who issued it and when
//	jurisdiction  which place it is of
//
// What a document does not say stays empty: nothing is guessed.
package metadata

import (
	"cmp"
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/agency"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract/quantity"
)

// Metadata is what is known of a plan as a document. What is not known is empty, or graph.UnknownJurisdiction.
type Metadata struct {
	Title        string
	Number       string
	Issuers      []string // in the order of the text
	Issued       graph.Date
	Jurisdiction *graph.Jurisdiction
	Start, End   int // the years of its period
	Address      string
}

// Year is the year that a date without one means: that of issue.
func (m Metadata) Year() int { return cmp.Or(m.Issued.Year, m.Start) }

// CompletedBy fills what m lacks from another source of the same plan.
func (m Metadata) CompletedBy(o Metadata) Metadata {
	m.Title, m.Number, m.Address = cmp.Or(m.Title, o.Title), cmp.Or(m.Number, o.Number), cmp.Or(m.Address, o.Address)
	if len(m.Issuers) == 0 {
		m.Issuers = o.Issuers
	}
	m.Issued = cmp.Or(m.Issued, o.Issued)
	if m.Start == 0 {
		m.Start, m.End = o.Start, o.End
	}
	if !m.Jurisdiction.Known() {
		m.Jurisdiction = o.Jurisdiction
	}
	return m
}

// Found is what a document says of itself, and where.
type Found struct {
	Metadata
	Dates    []graph.Span       // passages that hold dates of the page or of the signature
	Items    map[*doc.Node]bool // items that only say what the document is
	Suspects []doc.Left         // what stands where something else should
}

// Dated reports whether a passage holds a date of the page or of the signature, which is nobody's deadline.
func (f *Found) Dated(span graph.Span) bool {
	return slices.ContainsFunc(f.Dates, func(d graph.Span) bool { return d.Start < span.End && span.Start < d.End })
}

// reader is what every step may look at: the outline as it was parsed, and who knows names.
type reader struct {
	doc      *doc.Document
	agencies *agency.Directory
}

// Read reads the metadata of a parsed document. known is what is known of it beside its text: it completes what the text
// says, and its jurisdiction goes before what the text implies.
func Read(d *doc.Document, agencies *agency.Directory, known Metadata) *Found {
	r := &reader{d, agencies}
	h := readHead(d)
	signed := r.readSignature(h)
	m := Metadata{Title: r.findTitle(h), Number: h.documentNumber(), Issuers: signed.issuers, Issued: signed.day}
	m.Start, m.End = quantity.FindPeriod(doc.Normalize(m.Title))
	place := known.Jurisdiction
	m.Jurisdiction, known.Jurisdiction = graph.UnknownJurisdiction, graph.UnknownJurisdiction
	m = m.CompletedBy(known)
	if m.Start == 0 {
		m.Start, m.End = quantity.FindPeriod(doc.Normalize(m.Title))
	}
	if m.Jurisdiction = place; place == nil {
		m.Jurisdiction = r.jurisdiction(m, h)
	}
	return &Found{Metadata: m, Dates: slices.Concat(h.dates, signed.dates), Items: h.items, Suspects: signed.suspects}
}
