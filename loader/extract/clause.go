package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

// Clause says who is responsible, at Norm[From:To], its brackets included.
type Clause struct {
	From, To int
	Parts    []Part
	Deadline graph.PartialDate // 5月底完成 within the clause; zero where none
	Order    bool              // it states the rule that the first of each list leads, from here on
	Unclosed bool              // its bracket never closes
	Labelled bool              // 牵头单位:A rather than A牵头
	Remark   bool              // it goes on, after a full stop, with words that were not read
}

// Part is a list of units with what the clause says of them.
type Part struct {
	duty      duty
	Units     []Unit
	OpenEnded bool
}

// Finder finds clauses. IsUnit tells whether a text looks like the complete name of a body; Year is the year that a
// deadline without one means, 0 where unknown.
type Finder struct {
	IsUnit func(string) bool
	Year   int
	Bare   bool // the plan says that its brackets list units, so that a list needs no verb
}

// Find lists the clauses of a passage in the order they stand. A bracket that only looks like one, a motto (谁主管谁负责)
// and words in quotes are none.
func (f Finder) Find(t doc.Text) []Clause {
	if !f.Bare && !mayHoldClause(t.Norm) {
		return nil
	}
	var list []Clause
	quoted := 0
	for i := 0; i < len(t.Norm); {
		r, size := utf8.DecodeRuneInString(t.Norm[i:])
		switch r {
		case '“', '《':
			quoted++
		case '”', '》':
			quoted = max(0, quoted-1)
		case '。':
			quoted = 0
		}
		c, ok := Clause{}, false
		if quoted == 0 {
			c, ok = f.at(t, i, r)
		}
		if ok {
			list, i = append(list, c), c.To
			continue
		}
		i += size
	}
	return list
}

