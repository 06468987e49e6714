package loader

import (
	"strings"
	"unicode"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

// jurisdiction reads the place from what names it most surely first: title, issuer, number, and last the text itself.
func (d *reading) jurisdiction(m metadata) *graph.Jurisdiction {
	for _, s := range []string{doc.Normalize(m.title), m.issuer, strings.SplitN(m.number, "〔", 2)[0]} {
		if j := d.Agencies.JurisdictionIn(s); s != "" && j != nil {
			return j
		}
	}
	return d.levelled(d.mostNamed())
}

// levelled climbs from a place to the province where the plan's units are called 省…: a plan of a province names its cities
// more often than itself.
func (d *reading) levelled(j *graph.Jurisdiction) *graph.Jurisdiction {
	provincial := 0
	d.doc.Root.Walk(func(n *doc.Node) {
		for _, b := range n.Blocks {
			for _, place := range []string{":省", "、省", "(省", "[省"} {
				provincial += strings.Count(b.Text.Norm, place)
			}
			for _, place := range []string{":市", "、市", "(市", "[市"} {
				provincial -= strings.Count(b.Text.Norm, place)
			}
		}
	})
	for provincial > 2 && j.Level == graph.LevelPrefecture && j.Parent != nil {
		j = j.Parent
	}
	return j
}

// mostNamed is the place that the text names most often, where it names one clearly more often than any other. Nations
// count only in English: a city's plan in Chinese speaks of the nation all the time.
func (d *reading) mostNamed() *graph.Jurisdiction {
	english := !strings.ContainsFunc(d.source.Text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	count, first, second := map[graph.ID]int{}, graph.UnknownJurisdiction, 0
	for _, j := range d.placesNamed() {
		if j.Level == graph.LevelNation && !english {
			continue
		}
		count[j.ID]++
		if count[j.ID] > count[first.ID] {
			first = j
		}
	}
	for id, n := range count {
		if id != first.ID {
			second = max(second, n)
		}
	}
	if count[first.ID] < 2 || count[first.ID] <= second {
		return graph.UnknownJurisdiction
	}
	return first
}

// placesNamed lists the place that each stretch of the text between two marks names, where it names one.
func (d *reading) placesNamed() []*graph.Jurisdiction {
	var list []*graph.Jurisdiction
	d.doc.Root.Walk(func(n *doc.Node) {
		for _, b := range n.Blocks {
			for _, stretch := range strings.FieldsFunc(b.Text.Norm, func(r rune) bool { return strings.ContainsRune("。,;:、()[]", r) }) {
				if j := d.Agencies.JurisdictionIn(stretch); j != nil {
					list = append(list, j)
				}
			}
		}
	})
	return list
}

// jurisdictionOfUnits is the nation where most of the units that the clauses name are bodies of the nation, whatever the
// plan: a copy without its head still tells so.
func (d *reading) jurisdictionOfUnits() *graph.Jurisdiction {
	national, others := 0, 0
	for _, c := range d.clauses {
		for _, a := range c.Assign(false) {
			agency := d.Agencies.Resolve(a.Name, graph.UnknownJurisdiction)
			switch {
			case agency.Kind == graph.Collective:
			case agency.Jurisdiction != nil && agency.Jurisdiction == d.Agencies.Jurisdiction("国家"):
				national++
			default:
				others++
			}
		}
	}
	if national >= 3 && national > others*2 {
		return d.Agencies.Jurisdiction("国家")
	}
	return graph.UnknownJurisdiction
}
