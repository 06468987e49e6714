package agency

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// Places is the table of places that people keep; the head of seeds/jurisdictions.yaml explains each part.
type Places struct {
	Nation    Nation
	Signs     map[string]string // by sign, a prefecture without 市
	Shared    []string
	Words     []string
	Peoples   []string
	Provinces map[string]Province
	Zones     map[string]Zone
	Others    map[string][]string
}

// Zone is a zone that governs like a county and is none: where it lies, and its other names.
type Zone struct {
	In      string
	Aliases []string
}

// Nation is the nation that the provinces belong to.
type Nation struct {
	Name    string
	En      string
	Sign    string // by which document numbers name it: 国发〔2015〕40号
	Aliases []string
}

// Province is a province with its prefectures, whose names lack 市 where they end in it.
type Province struct {
	En      string
	Sign    string
	Aliases []string
	Cities  map[string]string
}

// Gazetteer knows places by their names. Counties that no table has it makes as texts name them.
type Gazetteer struct {
	nation *graph.Jurisdiction
	byName map[string]*graph.Jurisdiction // any name in lower case: 杭州, 杭州市, hangzhou
	first  map[rune][]placeName           // Chinese names by their first character, the longest first
	short  map[graph.ID]string            // names without their level: 杭州, 广西, 湘西
	sign   map[string]*graph.Jurisdiction // as document numbers name them
	counties
}

// placeName is a name by which texts call a place.
type placeName struct {
	text     string
	place    *graph.Jurisdiction
	official bool
	word     bool // it is also a word, or begins other words: 日照
}

// NewGazetteer makes a gazetteer. Two places with one official name, and a sign of an unknown city, are errors.
func NewGazetteer(p Places) (*Gazetteer, error) {
	g := &Gazetteer{byName: map[string]*graph.Jurisdiction{}, first: map[rune][]placeName{}, short: map[graph.ID]string{}, sign: map[string]*graph.Jurisdiction{}}
	g.nation = graph.NewJurisdiction(p.Nation.Name, p.Nation.En, graph.LevelNation, nil)
	g.know(g.nation, p.Nation.Aliases...)
	provinces := slices.Sorted(maps.Keys(p.Provinces))
	for _, name := range provinces {
		if err := g.add(p, graph.NewJurisdiction(name, p.Provinces[name].En, graph.LevelProvince, g.nation)); err != nil {
			return nil, err
		}
		for _, alias := range p.Provinces[name].Aliases {
			g.know(g.byName[name], alias)
			g.text(placeName{text: alias, place: g.byName[name], official: true})
		}
	}
	for _, name := range provinces {
		for _, city := range slices.Sorted(maps.Keys(p.Provinces[name].Cities)) {
			official := city
			if !hasPlaceEnd(city) {
				official += "市"
			}
			if err := g.add(p, graph.NewJurisdiction(official, p.Provinces[name].Cities[city], graph.LevelPrefecture, g.byName[name])); err != nil {
				return nil, err
			}
		}
	}
	if err := g.addZones(p.Zones); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(p.Others)) {
		g.know(graph.NewJurisdiction(name, name, graph.LevelNation, nil), p.Others[name]...)
	}
	for _, list := range g.first {
		slices.SortStableFunc(list, func(a, b placeName) int { return len(b.text) - len(a.text) })
	}
	g.counties = newCounties(g)
	return g, g.addSigns(p)
}

// know makes a place findable by its official and English names and the others given; who comes first keeps a name.
func (g *Gazetteer) know(j *graph.Jurisdiction, others ...string) {
	for _, name := range append([]string{j.Name, j.EnglishName}, others...) {
		if name = strings.ToLower(name); name != "" && g.byName[name] == nil {
			g.byName[name] = j
		}
	}
}

// add takes in a province or prefecture with the names that texts have for it. Provinces come first, so that 吉林 is one.
func (g *Gazetteer) add(p Places, j *graph.Jurisdiction) error {
	if g.byName[j.Name] != nil {
		return fmt.Errorf("%s stands twice", j.Name)
	}
	short := shortName(j.Name, p.Peoples)
	g.short[j.ID] = short
	g.text(placeName{text: j.Name, place: j, official: true})
	if strings.HasSuffix(j.Name, "自治州") && g.byName[short+"州"] == nil {
		g.text(placeName{text: short + "州", place: j, official: true})
		g.know(j, short+"州")
	}
	if g.byName[short] == nil {
		g.text(placeName{text: short, place: j, word: slices.Contains(p.Words, short)})
	}
	g.know(j, short)
	return nil
}

