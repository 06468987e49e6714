package graph

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// What a plan states must be backed by its words. These rules hold for every plan that is stored or served:
//
//   - a measure, a responsibility, a mention, a target and a remark of the ledger each have a quote;
//   - a quote is a stretch of a source of the plan, not empty, cut between characters;
//   - the name that a clause writes, and the words that name a technology, stand in their quote;
//   - agencies and technologies are there, each with its id and its name, and a responsibility has a role and a scope;
//   - the ledger adds up: markers are the attached and the rejected ones.
//
// A writer that breaks one is refused (rdf.Vocabulary.EncodePlan), and a stored plan that does is not served (snapshot.New): its facts
// would be answered without their words, or with another's.

// Violation is a fact of a plan that breaks one of the rules.
type Violation struct {
	Node   ID     // the measure, target or plan that states it
	Label  string // how that is called
	Broken string // which fact breaks which rule, such as: the responsibility of 市财政局 has no quote
}

// String is one line: where, and what is broken.
func (v Violation) String() string {
	return fmt.Sprintf("%s (%s): %s", v.Node, oneLine(v.Label), v.Broken)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Violations lists the facts that break a rule, the first ones up to the given number; nil for a sound plan.
func (p *Plan) Violations(most int) []Violation {
	c := checker{plan: p, most: most}
	c.of(p)
	c.quoted("its remark", remarksOf(p)...)
	if !p.Coverage.Balanced() {
		c.breaks("its ledger has %d markers, but %d attached and %d rejected", p.Coverage.Markers, p.Coverage.Attached, len(p.Coverage.Rejected))
	}
	for _, m := range p.Measures {
		c.measure(m)
	}
	for _, t := range p.Targets {
		c.of(t)
		c.stands("the target", t.Evidence())
	}
	return c.found
}

func remarksOf(p *Plan) []Evidence {
	var list []Evidence
	for _, r := range slices.Concat(p.Coverage.Rejected, p.Coverage.Anomalies) {
		list = append(list, r.Evidence)
	}
	return list
}

// checker holds one node after the other to the rules.
type checker struct {
	plan  *Plan
	node  Node // the one that is looked at
	most  int
	found []Violation
}

func (c *checker) of(n Node) { c.node = n }

func (c *checker) breaks(format string, args ...any) {
	if len(c.found) < c.most {
		c.found = append(c.found, Violation{c.node.NodeID(), c.node.Label(), fmt.Sprintf(format, args...)})
	}
}

func (c *checker) measure(m *Measure) {
	c.of(m)
	c.stands("the measure", m.Evidence())
	columns := &c.plan.columns
	for _, x := range m.responsibilityRows() {
		name := columns.agencies.At(x.agency)
		c.agency(name.agency)
		if int(x.role) >= len(roleWords) || x.role == 0 || int(x.scope) >= len(scopeWords) || x.scope == 0 {
			c.breaks("the responsibility of %s has no role or no scope", name.asWritten)
		}
		c.says("the responsibility of", name.asWritten, columns.evidence.At(x.evidence))
	}
	for _, x := range m.mentionRows() {
		t := columns.technologies.At(x.technology)
		if t == nil || t.Name == "" || !t.ID.Is(KindTechnology) {
			c.breaks("a mention is of no technology")
		}
		if x.words != 0 {
			c.says("the mention of", columns.words.At(x.words), columns.evidence.At(x.evidence))
		} else {
			c.stands("a mention", columns.evidence.At(x.evidence))
		}
	}
}

func (c *checker) agency(a *Agency) {
	if a == nil || a.Name == "" || !a.ID.Is(KindAgency) {
		c.breaks("a responsibility is of no agency")
	}
}

// says holds a fact and the words for which it stands to its quotes.
func (c *checker) says(what, written string, list []Evidence) {
	if !c.stands(what+" "+written, list) {
		return
	}
	for _, at := range list {
		if quote := at.Quote(); !Says(quote, written) {
			c.breaks("%s %s is quoted with other words: %s", what, written, oneLine(head(quote, 200)))
		}
	}
}

// stands holds a fact to having a quote, and the quotes to their source; it reports whether they are sound.
func (c *checker) stands(what string, list []Evidence) bool {
	if len(list) == 0 {
		c.breaks("%s has no quote", what)
		return false
	}
	return c.quoted(what, list...)
}

func (c *checker) quoted(what string, list ...Evidence) bool {
	for _, at := range list {
		switch {
		case at.Source == nil || !slices.Contains(c.plan.Sources, at.Source):
			c.breaks("%s is quoted from no source of the plan", what)
		case !at.cutsOut():
			c.breaks("the quote of %s does not cut out words of %s", what, at.Source.File)
		default:
			continue
		}
		return false
	}
	return true
}

// cutsOut reports whether the evidence is a stretch of its source that begins and ends between characters.
func (e Evidence) cutsOut() bool {
	text, from, to := e.Source.Text, int(e.from), int(e.to)
	return 0 <= from && from < to && to <= len(text) && utf8.RuneStart(text[from]) && (to == len(text) || utf8.RuneStart(text[to]))
}

// Says reports whether the words stand in the quote. White space, punctuation, width and case do not count: a name may be
// broken over two lines, and a copy of a plan may bracket it otherwise. Nor does what stands between two parts of a name: a
// number at the foot of a page, or other names with the same head, as 市财政局 stands in 市发改、财政局.
func Says(quote, written string) bool {
	if written != "" && strings.Contains(quote, written) {
		return true
	}
	quote, written = FingerprintText(quote), FingerprintText(written)
	return written != "" && (strings.Contains(quote, written) || saysApart(quote, written))
}

// saysApart reports whether the written name is two parts that stand in the quote one after the other. Two single characters
// would stand in any.
func saysApart(quote, written string) bool {
	for i := range written {
		if i == 0 || utf8.RuneCountInString(written[:i]) < 3 && utf8.RuneCountInString(written[i:]) < 2 {
			continue
		}
		if at := strings.Index(quote, written[:i]); at >= 0 && strings.Contains(quote[at+i:], written[i:]) {
			return true
		}
	}
	return false
}
