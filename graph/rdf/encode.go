package rdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// A plan becomes one named graph, and decoding gives back the same plan to the last field. Storing is costly by the
// quad, so a named graph says nothing twice:
//
//   - Evidence is an IRI: the source's with an RFC 5147 fragment, …/source/0#char=120,260. That standard counts
//     characters as we do. A quote is cut from the source's text, which is stored once.
//   - A node that belongs to one other (a responsibility, a mention, a source …) has its owner's IRI, what it is, and its
//     place among its kind: measure-…/responsibility/2. So lists keep their order.
//   - What goes without saying is not said: an empty text, a zero, a scope of the measure's own, an agency written as its
//     short name, the place of a measure in its plan where the places in the text tell it.
//   - Headings are nodes of the plan that its measures share, each part of the one above.
//
// Lists whose order means nothing (aliases) and evidence (by source, then by place) come back sorted.

// encoder collects the quads of one named graph. The first thing that cannot be stored stays as its error.
type encoder struct {
	Vocabulary
	label quad.Value
	quads []quad.Quad
	err   error
}

func (e *encoder) fail(node quad.Value, format string, args ...any) {
	if e.err == nil {
		e.err = fmt.Errorf("%s cannot be stored: %s", node, fmt.Sprintf(format, args...))
	}
}

func (e *encoder) add(subject quad.Value, p *Predicate, object quad.Value) {
	e.quads = append(e.quads, quad.Quad{Subject: subject, Predicate: p.value, Object: object, Label: e.label})
}

// text adds a text as it is. U+0000 stops it because PostgreSQL cannot keep it and Cayley writes something else.
func (e *encoder) text(subject quad.Value, p *Predicate, text string) {
	if e.sound(subject, p, text) {
		e.add(subject, p, quad.String(text))
	}
}

// name adds a text in a language.
func (e *encoder) name(subject quad.Value, p *Predicate, text, language string) {
	if e.sound(subject, p, text) {
		e.add(subject, p, quad.LangString{Value: quad.String(text), Lang: language})
	}
}

// sound reports whether there is a text to store; it must be one.
func (e *encoder) sound(subject quad.Value, p *Predicate, text string) bool {
	if !utf8.ValidString(text) || strings.Contains(text, "\x00") {
		e.fail(subject, "its %s is no text: it holds U+0000 or bytes that are not UTF-8", p.Forward)
		return false
	}
	return text != ""
}

// word adds a word of one of our enumerations as an IRI.
func (e *encoder) word(subject quad.Value, p *Predicate, word string) {
	if word != "" {
		e.add(subject, p, quad.IRI(pg+word))
	}
}

func (e *encoder) integer(subject quad.Value, p *Predicate, n int) {
	if n != 0 {
		e.add(subject, p, quad.Int(n))
	}
}

// float adds a number unless there is none. What is no number cannot be kept by SQL.
func (e *encoder) float(subject quad.Value, p *Predicate, x *float64) {
	switch {
	case x == nil:
	case math.IsNaN(*x) || math.IsInf(*x, 0):
		e.fail(subject, "its %s is %v", p.Forward, *x)
	default:
		e.add(subject, p, quad.Float(*x))
	}
}

func (e *encoder) flag(subject quad.Value, p *Predicate, set bool) {
	if set {
		e.add(subject, p, quad.Bool(true))
	}
}

// date adds a date as the xsd type of its precision.
func (e *encoder) date(subject quad.Value, p *Predicate, d graph.PartialDate) {
	if d.IsZero() {
		return
	}
	if back, err := graph.ParsePartialDate(d.String()); err != nil || back != d {
		e.fail(subject, "its %s %+v is no date", p.Forward, d)
		return
	}
	e.add(subject, p, quad.TypedString{Value: quad.String(d.String()), Type: dateType(d)})
}

func dateType(d graph.PartialDate) quad.IRI {
	switch {
	case d.Month == 0:
		return xsd + "gYear"
	case d.Day == 0:
		return xsd + "gYearMonth"
	}
	return xsd + "date"
}

// child names the node that belongs to the owner, by its place n among its kind.
func child(owner quad.Value, kind string, n int) quad.IRI {
	iri, _ := owner.(quad.IRI)
	return iri + quad.IRI("/"+kind+"/"+strconv.Itoa(n))
}

// Digest is a hash over a named graph: SHA-256, in hexadecimal, of its quads as N-Quads lines in sorted order, without
// the quad that says the digest, and without the origins of sources: where a file lay is nothing that a plan says. Equal
// graphs have equal digests, however their quads are ordered.
func Digest(quads []quad.Quad) string {
	text := make([]byte, 0, 200*len(quads))
	lines := make([]graph.Span, 0, len(quads))
	for _, q := range quads {
		if q.Predicate == hasDigest.value || isOrigin(q) {
			continue
		}
		from := len(text)
		for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			text = append(appendTerm(text, v), ' ')
		}
		text = append(text, ".\n"...)
		lines = append(lines, graph.Span{Start: from, End: len(text)})
	}
	slices.SortFunc(lines, func(a, b graph.Span) int { return bytes.Compare(text[a.Start:a.End], text[b.Start:b.End]) })
	hash := sha256.New()
	for _, line := range lines {
		hash.Write(text[line.Start:line.End])
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// appendTerm writes what quad.StringOf does, without a text of its own for an IRI, as nearly all values are.
func appendTerm(text []byte, v quad.Value) []byte {
	if iri, ok := v.(quad.IRI); ok {
		return append(append(append(text, '<'), iri...), '>')
	}
	return append(text, quad.StringOf(v)...)
}

// RevisionOf names the state of a store whose named graphs have these digests, whatever their order.
func RevisionOf(digests []string) string {
	sorted := slices.Sorted(slices.Values(digests))
	sum := sha256.Sum256([]byte(strings.Join(sorted, "\n")))
	return hex.EncodeToString(sum[:8])
}

// sealed completes the named graph with its digest.
func (e *encoder) sealed() ([]quad.Quad, error) {
	if e.err != nil {
		return nil, e.err
	}
	if len(e.quads) > 0 {
		e.add(e.label, hasDigest, quad.String(Digest(e.quads)))
	}
	return e.quads, nil
}
