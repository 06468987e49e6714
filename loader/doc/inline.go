package doc

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/words"
)

// nextInline finds the next item that begins inside a paragraph, at or after from. at is where its marker stands and
// size the marker's length; size is 0, and at the end of s, where none follows.
//
// A marker inside a paragraph must fit what is open: it continues a level with the next number, or begins a new level
// with one. How much more it needs depends on what stands before it.
func (b *builder) nextInline(s string, from int, inside func(at int) bool) (m Marker, at, size int) {
	for at = from + 1; at < len(s); at++ {
		if !mayMark(s, at) {
			continue
		}
		m, size = markerAt(s[at:], false)
		if size > 0 && at+size < len(s) && !inside(at) && b.fits(m, s[from:at]) {
			return m, at, size
		}
	}
	return Marker{}, len(s), 0
}

// mayMark is a cheap test for the first character of a marker: a digit not after another one, a bracket, 第 or a Chinese
// number, a circled one.
func mayMark(s string, at int) bool {
	switch c := s[at]; {
	case c == '(':
		return true
	case c >= '0' && c <= '9':
		return at == 0 || s[at-1] < '0' || s[at-1] > '9'
	case c < 0xe2 || c > 0xe9:
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '第', '百':
		return true
	}
	return r >= '①' && r <= '⒛' || r >= '㈠' && r <= '㈩' || r >= '㉑' && r <= '㉟' || r >= '㊀' && r <= '㊉' || r >= '㊱' && r <= '㊿'
}

// fits reports whether the marker continues the outline, given the text since the last marker.
func (b *builder) fits(m Marker, before string) bool {
	open := b.find(m.Kind) > 0
	if open && m.Ordinal != b.lastOrdinal(m.Kind)+1 || !open && m.Ordinal != 1 && m.Ordinal != b.last[m.Kind]+1 {
		return false
	}
	before = strings.TrimRight(before, " ")
	r, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case strings.ContainsRune("。!?", r), open && m.Kind == KindCircled: // in text, circled numbers number items and little else
		return true
	case r == ')' || r == ']':
		return endsWithClause(before) || open && endsApart(before) || m.Ordinal == 1 && isHeading(before) && m.Kind != KindHan
	case r == ':':
		return m.Ordinal == 1 && announces(before)
	case r == ';':
		return open && b.inlineList(m.Kind)
	}
	return isHeading(before) && (m.Kind == KindHanParen || m.Kind == KindArabic && !open || m.Kind == KindChapter || m.Kind == KindSection)
}

// inlineList reports whether the open item of that kind itself began after an announcement, so that semicolons part its
// siblings.
func (b *builder) inlineList(kind string) bool {
	i := b.find(kind)
	return i > 0 && len(b.open[i].Blocks) > 0 && !b.open[i].Blocks[0].Alone
}

// endsWithClause reports whether the text ends with a bracket that says who is responsible.
func endsWithClause(s string) bool {
	open := strings.LastIndexAny(s, "([")
	if at := strings.LastIndexAny(s[:max(0, open)], "(["); at >= 0 && len(s)-at < 600 && !strings.ContainsAny(s[at:open], ")]") {
		open = at
	}
	if open < 0 {
		return false
	}
	return words.SpeaksOfDuty(s[open:])
}

// endsApart reports whether the text ends with a bracket that stands behind a full stop, as clauses do.
func endsApart(s string) bool {
	open := strings.LastIndexAny(s, "([")
	return open > 0 && strings.HasSuffix(s[:open], "。")
}

// announces reports whether the text ends with a colon after a word that announces items.
func announces(s string) bool {
	s = strings.TrimSuffix(s, ":")
	for _, word := range []string{"措施", "任务", "如下", "工作", "事项", "内容", "要求", "重点", "意见", "方案", "分工", "安排"} {
		if strings.HasSuffix(s, word) {
			return true
		}
	}
	return false
}

// isHeading reports whether the text since the last marker can be a heading that runs into the first item below it.
func isHeading(s string) bool {
	return !strings.ContainsAny(s, "。;!?") && utf8.RuneCountInString(s) <= 70
}

// enclosed tells which bytes of s stand inside a pair of brackets or quotes, and looks for these once it is asked. A bracket
// that never closes, or only far away, encloses nothing.
func enclosed(s string) func(at int) bool {
	inside := sync.OnceValue(func() []bool { return bracketed(s) })
	return func(at int) bool { return inside()[at] }
}

func bracketed(s string) []bool {
	depth := make([]int32, len(s)+1)
	var open []int
	for i, r := range s {
		switch r {
		case '(', '[', '“', '《':
			open = append(open, i)
		case ')', ']', '”', '》':
			k := len(open) - 1
			for k >= 0 && k > len(open)-8 && !pairs(s[open[k]:], r) {
				k--
			}
			if k < 0 || !pairs(s[open[k]:], r) {
				continue
			}
			if i-open[k] < 1500 {
				depth[open[k]+1]++
				depth[i]--
			}
			open = open[:k]
		}
	}
	inside := make([]bool, len(s))
	at := int32(0)
	for i := range s {
		at += depth[i]
		inside[i] = at > 0
	}
	return inside
}

// pairs reports whether the opening mark at the start of s goes with the closing one. Round and square brackets mix in
// documents as they are: [市经信委负责).
func pairs(s string, closing rune) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch closing {
	case ')', ']':
		return r == '(' || r == '['
	case '”':
		return r == '“'
	}
	return r == '《'
}
