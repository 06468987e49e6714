package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// Clause says who is responsible, at Norm[From:To], its brackets included.
type Clause struct {
	From, To int
	Parts    []Part
	Deadline graph.PartialDate // 5月底完成 within the clause; zero where none
	Order    bool              // it states the rule that the first of each list leads
	Unclosed bool              // its bracket never closes
	Labelled bool              // 牵头单位:A rather than A牵头
	Lasts    bool              // its order rule is for all clauses behind it too: 下同
	Signed   bool              // a sign behind a name sets the lead apart, A*, as the plan says
	Unsaid   bool              // it lists agencies, and no word says what they are to do
	Lone     bool              // it is one of these with a single name, which may mean anything where the plan has no such lists
	Blanket  []Part            // 以下均需X落实: they join this clause and every later one
	Led      bool              // somebody leads whose name was not understood
	For      doc.Reference     // the items that it is for, where it says so
	Whole    bool              // its blanket rule is for all clauses of the plan
	Before   bool              // its blanket rule is for those before it, down from the last such rule
	Prose    bool              // it says by whom in words that any text has: a clause only where a plan's items do so
	Deeds    bool              // it tells who does what, in prose: a clause only where a plan's items do so
	Sentence bool              // it is an English sentence of prose: a clause only where a plan assigns its items so
	Told     bool              // it is a sentence of the item's text
	Same     []Same            // lists that are those of another clause
	Refused  []Refused         // what it holds that was not understood
	next     []Clause          // those behind it in one bracket, for other items
}

// Part is a list of units with what the clause says of them.
type Part struct {
	duty      words.Duty
	Units     []Unit
	OpenEnded bool
	bare      bool // no word of duty stands with the list
}

// Refused is a stretch of a clause that became nothing, at Norm[From:To], with the reason.
type Refused struct {
	From, To int
	Reason   string
}

// Finder finds clauses. IsUnit reports whether a text looks like the complete name of an agency; Year is the year that a
// deadline without one means, 0 where unknown.
type Finder struct {
	IsUnit func(string) bool
	MayBe  func(string) bool // may be one, where a label says that names stand there; nil for none
	Year   int
	Bare   bool // the plan says that its brackets list units, so that a list needs no verb
}

// Find lists the clauses of a passage in the order they stand. A bracket that only looks like one, a motto (谁主管谁负责)
// and words in quotes are none.
func (f Finder) Find(t doc.Text) []Clause {
	if !strings.ContainsAny(t.Norm, "([<{") && !words.Hints(t.Norm) && !endsInList(t.Norm) {
		return nil
	}
	s := scan{Finder: f, text: t, close: brackets(t.Norm)}
	return s.clauses()
}

// scan is one passage being searched for clauses.
type scan struct {
	Finder
	text  doc.Text
	close map[int]int // where the bracket that opens at an offset ends; none for one that never closes
	tried int         // where the outermost brackets end that were read in vain
	deep  int         // how many of these stand in each other
	end   int         // of the sentence in which lead was looked for
	lead  int         // where its last verb begins that says who leads; -1 where it has none
}

// deepest is how many brackets around each other are read; more are no clause, and would be read over and over.
const deepest = 4

func (s *scan) clauses() (list []Clause) {
	norm := s.text.Norm
	quoted, stop := 0, nextStop(norm, 0)
	for i := 0; i < len(norm); {
		r, size := utf8.DecodeRuneInString(norm[i:])
		if i > stop {
			stop, quoted = nextStop(norm, i), 0
		}
		if r == '“' && quoted == 0 {
			if c, ok := s.quoted(i); ok {
				list, i = append(list, c), c.To
				continue
			}
		}
		switch r {
		case '“', '《':
			quoted++
		case '”', '》', '"': // a straight quote closes what “ opened
			quoted = max(0, quoted-1)
		}
		if quoted == 0 {
			if c, ok := s.at(i, stop, r); ok {
				list = append(append(list, c), c.next...)
				i = list[len(list)-1].To
				continue
			}
		}
		i += size
	}
	return list
}

