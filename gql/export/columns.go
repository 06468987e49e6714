package export

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// The sorts of cell.
const (
	textCell = iota
	numberCell
	dateCell // number is that of the day, such as 20201231
	yesCell  // number is 1 for yes
	linkCell
)

// cell is what stands in a column of a row. One without text and number is empty.
type cell struct {
	sort   int
	text   string
	number float64
	empty  bool
}

func text(s string) cell { return cell{text: s, empty: s == ""} }

func number(n float64) cell { return cell{sort: numberCell, number: n} }

func day(d graph.Date) cell {
	return cell{sort: dateCell, number: float64(graph.PartialDate(d).Number()), empty: d.IsZero()}
}

// dueDay is the last day of a deadline.
func dueDay(d graph.PartialDate) cell {
	if d.IsZero() {
		return cell{empty: true}
	}
	return day(d.Last())
}

func yes(is bool) cell {
	if is {
		return cell{sort: yesCell, number: 1}
	}
	return cell{sort: yesCell}
}

// head is what a column is called, and how wide it is in characters.
type head struct {
	key, english, chinese string
	width                 float64
}

func (h head) in(chinese bool) string {
	if chinese {
		return h.chinese
	}
	return h.english
}

// column is a column of a table whose rows show items of type T.
type column[T any] struct {
	head
	cell func(q *Question, item T) cell
}

// Columns lists the keys of a table's columns.
func Columns(of string) []string {
	switch of {
	case "targets":
		return keys(targetColumns)
	case "responsibilities":
		return keys(responsibilityColumns)
	}
	return keys(measureColumns)
}

func keys[T any](columns []column[T]) (list []string) {
	for _, c := range columns {
		list = append(list, c.key)
	}
	return list
}

// chosenColumns are the columns asked for, in that order; all where none is.
func chosenColumns[T any](all []column[T], asked []string) []column[T] {
	if len(asked) == 0 {
		return all
	}
	var chosen []column[T]
	for _, key := range asked {
		if at := slices.IndexFunc(all, func(c column[T]) bool { return c.key == key }); at >= 0 {
			chosen = append(chosen, all[at])
		}
	}
	return chosen
}

// planColumns are the columns of the plan in which an item stands.
func planColumns[T any](plan func(T) *graph.Plan) []column[T] {
	return []column[T]{
		{head{"plan", "Plan", "计划", 40}, func(_ *Question, item T) cell { return text(plan(item).Title) }},
		{head{"documentNumber", "Document number", "文号", 20}, func(_ *Question, item T) cell { return text(plan(item).DocumentNumber) }},
		{head{"jurisdiction", "Jurisdiction", "辖区", 12}, func(_ *Question, item T) cell { return text(plan(item).Jurisdiction.Name) }},
		{head{"issuedOn", "Issued on", "发文日期", 12}, func(_ *Question, item T) cell { return day(plan(item).IssuedOn) }},
	}
}

// placeColumns are the columns that say where an item stands: its words, their place, and the page.
func placeColumns[T any](evidence func(T) []graph.Evidence, node func(T) graph.Node) []column[T] {
	first := func(item T, of func(graph.Evidence) cell) cell {
		if all := evidence(item); len(all) > 0 {
			return of(all[0])
		}
		return cell{empty: true}
	}
	return []column[T]{
		{head{"quote", "Quote", "原文", 80}, func(_ *Question, item T) cell {
			return first(item, func(at graph.Evidence) cell { return text(at.Quote()) })
		}},
		{head{"file", "File", "文件", 28}, func(_ *Question, item T) cell {
			return first(item, func(at graph.Evidence) cell { return text(at.Source.File) })
		}},
		{head{"line", "Line", "行", 7}, func(_ *Question, item T) cell {
			return first(item, func(at graph.Evidence) cell { return number(float64(at.Source.LineAt(at.Span().Start))) })
		}},
		{head{"link", "Link", "链接", 40}, func(q *Question, item T) cell {
			of := node(item)
			return cell{sort: linkCell, text: q.Pages + "/" + strings.ToLower(string(of.NodeKind())) + "/" + string(of.NodeID())}
		}},
		{head{"id", "Id", "编号", 30}, func(_ *Question, item T) cell { return text(string(node(item).NodeID())) }},
	}
}

