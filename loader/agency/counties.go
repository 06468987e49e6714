package agency

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

//go:embed counties.txt
var countiesText string

// counties finds the counties of the table by name, each below its prefecture or province.
type counties map[string][]*graph.Jurisdiction

// newCounties reads the table. A line whose places the gazetteer does not know is left out.
func newCounties(g *Gazetteer) counties {
	c := counties{}
	for line := range strings.Lines(countiesText) {
		fields := strings.Fields(line)
		if len(fields) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		above := g.byName[fields[1]]
		if above == nil {
			above = g.byName[fields[0]]
		}
		if above == nil {
			continue
		}
		for _, name := range fields[2:] {
			if g.byName[name] == nil { // some towns answer to their province, and stand in the other table
				c[name] = append(c[name], graph.NewJurisdiction(name, "", graph.LevelCounty, above))
			}
		}
	}
	return c
}

// longestOfTable is the most characters of a county's name in the table.
const longestOfTable = 15

// at is the county of the table with whose name s begins, whatever follows, and what remains. Below a place it is that
// place's; without one, a name that several have is a county whose prefecture is not known.
func (c counties) at(above *graph.Jurisdiction, s string) (*graph.Jurisdiction, string) {
	var found *graph.Jurisdiction
	rest, n := s, 0
	for i, r := range s {
		if n++; n > longestOfTable {
			break
		}
		end := i + utf8.RuneLen(r)
		if n < 2 || !strings.ContainsRune("区县市旗", r) {
			continue
		}
		if j := c.named(above, s[:end]); j != nil && !cutsLevel(r, s[end:]) && (n > 2 || r != '区') {
			found, rest = j, s[end:]
		}
	}
	return found, rest
}

// cutsLevel reports whether the last character of a name begins another word with what follows: 瑞安|市场.
func cutsLevel(last rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && strings.ContainsRune(noLevel[string(last)], next)
}

func (c counties) named(above *graph.Jurisdiction, name string) *graph.Jurisdiction {
	list := c[name]
	for _, j := range list {
		if above != nil && (j.Parent == above || j.Parent.Parent == above) {
			return j
		}
	}
	switch {
	case above != nil || len(list) == 0:
		return nil
	case len(list) == 1:
		return list[0]
	}
	return graph.NewJurisdiction(name, "", graph.LevelCounty, nil)
}
