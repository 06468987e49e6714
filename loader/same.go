package loader

import (
	"regexp"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/rdf"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/reader"
)

// The same plan comes twice: as published and as an excerpt, on two sites with other punctuation, corrected. Two readings
// are one plan where they bear the same document number, or, where one has none, the same title of the same place; else
// where one is an excerpt of the other: it calls itself by no other title, or holds little else. They never are where
// number, place or year contradict. Punctuation, width and white space do not count.

// samePlan reports whether two readings are one plan, of which pa and pb are the fingerprints.
func samePlan(a, b *graph.Plan, pa, pb map[string]bool) bool {
	switch {
	case contradict(a, b):
		return false
	case certain(a, b):
		return true
	}
	shared, smaller := shared(pa, pb), min(len(pa), len(pb))
	if sameName(a, b) && shared*2 >= smaller && shared > 0 {
		return true
	}
	if sameTitle(a, b) && a.Jurisdiction.ID == b.Jurisdiction.ID && mostly(a, b) {
		return true
	}
	if shared < graph.MinSharedFingerprints || shared*2 < smaller || differ(a, b) != nil {
		return false
	}
	return ownTitle(a) == "" || ownTitle(b) == "" || sameTitle(a, b) || shared*5 >= smaller*4 && len(pa) != len(pb)
}

// certain reports whether two readings that do not contradict are one plan whatever their texts: they bear one number, or were
// read from the same bytes.
func certain(a, b *graph.Plan) bool {
	return a.DocumentNumber != "" && b.DocumentNumber != "" || slices.ContainsFunc(a.Sources, func(s *graph.Source) bool {
		return slices.ContainsFunc(b.Sources, func(o *graph.Source) bool { return o.SHA256 == s.SHA256 })
	})
}

// sameTitle reports whether two readings bear one title, alone or within that of the letter which sends it out.
func sameTitle(a, b *graph.Plan) bool {
	of, or := ownTitle(a), ownTitle(b)
	return of == or || of != "" && or != "" && (strings.HasSuffix(of, "通知") && strings.Contains(of, or) || strings.HasSuffix(or, "通知") && strings.Contains(or, of))
}

// mostly reports whether at least half of the measures of the reading that has fewer say the same in the other, whoever is
// to do it.
func mostly(a, b *graph.Plan) bool {
	pairs, _, _ := matched(a, b)
	return len(pairs) > 0 && len(pairs)*2 >= min(len(a.Measures), len(b.Measures))
}

// sameName reports whether a source of each has the same name, where it is not known whether these are one file.
func sameName(a, b *graph.Plan) bool {
	return slices.ContainsFunc(a.Sources, func(s *graph.Source) bool {
		return slices.ContainsFunc(b.Sources, func(o *graph.Source) bool {
			return s.File == o.File && (s.Origin == "" || o.Origin == "")
		})
	})
}

func shared(a, b map[string]bool) (n int) {
	for s := range a {
		if b[s] {
			n++
		}
	}
	return n
}

// contradict reports whether what two readings say of their plan as a document cannot be said of one: two document numbers,
// two places, two years. A number is given once by each issuer, so that two copies with the same one are one plan, unless their
// places are others and it is not known that one body issued both.
func contradict(a, b *graph.Plan) bool {
	places := a.Jurisdiction.Known() && b.Jurisdiction.Known() && a.Jurisdiction.ID != b.Jurisdiction.ID
	if a.DocumentNumber != "" && b.DocumentNumber != "" {
		issuer := a.Issuer != nil && b.Issuer != nil && a.Issuer.ID == b.Issuer.ID
		return graph.FingerprintText(a.DocumentNumber) != graph.FingerprintText(b.DocumentNumber) || places && !issuer
	}
	return places || other(a.PeriodStart, b.PeriodStart) || other(a.PeriodEnd, b.PeriodEnd) || other(a.IssuedOn.Year, b.IssuedOn.Year) ||
		!slices.Equal(yearsIn(a), yearsIn(b)) && len(yearsIn(a)) > 0 && len(yearsIn(b)) > 0
}

func other(a, b int) bool { return a != 0 && b != 0 && a != b }

var yearForm = regexp.MustCompile(`(?:19|20)\d\d`)

// yearsIn lists the years that the plan's title names.
func yearsIn(p *graph.Plan) []string { return yearForm.FindAllString(doc.Normalize(ownTitle(p)), -1) }

// ownTitle is the title in the reader's normal form; empty where the plan is called after its file.
func ownTitle(p *graph.Plan) string {
	if len(p.Sources) > 0 && p.Title == reader.FileTitle(p.Sources[0].File) {
		return ""
	}
	return graph.FingerprintText(p.Title)
}

// difference is what one reading of a plan says otherwise than another.
type difference struct {
	added, gone []*graph.Measure
	changed     []change
}

// change is a measure in which two readings of a plan do not agree.
type change struct {
	before, after *graph.Measure
	what          []string // such as: lead 市财政局 → 市发改委
}

// sameDocument reports whether two readings bear one number or one title, so that where they differ one is a version of the
// other; otherwise one is an excerpt.
func sameDocument(a, b *graph.Plan) bool {
	return a.DocumentNumber != "" && b.DocumentNumber != "" || ownTitle(a) != "" && sameTitle(a, b)
}