var measureColumns = slices.Concat(
	planColumns(func(m *graph.Measure) *graph.Plan { return m.Plan }),
	[]column[*graph.Measure]{
		{head{"headings", "Headings", "上级标题", 40}, func(_ *Question, m *graph.Measure) cell { return text(headingsOf(m)) }},
		{head{"number", "Number", "序号", 8}, func(_ *Question, m *graph.Measure) cell { return text(m.Number) }},
		{head{"title", "Measure", "措施", 40}, func(_ *Question, m *graph.Measure) cell { return text(m.Title) }},
		{head{"leadUnits", "Lead units", "牵头单位", 30}, unitsOf(graph.Lead)},
		{head{"responsibleUnits", "Responsible units", "责任单位", 30}, unitsOf(graph.Responsible)},
		{head{"supportingUnits", "Supporting units", "配合单位", 30}, unitsOf(graph.Support)},
		{head{"clause", "Clause", "责任条款", 40}, func(_ *Question, m *graph.Measure) cell { return text(clausesOf(m)) }},
		{head{"technologies", "Technologies", "技术", 24}, func(q *Question, m *graph.Measure) cell { return text(technologiesOf(q, m)) }},
		{head{"targets", "Targets", "目标数", 8}, func(_ *Question, m *graph.Measure) cell { return number(float64(len(m.Targets))) }},
		{head{"deadline", "Deadline", "期限", 12}, func(_ *Question, m *graph.Measure) cell { return text(m.Deadline().String()) }},
		{head{"due", "Due", "到期日", 12}, func(_ *Question, m *graph.Measure) cell { return dueDay(m.Deadline()) }},
	},
	placeColumns((*graph.Measure).Evidence, func(m *graph.Measure) graph.Node { return m }),
)

var targetColumns = slices.Concat(
	planColumns(func(t *graph.Target) *graph.Plan { return t.Plan }),
	[]column[*graph.Target]{
		{head{"metric", "Metric", "指标", 32}, func(_ *Question, t *graph.Target) cell { return text(t.Metric) }},
		{head{"comparator", "Comparator", "比较", 12}, func(q *Question, t *graph.Target) cell { return text(comparatorIn(q, t.Comparator)) }},
		{head{"value", "Value", "数值", 12}, func(_ *Question, t *graph.Target) cell { return number(t.Value) }},
		{head{"valueMax", "Up to", "上限", 12}, func(_ *Question, t *graph.Target) cell {
			if t.ValueMax == nil {
				return cell{empty: true}
			}
			return number(*t.ValueMax)
		}},
		{head{"unit", "Unit", "计量单位", 10}, func(_ *Question, t *graph.Target) cell { return text(t.Unit) }},
		{head{"deadline", "Deadline", "期限", 12}, func(_ *Question, t *graph.Target) cell { return text(t.Deadline().String()) }},
		{head{"due", "Due", "到期日", 12}, func(_ *Question, t *graph.Target) cell { return dueDay(t.Deadline()) }},
		{head{"measure", "Measure", "措施", 40}, ofMeasure(func(_ *Question, m *graph.Measure) cell { return text(m.Title) })},
		{head{"leadUnits", "Lead units", "牵头单位", 30}, ofMeasure(unitsOf(graph.Lead))},
		{head{"responsibleUnits", "Responsible units", "责任单位", 30}, ofMeasure(unitsOf(graph.Responsible))},
		{head{"technologies", "Technologies", "技术", 24}, ofMeasure(func(q *Question, m *graph.Measure) cell { return text(technologiesOf(q, m)) })},
	},
	placeColumns((*graph.Target).Evidence, func(t *graph.Target) graph.Node { return t }),
)

