package doc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/words"
)

// TestReferenceAt holds which words say which items a clause is for, and which only look so.
func TestReferenceAt(t *testing.T) {
	for s, want := range map[string]string{
		"以上4项由市水利局牵头": "above 4", "前述两项工作均由市水利局牵头": "above 2", "上述任务责任单位:市水利局": "above", "下列十二项任务由市水利局牵头": "below 12",
		"以下由市水利局牵头": "below", "本部分任务由市水利局牵头": "here", "第3项由市水利局牵头": "[3]", "第3—5、第8项任务由市水利局牵头": "[3-5 8]", "第(二)至(四)项由市水利局牵头": "[2-4]",
		"上述第1、2项责任单位:市水利局": "[1 2]", "2-4项由市水利局牵头": "[2-4]", "任务6、7由市水利局牵头": "[6 7]", "各项任务均由市水利局配合": "whole", "未注明责任单位的工作由市水利局负责": "whole lacks who",
		"凡没有指定牵头部门的任务,由市水利局牵头": "whole lacks lead", "其余任务由市水利局负责": "whole lacks who",
		"all three actions are led by": "here 3", "The following measures are led by": "below", "the four tasks above": "above 4", "actions 2.1 to 2.3 and 4": "[2.1-2.3 4]",
		"every measure": "whole", "all actions in this area": "here", "Where no lead agency is named, A leads": "whole lacks lead", "Unless otherwise indicated, A leads": "whole lacks who",
		"以上级文件为准": "", "以下简称牵头单位": "", "第一,由市水利局牵头": "", "第三方机构由市水利局选定": "", "3项由市水利局牵头": "", "无人机由市水利局采购": "", "其他单位由市水利局通知": "",
		"their belongings": "", "the action plan": "", "all partners": "", "where nobody lives": "", "第1-999项由市水利局牵头": "",
	} {
		r, _ := ReferenceAt(s)
		if got := describe(r); got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}

func describe(r Reference) string {
	if r.Where == words.Numbered {
		var list []string
		for _, n := range r.numbers {
			s := fmt.Sprintf("%s%d", n.prefix, n.from)
			if n.to > n.from {
				s += fmt.Sprintf("-%s%d", n.prefix, n.to)
			}
			list = append(list, s)
		}
		return "[" + strings.Join(list, " ") + "]"
	}
	s := map[words.Where]string{words.Own: "", words.Above: "above", words.Below: "below", words.Here: "here", words.Whole: "whole"}[r.Where]
	if r.Count > 0 {
		s += fmt.Sprintf(" %d", r.Count)
	}
	return s + map[words.Duty]string{words.Lead: " lacks lead", words.Charge: " lacks who"}[r.Lacks]
}

// TestNumberedItems holds which items numbers mean: the nearest ones that have all of them once.
func TestNumberedItems(t *testing.T) {
	d := Parse("一、蓄水\n1.修库\n2.疏渠\n3.固坝\n二、供水\n1.换表\n2.铺管\n（一）查漏\n三、节水\n4.宣传\n5.奖励\n")
	nodes := map[string]*Node{}
	d.Root.Walk(func(n *Node) {
		if len(n.Blocks) > 0 {
			nodes[n.Blocks[0].Text.Norm] = n
		}
	})
	for _, c := range []struct{ from, says, want string }{
		{"固坝", "第1、2项由", "修库 疏渠"}, {"铺管", "第2项由", "铺管"}, {"奖励", "第4至5项由", "宣传 奖励"}, {"奖励", "第3—5项由", "固坝 宣传 奖励"},
		{"奖励", "第1项由", ""}, {"奖励", "第一项由", ""}, {"奖励", "第二项由", "供水"}, {"奖励", "第9项由", ""}, {"铺管", "第1、9项由", ""},
		{"固坝", "以上三项由", "修库 疏渠 固坝"}, {"固坝", "以上2项由", "疏渠 固坝"}, {"奖励", "以上三项由", "蓄水 供水 节水"}, {"修库", "以下1项由", "疏渠"}, {"蓄水", "以下任务由", "修库 疏渠 固坝"}, {"宣传", "本部分任务由", "宣传 奖励"},
	} {
		r, n := ReferenceAt(c.says)
		if n == 0 {
			t.Fatalf("%s is no reference", c.says)
		}
		var got []string
		for _, n := range d.Items(r, nodes[c.from], false) {
			got = append(got, n.Blocks[0].Text.Norm)
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s in %s (-want +got)\n%s", c.says, c.from, diff)
		}
	}
}

// TestRaiseHeadsFromFirst holds that lines which may stand behind items too are headings only where one stands before the first.
func TestRaiseHeadsFromFirst(t *testing.T) {
	isHead := func(t Text) bool { return strings.HasPrefix(t.Norm, "责任单位") }
	for text, want := range map[string]int{
		"方案\n责任单位:水利站\n1.修库\n2.疏渠\n责任单位:农机站\n1.换泵\n":             2,
		"方案\n1.修库\n2.疏渠\n责任单位:水利站\n1.换泵\n2.铺管\n责任单位:农机站\n1.种树\n": 5,
	} {
		d := Parse(text)
		d.RaiseHeads(isHead, true)
		checkPlaces(t, d)
		if got := len(d.Root.Children); got != want {
			t.Errorf("%q: %d items, want %d", text, got, want)
		}
	}
}

// TestRaiseHeads holds that lines which begin the count anew are headings, where there are two of them, and nothing is lost.
func TestRaiseHeads(t *testing.T) {
	isHead := func(t Text) bool { return strings.HasSuffix(t.Norm, "局") }
	for text, want := range map[string]string{
		"方案\n水利局\n1.修库\n2.疏渠\n住建局\n1.换表\n":       "水利局(修库 疏渠) 住建局(换表)",
		"方案\n水利局\n1.修库\n2.疏渠\n":                  "修库 疏渠",
		"方案\n1.修库\n水利局\n2.疏渠\n住建局\n3.换表\n":       "修库 疏渠 换表",
		"方案\n1.总则\n水利局\n1.修库\n住建局\n1.换表\n2.铺管\n": "总则 水利局(修库) 住建局(换表 铺管)",
		"方案\n水利局\n——修库\n——疏渠\n住建局\n——换表\n":       "水利局(修库 疏渠) 住建局(换表)",
	} {
		d := Parse(text)
		d.RaiseHeads(isHead, false)
		checkPlaces(t, d)
		var got []string
		for _, n := range d.Root.Children {
			s := n.Blocks[0].Text.Norm
			var below []string
			for _, c := range n.Children {
				below = append(below, c.Blocks[0].Text.Norm)
			}
			if len(below) > 0 {
				s += "(" + strings.Join(below, " ") + ")"
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", text, diff)
		}
	}
}

// checkPlaces holds that the items of an outline follow each other in the source.
func checkPlaces(t *testing.T, d *Document) {
	t.Helper()
	last := graph.Span{}
	d.Root.Walk(func(n *Node) {
		if n.Parent == nil {
			return
		}
		if own := n.Own(); own.Start < last.Start {
			t.Errorf("%v stands before %v", own, last)
		} else {
			last = own
		}
	})
}

// TestSectionMarker holds how the sections of English plans are counted.
func TestSectionMarker(t *testing.T) {
	for s, want := range map[string]string{
		"Section B - Museums": "section 2", "STRATEGIC AREA 4: HEALTH": "area 4", "Pillar IV: Trade": "pillar 4", "Priority Theme 3 — Water": "theme 3",
		"Section B": "", "Part of a larger plan": "", "Area 51 is closed": "", "Goal A is met": "", "section b - museums": "",
	} {
		m, n := sectionMarker(s)
		got := ""
		if n > 0 {
			got = fmt.Sprintf("%s %d", strings.TrimPrefix(m.Kind, "word "), m.Ordinal)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}
