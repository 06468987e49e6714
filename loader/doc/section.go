package doc

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A section's heading reports whether the items below it are tasks. What a plan is guided by, aims at, has achieved or
// sums up is not: 指导思想, 基本原则, 发展目标, 现状与形势, 任务概要. A heading counts as such only as a whole: 明确工作目标 does,
// 落实目标责任 does not.

// Section is what the items below a heading are.
type Section int

// The kinds of section; all but the first hold no measures.
const (
	Tasks      Section = iota
	Objectives         // its numbers are targets of the plan itself
	Preamble           // guidance, principles, background: no targets either
	Summary            // repeats what follows: no targets
)

var sectionNouns = []struct {
	noun string
	kind Section
}{
	{"目标", Objectives}, {"指标", Objectives}, {"愿景", Objectives}, {"总体要求", Objectives}, {"目标要求", Objectives},
	{"指导思想", Objectives}, {"原则", Preamble}, {"总体思路", Objectives}, {"基本思路", Objectives}, {"工作思路", Objectives}, {"发展思路", Objectives}, {"方针", Preamble}, {"理念", Preamble},
	{"现状", Preamble}, {"形势", Preamble}, {"背景", Preamble}, {"意义", Preamble}, {"机遇", Preamble}, {"挑战", Preamble}, {"成效", Preamble}, {"成绩", Preamble}, {"回顾", Preamble}, {"发展基础", Preamble}, {"工作基础", Preamble}, {"存在问题", Preamble}, {"主要问题", Preamble}, {"存在的问题", Preamble}, {"概况", Preamble}, {"概述", Preamble}, {"依据", Preamble}, {"适用范围", Preamble}, {"总则", Preamble}, {"附则", Preamble}, {"重要性", Preamble}, {"必要性", Preamble}, {"战略定位", Preamble}, {"发展定位", Preamble}, {"总体定位", Preamble}, {"名词解释", Preamble},
	{"任务概要", Summary}, {"工作概要", Summary}, {"任务概述", Summary}, {"主要内容概要", Summary},
}

// leadWords may stand before the noun of such a heading.
var leadWords = []string{
	"总体", "主要", "工作", "发展", "基本", "建设", "行动", "推进", "实施", "具体", "重点", "近期", "中期", "远期", "预期", "阶段性", "阶段", "年度", "改革", "创建", "战略", "规划", "面临的", "面临", "存在的", "重大", "重要", "充分认识", "深刻认识", "准确把握", "明确", "把握", "坚持", "确立", "认清", "指导", "任务", "奋斗", "总", "量化", "核心", "约束性", "预期性", "的", "新", "国内外", "我市", "我省", "我区", "全市", "全省",
}

// section tells what the heading says the items below it are.
func section(heading string) Section {
	heading = strings.TrimRight(heading, "。:;. ")
	if before, _, ok := strings.Cut(heading, "("); ok {
		heading = before
	}
	if utf8.RuneCountInString(heading) > 30 {
		return Tasks
	}
	found := Tasks
	for _, part := range strings.FieldsFunc(heading, func(r rune) bool { return strings.ContainsRune("、和与及,以", r) }) {
		kind := headingPart(part)
		if kind == Tasks {
			return Tasks
		}
		if found == Tasks || kind == Objectives {
			found = kind
		}
	}
	return found
}

func headingPart(part string) Section {
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
	return Tasks
}

// englishSections are headings of English plans below which no action stands.
var englishSections = []string{"background", "introduction", "Preamble", "vision", "mission", "principles", "guiding principles", "goals", "Objectives", "conclusion", "foreword", "executive summary", "purpose", "scope", "context", "contents", "table of contents", "appendix", "glossary"}

// SectionOf reads what the first passage below a heading, or the heading itself, says that its items are.
func SectionOf(heading, passage string) Section {
	if slices.Contains(englishSections, strings.ToLower(heading)) {
		return Preamble
	}
	if kind := section(heading); kind != Tasks {
		return kind
	}
	return runInSection(passage)
}

// runInSection knows a heading that runs into its text without a stop, as in copies without line breaks: 一、指导思想以习近平….
func runInSection(s string) Section {
	for _, h := range []struct {
		head string
		kind Section
	}{{"指导思想", Objectives}, {"基本原则", Preamble}, {"总体要求", Objectives}, {"总体目标", Objectives}, {"工作目标", Objectives}, {"发展目标", Objectives}, {"主要目标", Objectives}} {
		if rest, ok := strings.CutPrefix(s, h.head); ok {
			for _, w := range []string{"以", "坚持", "到", "通过", "按照", "全面", "深入", "高举", "力争", "围绕", "经过", "力", "认真"} {
				if strings.HasPrefix(rest, w) {
					return h.kind
				}
			}
		}
	}
	return Tasks
}
