package rdf

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
)

// A backup is N-Quads (W3C, RDF 1.1), so that any tool for triples reads it too. Cayley's own writer leaves spaces in
// IRIs and shortens the names of types, which no other reader would understand.

// line writes the quad as a line of N-Quads.
func line(q quad.Quad) string {
	return term(q.Subject) + " " + term(q.Predicate) + " " + term(q.Object) + " " + term(q.Label) + " .\n"
}

func term(v quad.Value) string {
	switch v := v.(type) {
	case quad.IRI:
		return "<" + escapeIRI(string(v)) + ">"
	case quad.Bool:
		return typed(fmt.Sprint(bool(v)), v.TypedString().Type)
	case quad.Int:
		return typed(string(v.TypedString().Value), v.TypedString().Type)
	case quad.Float:
		return typed(string(v.TypedString().Value), v.TypedString().Type)
	}
	return v.String()
}

func typed(text string, of quad.IRI) string { return `"` + text + `"^^<` + string(of.Full()) + `>` }

// notInIRIs are the characters that N-Quads does not have in an IRI as they are.
const notInIRIs = "<>\"{}|^`\\"

func escapeIRI(iri string) string {
	odd := func(r rune) bool { return r <= ' ' || strings.ContainsRune(notInIRIs, r) }
	if strings.IndexFunc(iri, odd) < 0 {
		return iri
	}
	var b strings.Builder
	for _, r := range iri {
		if odd(r) {
			fmt.Fprintf(&b, `\u%04X`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// parse reads a line of N-Quads. Cayley's parser panics at some lines that are none, and leaves escapes in IRIs.
func parse(line string) (q quad.Quad, err error) {
	defer func() {
		if recover() != nil {
			err = quad.ErrInvalid
		}
	}()
	q, err = nquads.Parse(line)
	if err == nil && (!q.IsValid() || q.Label == nil) {
		err = quad.ErrInvalid
	}
	for _, v := range []*quad.Value{&q.Subject, &q.Predicate, &q.Object, &q.Label} {
		if i, ok := (*v).(quad.IRI); ok && strings.Contains(string(i), `\`) {
			*v = quad.IRI(unescapeIRI(string(i)))
		}
	}
	return q, err
}

func unescapeIRI(iri string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(iri, `\u`)
		b.WriteString(before)
		if !found || len(after) < 4 {
			return b.String()
		}
		r, err := strconv.ParseUint(after[:4], 16, 32)
		if err != nil {
			r = utf8.RuneError // no escape of ours
		}
		b.WriteRune(rune(r))
		iri = after[4:]
	}
}
