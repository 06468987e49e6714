package format

import (
	"iter"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// list writes an ordered list with the numbers that a browser shows. A list within a list of the same style gets both
// numbers (2.1), as a line of text cannot show by its indent which is meant. Where the items' text is numbered already,
// or the page shows no numbers, none is added.
func (p *page) list(n *html.Node) {
	style, shown, outer := listStyle(n), true, p.outer
	for item := range items(n) {
		shown = shown && !numbered.MatchString(strings.TrimSpace(textOf(item)))
	}
	ordinal := 1
	if start, err := strconv.Atoi(attribute(n, "start")); err == nil {
		ordinal = start
	}
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Li {
			p.walk(c)
			continue
		}
		if value, err := strconv.Atoi(attribute(c, "value")); err == nil {
			ordinal = value
		}
		p.out.end()
		if shown {
			p.number(style, outer, ordinal)
		}
		p.walk(c)
		p.out.mark, p.outer = "", outer
		ordinal++
	}
}

// number makes the number of the next item wait for its text, and keeps it for the lists inside the item.
func (p *page) number(style, outer string, ordinal int) {
	number := numeral(style, ordinal)
	switch {
	case style == "none":
		p.outer = ""
	case style != "decimal" && number[0] >= utf8.RuneSelf:
		p.out.mark, p.outer = number+"、", ""
	case style != "decimal" || outer == "":
		p.out.mark, p.outer = number+". ", ""
		if style == "decimal" {
			p.outer = number + "."
		}
	default:
		p.out.mark, p.outer = outer+number+" ", outer+number+"."
	}
}

// numbered matches text that begins with a number of its own.
var numbered = regexp.MustCompile(`^([(（]?[0-9０-９一二三四五六七八九十]+[)）、.．]|[①-⑳⑴-⒛]|第[0-9一二三四五六七八九十百]+[章节条])`)

func items(list *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for c := range list.ChildNodes() {
			if c.DataAtom == atom.Li && !yield(c) {
				return
			}
		}
	}
}

// listStyle is the number format of a list, in the words of Office Open XML.
func listStyle(n *html.Node) string {
	style := strings.ToLower(attribute(n, "style"))
	for _, s := range []struct{ css, format string }{
		{"none", "none"}, {"cjk-ideographic", "chineseCounting"}, {"chinese-informal", "chineseCounting"},
		{"chinese-formal", "chineseLegalSimplified"}, {"cjk-decimal", "ideographDigital"},
		{"lower-alpha", "lowerLetter"}, {"lower-latin", "lowerLetter"}, {"upper-alpha", "upperLetter"}, {"upper-latin", "upperLetter"},
		{"lower-roman", "lowerRoman"}, {"upper-roman", "upperRoman"},
	} {
		if _, list, ok := strings.Cut(style, "list-style"); ok && strings.Contains(list, s.css) {
			return s.format
		}
	}
	if format, ok := map[string]string{"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}[attribute(n, "type")]; ok {
		return format
	}
	return "decimal"
}
