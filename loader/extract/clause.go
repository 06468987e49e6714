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
	Signed   bool              // a sign behind a name sets the lead apart, A*, as the plan says
	Unsaid   bool              // it lists agencies, and no word says what they are to do
	Blanket  []Part            // 以下均需X落实: they join this clause and every later one
	Refused  []Refused         // what it holds that was not understood
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
	Year   int
	Bare   bool // the plan says that its brackets list units, so that a list needs no verb
}

// Find lists the clauses of a passage in the order they stand. A bracket that only looks like one, a motto (谁主管谁负责)
// and words in quotes are none.
func (f Finder) Find(t doc.Text) []Clause {
	if !strings.ContainsAny(t.Norm, "([<") && !words.Hints(t.Norm) {
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
		switch r {
		case '“', '《':
			quoted++
		case '”', '》', '"': // a straight quote closes what “ opened
			quoted = max(0, quoted-1)
		}
		if quoted == 0 {
			if c, ok := s.at(i, stop, r); ok {
				list, i = append(list, c), c.To
				continue
			}
		}
		i += size
	}
	return list
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
	case r == '(' || r == '[' || r == '<':
		return s.bracketed(i, stop)
	case i > 0 && !endsSentence(s.text.Norm[:i]):
		return Clause{}, false
	}
	end := min(len(s.text.Norm), stop+len("。"))
	if end-i > longestClause {
		return Clause{}, false
	}
	b := s.body(i)
	if d, n := b.labelAt(i, b.firstPiece(i, end)); n > 0 && d != words.Remark {
		if d == words.Person && i > 0 {
			return Clause{}, false
		}
		b.read(i, end)
		b.clause.From, b.clause.To = i, end
		return b.clause, b.finish() && !b.clause.Unsaid
	}
	return s.sentence(i, end)
}

func (s *scan) body(from int) *body {
	return &body{lister: newLister(s.text, s.IsUnit), year: s.Year, bare: s.Bare, from: from}
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
	b := s.body(i)
	by := b.skipPreface(i, end) > i // 此项工作由A负责
	if !by && !words.HintsLead(norm) {
		return Clause{}, false
	}
	b.strict = true
	b.read(i, end)
	b.clause.From, b.clause.To = i, end
	ok := b.finish() && !b.clause.Unsaid && !b.failed && !b.clause.Labelled
	return b.clause, ok && (b.leads || by && b.strong && b.clause.namesOne()) && !b.onPlan
}

// endsSentence reports whether a label may begin after these words.
func endsSentence(s string) bool {
	for _, end := range []string{"。", ";", ")", "]", " "} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
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
		if d := words.Label(norm[i+1 : inner]); d == words.Lead || d == words.Charge || d == words.Help {
			return s.afterLabels(i)
		}
	}
	b := s.body(i + 1)
	b.read(i+1, inner)
	b.clause.From, b.clause.To, b.clause.Unclosed = i, end, !closed
	if !b.finish() || !closed && !b.clause.Labelled {
		return Clause{}, false
	}
	return b.clause, !b.clause.Unsaid || s.standsApart(b.clause)
}

// standsApart reports whether a bracket without any word of duty stands where clauses do: after a full stop or at the end of
// a sentence. One name alone must follow a full stop: elsewhere it may be a second name, 市科委(市知识产权局).
func (s *scan) standsApart(c Clause) bool {
	norm := s.text.Norm
	after := strings.HasSuffix(norm[:c.From], "。") || strings.HasSuffix(norm[:c.From], ";")
	rest := strings.TrimLeft(norm[c.To:], " ")
	ends := rest == "" || strings.HasPrefix(rest, "。") || strings.HasPrefix(rest, ";")
	named := 0
	for _, p := range c.Parts {
		named += len(p.Units)
	}
	return after || ends && (named > 1 || !c.Deadline.IsZero())
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
	return b.clause, b.finish() && b.clause.NamesUnits()
}

// longestClause is the most bytes that a clause has.
const longestClause = 3000

// brackets finds where each bracket of a passage ends. Round and square ones close each other.
func brackets(s string) map[int]int {
	ends := map[int]int{}
	var open, angle []int
	for i := range len(s) {
		switch s[i] {
		case '(', '[':
			open = append(open, i)
		case '<':
			angle = append(angle, i)
		case ')', ']':
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
