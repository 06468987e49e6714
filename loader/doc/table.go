package doc

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/words"
)

// isRow reports whether a line is a row of a table: cells parted by tabs, or Markdown's bars. A tab after a marker only
// parts it from its item.
func isRow(s string) bool {
	first, rest, ok := strings.Cut(s, "\t")
	if !ok || strings.Contains(rest, "\t") {
		return ok || isBarRow(s)
	}
	first = Normalize(first)
	_, n := markerAt(first+" x", true)
	return n < len(first) || first == ""
}

// isBarRow knows |A|B|C| of Markdown, and A|B|C| and A|B|C|D as pages turned into text have it.
func isBarRow(s string) bool {
	if strings.IndexByte(s, '|') < 0 && !strings.Contains(s, "\xe2\x94") && !strings.Contains(s, "\xe2\x95") && !strings.Contains(s, "｜") {
		return false // a cheap look, which nearly all lines end with
	}
	bars := 0
	for _, r := range s {
		if isBar(r) {
			bars++
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return bars >= 3 || bars == 2 && isBar(last) && !isBar(first)
}

// markRows marks the rows of tables. A line that begins or ends with empty cells has as many as the row before it.
func markRows(source string, lines []line) {
	tabs := 0 // of the line before, where that is a row
	for i := range lines {
		l := &lines[i]
		n := strings.Count(l.tabbed(source).in(source), "\t")
		l.row = isRow(l.in(source)) || n > 1 && n == tabs
		if tabs = n; !l.row {
			tabs = 0
		}
	}
}

// tabbed is the line with the tabs around it.
func (l line) tabbed(source string) line {
	for l.span.Start > 0 && strings.IndexByte("\t ", source[l.span.Start-1]) >= 0 {
		l.span.Start--
	}
	for l.span.End < len(source) && strings.IndexByte("\t ", source[l.span.End]) >= 0 {
		l.span.End++
	}
	return l
}

func rowParagraph(source string, l line) paragraph {
	separator := func(r rune) bool { return r == '\t' }
	span := l.tabbed(source).span
	if s := l.in(source); isBarRow(s) {
		separator, span = isBar, l.span
		if r, n := utf8.DecodeRuneInString(s); isBar(r) {
			span.Start += n
		}
		if r, n := utf8.DecodeLastRuneInString(s); isBar(r) && span.Len() >= n {
			span.End -= n
		}
	}
	return paragraph{text: NewText(source, l.span), cells: cells(source, span, separator)}
}

func cells(source string, span graph.Span, separator func(rune) bool) []Text {
	var list []Text
	start := span.Start
	for at, r := range source[span.Start:span.End] {
		if separator(r) && (r != '|' || at == 0 || source[span.Start+at-1] != '\\') {
			list = append(list, cellText(source, graph.Span{Start: start, End: span.Start + at}))
			start = span.Start + at + utf8.RuneLen(r)
		}
	}
	return append(list, cellText(source, graph.Span{Start: start, End: span.End}))
}

// lineBreak is a line break within a cell, as Markdown writes it.
var lineBreak = regexp.MustCompile(`(?i)<br ?/?>`)

// cellText is the text of a cell. A line break in it parts what stands there, as a semicolon does.
func cellText(source string, spans ...graph.Span) Text {
	var b textBuilder
	for i, span := range spans {
		if i > 0 {
			b.add(' ', span.Start, span.Start)
		}
		from := span.Start
		for _, at := range lineBreak.FindAllStringIndex(source[span.Start:span.End], -1) {
			b.addSpan(source, graph.Span{Start: from, End: span.Start + at[0]})
			from = span.Start + at[1]
			b.add(';', span.Start+at[0], from)
		}
		b.addSpan(source, graph.Span{Start: from, End: span.End})
	}
	return b.text()
}

// isRule tells Markdown's line of dashes below the head of a table.
func isRule(cells []Text) bool {
	for _, c := range cells {
		if strings.Trim(c.Norm, "-: ") != "" {
			return false
		}
	}
	return true
}

// headWords are what the columns of a table of tasks are called, beside the labels of the lexicon.
var headWords = []string{
	"序号", "任务", "举措", "措施", "事项", "内容", "项目", "工程", "目标", "指标", "时限", "时间", "期限", "进度", "范围", "名称", "备注",
	"action", "milestone", "task", "measure", "activity", "agency", "date", "deadline", "due", "status", "timeline", "target", "objective", "goal", "indicator", "baseline",
}

// namesColumn reports whether a cell could be the head of a column of a table of tasks.
func namesColumn(s string) bool {
	if strings.Contains(s, "各") || strings.Contains(s, "有关") || strings.Contains(s, "相关") {
		return false // agencies in general: 县直各部门
	}
	if words.HasLabel(s) || words.HeadsAgencies(s) || words.Heads(s) != words.NoColumn {
		return true
	}
	s = strings.ToLower(s)
	return slices.ContainsFunc(headWords, func(w string) bool { return strings.Contains(s, w) })
}

// isHead reports whether a row names columns: short cells, two of them with head words.
func isHead(cells []Text) bool {
	named, indicates := 0, false
	for _, c := range cells {
		indicates = indicates || strings.Contains(c.Norm, "指标") || strings.EqualFold(c.Norm, "indicator")
	}
	for i, c := range cells {
		if len(c.Norm) > 60 || i == 0 && isLoneNumber(c.Norm) || !indicates && isMonth(c.Norm) {
			return false // a row with its number or its day
		}
		if namesColumn(c.Norm) || indicates && namesYear(c.Norm) {
			named++
		}
	}
	return named >= 2 && named*2 >= filled(cells)
}

// isMonth reports whether a cell is a day or a month: 12月, 2024年6月底前.
func isMonth(s string) bool {
	return strings.Contains(s, "月") && strings.Trim(s, "0123456789年月日底前末至-") == ""
}

// namesYear reports whether a head of a table of indicators is a year: 2025年, 2025.
func namesYear(s string) bool {
	year, rest, _ := strings.Cut(s, "年")
	return len(year) == 4 && strings.Trim(year, "0123456789") == "" && runeCount(rest) <= 6
}

func filled(cells []Text) int {
	n := 0
	for _, c := range cells {
		if !c.Empty() {
			n++
		}
	}
	return n
}
