package doc

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// builder nests items as they come. open is the path from the root to the item that takes the next passage.
type builder struct {
	doc    *Document
	open   []*Node
	under  map[string]string // for each kind of marker, the kind it was last nested below
	last   map[string]int    // for each kind, the last number seen anywhere: some documents number on across sections
	listed bool              // the last paragraph was part of the list of attachments
	header []Text            // the head of the table being read
	row    *Node             // its last row
	level  int               // the depth of the heading of Markdown that has a number of its own, while it begins
}

func (b *builder) top() *Node { return b.open[len(b.open)-1] }

func (b *builder) add(p paragraph) {
	if p.cells != nil && b.addRow(p) {
		return
	}
	b.row = nil
	if p.cells == nil && len(p.text.Norm) > 180 || strings.HasPrefix(p.text.Norm, "#") {
		b.header = nil // the table is over; a short line may be a heading across it
	}
	if b.listsAttachment(p) {
		b.block(Block{Text: p.text, Alone: true})
		return
	}
	if isAttachment(p.text.Norm) {
		b.begin(Marker{Kind: KindAttachment, Text: p.text.Norm, Span: p.text.Whole()})
		return
	}
	b.text(p)
}

// text adds a paragraph: its marker, and the items run into it.
func (b *builder) text(p paragraph) {
	t := p.text
	m, n := b.lineMarker(p)
	if n == 0 {
		m = Marker{}
	}
	inside := enclosed(t.Norm)
	alone := n == 0
	for from := n; ; {
		if m.Kind != "" {
			b.begin(m)
		}
		next, at, size := b.nextInline(t.Norm, from, inside)
		if at > from {
			b.block(Block{Text: trimText(t.Slice(from, at)), Alone: alone})
		}
		if size == 0 {
			return
		}
		m, from, alone = next, at+size, false
		m.Span, m.Text = t.Span(at, at+size), markerText(b.doc.Source, t.Span(at, at+size))
	}
}

func (b *builder) block(block Block) {
	if !block.Text.Empty() {
		top := b.top()
		top.Blocks = append(top.Blocks, block)
	}
}

// trimText drops single spaces at the ends, which are part of no word.
func trimText(t Text) Text {
	i, j := 0, len(t.Norm)
	for i < j && t.Norm[i] == ' ' {
		i++
	}
	for j > i && t.Norm[j-1] == ' ' {
		j--
	}
	return t.Slice(i, j)
}

// lineMarker reads the marker at the start of a paragraph.
func (b *builder) lineMarker(p paragraph) (Marker, int) {
	s := p.text.Norm
	if rest, ok := strings.CutPrefix(s, "\uFFFD"); ok {
		return b.displacedMarker(p, len(s)-len(strings.TrimLeft(rest, " ")))
	}
	m, n := markerAt(s, true)
	if n == 0 {
		m, n = b.cardMarker(p.text)
	}
	if bold, ok := strings.CutPrefix(s, "**"); ok && n == 0 { // Markdown: **一、总体要求**
		if m, n = markerAt(bold, true); n > 0 {
			n += len("**")
		}
	}
	if m.Kind == KindDash || strings.HasPrefix(m.Kind, "#") { // a bullet or a heading of Markdown that has a number of its own
		if own, size := markerAt(s[n:], false); size > 0 && n+size < len(s) {
			own.Heading = strings.HasPrefix(m.Kind, "#")
			b.level, m, n = hashes(m.Kind), own, n+size
		}
	}
	if n == 0 || n >= len(s) && m.Kind != KindArabicParen && m.Kind != KindHanParen && !standsAlone(m.Kind) {
		return Marker{}, 0
	}
	if (strings.HasPrefix(m.Kind, "1.1") || m.Kind == KindDashed || strings.HasPrefix(m.Kind, KindLettered)) && !b.decimalFits(m) {
		return Marker{}, 0
	}
	if m.Kind == KindBare && m.Ordinal != 1 && b.lastOrdinal(m.Kind) != m.Ordinal-1 {
		return Marker{}, 0
	}
	if m.Kind == KindLetter && m.Ordinal != 1 && b.lastOrdinal(m.Kind) != m.Ordinal-1 {
		return Marker{}, 0
	}
	m.Span = p.text.Span(0, n)
	m.Text = markerText(b.doc.Source, m.Span)
	if strings.HasPrefix(m.Kind, "#") {
		m.Text = ""
	}
	return m, n
}

// hashes is the depth of a heading of Markdown; 0 for all else.
func hashes(kind string) int { return len(kind) - len(strings.TrimLeft(kind, "#")) }

// displacedMarker is the marker of an item whose number stands on another line, or is lost.
func (b *builder) displacedMarker(p paragraph, n int) (Marker, int) {
	m := Marker{Kind: KindArabic, Ordinal: b.lastOrdinal(KindArabic) + 1, Span: p.text.Span(0, n)}
	if p.number == nil {
		b.anomaly(m.Span, "an item whose number is lost")
		return m, n
	}
	m.Text = p.number.in(b.doc.Source)
	m.Ordinal, _ = arabicNumeral(Normalize(m.Text))
	b.doc.leave(p.number.span, "item number set apart from its item")
	return m, n
}

