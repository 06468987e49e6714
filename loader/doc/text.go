package doc

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/norm"
)

// Text is a passage in normal form, for comparing and recognising; every byte of it knows where it stands in the source.
// Recognisers read Norm and answer with offsets into it; Span turns them into places in the source. The normal form:
//
//   - full-width letters, digits and punctuation become ASCII: （）：，；．！？１Ａ → ():,;.!?1A
//   - brackets of one meaning become one: 【】〔〕［］〖〗 → [], «»〈〉 → 《》, 「」『』 → “”
//   - a "." or "．" that ends a Chinese sentence becomes 。 (text taken from PDF writes them so), ｡ and ﹒ likewise
//   - white space, line breaks included, goes wherever it touches a Chinese character or the inside of a bracket,
//     and becomes one space elsewhere
//   - characters that look like others are these: package norm has the table
//   - traditional characters are the simplified ones that they stand for, one for one: 協辦機關 → 协办机关
//   - zero-width and control characters go, and count to the character before them
//   - what Markdown writes around strong words goes (**, __), and the stroke before a mark that is none (1\.)
//   - what stands for 〇 in a year is it: 二○二五年, 二O二五年
//
// Everything else stays: 、 。 “ ” 《 》 — and all letters.
type Text struct {
	Norm string
	from []int32 // from[i]: where the character that Norm[i] belongs to begins in the source
	to   []int32 // to[i]: where it ends
}

// NewText puts the stretches of the source, in their order, into normal form as one passage. Between two stretches
// stands white space, as between lines.
func NewText(source string, spans ...graph.Span) Text {
	size := 0
	for _, span := range spans {
		size += span.Len()
	}
	b := textBuilder{from: make([]int32, 0, size), to: make([]int32, 0, size)}
	b.norm.Grow(size)
	for i, span := range spans {
		if i > 0 {
			b.add(' ', span.Start, span.Start)
		}
		b.addSpan(source, span)
	}
	return b.text()
}

// Span is the place in the source of Norm[i:j], without any white space that stood around it. It needs i < j.
func (t Text) Span(i, j int) graph.Span {
	return graph.Span{Start: int(t.from[i]), End: int(t.to[j-1])}
}

// Spans are the stretches of the source from which Norm[i:j] was read, i < j: several where anything but white space stands
// between them, such as the number of a page.
func (t Text) Spans(source string, i, j int) []graph.Span {
	at := graph.Span{Start: int(t.from[i]), End: int(t.to[i])}
	var list []graph.Span
	for ; i < j; i++ {
		if from := int(t.from[i]); from > at.End && strings.TrimFunc(source[at.End:from], unseen) != "" {
			list, at = append(list, at), graph.Span{Start: from, End: from}
		}
		at.End = int(t.to[i])
	}
	return append(list, at)
}

// Slice is the part Norm[i:j] as a text of its own.
func (t Text) Slice(i, j int) Text {
	return Text{Norm: t.Norm[i:j], from: t.from[i:j], to: t.to[i:j]}
}

// Gap reports whether white space, or what stands between two lines, was dropped before Norm[i]; i begins a character.
func (t Text) Gap(i int) bool { return i > 0 && i < len(t.from) && t.from[i] > t.to[i-1] }

// Lines parts the text where the source breaks the line, and where it sets two ideographic spaces, with which copies
// without line breaks begin a paragraph.
func (t Text) Lines(source string) []Text {
	var list []Text
	from := 0
	for i := 1; i < len(t.Norm); i++ {
		if !t.Gap(i) {
			continue
		}
		between := source[t.to[i-1]:t.from[i]]
		if strings.ContainsAny(between, lineBreaks) || strings.Contains(between, "　　") {
			list, from = append(list, trimText(t.Slice(from, i))), i
		}
	}
	return append(list, trimText(t.Slice(from, len(t.Norm))))
}

// Empty reports whether nothing but white space stood there.
func (t Text) Empty() bool { return t.Norm == "" }

// Whole is the place of all of it in the source; it needs a text that is not empty.
func (t Text) Whole() graph.Span { return t.Span(0, len(t.Norm)) }

