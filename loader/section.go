package loader

import (
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
)

// A section's heading reports whether the items below it are tasks. What a plan is guided by, aims at, has achieved or
// sums up is not: 指导思想, 基本原则, 发展目标, 现状与形势, 任务概要. A heading counts as such only as a whole: 明确工作目标 does,
// 落实目标责任 does not.

// kinds of section that hold no measures.
type sectionKind int

const (
	tasks      sectionKind = iota
	objectives             // its numbers are targets of the plan itself
	preamble               // guidance, principles, background: no targets either
	summary                // repeats what follows: no targets
)

var sectionNouns = []struct {
	noun string
	kind sectionKind
}{
	{"目标", objectives}, {"指标", objectives}, {"愿景", objectives}, {"总体要求", objectives}, {"目标要求", objectives},
	{"指导思想", objectives}, {"原则", preamble}, {"总体思路", objectives}, {"基本思路", objectives}, {"工作思路", objectives}, {"发展思路", objectives}, {"方针", preamble}, {"理念", preamble},
	{"现状", preamble}, {"形势", preamble}, {"背景", preamble}, {"意义", preamble}, {"机遇", preamble}, {"挑战", preamble}, {"成效", preamble}, {"成绩", preamble}, {"回顾", preamble}, {"发展基础", preamble}, {"工作基础", preamble}, {"存在问题", preamble}, {"主要问题", preamble}, {"存在的问题", preamble}, {"概况", preamble}, {"概述", preamble}, {"依据", preamble}, {"适用范围", preamble}, {"总则", preamble}, {"附则", preamble}, {"重要性", preamble}, {"必要性", preamble}, {"战略定位", preamble}, {"发展定位", preamble}, {"总体定位", preamble}, {"名词解释", preamble},
	{"任务概要", summary}, {"工作概要", summary}, {"任务概述", summary}, {"主要内容概要", summary},
}

// leadWords may stand before the noun of such a heading.
var leadWords = []string{
	"总体", "主要", "工作", "发展", "基本", "建设", "行动", "推进", "实施", "具体", "重点", "近期", "中期", "远期", "预期", "阶段性", "阶段", "年度", "改革", "创建", "战略", "规划", "面临的", "面临", "存在的", "重大", "重要", "充分认识", "深刻认识", "准确把握", "明确", "把握", "坚持", "确立", "认清", "指导", "任务", "奋斗", "总", "量化", "核心", "约束性", "预期性", "的", "新", "国内外", "我市", "我省", "我区", "全市", "全省",
}

// section tells what the heading says the items below it are.
func section(heading string) sectionKind {
	heading = strings.TrimRight(heading, "。:;. ")
	if before, _, ok := strings.Cut(heading, "("); ok {
		heading = before
	}
	if runes(heading) > 30 {
		return tasks
	}
	found := tasks
	for _, part := range strings.FieldsFunc(heading, func(r rune) bool { return strings.ContainsRune("、和与及,以", r) }) {
		kind := headingPart(part)
		if kind == tasks {
			return tasks
		}
		if found == tasks || kind == objectives {
			found = kind
		}
	}
	return found
}

func headingPart(part string) sectionKind {
	for _, s := range sectionNouns {
		rest, ok := strings.CutSuffix(part, s.noun)
		if !ok {
			continue
		}
		for again := true; again && rest != ""; {
			again = false
			for _, w := range leadWords {
				if after, ok := strings.CutPrefix(rest, w); ok && w != "" {
					rest, again = after, true
				}
			}
		}
		if rest == "" {
			return s.kind
		}
	}
	return tasks
}

// englishSections are headings of English plans below which no action stands.
var englishSections = []string{"background", "introduction", "preamble", "vision", "mission", "principles", "guiding principles", "goals", "objectives", "conclusion", "foreword", "executive summary", "purpose", "scope", "context", "contents", "table of contents", "appendix", "glossary"}

// sectionOf is the kind of the nearest section around the item that holds no tasks; tasks where there is none.
func (d *reading) sectionOf(n *doc.Node) sectionKind {
	for ; n != nil; n = n.Parent {
		if kind := d.sectionAt(n); kind != tasks {
			return kind
		}
	}
	return tasks
}

func (d *reading) sectionAt(n *doc.Node) sectionKind {
	kind, known := d.sections[n]
	if !known {
		kind = d.readSection(n)
		d.sections[n] = kind
	}
	return kind
}

func (d *reading) readSection(n *doc.Node) sectionKind {
	if n.Parent == nil || len(n.Blocks) == 0 || n.IsRow() {
		return tasks
	}
	heading := headingSentence(n.Blocks[0].Text.Norm)
	low := strings.ToLower(heading)
	for _, w := range englishSections {
		if low == w {
			return preamble
		}
	}
	if kind := section(heading); kind != tasks {
		return kind
	}
	return runInSection(n.Blocks[0].Text.Norm)
}

// runInSection knows a heading that runs into its text without a stop, as in copies without line breaks: 一、指导思想以习近平….
func runInSection(s string) sectionKind {
	for _, h := range []struct {
		head string
		kind sectionKind
	}{{"指导思想", objectives}, {"基本原则", preamble}, {"总体要求", objectives}, {"总体目标", objectives}, {"工作目标", objectives}, {"发展目标", objectives}, {"主要目标", objectives}} {
		if rest, ok := strings.CutPrefix(s, h.head); ok {
			for _, w := range []string{"以", "坚持", "到", "通过", "按照", "全面", "深入", "高举", "力争", "围绕", "经过", "力", "认真"} {
				if strings.HasPrefix(rest, w) {
					return h.kind
				}
			}
		}
	}
	return tasks
}
