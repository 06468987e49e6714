package metadata

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
)

var titleEnds = []string{"方案", "计划", "意见", "规划", "纲要", "措施", "通知", "办法", "行动", "要点", "决定", "清单", "分工", "指南", "路线图", "举措", "规定", "细则", "若干政策", "政策", "工程", "分解表", "任务分解", "责任分解", "分工表", "任务表", "责任清单", "任务清单"}

// findTitle is the plan's own title: what the letter that sends it out calls it, where that stands on lines of its own; else
// the last of the lines before the items that read like a title. A copy without line breaks begins with it.
func (r *reader) findTitle(h *head) string {
	for _, find := range []func(*head) string{r.calledTitle, r.ownTitle, r.runInTitle, r.attachedTitle, r.englishTitle} {
		if title := find(h); title != "" {
			return title
		}
	}
	return ""
}

// written are lines as the source writes them, put together.
func (r *reader) written(lines ...doc.Text) string {
	var b strings.Builder
	for _, t := range lines {
		b.WriteString(bare(t.Written(r.doc.Source, 0, len(t.Norm))))
	}
	return b.String()
}

// sentOut finds what a letter sends out: 关于印发《X》的通知, 《X》已经市政府同意，现印发给你们.
var sentOut = regexp.MustCompile(`(?:印发|转发|发布)(?:《(.{4,200}?)》|([^《,。;]{4,120}?))的通知|《(.{4,200}?)》(?:,?)(?:已|业)?经|现将《(.{4,200}?)》`)

// called lists the titles that the letter before a plan, or the page around it, gives the plan.
func (h *head) called() (list []string) {
	passages := []string{h.fields[fieldTitle]}
	for i, t := range h.passages[:min(len(h.passages), titleLines)] {
		passages = append(passages, t.Norm)
		if i+1 < len(h.passages) && len(t.Norm) < 200 {
			passages = append(passages, t.Norm+h.passages[i+1].Norm)
		}
	}
	for i := range h.lines[:min(len(h.lines), titleLines)] {
		if joined := joinLines(h.lines[i:min(len(h.lines), i+4)]); len(joined) < 600 {
			passages = append(passages, joined)
		}
	}
	for _, s := range passages {
		if len(s) > 3000 || !strings.Contains(s, "印发") && !strings.Contains(s, "转发") && !strings.Contains(s, "《") && !strings.Contains(s, "发布") {
			continue
		}
		for _, m := range sentOut.FindAllStringSubmatch(s, 4) {
			for _, name := range m[1:] {
				if name != "" && len(list) < mostCalled {
					list = append(list, titleKey(name))
				}
			}
		}
	}
	return list
}

func joinLines(lines []doc.Text) string {
	var b strings.Builder
	for _, t := range lines {
		b.WriteString(bare(t.Norm))
	}
	return b.String()
}

// titleKey is a title without the marks and years in which copies differ.
func titleKey(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune("《》<>“”\"' *—–-", r) {
			return -1
		}
		return r
	}, s)
	return trimYears(s)
}

// titleLines is how many lines of a document, and passages, are looked at for its title; mostCalled how many titles a letter
// may give it.
const (
	titleLines = 300
	mostCalled = 24
)

// mostTitleLines is the most lines over which a title goes.
const mostTitleLines = 5

// calledTitle finds the lines that together are what the letter calls the plan, the last such lines.
func (r *reader) calledTitle(h *head) (title string) {
	names := h.called()
	if len(names) == 0 {
		return ""
	}
	part := ""
	for i, t := range h.lines[:min(len(h.lines), titleLines)] {
		if runes(t.Norm) > 90 {
			continue
		}
		for n := 1; n <= mostTitleLines && i+n <= len(h.lines); n++ {
			lines := h.lines[i : i+n]
			if n > 1 && (runes(lines[n-1].Norm) > 60 || strings.HasSuffix(lines[n-1].Norm, ":")) {
				break
			}
			if !slices.Contains(names, titleKey(joinLines(lines))) {
				continue
			}
			title = r.written(h.lines[i : i+n+h.yearsAt(i+n)]...)
			break
		}
		if s := bare(t.Norm); part == "" && IsTitle(s) && slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, titleKey(s)) }) {
			part = r.written(t)
		}
	}
	return cmp.Or(title, part)
}

// yearsAt counts the lines from there on that only add years or the like to the title above.
func (h *head) yearsAt(at int) int {
	for n := 1; n <= 2 && at+n <= len(h.lines); n++ {
		if isYears(joinLines(h.lines[at : at+n])) {
			return n
		}
	}
	return 0
}

// ownTitle takes, of the lines that read like a title, the last before the items, with the lines over which it goes.
func (r *reader) ownTitle(h *head) (title string) {
	for i, t := range h.lines {
		if s := bare(t.Norm); !endsTitle(s) || runes(s) > 90 {
			continue
		}
		from := i
		for from > 0 && i-from < mostTitleLines-1 && r.beginsTitle(h.lines[from-1], joinLines(h.lines[from:i+1])) {
			from--
		}
		if !IsTitle(joinLines(h.lines[from : i+1])) {
			continue
		}
		title = r.written(h.lines[from : i+1+h.yearsAt(i+1)]...)
	}
	return title
}

// beginsTitle reports whether a line goes before the rest of a title: it says 关于 and does not end (国务院关于促进综合保税区),
// it names a place that the rest does not, or the rest lacks who issues it (关于印发…).
func (r *reader) beginsTitle(t doc.Text, rest string) bool {
	s := bare(t.Norm)
	if strings.HasPrefix(rest, "关于") || strings.HasPrefix(rest, "印发") {
		return len(r.unitsIn(t)) > 0
	}
	if runes(s) < 5 || runes(s) > 45 || strings.ContainsAny(s, "。,;:") || IsTitle(s) {
		return false
	}
	if strings.Contains(s, "关于") {
		return true
	}
	return !strings.ContainsAny(s, "()[]") && !r.agencies.IsUnit(s) && !strings.HasSuffix(s, "文件") &&
		r.agencies.JurisdictionIn(rest) == nil && r.agencies.JurisdictionIn(s) != nil
}

// IsTitle reports whether a line in normal form reads like the title of a plan.
func IsTitle(s string) bool {
	s = trimYears(s)
	if runes(s) < 6 || runes(s) > 110 || strings.ContainsAny(s, "。;") || strings.HasPrefix(s, "《") && strings.HasSuffix(s, "》") || strings.Contains(s, "特制定") {
		return false
	}
	return endsTitle(s)
}

// endsTitle reports whether a line ends like a title.
func endsTitle(s string) bool {
	s = trimYears(s)
	return slices.ContainsFunc(titleEnds, func(end string) bool { return strings.HasSuffix(s, end) })
}

// trimYears drops what may follow a title's last word: (2016-2017年), (试行).
func trimYears(s string) string {
	if at := strings.LastIndex(s, "("); at > 0 && strings.HasSuffix(s, ")") && runes(s[at:]) <= 20 && !strings.HasSuffix(s, "日)") {
		return s[:at]
	}
	return s
}

// isYears reports whether a line below a title belongs to it: (2023-2025年), (试行).
func isYears(s string) bool {
	return strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && runes(s) <= 20 && !strings.HasSuffix(s, "日)") &&
		(strings.Contains(s, "年") || s == "(试行)" || s == "(暂行)" || s == "(修订)" || s == "(征求意见稿)" || yearRange.MatchString(s))
}

var yearRange = regexp.MustCompile(`^\((?:19|20)\d\d ?[-—–~至]+ ?(?:19|20)\d\d\)$`)

// runInTitle reads the title that runs into the text of a copy without line breaks: up to the document's number, or to
// the address. A page may set a line before it.
func (r *reader) runInTitle(h *head) string {
	for _, t := range h.passages[:min(len(h.passages), 3)] {
		s := t.Norm
		end := len(s)
		if all := doc.Numbers(s); len(all) > 0 {
			at := all[0]
			end = at[1] - len(issuerCode(s[at[0]:at[1]]))
		} else if at := strings.Index(s, "各"); at > 0 {
			end = at
		}
		if end > 0 && end < len(s) && IsTitle(s[:end]) {
			return t.Written(r.doc.Source, 0, end)
		}
	}
	return ""
}

// attachedTitle is the title of a file that holds only an attachment: the first line below 附件.
func (r *reader) attachedTitle(*head) string {
	for _, n := range r.doc.Root.Children {
		if n.Marker.Kind == doc.KindAttachment && len(n.Blocks) > 0 && IsTitle(n.Blocks[0].Text.Norm) {
			return r.written(n.Blocks[0].Text)
		}
	}
	return ""
}

// englishTitle is the first heading of a document without a Chinese title, or a line before the items that names a plan.
func (r *reader) englishTitle(h *head) string {
	for _, t := range h.passages {
		if runes(t.Norm) <= 120 && !strings.HasSuffix(t.Norm, ".") && strings.ToLower(t.Norm) != t.Norm && namesPlan(t.Norm) {
			return r.written(t)
		}
	}
	for _, n := range r.doc.Root.Children {
		if n.IsHash() && n.Marker.Kind == "#" && len(n.Blocks) > 0 {
			return r.written(n.Blocks[0].Text)
		}
	}
	return ""
}

// namesPlan reports whether an English line says that it is the title of a plan.
func namesPlan(s string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 'a' || r > 'z' }) {
		switch word {
		case "plan", "strategy", "roadmap", "programme", "agenda", "framework":
			return true
		}
	}
	return false
}
