package doc

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/words"
)

// pages knows of each line what the page adds to the document: running heads, and the table of contents.
type pages struct {
	source   string
	lines    []line
	texts    []string // in normal form; empty where a line is too long to be furniture
	contents []bool
	times    map[string]int // how often each line stands, whatever its numbers
	beside   map[string]int // how often it stands beside the number of a page
}

func newPages(source string, lines []line) *pages {
	p := &pages{source: source, lines: lines, texts: make([]string, len(lines)), contents: make([]bool, len(lines)), times: map[string]int{}, beside: map[string]int{}}
	for i, l := range lines {
		if l.span.Len() <= 400 { // no furniture is longer
			p.texts[i] = Normalize(l.in(source))
		}
		p.times[anyNumber(p.texts[i])]++
	}
	for i := range lines {
		if i > 0 && isPageNumber(p.texts[i-1]) || i+1 < len(lines) && isPageNumber(p.texts[i+1]) {
			p.beside[anyNumber(p.texts[i])]++
		}
	}
	p.findContents()
	return p
}

var digits = regexp.MustCompile(`[0-9]+`)

// anyNumber makes lines equal that differ in numbers alone: 市政府公报 2025年第6期 12.
func anyNumber(s string) string {
	if strings.IndexFunc(s, unicode.IsDigit) < 0 {
		return s
	}
	return digits.ReplaceAllString(s, "0")
}

var (
	pageBehind  = regexp.MustCompile(`^.{2,}(?:[Pp]age \d+ of \d+|第 ?\d+ ?页[,/ ]?共 ?\d+ ?页)$`)
	issueOfText = regexp.MustCompile(`第?\d{1,4}[期号]$|\b(?:[Nn]o|[Ii]ssue|[Vv]ol)\.? ?\d{1,4}$`)
)

// isRunning reports whether a line is the head or foot of a page: it says which page it is, or comes again and again, as the
// name of a gazette with its issue or beside the numbers of pages.
func (p *pages) isRunning(i int) bool {
	s := p.texts[i]
	if n := utf8.RuneCountInString(s); n < 4 || n > 80 || strings.ContainsAny(s, "。;:!?(") || isRow(p.lines[i].in(p.source)) {
		return false
	}
	if pageBehind.MatchString(s) {
		return true
	}
	key := anyNumber(s)
	if p.times[key] < 2 || words.Hints(s) && !isAscii(s) || beginsItem(p.source, p.lines[i]) {
		return false
	}
	return issueOfText.MatchString(s) || p.beside[key] > 1 && p.beside[key]*2 >= p.times[key]
}

// resumes reports whether the document goes on behind what looks like the foot of a page: with an attachment or a table.
func (p *pages) resumes(from int) bool {
	for i := from; i < len(p.lines); i++ {
		if isAttachment(p.texts[i]) {
			return true
		}
		if l := p.lines[i]; isRow(l.in(p.source)) && isHead(rowParagraph(p.source, l).cells) {
			return true
		}
	}
	return false
}

// leader is what stands between an entry of a table of contents and its page: dots, and the number.
var leader = regexp.MustCompile(`(?:[.．。·‥∙•⋯][ \t]?){4,}[ \t]*\(?[0-9ivxIVX]{1,5}\)?$|…{2,}[ \t]*\(?[0-9]{1,4}\)?$`)

// findContents marks the table of contents: lines with dots and a page behind them, and below its title every line that is
// the head of a later one.
func (p *pages) findContents() {
	for i, l := range p.lines {
		p.contents[i] = l.span.Len() <= 400 && endsInPage(p.texts[i]) && leader.MatchString(l.in(p.source))
	}
	var sorted []string
	for i := range p.lines {
		if !titlesContents(p.texts[i]) {
			continue
		}
		if sorted == nil {
			sorted = slices.Clone(p.texts)
			slices.Sort(sorted)
		}
		seen := map[string]bool{}
		for at := i + 1; at < len(p.lines); at++ {
			entry := withoutPage(p.texts[at])
			if seen[entry] || !p.contents[at] && !recurs(sorted, entry) {
				break
			}
			seen[entry], p.contents[at] = true, true
		}
		p.contents[i] = len(seen) > 1
	}
}

// endsInPage reports whether a line may end with the number of a page, which spares the others the search.
func endsInPage(s string) bool {
	return s != "" && strings.IndexByte("0123456789ivxIVX)", s[len(s)-1]) >= 0
}

func titlesContents(s string) bool {
	switch strings.ToLower(strings.Trim(s, "#* ")) {
	case "目录", "目次", "contents", "table of contents":
		return true
	}
	return false
}

// withoutPage is an entry without the number of its page and the dots before it.
func withoutPage(entry string) string {
	return strings.TrimRightFunc(entry, func(r rune) bool { return unicode.IsDigit(r) || unicode.IsSpace(r) || unicode.IsPunct(r) })
}

// recurs reports whether an entry begins two lines of the text.
func recurs(sorted []string, entry string) bool {
	if utf8.RuneCountInString(entry) < 4 {
		return false
	}
	at, _ := slices.BinarySearch(sorted, entry)
	return at+1 < len(sorted) && strings.HasPrefix(sorted[at], entry) && strings.HasPrefix(sorted[at+1], entry)
}

// breaksOff reports whether a page ends within the sentence: the text does not end as one does, and is more than a heading.
func breaksOff(s string) bool {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	return s != "" && !endsSentence(s) && (strings.ContainsAny(s, "，。；、：,;:") || strings.Contains(s, ". ") || runeCount(s) > 40) || openBracket(s)
}

// goesOn reports whether a line on the next page is no item of its own. A number with a full stop may end a sentence: 百分之|十。
func goesOn(source string, l line) bool {
	s := Normalize(l.in(source))
	if isAttachment(s) || distributes(s) {
		return false
	}
	m, n := markerAt(s, true)
	return n == 0 || m.Kind == KindHan && strings.HasSuffix(s[:n], "。")
}