// Index finds the first byte of Norm whose character begins at or after the source offset; len(Norm) where none does.
func (t Text) Index(offset int) int {
	lo, hi := 0, len(t.from)
	for lo < hi {
		if mid := (lo + hi) / 2; int(t.from[mid]) < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Normalize is the normal form of a text that is in no source, such as a name in a table or in a query.
func Normalize(s string) string { return NewText(s, graph.Span{End: len(s)}).Norm }

// textBuilder holds back white space, and a full stop, until the next character says what they are.
type textBuilder struct {
	norm     strings.Builder
	from, to []int32
	last     rune // the last character written, 0 at the start
	space    bool // white space stands between last and the next character
	spaceAt  int
	stop     bool // last is a "." after a Chinese character: a decimal point or a full stop
	stopFrom int
	stopTo   int
}

// addSpan adds a stretch of the source.
func (b *textBuilder) addSpan(source string, span graph.Span) {
	emphasis := markup(source[span.Start:span.End])
	for at := span.Start; at < span.End; {
		if n := markupAt(source[at:span.End], emphasis); n > 0 {
			at += n
			continue
		}
		r, n := utf8.DecodeRuneInString(source[at:span.End])
		if isCommonHan(r) && r != '零' && !b.space && !b.stop { // nearly all of a Chinese text
			b.write(norm.Simplify(r), at, at+n)
			at += n
			continue
		}
		if looksLikeZero(r) && isHanDigit(b.last) && yearGoesOn(source[at+n:span.End]) {
			r = '〇'
		}
		b.add(r, at, at+n)
		at += n
	}
}

// text is what was added.
func (b *textBuilder) text() Text {
	b.settleStop(0)
	return Text{Norm: b.norm.String(), from: b.from, to: b.to}
}

// add adds a character, or the several that it is read as.
func (b *textBuilder) add(r rune, from, to int) {
	first, rest := norm.Fold(r)
	if first == 0 {
		b.extend(from, to)
		return
	}
	b.addFolded(norm.Simplify(first), from, to)
	for _, r := range rest {
		b.addFolded(r, from, to)
	}
}

func (b *textBuilder) addFolded(r rune, from, to int) {
	if unicode.IsSpace(r) {
		if !b.space {
			b.space, b.spaceAt = true, from
		}
		return
	}
	b.settleStop(r)
	if b.space && b.last != 0 && !dropsSpace(b.last, r) {
		b.write(' ', b.spaceAt, b.spaceAt)
	}
	b.space = false
	if r == '.' && (isHan(b.last) || strings.ContainsRune(")]”》%", b.last)) {
		b.stop, b.stopFrom, b.stopTo = true, from, to
		return
	}
	b.write(r, from, to)
}

// extend makes what nobody sees part of the character right before it, so that it is no gap between two.
func (b *textBuilder) extend(from, to int) {
	switch last := len(b.to) - 1; {
	case b.space || last < 0 && !b.stop:
	case b.stop:
		b.stopTo = to
	case int(b.to[last]) == from:
		for i := last; i >= 0 && int(b.to[i]) == from; i-- {
			b.to[i] = int32(to)
		}
	}
}

// settleStop writes the held-back "." now that the next character is known (0 at the end): between Chinese and a digit
// or Latin letter it may be part of a name or a number; elsewhere it ends a sentence.
func (b *textBuilder) settleStop(next rune) {
	if !b.stop {
		return
	}
	b.stop = false
	if next < utf8.RuneSelf && (unicode.IsDigit(next) || unicode.IsLetter(next)) && !b.space {
		b.write('.', b.stopFrom, b.stopTo)
		return
	}
	b.write('。', b.stopFrom, b.stopTo)
}

func (b *textBuilder) write(r rune, from, to int) {
	f, t := int32(from), int32(to)
	switch utf8.RuneLen(r) {
	case 1:
		b.from, b.to = append(b.from, f), append(b.to, t)
	case 2:
		b.from, b.to = append(b.from, f, f), append(b.to, t, t)
	case 3:
		b.from, b.to = append(b.from, f, f, f), append(b.to, t, t, t)
	default:
		b.from, b.to = append(b.from, f, f, f, f), append(b.to, t, t, t, t)
	}
	b.norm.WriteRune(r)
	b.last = r
}

// looksLikeZero reports whether a character is written for 〇 in years: 二○二五年, 二O二五年.
func looksLikeZero(r rune) bool {
	switch r {
	case '○', '◯', '⭕', 'O', 'o', '0', 'Ｏ', '０', '零':
		return true
	}
	return false
}

func isHanDigit(r rune) bool { return r == '〇' || r != 0 && strings.ContainsRune(hanDigits, r) }

// yearGoesOn reports whether digits follow, and after them 年: elsewhere a circle is a circle.
func yearGoesOn(s string) bool {
	for n := 0; n < 4; n++ {
		r, size := utf8.DecodeRuneInString(s)
		r = norm.PlainRune(r)
		switch {
		case r == '年':
			return true
		case size == 0, !isHanDigit(r) && !looksLikeZero(r) && !unicode.IsSpace(r):
			return false
		}
		s = s[size:]
	}
	return false
}

func dropsSpace(last, next rune) bool {
	return isWide(last) || isWide(next) || strings.ContainsRune("([", last) || strings.ContainsRune(")],;:", next)
}

// isWide reports whether a character is Chinese or Chinese punctuation, around which white space means nothing.
func isWide(r rune) bool {
	return isHan(r) || r >= 0x3000 && r <= 0x303f || strings.ContainsRune("“”—…《》、。①②③④⑤⑥⑦⑧⑨⑩", r)
}

func isHan(r rune) bool { return isCommonHan(r) || r >= 0x2e80 && unicode.Is(unicode.Han, r) }

// isCommonHan spares nearly all characters of a Chinese text the table look-ups.
func isCommonHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }
