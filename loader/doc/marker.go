package doc

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// Marker is what numbers an item.
type Marker struct {
	Kind    string     // items of one kind are siblings; see the Kind constants
	Ordinal int        // 1, 2, 3 …; 0 for kinds that do not count, such as dashes
	Text    string     // as written, without a closing colon: (3), 1., 重点专项一, ——
	Heading bool       // a number in a heading of Markdown
	Span    graph.Span // its place; empty for the root and for a row without a number
}

// The kinds of marker. Numbered words (重点专项一, Action 3) have the kind "word " and the word's last two characters, so
// that 重大专项一 and 重点专项二 are siblings; Markdown headings "#" and their depth; decimals "1.1" and "1.1.1".
const (
	KindPart        = "第一部分"
	KindChapter     = "第一章"
	KindSection     = "第一节"
	KindArticle     = "第一条"
	KindHan         = "一、"
	KindHanParen    = "(一)"
	KindArabic      = "1."
	KindArabicParen = "(1)"
	KindHalfParen   = "1)"
	KindCircled     = "①"
	KindLetter      = "a)"
	KindDashed      = "1-1"
	KindDash        = "——"
	KindRow         = "row"
	KindAttachment  = "附件"
	KindBare        = "1 A" // an English heading with a number and no stop: 1 Introduction
)

// rank orders the kinds as most documents nest them. It decides only where the document itself does not tell: for a kind
// that has not been seen before and does not begin with one.
func rank(kind string) int {
	switch kind {
	case KindAttachment:
		return 0
	case KindPart:
		return 1
	case KindChapter:
		return 2
	case KindSection:
		return 3
	case KindHan:
		return 10
	case KindHanParen:
		return 20
	case KindArticle:
		return 28
	case KindBare:
		return 29
	case KindArabic:
		return 30
	case KindArabicParen:
		return 40
	case KindHalfParen:
		return 45
	case KindCircled:
		return 50
	case KindLetter:
		return 60
	case KindDash:
		return 70
	case KindRow:
		return 80
	}
	if strings.HasPrefix(kind, "#") {
		return 3 + len(kind)
	}
	if kind == kindBox {
		return 15
	}
	return 25
}

// markerAt reads the marker at the start of s, a text in normal form, and says how many bytes it takes with the
// punctuation that belongs to it; n is 0 where there is none. Some kinds are markers only at the start of a line.
func markerAt(s string, lineStart bool) (m Marker, n int) {
	if s == "" {
		return m, 0
	}
	for _, read := range midMarkers {
		if m, n = read(s); n > 0 {
			return m, n
		}
	}
	if lineStart {
		for _, read := range lineMarkers {
			if m, n = read(s); n > 0 {
				return m, n
			}
		}
	}
	return Marker{}, 0
}

var midMarkers = []func(string) (Marker, int){hanMarker, parenMarker, arabicMarker, circledMarker, chapterMarker}

var lineMarkers = []func(string) (Marker, int){decimalMarker, dashedMarker, halfParenMarker, letterMarker, dashMarker, hashMarker, boxMarker, wordMarker, sectionMarker, bareMarker, countedMarker, letteredMarker}

func hanMarker(s string) (Marker, int) {
	v, n := hanNumeral(s)
	if n == 0 || v == 0 {
		return Marker{}, 0
	}
	n += gap(s[n:])
	for _, stop := range []string{"、", ".", "。"} {
		if strings.HasPrefix(s[n:], stop) {
			return Marker{Kind: KindHan, Ordinal: v}, n + len(stop)
		}
	}
	return Marker{}, 0
}

func parenMarker(s string) (Marker, int) {
	if s[0] != '(' {
		return Marker{}, 0
	}
	kind := KindHanParen
	v, n := hanNumeral(s[1:])
	if n == 0 {
		kind = KindArabicParen
		v, n = arabicNumeral(s[1:])
	}
	if n == 0 || v == 0 || len(s) <= n+1 || s[n+1] != ')' {
		return Marker{}, 0
	}
	n += 2
	n += len(s[n:]) - len(strings.TrimLeft(s[n:], "、.")) // (一)、 is written too
	return Marker{Kind: kind, Ordinal: v}, n
}

// arabicMarker reads 1. 1、 and a number whose stop a PDF lost (U+FFFD). A digit after the stop makes it a decimal.
func arabicMarker(s string) (Marker, int) {
	v, n := arabicNumeral(s)
	if n == 0 || v == 0 {
		return Marker{}, 0
	}
	n += gap(s[n:])
	for _, stop := range []string{".", "、", "\uFFFD"} {
		rest, ok := strings.CutPrefix(s[n:], stop)
		if !ok || decimal(rest) {
			continue
		}
		return Marker{Kind: KindArabic, Ordinal: v}, n + len(stop)
	}
	return Marker{}, 0
}