// markerText is the marker as written, without white space and the colon or space that parts it from its heading.
func markerText(source string, span graph.Span) string {
	return strings.Trim(strings.TrimRight(strings.Join(strings.Fields(source[span.Start:span.End]), ""), ":：　"), "*")
}

func (b *builder) decimalFits(m Marker) bool {
	return m.Ordinal == 1 || b.lastOrdinal(m.Kind) == m.Ordinal-1
}

// lastOrdinal is the number of the last item of that kind on its level, 0 where none was seen.
func (b *builder) lastOrdinal(kind string) int {
	for i := len(b.open) - 1; i >= 0; i-- {
		if b.open[i].Marker.Kind == kind {
			return b.open[i].Marker.Ordinal
		}
		if c := b.open[i].Children; len(c) > 0 && c[len(c)-1].Marker.Kind == kind {
			return c[len(c)-1].Marker.Ordinal
		}
	}
	return 0
}

// begin opens an item below or beside what is open.
func (b *builder) begin(m Marker) {
	b.close(m)
	parent := b.top()
	b.checkNumber(parent, m)
	n := &Node{Marker: m, Parent: parent}
	parent.Children = append(parent.Children, n)
	b.open = append(b.open, n)
	b.under[m.Kind], b.last[m.Kind] = parent.Marker.Kind, m.Ordinal
}

// close closes items until the marker's parent is on top.
func (b *builder) close(m Marker) {
	for level := b.level; level > 0 && hashes(b.top().Marker.Kind) >= level; {
		b.open = b.open[:len(b.open)-1]
	}
	b.level = 0
	switch m.Kind {
	case KindAttachment:
		b.open = b.open[:1]
		return
	case KindRow: // below whatever heads it, a line across the table too
		return
	}
	if i := b.find(m.Kind); i > 0 {
		b.open = b.open[:i]
		return
	}
	for rank(m.Kind) < rank(KindArabic) && b.top().Marker.Kind == KindDash {
		b.open = b.open[:len(b.open)-1] // no section stands below a dash
	}
	if m.Ordinal <= 1 && !strings.HasPrefix(m.Kind, "#") && m.Kind != kindBox { // a box stands beside the items of its section
		return
	}
	if i := b.find(b.under[m.Kind]); i > 0 {
		b.open = b.open[:i+1]
		return
	}
	for len(b.open) > 1 && rank(b.top().Marker.Kind) >= rank(m.Kind) {
		b.open = b.open[:len(b.open)-1]
	}
}

// find is the index of the deepest open item of that kind, 0 where none is open.
func (b *builder) find(kind string) int {
	for i := len(b.open) - 1; i > 0; i-- {
		if b.open[i].Marker.Kind == kind {
			return i
		}
	}
	return 0
}

// checkNumber lists numbering that jumps or starts again among siblings.
func (b *builder) checkNumber(parent *Node, m Marker) {
	if len(parent.Children) == 0 || m.Ordinal == 0 || m.Kind == kindBox {
		return
	}
	last := parent.Children[len(parent.Children)-1].Marker
	if m.Kind == KindRow && last.Ordinal == 0 {
		return // a row behind one without a number, or behind what is no row
	}
	switch {
	case m.Ordinal == last.Ordinal+1 || last.Ordinal == 0 || last.Kind == KindAttachment || last.Kind == kindBox:
	case m.Ordinal == 1 && parent.Parent == nil && last.Kind == m.Kind:
		b.anomaly(m.Span, fmt.Sprintf("numbering starts again with %s after %s: it may be a second document", m.Text, last.Text))
	default:
		b.anomaly(m.Span, fmt.Sprintf("numbering jumps: %s after %s", m.Text, last.Text))
	}
}

func (b *builder) anomaly(span graph.Span, reason string) {
	b.doc.Anomalies = append(b.doc.Anomalies, Left{span, reason})
}

// listsAttachment reports whether a paragraph is part of the list of attachments at the end of a document: 附件:1.分工表, and the
// numbered names on the lines after it, which are no items.
func (b *builder) listsAttachment(p paragraph) bool {
	s := p.text.Norm
	_, n := markerAt(s, true)
	first := (strings.HasPrefix(s, "附件:") || strings.HasPrefix(s, "附:")) && !isAttachment(s)
	b.listed = p.cells == nil && runeCount(s) <= 60 && !strings.Contains(s, "。") && (first || b.listed && n > 0)
	return b.listed
}

func runeCount(s string) int { return utf8.RuneCountInString(s) }

// isAttachment knows the line that begins an attachment: 附件, 附件1, 附表2: on a line of their own.
func isAttachment(s string) bool {
	rest, ok := strings.CutPrefix(s, "附件")
	if !ok {
		rest, ok = strings.CutPrefix(s, "附表")
	}
	return ok && strings.Trim(rest, "0123456789一二三四五六七八九十:") == "" && utf8.RuneCountInString(s) <= 6
}