// mayHoldClause is a cheap test that spares most passages the search.
func mayHoldClause(s string) bool {
	for _, w := range []string{"负责", "牵头", "单位", "部门", "配合", "主体", "落实", "主办", "实施", "时限", "时间", "期限", "☆", "★", "ead", "esponsible", "wner", "upport", "artner", "ssist", "articipat", "ollaborat", "ontribut", "oordinat", "ccountab", "mplement", "imeline", "eadline", "ate:", "ue:"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// at reads the clause that begins at i: in a bracket, or a label at the start of a sentence.
func (f Finder) at(t doc.Text, i int, r rune) (Clause, bool) {
	s := t.Norm
	if r == '(' || r == '[' {
		return f.bracketed(t, i)
	}
	if i > 0 && !endsSentence(s[:i]) {
		return Clause{}, false
	}
	if d, n := labelAt(s[i:]); n == 0 || d == ignored {
		return f.sentence(t, i)
	}
	end := len(s)
	if stop := strings.Index(s[i:], "。"); stop >= 0 {
		end = i + stop + len("。")
	}
	c, ok := f.body(t, i, end)
	c.From, c.To = i, end
	return c, ok
}

// sentence reads a sentence that is a clause from end to end and names who leads: 由市委网信办牵头,市教育局配合。 One that says
// anything else, or speaks of bodies in general (核心企业牵头), is text.
func (f Finder) sentence(t doc.Text, i int) (Clause, bool) {
	s := t.Norm[i:]
	if stop := strings.Index(s, "。"); stop >= 0 {
		s = s[:stop+len("。")]
	}
	at := strings.Index(s, "牵头")
	if at < 0 || len(s) > 600 || !strings.HasPrefix(s, "由") && !f.IsUnit(firstName(s[:at])) {
		return Clause{}, false
	}
	c, ok := f.body(t, i, i+len(s))
	c.From, c.To = i, i+len(s)
	for _, p := range c.Parts {
		ok = ok && allUnits(p.Units, f.IsUnit)
	}
	return c, ok && len(c.Parts) > 0 && c.Parts[0].duty == leads
}

// FindUnsaid finds a bracket at the end of a passage that lists bodies without a word of what they are to do, perhaps with
// a date: (县农业农村局、县财政局,9月底前完成). One name alone must follow a full stop: elsewhere it may be a second name.
func (f Finder) FindUnsaid(t doc.Text) (Clause, bool) {
	s := strings.TrimRight(t.Norm, "。;")
	if f.Bare || s == "" || s[len(s)-1] != ')' && s[len(s)-1] != ']' {
		return Clause{}, false
	}
	open := max(strings.LastIndexByte(s, '('), strings.LastIndexByte(s, '['))
	for open > 0 { // the bracket that the last one stands in: (各区、县(市)政府)
		if end, closed := matching(s, open); closed && end == len(s) {
			break
		}
		open = strings.LastIndexAny(s[:open], "([")
	}
	if open <= 0 || len(s)-open > 600 || mayHoldClause(s[open:]) {
		return Clause{}, false
	}
	f.Bare = true
	c, ok := f.bracketed(t, open)
	if !ok || c.Labelled || len(c.Parts) != 1 || !allUnits(c.Parts[0].Units, f.IsUnit) {
		return Clause{}, false
	}
	return c, len(c.Parts[0].Units) > 1 || strings.HasSuffix(s[:open], "。") || !c.Deadline.IsZero()
}

// EndsInDuty tells whether the passage ends with a bracket that says, by its last words, what the bodies in it are to do:
// (A、B负责).
func EndsInDuty(s string) bool {
	s, ok := strings.CutSuffix(strings.TrimRight(s, "。;"), ")")
	_, d := verbAt(s)
	return ok && d != noDuty
}

// endsSentence tells whether a label may begin after these words.
func endsSentence(s string) bool {
	for _, end := range []string{"。", ";", ")", "]", " "} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// bracketed reads the clause in the bracket that opens at i, or the one whose label stands in it: 【牵头单位】市发改委.
func (f Finder) bracketed(t doc.Text, i int) (Clause, bool) {
	end, closed := matching(t.Norm, i)
	inner := end
	if closed {
		inner--
	}
	if d := headLabel(t.Norm[i+1 : inner]); closed && inner-i < 60 && (d == leads || d == charged || d == helps) {
		return f.afterLabels(t, i)
	}
	c, ok := f.body(t, i+1, inner)
	c.From, c.To, c.Unclosed = i, end, !closed
	return c, ok && (closed || c.Labelled)
}

// afterLabels reads 【牵头单位】A【配合单位】B: labels in brackets, each before its list.
func (f Finder) afterLabels(t doc.Text, i int) (c Clause, ok bool) {
	r := reader{lister: newLister(t, f.IsUnit), year: f.Year, noun: true}
	at := i
	for at < len(t.Norm) && (t.Norm[at] == '[' || t.Norm[at] == '(') {
		end, closed := matching(t.Norm, at)
		d := headLabel(t.Norm[at+1 : max(at+1, end-1)])
		if !closed || d == noDuty {
			break
		}
		stop := len(t.Norm)
		if next := strings.IndexAny(t.Norm[end:], "[(。"); next >= 0 {
			stop = end + next
		}
		r.labelled(d, end+len(t.Norm[end:stop])-len(strings.TrimLeft(t.Norm[end:stop], ": ")), stop)
		at = stop
	}
	r.clause.From, r.clause.To = i, at
	return r.clause, r.finish()
}

// longestClause is the most bytes that a clause in brackets has; it bounds the search for the closing one.
const longestClause = 3000

// matching is the end of the bracket that opens at i. Round and square ones close each other. Where none closes it, the
// end is that of the passage, or of what a clause may be.
func matching(s string, i int) (end int, closed bool) {
	depth := 0
	for j, r := range s[i:min(len(s), i+longestClause)] {
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
			if depth == 0 {
				return i + j + 1, true
			}
		}
	}
	return len(s), false
}

// body reads what stands in a bracket, or after it a sentence that is a clause.
func (f Finder) body(t doc.Text, from, to int) (Clause, bool) {
	if to-from > longestClause || to-from < 4 {
		return Clause{}, false
	}
	r := reader{lister: newLister(t, f.IsUnit), year: f.Year, bare: f.Bare}
	for _, piece := range r.pieces(from, to) {
		if !r.piece(piece[0], piece[1]) {
			return Clause{}, false
		}
	}
	return r.clause, r.finish()
}
