package doc

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
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

func isBarRow(s string) bool {
	return strings.HasPrefix(s, "|") && strings.Count(s, "|") >= 3
}

func rowParagraph(source string, l line) paragraph {
	separator := byte('\t')
	span := l.span
	if isBarRow(l.in(source)) {
		separator = '|'
		span.Start++
		if source[span.End-1] == '|' {
			span.End--
		}
	}
	return paragraph{text: NewText(source, l.span), cells: cells(source, span, separator)}
}

func cells(source string, span graph.Span, separator byte) []Text {
	var list []Text
	start := span.Start
	for at := span.Start; at <= span.End; at++ {
		if at == span.End || source[at] == separator {
			list = append(list, NewText(source, graph.Span{Start: start, End: at}))
			start = at + 1
		}
	}
	return list
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

// headWords are what the columns of a table of tasks are called; a row with two of them is the head.
var headWords = []string{
	"序号", "任务", "举措", "措施", "事项", "内容", "项目", "工程", "目标", "指标", "单位", "部门", "责任", "牵头", "配合", "主体", "时限", "时间", "期限", "进度", "范围", "名称", "备注",
	"action", "milestone", "task", "measure", "activity", "responsible", "owner", "lead", "agency", "support", "date", "deadline", "due", "status", "timeline", "target", "objective", "goal",
}

// isHead reports whether a row names columns: short cells, two of them with head words.
func isHead(cells []Text) bool {
	named := 0
	for _, c := range cells {
		if len(c.Norm) > 60 {
			return false
		}
		low := strings.ToLower(c.Norm)
		for _, w := range headWords {
			if strings.Contains(low, w) {
				named++
				break
			}
		}
	}
	return named >= 2 && named*2 >= filled(cells)
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
