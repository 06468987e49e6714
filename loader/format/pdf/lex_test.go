package pdf

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLexer(t *testing.T) {
	for _, test := range []struct {
		source string
		want   []any
	}{
		{"1 -.5 +2. Td % comment\n(a) Tj", []any{1.0, -0.5, 2.0, word("Td"), literal("a"), word("Tj")}},
		{`(a(b)\)\n\101\
c)`, []any{literal("a(b))\nAc")}},
		{"<4 1 42 5>", []any{literal("ABP")}},
		{"/A#20B /C", []any{name("A B"), name("C")}},
		{"[(a) [1] /N]TJ", []any{[]any{literal("a"), []any{1.0}, name("N")}, word("TJ")}},
		{"<< /Type /Pagination /N << /A 1 >> >> BDC", []any{map[name]any{"Type": name("Pagination"), "N": map[name]any{"A": 1.0}}, word("BDC")}},
		{"(never closed", []any{literal("never closed")}},
		{"<61", []any{literal("a")}},
		{"[1 2", []any{[]any{1.0, 2.0}}},
		{"nan inf ) ] 1", []any{word("nan"), word("inf"), word(")"), word("]"), 1.0}},
	} {
		l := &lexer{data: []byte(test.source)}
		var got []any
		for token := l.next(); token != nil; token = l.next() {
			got = append(got, token)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s:\n%s", test.source, diff)
		}
	}
}

func TestCharacterMap(t *testing.T) {
	m := readCMap([]byte(`1 begincodespacerange <0000> <FFFF> endcodespacerange
		2 beginbfchar <0001> <4E00> <0002> <D840DC00> endbfchar
		3 beginbfrange <0010> <0012> <4E8C> <0020> <0021> [<0061> <00620063>] <0030> <0030> <E000> endbfrange
		1 begincidrange <0100> <01FF> 7 endcidrange`))
	got := map[string]string{}
	for _, code := range []string{"\x00\x01", "\x00\x02", "\x00\x10", "\x00\x12", "\x00\x13", "\x00\x20", "\x00\x21", "\x00\x30", "\x10"} {
		if s, ok := m.text(code); ok {
			got[code] = s
		}
	}
	want := map[string]string{"\x00\x01": "一", "\x00\x02": "𠀀", "\x00\x10": "二", "\x00\x12": "于", "\x00\x20": "a", "\x00\x21": "bc"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if g := m.glyph("\x01\x03"); g != 10 {
		t.Errorf("glyph %d, want 10", g)
	}
}

func TestCharsetSplitsCodes(t *testing.T) {
	for _, test := range []struct {
		encoding, codes string
		want            []string
	}{
		{"Identity-H", "\x00\x01\x00", []string{"\x00\x01", "\x00"}},
		{"GBK-EUC-H", "A\xca\xd0", []string{"A", "\xca\xd0"}},
		{"GBK2K-V", "\x81\x30\x81\x30\xca\xd0A", []string{"\x81\x30\x81\x30", "\xca\xd0", "A"}},
		{"UniGB-UTF16-H", "\xd8\x40\xdc\x00\x4e\x00", []string{"\xd8\x40\xdc\x00", "\x4e\x00"}},
		{"90ms-RKSJ-H", "\xb1\x88\x9f", []string{"\xb1", "\x88\x9f"}},
	} {
		f := &font{composite: true, set: charsetOf(test.encoding)}
		if diff := cmp.Diff(test.want, f.split(literal(test.codes))); diff != "" {
			t.Errorf("%s:\n%s", test.encoding, diff)
		}
	}
}