var responsibilityColumns = slices.Concat(
	planColumns(func(a snapshot.Assignment) *graph.Plan { return a.Measure.Plan }),
	[]column[snapshot.Assignment]{
		{head{"number", "Number", "序号", 8}, func(_ *Question, a snapshot.Assignment) cell { return text(a.Measure.Number) }},
		{head{"measure", "Measure", "措施", 40}, func(_ *Question, a snapshot.Assignment) cell { return text(a.Measure.Title) }},
		{head{"role", "Role", "职责", 14}, func(q *Question, a snapshot.Assignment) cell { return text(roleIn(q, a.Responsibility.Role)) }},
		{head{"agency", "Agency", "单位", 30}, func(_ *Question, a snapshot.Assignment) cell { return text(a.Responsibility.Agency.Name) }},
		{head{"asWritten", "As written", "原文写法", 20}, func(_ *Question, a snapshot.Assignment) cell { return text(a.Responsibility.AsWritten) }},
		{head{"scope", "Scope", "条款范围", 10}, func(q *Question, a snapshot.Assignment) cell { return text(scopeIn(q, a.Responsibility.Scope)) }},
		{head{"openEnded", "Open-ended", "有等字", 10}, func(_ *Question, a snapshot.Assignment) cell { return yes(a.Responsibility.OpenEnded) }},
		{head{"technologies", "Technologies", "技术", 24}, func(q *Question, a snapshot.Assignment) cell { return text(technologiesOf(q, a.Measure)) }},
		{head{"deadline", "Deadline", "期限", 12}, func(_ *Question, a snapshot.Assignment) cell { return text(a.Measure.Deadline().String()) }},
	},
	placeColumns(func(a snapshot.Assignment) []graph.Evidence { return a.Responsibility.Evidence }, func(a snapshot.Assignment) graph.Node { return a.Measure }),
)

// ofMeasure shows a target's measure; a plan's own target has none.
func ofMeasure(show func(*Question, *graph.Measure) cell) func(*Question, *graph.Target) cell {
	return func(q *Question, t *graph.Target) cell {
		if t.Measure == nil {
			return cell{empty: true}
		}
		return show(q, t.Measure)
	}
}

// between stands between the parts of a list, because names hold 、 and commas.
const between = "; "

func unitsOf(role graph.Role) func(*Question, *graph.Measure) cell {
	return func(_ *Question, m *graph.Measure) cell {
		return text(joined(m.Agencies(role), func(a *graph.Agency) string { return a.Name }))
	}
}

func technologiesOf(q *Question, m *graph.Measure) string {
	return joined(m.Technologies(), func(t *graph.Technology) string {
		if q.Chinese {
			return t.Name
		}
		return t.EnglishName
	})
}

func headingsOf(m *graph.Measure) string {
	return joined(m.Headings(), func(h graph.Heading) string { return h.Number + h.Title })
}

// clausesOf are the clauses that name the measure's agencies, each once.
func clausesOf(m *graph.Measure) string {
	var clauses []string
	for r := range m.EachResponsibility() {
		if len(r.Evidence) > 0 && !slices.Contains(clauses, r.Evidence[0].Quote()) {
			clauses = append(clauses, r.Evidence[0].Quote())
		}
	}
	return strings.Join(clauses, between)
}

func joined[T any](list []T, name func(T) string) string {
	names := make([]string, len(list))
	for i, item := range list {
		names[i] = name(item)
	}
	return strings.Join(names, between)
}

func roleIn(q *Question, r graph.Role) string {
	if q.Chinese {
		return map[graph.Role]string{graph.Lead: "牵头单位", graph.Support: "配合单位", graph.Responsible: "责任单位"}[r]
	}
	return r.String()
}

func scopeIn(q *Question, s graph.Scope) string {
	if q.Chinese {
		return map[graph.Scope]string{graph.Own: "本项", graph.Group: "一组"}[s]
	}
	return s.String()
}

func comparatorIn(q *Question, c graph.Comparator) string {
	if q.Chinese {
		return map[graph.Comparator]string{graph.EQ: "等于", graph.GE: "不少于", graph.GT: "超过", graph.LE: "不超过", graph.LT: "低于", graph.About: "约"}[c]
	}
	return string(c)
}
