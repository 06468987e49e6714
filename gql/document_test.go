package gql

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// TestDocumentsAreBounded reads more queries than are remembered, each twice, and holds every text to what was quoted.
func TestDocumentsAreBounded(t *testing.T) {
	x := documents{known: map[string]document{}}
	for i := range 3 * knownDocuments {
		want := document(fmt.Sprintf("{ a%d: \"云\\\\\"\n}", i))
		for range 2 {
			if got, err := x.read([]byte(strconv.Quote(string(want)))); err != nil || got != want {
				t.Fatalf("got %q, %v; want %q", got, err, want)
			}
		}
	}
	before := len(x.known)
	if _, err := x.read([]byte(`"` + strings.Repeat("x", longestDocument) + `"`)); err != nil || len(x.known) != before || before > knownDocuments || before == 0 {
		t.Errorf("%d texts are remembered, then %d; %v", before, len(x.known), err)
	}
	for _, wrong := range []string{`1`, `{}`, `["a"]`, `true`} {
		if got, err := x.read([]byte(wrong)); err == nil {
			t.Errorf("%s was read as %q", wrong, got)
		}
	}
}
