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
	for _, w := range []string{"负责", "牵头", "单位", "部门", "配合", "主体", "落实", "主办", "实施", "时限", "时间", "期限", "☆", "★", "ead", "esponsible", "wner", "upport"} {
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
		return Clause{}, false
	}
	end := len(s)
	if stop := strings.Index(s[i:], "。"); stop >= 0 {
		end = i + stop + len("。")
	}
	c, ok := f.body(t, i, end)
	c.From, c.To = i, end
	return c, ok
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
	r := reader{lister: lister{norm: t.Norm, isUnit: f.IsUnit}, year: f.Year, noun: true}
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
	r := reader{lister: lister{norm: t.Norm, isUnit: f.IsUnit}, year: f.Year, bare: f.Bare}
	for _, piece := range r.pieces(from, to) {
		if !r.piece(piece[0], piece[1]) {
			return Clause{}, false
		}
	}
	return r.clause, r.finish()
}

// reader reads the pieces of a clause between its commas and semicolons.
type reader struct {
	lister
	year    int
	clause  Clause
	bare    bool // lists need no verb
	noun    bool // a label has a noun: 责任单位 rather than 建设
	waiting int  // where a list began whose verb has not come yet; 0 is no place inside a clause
	until   int
}

// pieces cuts the body at its commas, semicolons and full stops outside brackets.
func (r *reader) pieces(from, to int) (list [][2]int) {
	depth, start := 0, from
	for i := from; i < to; {
		c, size := utf8.DecodeRuneInString(r.norm[i:to])
		switch c {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',', ';', '。':
			if depth == 0 {
				list, start = append(list, [2]int{start, i}), i+size
			}
		}
		i += size
	}
	return append(list, [2]int{start, to})
}

// piece reads one piece; false where it can be no part of a clause.
func (r *reader) piece(from, to int) bool {
	from, to = r.trim(from, to)
	s := r.norm[from:to]
	if s == "" || s == "下同" || s == "以下同" {
		return true
	}
	if isOrderRule(s) {
		r.clause.Order = true
		return true
	}
	if d, n := labelAt(s); n > 0 {
		r.noun = r.noun || endsWithNoun(s[:n-1])
		return r.labelled(d, from+n, to)
	}
	if day, ok := clauseDeadline(s, r.year); ok {
		r.clause.Deadline = day
		return true
	}
	if r.clause.Labelled {
		return r.goesOn(from, to)
	}
	return r.worded(from, to)
}

// labelled begins a part: 牵头单位:市经信委、市发改委. A second label may follow without a comma.
func (r *reader) labelled(d duty, from, to int) bool {
	r.clause.Labelled = true
	switch d {
	case dated:
		r.clause.Deadline, _ = clauseDeadline(r.norm[from:to], r.year)
		return true
	case ignored:
		r.clause.Parts = append(r.clause.Parts, Part{duty: ignored})
		return true
	}
	if next := r.nextLabel(from, to); next > from {
		r.addPart(d, from, next)
		return r.piece(next, to)
	}
	r.addPart(d, from, to)
	return true
}

// nextLabel finds a label that follows a list after a space: 牵头单位:A 配合单位:B.
func (r *reader) nextLabel(from, to int) int {
	colon := strings.IndexByte(r.norm[from:to], ':')
	if colon < 0 {
		return 0
	}
	for at := from + colon; at > from; at-- {
		if utf8.RuneStart(r.norm[at]) && colon-(at-from) < 40 {
			if d, n := labelAt(r.norm[at:to]); n > 0 && d != noDuty && labelBegins(r.norm[at:]) {
				return at
			}
		}
	}
	return 0
}

func endsWithNoun(label string) bool {
	for _, noun := range []string{"单位", "部门", "机构", "主体"} {
		if strings.HasSuffix(strings.TrimRight(label, " )"), noun) {
			return true
		}
	}
	return englishLabel(label) != noDuty
}

// labelBegins tells whether s begins with the word of a label, not with a noun that could end a name.
func labelBegins(s string) bool {
	for _, l := range labelWords {
		if strings.HasPrefix(s, l.word) {
			return true
		}
	}
	return false
}

// goesOn adds to the list of the last label what stands after a comma: 责任单位:市教委,各区县政府.
func (r *reader) goesOn(from, to int) bool {
	last := &r.clause.Parts[len(r.clause.Parts)-1]
	if last.duty == ignored {
		return true
	}
	units, open := r.units(from, to)
	last.Units, last.OpenEnded = append(last.Units, units...), last.OpenEnded || open
	return true
}

// worded reads units with the verb that ends them; a list without one waits for the next piece.
func (r *reader) worded(from, to int) bool {
	if r.waiting > 0 {
		from = r.waiting
	}
	s := r.norm[from:to]
	at, d := verbAt(s)
	if d == noDuty || at == 0 {
		r.waiting, r.until = from, to
		return utf8.RuneCountInString(s) < 400
	}
	r.waiting = 0
	if rest, ok := strings.CutPrefix(s[:at], "会同"); ok {
		r.addPart(helps, from+len(s[:at])-len(rest), from+at)
		return true
	}
	if cut := r.jointly(from, from+at); cut > 0 && d != helps {
		r.addPart(leads, from, cut)
		r.addPart(helps, cut+len("会同"), from+at)
		return true
	}
	if inner, dd := r.innerVerb(from, from+at); inner[1] > 0 {
		r.addPart(dd, from, inner[0])
		r.addPart(d, inner[1], from+at)
		return true
	}
	r.addPart(d, from, from+at)
	return true
}