// quoted reads a clause behind a label in quotes, which do for brackets where clauses stand: 『牵头单位:A』.
func (s *scan) quoted(i int) (Clause, bool) {
	norm := s.text.Norm
	from := i + len("“")
	n := strings.Index(norm[from:min(len(norm), from+longestClause)], "”")
	if n < 0 {
		return Clause{}, false
	}
	end := from + n + len("”")
	d, label := knownLabel(norm[from : from+n])
	if d != words.Lead && d != words.Charge && d != words.Help || !words.NamesAgency(norm[from:from+label]) || !s.endsThere(i, end) {
		return Clause{}, false
	}
	b := s.body(from)
	b.lister.inside = true
	b.read(from, from+n)
	b.clause.From, b.clause.To = i, end
	return b.clause, b.finish() && b.clause.NamesUnits()
}

// endsInList reports whether the last sentence behind another may be a list, 建设机房。A、B, or say by whom: 建设机房。机房由A管理
func endsInList(s string) bool {
	s = strings.TrimSuffix(s, "。")
	at := strings.LastIndex(s, "。")
	return at > 0 && len(s)-at < longestSentence && (strings.Contains(s[at:], "、") || strings.Contains(s[at:], "由"))
}

// nextStop is where the sentence at i ends: the place of its 。, or the end.
func nextStop(s string, i int) int {
	if at := strings.Index(s[i:], "。"); at >= 0 {
		return i + at
	}
	return len(s)
}

// at reads the clause that begins at i: in a bracket, or a label or a list at the start of a sentence that ends at stop.
func (s *scan) at(i, stop int, r rune) (Clause, bool) {
	switch {
	case r == '(' || r == '[' || r == '<' || r == '{':
		return s.bracketed(i, stop)
	case i > 0 && s.text.Norm[i-1] == ' ' && (strings.HasSuffix(s.text.Norm[:i], " - ") || strings.HasSuffix(s.text.Norm[:i], " – ")):
		return s.dashed(i)
	case i > 0 && !endsSentence(s.text.Norm[:i]) && !strings.HasSuffix(s.text.Norm[:i], ","):
		return Clause{}, false
	}
	end := min(len(s.text.Norm), stop+len("。"))
	if strings.HasSuffix(s.text.Norm[:i], ",") { // 建设机房,由A牵头,B配合。
		return s.tail(i, end)
	}
	if end-i > longestClause {
		return Clause{}, false
	}
	if d, _ := knownLabel(s.text.Norm[i:end]); d == words.None && isLetter(s.text.Norm[i]) && beginsEnglish(s.text.Norm, i) {
		stop := endOfEnglish(s.text.Norm, i, end)
		if colon := strings.Index(s.text.Norm[i:stop], ":"); colon < 0 || colon >= longestLabel || i+colon >= stop-2 {
			if c, ok := s.english(i, stop); ok {
				return c, true
			}
			return s.told(i, stop)
		}
	}
	start := i
	if n := words.ThisAt(s.text.Norm[i:end]); n > 0 && words.BeginsLabel(s.text.Norm[i+n:]) { // 此项工作|责任主体为A
		start = i + n
	}
	if !mayBeginLabel(s.text.Norm[start:end]) {
		return s.sentence(i, end)
	}
	b, first := s.body(start), end
	if words.BeginsLabel(s.text.Norm[start:]) {
		first = b.firstPiece(start, end)
	}
	if d, n := b.labelAt(start, first); n > 0 && d != words.Remark && (d != words.None || strings.Trim(s.text.Norm[start+n:end], " 。") != "") {
		if d == words.Person && i > 0 {
			return Clause{}, false
		}
		b.read(start, end)
		b.clause.From, b.clause.To = i, end
		return b.clause, b.finish() && !b.clause.Unsaid
	}
	return s.sentence(i, end)
}

func (s *scan) body(from int) *body {
	return &body{lister: s.lister(s.text), year: s.Year, bare: s.Bare, from: from}
}

// longestSentence is the most bytes of a sentence that may be a clause from end to end.
const longestSentence = 600

// sentence reads a sentence that is a clause from end to end: 由市委网信办牵头,市教育局配合。 One that says anything else, or speaks
// of agencies in general (核心企业牵头), is text.
func (s *scan) sentence(i, end int) (Clause, bool) {
	norm := s.text.Norm[i:end]
	if len(norm) > longestSentence {
		return Clause{}, false
	}
	if i == 0 && end == len(s.text.Norm) {
		if c, ok := s.heading(norm); ok {
			return c, true
		}
	}
	from, onPlan := s.lister(s.text).preface(i, end)
	by := from > i || strings.HasPrefix(norm, "在") && strings.Contains(norm, ",由") // 此项工作由A负责; 在A指导下,由B负责
	last := i > 0 && end == len(s.text.Norm)
	_, n := doc.ReferenceAt(norm)
	if n == 0 && !by && !(last && s.endsInName(norm)) && !s.hintsLead(i, end) {
		if first := firstPiece(norm); words.SaysWho(first) || words.Joins(first) {
			return s.deeds(i, end)
		}
		return Clause{}, false
	}
	b := s.body(i)
	b.onPlan = onPlan
	b.strict, b.lister.inside, b.frank = true, n > 0, (by || n > 0) && end == len(s.text.Norm)
	b.read(i, i+len(strings.TrimRight(norm, ":")))
	b.clause.From, b.clause.To = i, end
	switch ok := b.finish() && !b.failed && !b.clause.Labelled && !b.onPlan; {
	case !b.clause.For.IsOwn(): // 下列任务由A牵头,B配合: 以上工作责任单位为A、B
		return b.clause, b.clause.NamesUnits() && !b.failed && !b.objects && !b.onPlan && (b.clause.Labelled || b.strong)
	case len(b.clause.Blanket) > 0: // 以上任务均由A督促
		return b.clause, true
	case !ok && by && last && !b.onPlan:
		if c, ok := s.prose(i, end); ok {
			return c, true
		}
		if c, ok := s.acted(i, end); ok {
			return c, true
		}
		return s.deeds(i, end)
	case !ok:
		return s.deeds(i, end)
	case b.clause.Unsaid: // a list of agencies ends the item
		return b.clause, last && b.clause.size() > 1
	}
	b.clause.Prose = !b.leads && !b.strong
	return b.clause, b.leads || by && (b.strong || last) && b.clause.namesOne()
}

// heading reads a heading that says whose the items below it are: 由A负责的事项, A牵头任务.
func (s *scan) heading(norm string) (Clause, bool) {
	rest, ok := words.CutItems(strings.TrimRight(norm, ":。"))
	if !ok {
		return Clause{}, false
	}
	b := s.body(0)
	b.strict, b.lister.inside = true, true
	if !b.worded(0, len(rest)) || !b.leads && !b.charges {
		return Clause{}, false
	}
	b.clause.To, b.clause.For = len(norm), doc.Reference{Where: words.Below}
	return b.clause, b.finish() && b.clause.NamesUnits()
}

// hintsLead reports whether a verb that says who leads stands between a place and the end of its sentence.
func (s *scan) hintsLead(i, end int) bool {
	if s.end != end {
		s.end, s.lead = end, words.LastLead(s.text.Norm[i:end])
		if s.lead >= 0 {
			s.lead += i
		}
	}
	return s.lead >= i
}

// endsInName reports whether a sentence may be a list: its last part is a name.
func (s *scan) endsInName(sentence string) bool {
	sentence = strings.TrimRight(strings.TrimSuffix(sentence, "。"), " 等")
	at := strings.LastIndex(sentence, "、")
	return at > 0 && s.IsUnit(sentence[at+len("、"):])
}

// tail reads the end of a sentence that is a clause: a label with its list, or lists with their verbs and nothing else.
func (s *scan) tail(i, end int) (Clause, bool) {
	norm := s.text.Norm[i:end]
	first := firstPiece(norm)
	if len(norm) > longestSentence || !strings.HasPrefix(norm, "由") && !words.BeginsLabel(norm) && !words.SaysWho(first) {
		return Clause{}, false
	}
	b := s.body(i)
	if d, n := knownLabel(norm); n > 0 && d != words.Remark && d != words.Person && words.NamesAgency(norm[:n]) {
		b.read(i, end)
		b.clause.From, b.clause.To = i, end
		return b.clause, b.finish() && !b.clause.Unsaid && b.clause.NamesUnits()
	}
	b.strict = true
	b.read(i, end)
	b.clause.From, b.clause.To = i, end
	ok := b.finish() && !b.failed && !b.clause.Unsaid && !b.clause.Labelled && !b.onPlan
	if !ok && !b.onPlan && strings.HasPrefix(norm, "由") && end == len(s.text.Norm) {
		if c, ok := s.prose(i, end); ok {
			return c, true
		}
	}
	by := strings.HasPrefix(norm, "由") && b.strong && end == len(s.text.Norm) // 由A会同B实施
	if ok = ok && (b.leads || b.charges || by) && b.clause.namesOne(); !ok {
		return s.deeds(i, end)
	}
	return b.clause, true
}

// firstPiece is a sentence up to its first sign.
func firstPiece(sentence string) string {
	sentence = sentence[:min(len(sentence), longestSentence+utf8.UTFMax)] // a longer one is no clause
	sentence = sentence[:nextStop(sentence, 0)]
	if at := strings.IndexAny(sentence, ",;"); at >= 0 {
		return sentence[:at]
	}
	return sentence
}

// endsSentence reports whether a label may begin after these words.
func endsSentence(s string) bool {
	switch s[len(s)-1] {
	case ';', ')', ']', ' ':
		return true
	}
	return strings.HasSuffix(s, "。") || strings.HasSuffix(s, "→") || strings.HasSuffix(s, "►") || strings.HasSuffix(s, "▶") || strings.HasSuffix(s, "➤")
}

// bracketed reads the clause in the bracket that opens at i, or the one whose label stands in it: 【牵头单位】市发改委.
func (s *scan) bracketed(i, stop int) (Clause, bool) {
	norm := s.text.Norm
	end, closed := s.close[i]
	if i < s.tried {
		if s.deep++; s.deep > deepest {
			return Clause{}, false
		}
	} else {
		s.deep = 0
	}
	inner := end - 1
	if !closed {
		end = min(len(norm), stop+len("。"))
		inner = end
	}
	if inner-i > longestClause || inner-i < 4 {
		return Clause{}, false
	}
	s.tried = max(s.tried, end)
	if closed && inner-i < 60 {
		if d := words.Label(norm[i+1 : inner]); d == words.Lead || d == words.Charge || d == words.Help || d == words.Date && end < len(norm) {
			return s.afterLabels(i)
		}
	}
	b := s.body(i + 1)
	b.lister.inside, b.frank = true, s.endsThere(i, end)
	b.lister.loose = b.frank && words.IsOrderRule(norm[i+1:inner]) // whoever stands first is somebody
	b.read(i+1, inner)
	b.clause.To, b.clause.Unclosed = end, !closed
	if len(b.done) == 0 {
		b.clause.From = i
	}
	if !b.finish() || !closed && !b.clause.Labelled && (b.failed || b.objects || !b.leads && !b.charges) {
		return Clause{}, false
	}
	if len(b.done) > 0 {
		return chained(i, append(b.done, b.clause)), true
	}
	if b.clause.Unsaid && !s.standsApart(b.clause) {
		b.clause.Lone = true
		return b.clause, s.endsThere(i, end) && b.clause.size() == 1 && !s.namedBefore(i)
	}
	return b.clause, true
}

// namedBefore reports whether a name stands right before a bracket, which then holds a second one: 市科委(市知识产权局).
func (s *scan) namedBefore(i int) bool {
	for n, at := 0, i; n < 14 && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(s.text.Norm[:at])
		if at -= size; n > 0 && s.IsUnit(s.text.Norm[at:i]) {
			return true
		}
	}
	return false
}

// endsThere reports whether a bracket stands where clauses do: behind a full stop, or at the end of a sentence.
func (s *scan) endsThere(i, end int) bool {
	before, rest := s.text.Norm[:i], strings.TrimLeft(s.text.Norm[end:], " ")
	return i > 0 && (strings.HasSuffix(before, "。") || strings.HasSuffix(before, ";") || rest == "" || strings.HasPrefix(rest, "。") || strings.HasPrefix(rest, ";"))
}

// dashed reads an English list behind a dash that ends the passage, whose marks say what each does: Dig canals - Treasury (lead).
func (s *scan) dashed(i int) (Clause, bool) {
	end := len(s.text.Norm)
	if end-i > longestSentence || !isLetter(s.text.Norm[i]) || !words.HasMark(s.text.Norm[i:end]) {
		return Clause{}, false
	}
	b := s.body(i)
	b.lister.named = true
	b.plain(i, end)
	b.clause.From, b.clause.To = i, end
	b.flush()
	return b.clause, !b.failed && b.clause.marked()
}

// standsApart reports whether a bracket without any word of duty stands where clauses do: after a full stop or at the end of
// a sentence. One name alone must follow a full stop: elsewhere it may be a second name, 市科委(市知识产权局).
func (s *scan) standsApart(c Clause) bool {
	norm := s.text.Norm
	after := strings.HasSuffix(norm[:c.From], "。") || strings.HasSuffix(norm[:c.From], ";")
	rest := strings.TrimLeft(norm[c.To:], " ")
	ends := rest == "" || strings.HasPrefix(rest, "。") || strings.HasPrefix(rest, ";")
	return after || ends && (c.size() > 1 || !c.Deadline.IsZero())
}

// afterLabels reads 【牵头单位】A【配合单位】B: labels in brackets, each before its list.
func (s *scan) afterLabels(i int) (Clause, bool) {
	norm := s.text.Norm
	b := s.body(i)
	at := i
	for at < len(norm) && (norm[at] == '[' || norm[at] == '(') {
		end, closed := s.close[at]
		if !closed || end-at > 60 {
			break
		}
		d := words.Label(norm[at+1 : end-1])
		if d == words.None {
			break
		}
		stop := min(len(norm), end+longestClause)
		if next := strings.IndexAny(norm[end:stop], "[。"); next >= 0 {
			stop = end + next
		}
		from := end + len(norm[end:stop]) - len(strings.TrimLeft(norm[end:stop], ": "))
		b.noun = true
		b.labelled(d, from, stop)
		at = stop
	}
	b.clause.From, b.clause.To = i, at
	return b.clause, b.finish() && (b.clause.NamesUnits() || len(b.clause.Same) > 0 || !b.clause.Deadline.IsZero())
}

// longestClause is the most bytes that a clause has.
const longestClause = 3000

// brackets finds where each bracket of a passage ends. Round, square and curly ones close each other.
func brackets(s string) map[int]int {
	ends := map[int]int{}
	var open, angle []int
	for i := range len(s) {
		switch s[i] {
		case '(', '[', '{':
			open = append(open, i)
		case '<':
			angle = append(angle, i)
		case ')', ']', '}':
			if k := len(open) - 1; k >= 0 {
				ends[open[k]], open = i+1, open[:k]
			}
		case '>':
			if k := len(angle) - 1; k >= 0 {
				ends[angle[k]], angle = i+1, angle[:k]
			}
		}
	}
	return ends
}
