// Package agency resolves names as plans write them to agencies and jurisdictions.
//
// A short name means a body only within its place: 市经信委 is 杭州市经济和信息化委员会 in a plan of Hangzhou and
// 咸宁市经济和信息化委员会 in one of Xianning. A name is read from its front: a place (杭州市…) or a level word (市…) says where the
// body is; what remains is looked up among the bodies that such places have, or stands for itself (财政局). Rules come
// first, the tables of package seeds second. A name that neither reaches stays as written and is marked unresolved;
// nothing is guessed.
package agency

import (
	"fmt"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

// Tables are what people keep of bodies: official names with their short forms, the usual one first.
type Tables struct {
	Local      map[string][]string            // of local governments, without their place: 经济和信息化委员会: [经信委]
	Party      map[string][]string            // of a party committee: 宣传部
	National   map[string][]string            // of the nation: 国家发展和改革委员会: [国家发展改革委]
	Named      map[string]map[string][]string // by place: bodies that no rule reaches
	Successors map[string]string              // across reforms: another body, not another name
}

// Directory resolves names. It is immutable and safe for concurrent use.
type Directory struct {
	*Gazetteer
	local    forms
	party    forms
	national forms
	named    map[string]forms  // by the place's name
	after    map[string]string // the successors of official names, national ones and those without their place
}

// NewDirectory makes a directory from the tables. A short form that two official names claim is an error that names it.
func NewDirectory(t Tables, g *Gazetteer) (*Directory, error) {
	d := &Directory{Gazetteer: g, named: map[string]forms{}, after: t.Successors}
	var err error
	for _, table := range []struct {
		name string
		from map[string][]string
		to   *forms
	}{{"local", t.Local, &d.local}, {"party", t.Party, &d.party}, {"national", t.National, &d.national}} {
		if *table.to, err = newForms(table.from); err != nil {
			return nil, fmt.Errorf("%s: %w", table.name, err)
		}
	}
	for place, names := range t.Named {
		if d.named[place], err = newForms(names); err != nil {
			return nil, fmt.Errorf("named: %s: %w", place, err)
		}
	}
	return d, nil
}

// forms knows the short forms of official names, in normal form.
type forms struct {
	official map[string]string   // short or official form → official form
	short    map[string][]string // official form → short forms
}

func newForms(table map[string][]string) (forms, error) {
	f := forms{official: map[string]string{}, short: map[string][]string{}}
	for name, shorts := range table {
		name = doc.Normalize(name)
		for _, s := range append([]string{name}, shorts...) {
			s = doc.Normalize(s)
			if other, taken := f.official[s]; taken && other != name {
				return f, fmt.Errorf("%s is claimed by %s and by %s", s, other, name)
			}
			f.official[s] = name
			if s != name {
				f.short[name] = append(f.short[name], s)
			}
		}
	}
	return f, nil
}

// body is a name taken apart, on its way to an agency.
type body struct {
	name    string // the full official name
	short   string
	aliases []string
	kind    graph.AgencyKind
	in      *graph.Jurisdiction
	after   string // the full name of its successor
	unknown bool
}