// addZones takes in the zones of the table. One whose place is not known is an error.
func (g *Gazetteer) addZones(zones map[string]Zone) error {
	for _, name := range slices.Sorted(maps.Keys(zones)) {
		in := g.byName[zones[name].In]
		if in == nil {
			return fmt.Errorf("zones: %s: there is no place %s", name, zones[name].In)
		}
		j := graph.NewJurisdiction(name, "", graph.LevelCounty, in)
		g.know(j, zones[name].Aliases...)
		for _, text := range append([]string{name}, zones[name].Aliases...) {
			g.text(placeName{text: text, place: j, official: true})
		}
	}
	return nil
}

func (g *Gazetteer) text(n placeName) {
	r, _ := utf8.DecodeRuneInString(n.text)
	g.first[r] = append(g.first[r], n)
}

func hasPlaceEnd(s string) bool {
	for _, end := range []string{"自治州", "盟", "地区", "林区"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// shortName drops the level, and the peoples that a place is named for: 湘西土家族苗族自治州 is 湘西.
func shortName(name string, peoples []string) string {
	short := name
	for _, end := range []string{"特别行政区", "自治区", "自治州", "地区", "林区", "盟", "省", "市"} {
		if rest, ok := strings.CutSuffix(name, end); ok {
			short = rest
			break
		}
	}
	for cut := true; cut; {
		cut = false
		for _, people := range peoples {
			if rest, ok := strings.CutSuffix(short, people); ok && utf8.RuneCountInString(rest) > 1 {
				short, cut = rest, true
			}
		}
	}
	return short
}

// addSigns finds what stands for each place in document numbers: what the table says, else the first character of a
// prefecture's name where it is no other's. 杭政办函 is of Hangzhou; 咸政办发 is of Xianning or Xianyang, so of neither.
func (g *Gazetteer) addSigns(p Places) error {
	g.sign[p.Nation.Sign] = g.nation
	count := map[string]int{}
	for name, province := range p.Provinces {
		if province.Sign != "" {
			g.sign[province.Sign] = g.byName[name]
		}
		for city := range province.Cities {
			count[firstRune(city)]++
		}
	}
	for sign, city := range p.Signs {
		j := g.byName[city]
		if j == nil {
			return fmt.Errorf("signs: %s: there is no place %s", sign, city)
		}
		g.sign[sign] = j
	}
	for _, province := range p.Provinces {
		for city := range province.Cities {
			if head := firstRune(city); count[head] == 1 && g.sign[head] == nil {
				g.sign[head] = g.byName[city]
			}
		}
	}
	for _, sign := range p.Shared {
		delete(g.sign, sign)
	}
	return nil
}

func firstRune(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[:size]
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// Jurisdiction finds a place by any of its names: 杭州, 杭州市, Hangzhou, 全国. It is nil where none has the name.
func (g *Gazetteer) Jurisdiction(name string) *graph.Jurisdiction {
	return g.byName[strings.ToLower(strings.TrimSpace(name))]
}

// shortOf is the name of a place without its level; the whole name of one that no table has.
func (g *Gazetteer) shortOf(j *graph.Jurisdiction) string {
	if short, ok := g.short[j.ID]; ok {
		return short
	}
	return j.Name
}

// match finds the place with whose name s begins, and what remains of s. Of 浙江省杭州市余杭区… it is the last.
func (g *Gazetteer) match(s string, isAfter func(string) bool) (name placeName, rest string) {
	r, _ := utf8.DecodeRuneInString(s)
	for _, n := range g.first[r] {
		rest, ok := strings.CutPrefix(s, n.text)
		if !ok || n.cutsWord(rest) {
			continue
		}
		if !n.official {
			return n, rest
		}
		if below, after := g.match(rest, isAfter); below.official && below.place.Parent == n.place {
			return below, after
		}
		if county, after := g.counties.at(n.place, rest); county != nil {
			return placeName{text: s[:len(s)-len(after)], place: county, official: true}, after
		}
		if county, after := readCounty(n.place, rest, isAfter); county != nil {
			return placeName{text: s[:len(s)-len(after)], place: county, official: true}, after
		}
		return n, rest
	}
	return placeName{}, s
}

// cutsWord reports whether a name ends within another word or name: 杭州市|场监管局, 朝阳|区政府, 恩施|市人民政府.
func (n placeName) cutsWord(rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	if n.official {
		_, size := utf8.DecodeLastRuneInString(n.text)
		return strings.ContainsRune(noLevel[n.text[len(n.text)-size:]], next)
	}
	for _, end := range []string{"区域", "县域"} {
		if strings.HasPrefix(rest, end) {
			return false
		}
	}
	return strings.ContainsRune("区县镇乡路", next) || strings.HasPrefix(rest, "街道") || next == '市' && n.place.Level == graph.LevelPrefecture && !strings.HasSuffix(n.place.Name, "市")
}