// differ compares a later reading with an earlier one; nil where nothing contradicts: each says the same, or one of them less.
func differ(before, after *graph.Plan) *difference {
	as := asVersion
	if !sameDocument(before, after) {
		as = asExcerpt
	}
	if d := compare(before, after, as); len(d.changed) > 0 || len(d.added) > 0 && len(d.gone) > 0 {
		return d
	}
	return nil
}

// strictness is what counts as a difference between two readings of a measure.
type strictness int

const (
	anyWord   strictness = iota // whatever one says otherwise
	asVersion                   // what both say, each otherwise: a copy may end before its clause
	asExcerpt                   // what both say, each something that the other does not
)

// compare lists what a later reading says otherwise than an earlier one.
func compare(before, after *graph.Plan, as strictness) *difference {
	pairs, added, gone := matched(before, after)
	d := &difference{added: added, gone: gone}
	for _, m := range pairs {
		if what := changes(m[0], m[1], as); len(what) > 0 {
			d.changed = append(d.changed, change{m[0], m[1], what})
		}
	}
	return d
}

// matched pairs the measures of two readings: by what they say without their clauses, then by their place and title.
func matched(before, after *graph.Plan) (pairs [][2]*graph.Measure, added, gone []*graph.Measure) {
	left := slices.Clone(before.Measures)
	rest := slices.Clone(after.Measures)
	for _, key := range []func(*graph.Measure) string{task, func(m *graph.Measure) string { return m.Path + "\x00" + graph.FingerprintText(m.Title) }} {
		byKey := map[string][]*graph.Measure{}
		for _, m := range left {
			byKey[key(m)] = append(byKey[key(m)], m)
		}
		var unmatched []*graph.Measure
		found := map[*graph.Measure]bool{}
		for _, m := range rest {
			list := byKey[key(m)]
			if len(list) == 0 {
				unmatched = append(unmatched, m)
				continue
			}
			byKey[key(m)] = list[1:]
			found[list[0]] = true
			pairs = append(pairs, [2]*graph.Measure{list[0], m})
		}
		rest = unmatched
		left = slices.DeleteFunc(left, func(m *graph.Measure) bool { return found[m] })
	}
	return pairs, rest, left
}

// task is the beginning of what a measure says, in words, without its number and its clauses: a corrected copy may name other
// units. What follows may differ where one copy has run a group's clause into the text.
func task(m *graph.Measure) string {
	whole := m.Evidence()[0]
	text := whole.Quote()
	for _, r := range m.Responsibilities() {
		for _, at := range r.Evidence {
			if at.Source == whole.Source && whole.Span().Contains(at.Span()) {
				text = text[:min(len(text), at.Span().Start-whole.Span().Start)]
			}
		}
	}
	words := []rune(graph.FingerprintText(strings.TrimPrefix(text, m.Number)))
	return string(words[:min(len(words), 60)])
}

// changes lists what of a measure's units and targets two readings say otherwise, role by role.
func changes(before, after *graph.Measure, as strictness) (what []string) {
	say := func(of string, a, b []string, mark string) {
		slices.Sort(a)
		slices.Sort(b)
		if as.differ(a, b) {
			what = append(what, of+" "+orNone(a, mark)+" → "+orNone(b, mark))
		}
	}
	for _, role := range graph.Roles {
		if as == asExcerpt && !as.differ(written(before, role), written(after, role)) {
			continue
		}
		say(strings.ToLower(role.String()), names(before.Agencies(role), as == asExcerpt), names(after.Agencies(role), as == asExcerpt), "、")
	}
	say("targets", goals(before), goals(after), "; ")
	return what
}

func (as strictness) differ(a, b []string) bool {
	switch as {
	case asVersion:
		return len(a) > 0 && len(b) > 0 && !slices.Equal(a, b)
	case asExcerpt:
		return !within(a, b) && !within(b, a)
	}
	return !slices.Equal(a, b)
}

func orNone(list []string, mark string) string {
	if len(list) == 0 {
		return "none"
	}
	return strings.Join(list, mark)
}

func within(a, b []string) bool {
	return !slices.ContainsFunc(a, func(s string) bool { return !slices.Contains(b, s) })
}

// names lists what agencies are called: in short where an excerpt may not tell of which place they are.
func names(agencies []*graph.Agency, short bool) (list []string) {
	for _, a := range agencies {
		if short {
			list = append(list, a.ShortName)
		} else {
			list = append(list, a.Name)
		}
	}
	return list
}

// written lists the names of a role as the text has them: an excerpt that does not tell its place cannot say whose they are.
func written(m *graph.Measure, role graph.Role) (list []string) {
	for _, r := range m.Responsibilities() {
		if r.Role == role {
			list = append(list, r.AsWritten)
		}
	}
	return list
}

// goals are the numbers that a measure sets. How their metric is called, and by when they fall due, follows from what stands
// round them, which an excerpt may lack.
func goals(m *graph.Measure) (list []string) {
	for _, t := range m.Targets {
		s := string(t.Comparator) + " " + number(t.Value)
		if t.ValueMax != nil {
			s += "–" + number(*t.ValueMax)
		}
		list = append(list, s+t.Unit)
	}
	return list
}

// equal reports whether two readings of a plan would be stored as the same triples, so that the store need not be touched.
// Where files lay is none of what they say. A reading that cannot be stored equals none.
func equal(a, b *graph.Plan) bool {
	of, same := digest(a), digest(b)
	return of != "" && of == same
}

func digest(p *graph.Plan) string {
	quads, err := rdf.DefaultVocabulary.EncodePlan(p)
	if err != nil {
		return ""
	}
	return rdf.Digest(quads)
}
