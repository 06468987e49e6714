package transport

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// TestQueryTextsAreBounded interns more queries than are kept, each twice, and holds every text to what was quoted.
func TestQueryTextsAreBounded(t *testing.T) {
	x := queryTexts{interned: map[string]queryText{}}
	for i := range 3 * maxInterned {
		want := queryText(fmt.Sprintf("{ a%d: \"云\\\\\"\n}", i))
		for range 2 {
			if got, err := x.intern([]byte(strconv.Quote(string(want)))); err != nil || got != want {
				t.Fatalf("got %q, %v; want %q", got, err, want)
			}
		}
	}
	before := len(x.interned)
	if _, err := x.intern([]byte(`"` + strings.Repeat("x", maxInternedBytes) + `"`)); err != nil || len(x.interned) != before || before > maxInterned || before == 0 {
		t.Errorf("%d texts are remembered, then %d; %v", before, len(x.interned), err)
	}
	for _, wrong := range []string{`1`, `{}`, `["a"]`, `true`} {
		if got, err := x.intern([]byte(wrong)); err == nil {
			t.Errorf("%s was read as %q", wrong, got)
		}
	}
}
