package doc_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

// FuzzParse holds what is true of every outline, whatever the text: places lie within the source and between its
// characters, an item follows the one before it, and every character that is not white space, nor a sign of markup,
// stands in a marker, a block, the tail or what was left.
func FuzzParse(f *testing.F) {
	paths, _ := filepath.Glob("../../seeds/plans/*.txt")
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data[:min(len(data), 6000)]))
		f.Add(string(data[len(data)*2/3:]))
	}
	f.Add("一、任务（一）甲。乙（牵头单位：丙）(二)丁。1．2020年底前\n\t|a|b|c|\n附件1\n序号\t任务\t责任单位\n1\t建设\t市经信委\n")
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) {
			return
		}
		checkOutline(t, doc.Parse(source))
	})
}

func checkOutline(t *testing.T, d *doc.Document) {
	t.Helper()
	seen := make([]bool, len(d.Source))
	mark := func(span graph.Span) {
		if span.Start < 0 || span.End > len(d.Source) || span.Start > span.End {
			t.Fatalf("span %v lies outside the source of %d bytes", span, len(d.Source))
		}
		if !between(d.Source, span.Start) || !between(d.Source, span.End) {
			t.Fatalf("span %v cuts a character", span)
		}
		for i := span.Start; i < span.End; i++ {
			seen[i] = true
		}
	}
	for _, l := range d.Anomalies {
		if l.Span.Len() <= 0 {
			t.Fatalf("%s: it stands nowhere", l.Reason)
		}
	}
	last := 0
	d.Root.Walk(func(n *doc.Node) {
		mark(n.Marker.Span)
		if n.Marker.Span.Len() > 0 {
			if n.Marker.Span.Start < last {
				t.Fatalf("the item %q at %d stands before the one at %d", n.Marker.Text, n.Marker.Span.Start, last)
			}
			last = n.Marker.Span.Start
		}
		for _, b := range n.Blocks {
			mark(b.Text.Whole())
		}
		for _, c := range n.Children {
			if c.Parent != n {
				t.Fatal("a child does not know its parent")
			}
		}
	})
	for _, text := range d.Tail {
		mark(text.Whole())
	}
	for _, l := range d.Left {
		mark(l.Span)
	}
	for i, r := range d.Source {
		if !seen[i] && !isMarkup(d.Source, i) && !unicode.IsSpace(r) && doc.Normalize(string(r)) != "" && doc.Normalize(string(r)) != " " {
			t.Fatalf("%q at %d stands nowhere", r, i)
		}
	}
}

func between(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }

// isMarkup reports whether a sign of markup stands there: > of a quotation before the text of a line, | of a cell behind it, the
// marks of strong words, rules of boxes.
func isMarkup(source string, at int) bool {
	before := source[strings.LastIndexAny(source[:at], "\n\r\f\v\u0085\u2028\u2029")+1 : at]
	after := source[at+1:]
	if end := strings.IndexAny(after, "\n\r\f\v\u0085\u2028\u2029"); end >= 0 {
		after = after[:end]
	}
	if r, _ := utf8.DecodeRuneInString(source[at:]); r >= 0x2500 && r <= 0x257f {
		return true
	}
	switch source[at] {
	case '*', '_', '\\':
		return true
	case '>':
		return doc.Normalize(strings.ReplaceAll(before, ">", "")) == ""
	case '|':
		return doc.Normalize(after) == "" && !strings.Contains(before, "|")
	}
	return false
}