// gap is how many spaces stand between a number and its stop; text taken from PDF has them: 1 .建设…
func gap(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

// decimal reports whether what follows a stop makes it a decimal point: a digit, but not a year or a month, with which an
// item may begin (1.2020年底前…).
func decimal(rest string) bool {
	digits := strings.TrimLeft(rest, "0123456789")
	return len(digits) < len(rest) && !(len(rest)-len(digits) == 4 && strings.HasPrefix(digits, "年"))
}

func circledMarker(s string) (Marker, int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r >= '①' && r <= '⑳':
		return Marker{Kind: KindCircled, Ordinal: int(r-'①') + 1}, size
	case r >= '㉑' && r <= '㉟':
		return Marker{Kind: KindCircled, Ordinal: int(r-'㉑') + 21}, size
	case r >= '㊱' && r <= '㊿':
		return Marker{Kind: KindCircled, Ordinal: int(r-'㊱') + 36}, size
	case r >= '㊀' && r <= '㊉':
		return Marker{Kind: "㊀", Ordinal: int(r-'㊀') + 1}, size
	case r >= '⑴' && r <= '⒇':
		return Marker{Kind: KindArabicParen, Ordinal: int(r-'⑴') + 1}, size
	case r >= '⒈' && r <= '⒛':
		return Marker{Kind: KindArabic, Ordinal: int(r-'⒈') + 1}, size
	case r >= '㈠' && r <= '㈩':
		return Marker{Kind: KindHanParen, Ordinal: int(r-'㈠') + 1}, size
	}
	return Marker{}, 0
}

var chapterKinds = map[string]string{
	"编": KindPart, "篇": KindPart, "部分": KindPart, "章": KindChapter, "节": KindSection, "条": KindArticle,
}

func chapterMarker(s string) (Marker, int) {
	rest, ok := strings.CutPrefix(s, "第")
	if !ok {
		return Marker{}, 0
	}
	v, n := hanNumeral(rest)
	if n == 0 {
		v, n = arabicNumeral(rest)
	}
	if n == 0 || v == 0 {
		return Marker{}, 0
	}
	for word, kind := range chapterKinds {
		if strings.HasPrefix(rest[n:], word) {
			end := len("第") + n + len(word)
			end += len(s[end:]) - len(strings.TrimLeft(s[end:], " 、:,"))
			return Marker{Kind: kind, Ordinal: v}, end
		}
	}
	return Marker{}, 0
}

// decimalMarker reads 1.1 and 2.3.4, with or without a stop, before a letter or a space. A quantity (1.5亿元) has two
// parts too, but is not followed by a heading: the builder takes a decimal only in sequence.
func decimalMarker(s string) (Marker, int) {
	depth, last, n := 0, 0, 0
	for {
		v, k := arabicNumeral(s[n:])
		if k == 0 {
			break
		}
		depth, last, n = depth+1, v, n+k
		if n >= len(s) || s[n] != '.' {
			break
		}
		n++
	}
	if depth < 2 || n >= len(s) {
		return Marker{}, 0
	}
	n += len(s[n:]) - len(strings.TrimLeft(s[n:], " 、"))
	return Marker{Kind: "1" + strings.Repeat(".1", depth-1), Ordinal: last}, n
}

// dashedMarker reads 3-1, the first item of part 3, before a word. 1-2月 is a range.
func dashedMarker(s string) (Marker, int) {
	part, n := arabicNumeral(s)
	if n == 0 || part == 0 || part > mostParts || n >= len(s) || s[n] != '-' {
		return Marker{}, 0
	}
	v, k := arabicNumeral(s[n+1:])
	n += 1 + k
	rest := strings.TrimLeft(s[n:], " 、.:")
	first, _ := utf8.DecodeRuneInString(rest)
	if k == 0 || v == 0 || !unicode.IsLetter(first) && first != '“' && first != '《' || strings.ContainsRune(ranged, first) {
		return Marker{}, 0
	}
	return Marker{Kind: KindDashed, Ordinal: v}, len(s) - len(rest)
}

// mostParts is the highest number of a part; ranged are what is counted in ranges.
const (
	mostParts = 99
	ranged    = "年月日天周个名人家项件条台套万亿元米时点号楼级类种岁次批期"
)

func halfParenMarker(s string) (Marker, int) {
	v, n := arabicNumeral(s)
	if n == 0 || v == 0 || n >= len(s) || s[n] != ')' {
		return Marker{}, 0
	}
	return Marker{Kind: KindHalfParen, Ordinal: v}, n + 1
}

// letterMarker reads a) (a) and A. before a space or a Chinese character.
func letterMarker(s string) (Marker, int) {
	rest := strings.TrimPrefix(s, "(")
	if len(rest) < 3 || !unicode.IsLetter(rune(rest[0])) || rest[0] >= utf8.RuneSelf {
		return Marker{}, 0
	}
	n := len(s) - len(rest) + 2
	next, _ := utf8.DecodeRuneInString(rest[2:])
	stop := rest[1] == ')' || rest[1] == '.' && len(rest) == len(s) && (next == ' ' || isHan(next))
	if !stop {
		return Marker{}, 0
	}
	return Marker{Kind: KindLetter, Ordinal: int(unicode.ToLower(rune(rest[0]))-'a') + 1}, n
}

