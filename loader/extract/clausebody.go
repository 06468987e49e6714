package extract

import (
	"strings"
	"unicode/utf8"
)

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
		case ',', ';', '。', '.':
			if depth == 0 && !partsDate(r.norm, i) && (c != '.' && !r.withinEnglish(i) || r.labelFollows(i+size)) {
				list, start = append(list, [2]int{start, i}), i+size
			}
		}
		i += size
	}
	return append(list, [2]int{start, to})
}

// labelFollows tells whether an English sentence ends here and a label begins: Responsible: OMB. Deadline: 2025.
func (r *reader) labelFollows(at int) bool {
	rest, ok := strings.CutPrefix(r.norm[at:], " ")
	d, _ := labelAt(rest)
	return ok && d != noDuty
}

// withinEnglish tells whether a comma stands between English words: it parts names, or words of one name, but not clauses.
func (r *reader) withinEnglish(comma int) bool {
	rest := strings.TrimLeft(r.norm[comma+1:], " ")
	return r.norm[comma] == ',' && comma > 0 && r.norm[comma-1] < utf8.RuneSelf && rest != "" && isLetter(rest[0])
}

// partsDate tells whether a comma stands within an English date: June 30, 2026.
func partsDate(s string, comma int) bool {
	rest := strings.TrimLeft(s[comma+1:], " ")
	return s[comma] == ',' && comma > 0 && s[comma-1] >= '0' && s[comma-1] <= '9' && len(rest) >= 4 &&
		(strings.HasPrefix(rest, "19") || strings.HasPrefix(rest, "20")) && strings.TrimLeft(rest[:4], "0123456789") == ""
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
	if isMarkRule(s) {
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
	if r.clause.Labelled && strings.HasSuffix(r.norm[:from], "。") {
		r.clause.Remark = true
	}
	if r.clause.Remark {
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
		if from, to = r.trim(from, to); from < to {
			r.clause.Deadline = ColumnDate(r.Slice(from, to), r.year)
		}
		return true
	case ignored:
		r.clause.Parts = append(r.clause.Parts, Part{duty: ignored})
		return true
	}
	if next := r.nextLabel(from, to); next > from {
		r.addListed(d, from, next)
		return r.piece(next, to)
	}
	r.addListed(d, from, to)
	return true
}

// addListed adds what stands after a label. A verb at its end says more than the label: 责任单位:市大数据局牵头,市财政局配合.
func (r *reader) addListed(d duty, from, to int) {
	s := r.norm[from:to]
	if at, said := verbAt(s); d == charged && said != noDuty && r.isUnit(lastName(strings.TrimPrefix(s[:at], "由"))) && !r.isUnit(lastName(s)) {
		r.worded(from, to)
		return
	}
	r.addPart(d, from, to)
}

// nextLabel finds a label that follows a list after a space: 牵头单位:A 配合单位:B. An English one begins as early as it can:
// Lead implementing agency.
func (r *reader) nextLabel(from, to int) int {
	colon := strings.IndexByte(r.norm[from:to], ':')
	if colon < 0 {
		return 0
	}
	found := 0
	for at := from + colon; at > from && colon-(at-from) < 40; at-- {
		if !utf8.RuneStart(r.norm[at]) {
			continue
		}
		d, n := labelAt(r.norm[at:to])
		switch {
		case n == 0 || d == noDuty:
		case labelBegins(r.norm[at:]):
			return at
		case r.norm[at-1] == ' ' && englishLabel(r.norm[at:at+n-1]) != noDuty:
			found = at
		}
	}
	return found
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
	if len(r.clause.Parts) == 0 {
		return true // only a date stands before it
	}
	last := &r.clause.Parts[len(r.clause.Parts)-1]
	if last.duty == ignored {
		return true
	}
	if next := r.nextLabel(from, to); next > from {
		return r.goesOn(from, next) && r.piece(next, to)
	}
	if at, said := verbAt(r.norm[from:to]); said == helps && r.isUnit(lastName(r.norm[from:from+at])) {
		return r.worded(from, to)
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