// jointly finds 会同 between the one who leads and those who join: 市发改委会同市财政局负责.
func (r *reader) jointly(from, to int) int {
	at := strings.Index(r.norm[from:to], "会同")
	if at > 0 && r.isUnit(lastName(strings.TrimPrefix(r.norm[from:from+at], "由"))) {
		return from + at
	}
	return 0
}

// innerVerb finds 牵头 within a piece whose comma is missing: 市发改委牵头市财政局配合.
func (r *reader) innerVerb(from, to int) (place [2]int, d duty) {
	at := strings.Index(r.norm[from:to], "牵头")
	if at > 0 && startsNoun(r.norm[from+at+len("牵头"):to]) {
		return place, noDuty
	}
	if at > 0 && from+at+len("牵头") < to && r.isUnit(lastName(r.norm[from:from+at])) && r.isUnit(firstName(r.norm[from+at+len("牵头"):to])) {
		return [2]int{from + at, from + at + len("牵头")}, leads
	}
	return place, noDuty
}

// startsNoun tells whether 牵头 goes on as a noun, part of a name: 工作专班牵头单位.
func startsNoun(s string) bool {
	for _, noun := range labelNouns {
		if strings.HasPrefix(s, noun) {
			return true
		}
	}
	return false
}

func lastName(s string) string {
	if at := strings.LastIndex(s, "、"); at >= 0 {
		return s[at+len("、"):]
	}
	return s
}

func firstName(s string) string {
	name, _, _ := strings.Cut(s, "、")
	return name
}

func (r *reader) addPart(d duty, from, to int) {
	units, open := r.units(from, to)
	r.clause.Parts = append(r.clause.Parts, Part{duty: d, Units: units, OpenEnded: open})
}

// finish tells whether what was read is a clause: it names units. After a label that says 单位 or 部门 whatever stands there
// is one; after another label one must look like a body, without labels most of them.
func (r *reader) finish() bool {
	r.takeStarred()
	named, known := 0, 0
	for _, p := range r.clause.Parts {
		for _, u := range p.Units {
			named++
			if r.isUnit(u.Name) {
				known++
			}
			if utf8.RuneCountInString(u.Name) > 60 || strings.HasPrefix(u.Name, "谁") {
				return false
			}
		}
	}
	if r.waiting > 0 {
		return false
	}
	if named == 0 {
		return r.clause.Labelled && !r.clause.Deadline.IsZero() // 完成时限:2024年6月底
	}
	return known*2 >= named || r.clause.Labelled && (known > 0 || r.noun)
}

// takeStarred takes a list that has no verb but marks the one who leads, (☆市科技局、市财政局), or that needs none because the
// plan says that brackets hold the units.
func (r *reader) takeStarred() {
	if r.waiting == 0 {
		return
	}
	units, open := r.units(r.waiting, r.until)
	marked := r.bare && allUnits(units, r.isUnit)
	for _, u := range units {
		marked = marked || u.starred
	}
	if marked {
		r.waiting = 0
		r.clause.Parts = append(r.clause.Parts, Part{duty: charged, Units: units, OpenEnded: open})
	}
}

// isOrderRule knows the rule stated once that the first of each list leads: 排在第一位的部门为牵头部门, 列第一位者为牵头单位.
func isOrderRule(s string) bool {
	return (strings.Contains(s, "第一位") || strings.Contains(s, "首位") || strings.Contains(s, "排第一") || strings.Contains(s, "列第一") || strings.Contains(s, "第一个")) &&
		(strings.Contains(s, "牵头") || strings.Contains(s, "主办") || strings.Contains(s, "主责"))
}

// Assigned is a unit with its role.
type Assigned struct {
	Unit
	Role      graph.Role
	OpenEnded bool
}

// Assign gives each unit its role. firstLeads says that the plan's order rule is in force. Among those in charge, who
// leads depends on the others: with a lead named, they support; a single one that 负责 leads; several are responsible.
func (c Clause) Assign(firstLeads bool) []Assigned {
	led, charge := c.marked(), 0
	for _, p := range c.Parts {
		led = led || p.duty == leads && len(p.Units) > 0
		if p.duty == charged {
			charge += len(p.Units)
		}
	}
	sole := !led && !c.Labelled && charge == 1
	var list []Assigned
	for _, p := range c.Parts {
		for i, u := range p.Units {
			role := p.role(u, led)
			if sole && p.duty == charged || !led && firstLeads && p.duty == charged && i == 0 && charge > 0 {
				role = graph.Lead
			} else if firstLeads && !led && p.duty == charged {
				role = graph.Support
			}
			list = append(list, Assigned{u, role, p.OpenEnded})
		}
	}
	return list
}

// AssignLed gives each unit its role where a heading's clause has named who leads: all support.
func (c Clause) AssignLed() []Assigned {
	list := c.Assign(false)
	for i := range list {
		list[i].Role = graph.Support
	}
	return list
}

// NamesUnits tells whether the clause names anybody; one that only says by when does not.
func (c Clause) NamesUnits() bool {
	for _, p := range c.Parts {
		if len(p.Units) > 0 {
			return true
		}
	}
	return false
}

// Has tells whether the unit is one of the part's.
func (p Part) Has(u Unit) bool {
	for _, own := range p.Units {
		if own == u {
			return true
		}
	}
	return false
}

func (c Clause) marked() bool {
	for _, p := range c.Parts {
		for _, u := range p.Units {
			if u.starred {
				return true
			}
		}
	}
	return false
}

func (p Part) role(u Unit, led bool) graph.Role {
	switch {
	case u.starred || p.duty == leads && !u.helping:
		return graph.Lead
	case p.duty == helps || u.helping || led:
		return graph.Support
	}
	return graph.Responsible
}
