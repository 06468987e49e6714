package quantity

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// IndicatorColumns are the columns of a table of indicators, by their heads: 指标 | 单位 | 2022年 | 2025年目标值.
type IndicatorColumns struct {
	Metric, Unit int // -1 where there is none
	Values       []IndicatorColumn
}

// IndicatorColumn is a column of values to be reached.
type IndicatorColumn struct {
	At       int
	Deadline graph.PartialDate // the year that its head names; zero where it names none
	Metric   string            // what its head adds to the metric: 年均增长
	Unit     string            // the unit that stands in the brackets of its head
}

// Has reports whether the column is one of them.
func (c *IndicatorColumns) Has(at int) bool {
	if c == nil {
		return false
	}
	for _, v := range c.Values {
		if v.At == at {
			return true
		}
	}
	return at == c.Unit || at == c.Metric
}

var (
	metricHeads = []string{"指标", "名称", "indicator", "metric", "kpi"}
	notMetric   = []string{"目标值", "指标值", "单位", "属性", "性质", "类型", "类别", "一级", "编号", "value", "unit"}
	aimHeads    = []string{"目标", "预期", "规划值", "计划值", "target", "goal"}
	baseHeads   = []string{"现状", "基期", "基数", "基础", "基准", "完成", "实际", "现值", "当前", "属性", "性质", "baseline", "current", "actual"}
)

// FindIndicators reads the heads of a table. It is nil where they are not those of a table of indicators: one column names what is
// measured, another one the values to be reached. year is the plan's.
func FindIndicators(heads []doc.Text, year int) *IndicatorColumns {
	c := &IndicatorColumns{Metric: -1, Unit: -1}
	indicates, agencies := false, false
	for i, h := range heads {
		head, _, _ := strings.Cut(strings.ToLower(h.Norm), "(")
		switch {
		case isUnitHead(head):
			c.Unit = i
		case hasAny(head, metricHeads...) && !hasAny(head, notMetric...):
			c.Metric, indicates = i, indicates || hasAny(head, "指标", "indicator", "kpi")
		default:
			agencies = agencies || words.Heads(h.Norm) == words.AgencyColumn
		}
	}
	if c.Metric < 0 || agencies && !indicates {
		return nil
	}
	c.values(heads, year)
	if len(c.Values) == 0 || !indicates && c.Unit < 0 {
		return nil
	}
	return c
}

func isUnitHead(head string) bool {
	switch strings.Trim(head, " *:()") {
	case "单位", "计量单位", "度量单位", "指标单位", "unit", "units":
		return true
	}
	return false
}

// values finds the columns of values: those whose heads speak of a target, else those of years to come.
func (c *IndicatorColumns) values(heads []doc.Text, year int) {
	aimed, first := false, 0
	for i, h := range heads {
		if i != c.Metric && hasAny(strings.ToLower(h.Norm), aimHeads...) {
			aimed = true
		}
		if y := yearIn(h.Norm); y > 0 && (first == 0 || y < first) {
			first = y
		}
	}
	for i, h := range heads {
		head := strings.ToLower(h.Norm)
		if i == c.Metric || i == c.Unit || hasAny(head, baseHeads...) {
			continue
		}
		y := yearIn(head)
		rate := strings.Contains(head, "年均")
		future := y > year || y == year && first < year
		if !(rate || hasAny(head, aimHeads...) && (y == 0 || y >= year) || !aimed && y > 0 && future) || words.Heads(h.Norm) != words.NoColumn {
			continue
		}
		column := IndicatorColumn{At: i, Deadline: graph.PartialDate{Year: y}}
		if rate {
			column.Metric, _, _ = strings.Cut(h.Norm, "(")
		}
		_, column.Unit = cutUnit(h.Norm)
		c.Values = append(c.Values, column)
	}
}

// yearIn is the last year that a head names.
func yearIn(s string) (year int) {
	for i := range s {
		if y, n := yearAt(s[i:]); n > 0 && (i == 0 || !isDigit(s[i-1])) {
			year = y
		}
	}
	return year
}

// cutUnit parts a name from the unit in brackets behind it: 数字经济规模(亿元).
func cutUnit(s string) (name, symbol string) {
	head, rest, ok := strings.Cut(s, "(")
	inner, ok2 := strings.CutSuffix(rest, ")")
	if !ok || !ok2 {
		return s, ""
	}
	inner = strings.TrimPrefix(inner, "单位:")
	if u := unitAt(inner); u.n == len(inner) && u.n > 0 {
		return head, inner
	}
	return s, ""
}

// ReadIndicator reads the value in a cell of such a table: 1200, ≥90, 90%以上, 3—5, [120]. What the cell does not say of its unit, the
// unit's own cell or the brackets of the heads say. ok is false where the cell holds no value.
func ReadIndicator(metric, unitCell, cell doc.Text, column IndicatorColumn) (f TargetFinding, ok bool) {
	name, symbol := cutUnit(metric.Norm)
	if column.Unit != "" {
		symbol = column.Unit
	}
	if u := strings.Trim(unitCell.Norm, "-—/ "); u != "" {
		symbol = u
	}
	const lead = "值" // stands for the metric
	s := lead + strings.Trim(cell.Norm, "[]()。 ")
	at := len(lead)
	for at < len(s) && !beginsNumber(s[at:]) {
		at = pastNumber(s, at)
	}
	if at == len(s) {
		return f, false
	}
	head, english := englishBound(s[:at])
	e := readEnding(head, "")
	if english != "" {
		e.comparator = english
	}
	e.words = strings.TrimSpace(strings.TrimPrefix(e.words, lead))
	q, ok := quantityAt(s, at, make(bracketMask, len(s)))
	if !ok || q.vague || strings.Trim(s[q.to:], " ]") != "" || e.words != "" && !directions.has(e.words) {
		return f, false
	}
	f = TargetFinding{Metric: name + e.words, Value: q.value, ValueMax: q.max, Unit: q.unit.text, Comparator: targetItem{q: q, ending: e}.comparator(), Deadline: column.Deadline}
	if column.Metric != "" {
		f.Metric += column.Metric
	}
	if q.unit.word == "" && q.unit.text != "" || q.unit.text == "" && !strings.HasPrefix(column.Metric, "年均") {
		f.Unit += symbol
	}
	if f.Unit == "" && column.Metric != "" {
		f.Unit = column.Unit
	}
	return f, f.Metric != ""
}
