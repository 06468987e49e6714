package agency

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// Resolve makes the agency that a name means in a plan of the place: its full official name, its kind and where it is.
// The name is in normal form (doc.Normalize); in may be nil or graph.UnknownJurisdiction. The answer is never nil: a name
// that neither rule nor table knows stands as written, marked unresolved. A second name in brackets, 市科委(市知识产权局), is
// an alias. Each call makes a value of its own, and equal arguments give equal values.
func (d *Directory) Resolve(written string, in *graph.Jurisdiction) *graph.Agency {
	name, second := d.secondName(written)
	if strings.Contains(second, "、") {
		second = ""
	}
	b := d.body(name, in)
	return &graph.Agency{
		ID: graph.NewAgencyID(b.name, b.in), Name: b.name, ShortName: b.short, Aliases: b.tidyAliases(name, second), Kind: b.kind,
		Jurisdiction: b.in, Successor: b.successor, Unresolved: b.unresolved,
	}
}

// body is a name that has been read, on its way to an agency.
type body struct {
	name, short string
	aliases     []string
	kind        graph.AgencyKind
	in          *graph.Jurisdiction
	successor   string // the full name of the body that took over
	unresolved  bool
}

// tidyAliases adds the names as written, sorts, and leaves out what repeats another name.
func (b body) tidyAliases(written ...string) []string {
	list := append(b.aliases, written...)
	slices.Sort(list)
	return slices.DeleteFunc(slices.Compact(list), func(s string) bool { return s == "" || s == b.name || s == b.short })
}

// secondName takes a second name out of the brackets that end a name: 市科委(市知识产权局).
func (d *Directory) secondName(s string) (name, second string) {
	at := strings.LastIndexByte(s, '(')
	if at <= 0 || s[len(s)-1] != ')' || strings.HasPrefix(s, "各") {
		return s, ""
	}
	name, second = s[:at], s[at+1:len(s)-1]
	_, _, level := cutLevel(name)
	_, _, secondLevel := cutLevel(second)
	if level != secondLevel || !d.IsUnit(name) {
		return s, ""
	}
	for one := range strings.SplitSeq(second, "、") { // 市住房城乡建设委(市房管局、市人防办)
		if !d.IsUnit(one) {
			return s, ""
		}
	}
	return name, second
}

// body reads a name: tables before rules, and rules that look at more of the name before those that look at less.
func (d *Directory) body(name string, in *graph.Jurisdiction) body {
	if isEnglish(name) {
		return d.englishBody(name, in)
	}
	if d.phrases.isCollective(name) {
		return body{name: name, short: name, kind: graph.Collective, in: in}
	}
	for _, read := range []func(string, *graph.Jurisdiction) (body, bool){
		d.namedBody, d.nationalBody, d.localBody, d.chainedBody, d.townBody, d.workBody, d.bodyOfSomePlaces, d.zoneBody, d.placedBody, d.branchBody, d.bareBody, d.ownBody,
	} {
		if b, ok := read(name, in); ok {
			return b
		}
	}
	_, kind := d.endings.find(name)
	if kind == "" {
		kind = graph.Government
	}
	return body{name: name, short: name, kind: kind, in: in, unresolved: kind != graph.Collective}
}

// namedBody finds a body of one place. A form that begins with a level word means it only there.
func (d *Directory) namedBody(name string, in *graph.Jurisdiction) (body, bool) {
	e := d.named[name]
	if e == nil {
		return body{}, false
	}
	if _, _, level := cutLevel(name); level && !in.Within(e.in) {
		return body{}, false
	}
	return d.whole(e), true
}

// nationalBody finds a body of the nation, or of no one place. A short form that the plan's own place has too
// (知识产权局) means that one.
func (d *Directory) nationalBody(name string, in *graph.Jurisdiction) (body, bool) {
	e := d.national[name]
	if e == nil || isLocal(in) && name != e.name && d.local.entry(in.Level, form{after: name}) != nil {
		return body{}, false
	}
	return d.whole(e), true
}

// whole is the body of an entry whose names are whole.
func (d *Directory) whole(e *entry) body {
	b := body{name: e.name, short: e.name, kind: e.kind, in: e.in, aliases: slices.Clone(e.shorts), successor: d.successions.national(e)}
	if len(e.shorts) > 0 && !d.local.known(form{after: e.shorts[0]}) { // else it reads like a body of the plan's own place
		b.short = e.shorts[0]
	}
	return b
}
