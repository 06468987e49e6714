package pdf

import (
	"sort"
	"strings"
	"unicode"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/plangraph/plangraph/graph/norm"
)

// cmap is a table from codes to characters or to the numbers of glyphs.
type cmap struct {
	spaces     []codeRange // which codes there are
	characters map[string]string
	runs       []run // by their first code
	glyphs     []run
}

type codeRange struct{ low, high string }

// run maps codes in a row to characters or glyphs in a row.
type run struct {
	codeRange
	to    string // UTF-16, for the first code
	glyph int
}

// cmap reads a table; nil where the object is none.
func (f *file) cmap(o types.Object) *cmap {
	content, err := f.stream(o)
	if err != nil || len(content) == 0 {
		return nil
	}
	return readCMap(content)
}

func readCMap(content []byte) *cmap {
	m := &cmap{characters: map[string]string{}}
	l := &lexer{data: content}
	var operands []any
	for token := l.next(); token != nil; token = l.next() {
		operator, ok := token.(word)
		if !ok {
			operands = append(operands, token)
			continue
		}
		m.define(string(operator), operands)
		operands = operands[:0]
	}
	m.order()
	return m
}

func (m *cmap) define(operator string, operands []any) {
	switch operator {
	case "endcodespacerange":
		for ; len(operands) >= 2; operands = operands[2:] {
			if r, ok := rangeOf(operands[0], operands[1]); ok {
				m.spaces = append(m.spaces, r)
			}
		}
	case "endbfchar":
		for ; len(operands) >= 2; operands = operands[2:] {
			from, ok1 := operands[0].(literal)
			to, ok2 := operands[1].(literal)
			if ok1 && ok2 {
				m.characters[string(from)] = fromUTF16(string(to))
			}
		}
	case "endbfrange", "endcidrange":
		for ; len(operands) >= 3; operands = operands[3:] {
			m.defineRun(operands)
		}
	case "endcidchar":
		for ; len(operands) >= 2; operands = operands[2:] {
			m.defineRun([]any{operands[0], operands[0], operands[1]})
		}
	}
}

func (m *cmap) defineRun(operands []any) {
	r, ok := rangeOf(operands[0], operands[1])
	if !ok {
		return
	}
	switch to := operands[2].(type) {
	case literal:
		m.runs = append(m.runs, run{codeRange: r, to: string(to)})
	case float64:
		m.glyphs = append(m.glyphs, run{codeRange: r, glyph: int(to)})
	case []any:
		low := number(r.low)
		for i, each := range to {
			if s, ok := each.(literal); ok && i <= 0xffff {
				m.characters[bytesOf(low+i, len(r.low))] = fromUTF16(string(s))
			}
		}
	}
}

func rangeOf(low, high any) (codeRange, bool) {
	l, ok1 := low.(literal)
	h, ok2 := high.(literal)
	return codeRange{string(l), string(h)}, ok1 && ok2 && len(l) == len(h) && len(l) >= 1 && len(l) <= 4
}

func bytesOf(v, length int) string {
	b := make([]byte, length)
	for i := length - 1; i >= 0; i-- {
		b[i], v = byte(v), v>>8
	}
	return string(b)
}

func (m *cmap) order() {
	for _, runs := range [][]run{m.runs, m.glyphs} {
		sort.SliceStable(runs, func(i, j int) bool { return runs[i].less(runs[j].low) })
	}
}

// less orders codes by their length and then by their number.
func (r run) less(code string) bool {
	return len(r.low) < len(code) || len(r.low) == len(code) && r.low < code
}

// find is the run that holds a code, and how far into it the code is.
func find(runs []run, code string) (r run, offset int, ok bool) {
	i := sort.Search(len(runs), func(i int) bool { return !runs[i].less(code) && runs[i].low != code })
	if i == 0 {
		return r, 0, false
	}
	r = runs[i-1]
	return r, number(code) - number(r.low), len(r.low) == len(code) && code <= r.high
}

// text is what a code stands for. Mappings to control characters and to private use tell nothing.
func (m *cmap) text(code string) (string, bool) {
	if m == nil {
		return "", false
	}
	s, ok := m.characters[code]
	if !ok {
		r, offset, found := find(m.runs, code)
		if !found || len(r.to) < 2 {
			return "", false
		}
		last := number(r.to[len(r.to)-2:]) + offset
		s = fromUTF16(r.to[:len(r.to)-2] + bytesOf(last, 2))
	}
	meaningless := func(r rune) bool { return norm.Unknown(r) || unicode.Is(unicode.Cc, r) && r != '\t' }
	if strings.ContainsFunc(s, meaningless) {
		return "", false
	}
	return s, true
}

// length is the number of bytes of the code that a string begins with.
func (m *cmap) length(s string) int {
	for _, space := range m.spaces {
		if n := len(space.low); n <= len(s) && inSpace(s[:n], space) {
			return n
		}
	}
	return len(m.spaces[0].low)
}

// inSpace compares byte by byte, as the ranges of codes are boxes.
func inSpace(code string, space codeRange) bool {
	for i := range len(code) {
		if code[i] < space.low[i] || code[i] > space.high[i] {
			return false
		}
	}
	return true
}

// glyph is the number of the glyph of a code.
func (m *cmap) glyph(code string) int {
	r, offset, ok := find(m.glyphs, code)
	if !ok {
		return number(code)
	}
	return r.glyph + offset
}
