package rdf

import (
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
)

// TestIRIsInNQuads holds that what may not stand in an IRI is written in another way, and read back, at its beginning, inside
// and at its end.
func TestIRIsInNQuads(t *testing.T) {
	for _, r := range "<>\"{}|^`\\ \n\u0001" {
		for _, iri := range []string{string(r) + "云", "https://example.org/" + string(r) + "云", "云" + string(r)} {
			written := strings.TrimSuffix(strings.TrimPrefix(term(quad.IRI(iri)), "<"), ">")
			if strings.ContainsAny(strings.ReplaceAll(written, `\u`, ""), "<>\"{}|^`\\ \n\u0001") {
				t.Errorf("%q is written as %q", iri, written)
			}
			if got := unescapeIRI(written); got != iri {
				t.Errorf("%q is written as %q and read as %q", iri, written, got)
			}
		}
	}
}