// dashMarker reads the bullets: dashes before a Chinese character or quote, dots, squares, and Markdown's * - + before a space.
func dashMarker(s string) (Marker, int) {
	n := len(s) - len(strings.TrimLeft(s, "—–-―─"))
	if n > 0 {
		r, _ := utf8.DecodeRuneInString(s[n:])
		if n < len(s) && (isWide(r) || r == ' ' || n > 1 && unicode.IsLetter(r)) && !strings.HasPrefix(s, "---") {
			return Marker{Kind: KindDash}, n + spaces(s[n:])
		}
		return Marker{}, 0
	}
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•●■◆◇○□▪▲△★※·", r) && size < len(s) || (r == '*' || r == '+') && strings.HasPrefix(s[1:], " ") {
		return Marker{Kind: KindDash}, size + spaces(s[size:])
	}
	return Marker{}, 0
}

func hashMarker(s string) (Marker, int) {
	n := len(s) - len(strings.TrimLeft(s, "#"))
	if n == 0 || n > 6 || n >= len(s) {
		return Marker{}, 0
	}
	return Marker{Kind: s[:n]}, n + spaces(s[n:])
}

const kindBox = "word 专栏"

// boxMarker reads the head of a box: 专栏1 智慧城市工程.
func boxMarker(s string) (Marker, int) {
	rest, ok := strings.CutPrefix(s, "专栏")
	v, n := arabicNumeral(rest)
	if n == 0 {
		v, n = hanNumeral(rest)
	}
	if !ok || n == 0 || utf8.RuneCountInString(rest) > 40 {
		return Marker{}, 0
	}
	rest = strings.TrimLeft(rest[n:], ": ")
	return Marker{Kind: kindBox, Ordinal: v}, len(s) - len(rest)
}

// wordMarker reads a numbered word before a colon: 重点专项一:, 专栏2:, 任务十二:, and a numbered English word: Action 3:
func wordMarker(s string) (Marker, int) {
	at := strings.IndexByte(s, ':')
	if at <= 0 || at > 36 {
		return Marker{}, 0
	}
	word := strings.TrimRight(s[:at], "0123456789 ")
	if word == s[:at] {
		word = strings.TrimRight(s[:at], "一二三四五六七八九十百")
	}
	number := strings.TrimSpace(s[len(word):at])
	v, n := arabicNumeral(number)
	if n == 0 {
		v, n = hanNumeral(number)
	}
	count := utf8.RuneCountInString(word)
	if n == 0 || n != len(number) || v == 0 || count < 2 || strings.ContainsAny(word, "、,;()。 ") {
		return Marker{}, 0
	}
	return Marker{Kind: "word " + lastRunes(strings.ToLower(word), 2), Ordinal: v}, at + 1
}

// sectionForm is how a section of an English plan is counted: Section A - Reading, STRATEGIC AREA 2: TOBACCO, Pillar IV. Health.
var sectionForm = regexp.MustCompile(`^(?i:(?:[a-z]+ ){0,2}(section|part|chapter|area|pillar|priority|theme|strategy|component|cluster|axis|goal|objective|outcome|domain|workstream|stream|track|aim|ambition|mission|dimension|challenge)) ([A-Z]|\d{1,2}|[IVX]{1,4})(?: ?(?::|—|–|-) ?|\. )`)

// longestSection is the most bytes of the line on which a section begins.
const longestSection = 160

func sectionMarker(s string) (Marker, int) {
	if len(s) > longestSection || s[0] < 'A' || s[0] > 'Z' {
		return Marker{}, 0
	}
	m := sectionForm.FindStringSubmatchIndex(s)
	if m == nil || m[1] == len(s) || strings.Contains(s[:m[2]], "\n") {
		return Marker{}, 0
	}
	number := s[m[4]:m[5]]
	v, n := arabicNumeral(number)
	if n == 0 {
		v = strings.Index("ABCDEFGHIJKLMNOPQRSTUVWXYZ", number) + 1
	}
	if roman := slices.Index(romans, number) + 1; roman > 0 && number != "C" && number != "D" {
		v = roman
	}
	return Marker{Kind: "word " + strings.ToLower(s[m[2]:m[3]]), Ordinal: v}, m[1]
}

// bareForm is an English heading with a bare number: 1 Introduction, 12 Monitoring and review.
var bareForm = regexp.MustCompile(`^(\d{1,2}) +[A-Z][A-Za-z]+(?: |$)`)

// mostBareWords is the most words of such a heading.
const mostBareWords = 10

// bareMarker reads the number of an English heading that no stop follows. It is a short line that ends like no sentence and is
// no day.
func bareMarker(s string) (Marker, int) {
	m := bareForm.FindStringSubmatchIndex(s)
	if m == nil || len(s) > 90 || strings.IndexByte(".,;:", s[len(s)-1]) >= 0 {
		return Marker{}, 0
	}
	list := strings.Fields(s)
	if len(list) > mostBareWords+1 || slices.Contains(monthNames, list[1]) {
		return Marker{}, 0
	}
	v, n := arabicNumeral(s)
	return Marker{Kind: KindBare, Ordinal: v}, n + spaces(s[n:])
}

var monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

var romans = []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}

func lastRunes(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

func spaces(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
