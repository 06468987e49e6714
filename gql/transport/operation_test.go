package transport

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unsafe"
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

// TestAddressIsNotKept: what caches may keep of an operation in an address is no part of the address, which may be long.
func TestAddressIsNotKept(t *testing.T) {
	op := operation{rawQuery: "query={plans{totalCount}}&operationName=Q&variables={}"}
	if err := op.parseURL(); err != nil || op.Query != "{plans{totalCount}}" || op.OperationName != "Q" {
		t.Fatalf("%+v, %v", op, err)
	}
	from := uintptr(unsafe.Pointer(unsafe.StringData(op.rawQuery)))
	for _, kept := range []string{string(op.Query), op.OperationName} {
		if at := uintptr(unsafe.Pointer(unsafe.StringData(kept))); at-from < uintptr(len(op.rawQuery)) {
			t.Errorf("%s is part of the address", kept)
		}
	}
}
