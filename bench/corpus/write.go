package corpus

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/seeds"
)

// write is the measure as a plan would print it.
func (c *Corpus) write(m Measure) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s%s。%s,%s。", m.Number, m.Title, c.clauses(2+c.random.IntN(3)), m.Phrase)
	if len(m.Technologies) > 0 {
		fmt.Fprintf(&s, "积极推广%s。", strings.Join(c.names(m.Technologies), "、"))
	}
	for _, t := range m.Targets {
		fmt.Fprintf(&s, "到%d年,%s达到%g%s。", t.Year, t.Metric, t.Value, t.Unit)
	}
	return s.String() + c.clause(m)
}

func (c *Corpus) names(keys []string) []string {
	var list []string
	for _, key := range keys {
		for _, t := range c.usable {
			if t.Key == key {
				list = append(list, t.Name)
			}
		}
	}
	return list
}

// clause is the clause of responsibility, in one of the forms that the bundled plans use.
func (c *Corpus) clause(m Measure) string {
	leads, supports := short(m.Leads), short(m.Supports)
	form := c.random.IntN(3)
	switch {
	case m.Role == graph.Responsible:
		return "(责任单位:" + leads + ")"
	case supports == "":
		return []string{"(牵头单位:" + leads + ")", "(" + leads + "牵头)", "（牵头单位：" + leads + "）"}[form]
	}
	return []string{
		"(牵头单位:" + leads + ",配合单位:" + supports + ")",
		"[" + leads + "牵头,会同" + supports + "负责]",
		"（牵头单位：" + leads + "，配合单位：" + supports + "）",
	}[form]
}

// short joins official names as a clause of their city writes them.
func short(names []string) string {
	var list []string
	for _, name := range names {
		_, official, _ := strings.Cut(name, "市")
		for _, b := range bodies {
			if b[1] == official {
				list = append(list, "市"+b[0])
			}
		}
	}
	return strings.Join(list, "、")
}

// cities are the places of the bundled tables that are prefectures and whose short name means nothing else.
func cities() ([]*graph.Jurisdiction, error) {
	places, err := seeds.Places()
	if err != nil {
		return nil, err
	}
	var list []*graph.Jurisdiction
	nation := graph.NewJurisdiction(places.Nation.Name, places.Nation.En, graph.LevelNation, nil)
	for _, province := range slices.Sorted(maps.Keys(places.Provinces)) {
		above := graph.NewJurisdiction(province, places.Provinces[province].En, graph.LevelProvince, nation)
		for _, city := range slices.Sorted(maps.Keys(places.Provinces[province].Cities)) {
			if !slices.Contains(places.Words, city) && !endsOtherwise(city) && !strings.HasPrefix(province, city) {
				list = append(list, graph.NewJurisdiction(city+"市", places.Provinces[province].Cities[city], graph.LevelPrefecture, above))
			}
		}
	}
	return list, nil
}

// endsOtherwise tells of a place that is no 市.
func endsOtherwise(place string) bool {
	return slices.ContainsFunc([]string{"自治州", "地区", "盟", "林区"}, func(end string) bool { return strings.HasSuffix(place, end) })
}
