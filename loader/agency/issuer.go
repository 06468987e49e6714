package agency

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// JurisdictionIn finds the place that a title, an issuer or the letters of a document number name: the place at the
// front, else the first official name within, else the first short one, else the sign of a document number. It is nil
// where the text does not tell. A county that no table has is made anew by each call: compare places by their ids.
func (g *Gazetteer) JurisdictionIn(s string) *graph.Jurisdiction {
	if isEnglish(s) {
		return g.inEnglish(s)
	}
	if name, _ := g.match(s, speaksOfPlace); name.place != nil && !name.word {
		return name.place
	}
	if county, _ := g.counties.at(nil, s); county != nil {
		return county
	}
	if speaksForNation(s) {
		return g.nation
	}
	if place := g.within(s); place != nil {
		return place
	}
	if county, _ := readCounty(nil, s, speaksOfPlace); county != nil {
		return county
	}
	return g.signed(s)
}

// JurisdictionAtFront finds the place with which a title or the name of an issuer begins; nil where it begins with none.
func (g *Gazetteer) JurisdictionAtFront(s string) *graph.Jurisdiction {
	if s = cutDivision(s); s == "" || isEnglish(s) {
		return nil
	}
	if name, _ := g.match(s, speaksOfPlace); name.place != nil && !name.word {
		return name.place
	}
	if county, _ := g.counties.at(nil, s); county != nil {
		return county
	}
	county, _ := readCounty(nil, s, speaksOfPlace)
	return county
}

// UnknownCounty reads a name at the front of a title that is built like a county's, and its level word: 云溪县|低空经济. Whether
// it is one, the text must say.
func (g *Gazetteer) UnknownCounty(s string) (county *graph.Jurisdiction, level string) {
	county, _ = readCounty(nil, s, func(string) bool { return true })
	if county == nil || isGeneralCounty(county.Name) || cutsLevel(lastRune(county.Name), s[len(county.Name):]) {
		return nil, ""
	}
	return county, levelEnd(county.Name)
}

// isGeneralCounty reports whether a name only ends like a county's: 示范县, 企业上市.
func isGeneralCounty(name string) bool {
	for _, end := range []string{"示范县", "试点县", "重点县", "大县", "强县", "百县", "千县", "脱贫县", "上市", "股市", "夜市", "集市", "超市", "门市", "楼市", "城区", "山区", "牧区", "林区", "农区", "老区", "厂区", "库区", "全市", "全县", "全区", "县市", "国旗", "红旗"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// PlaceOfIssuer finds the place of the body that issues a document: of a zone's administration the zone, of a town's
// government the town, of a body of the nation the nation, of any other the place that its name says.
func (d *Directory) PlaceOfIssuer(name string) *graph.Jurisdiction {
	if e := d.national[name]; e != nil {
		return e.in
	}
	name = cutDivision(name)
	for _, find := range []func(string) *graph.Jurisdiction{d.zoneOf, d.townOf, d.JurisdictionIn} {
		if j := find(name); j != nil {
			return j
		}
	}
	return nil
}

// NamesPlace reports whether the name of a body holds that of a place, as the names of branches do.
func (d *Directory) NamesPlace(name string) bool { return d.within(name) != nil }

// division is a division of the Corps before the name of the city that is one with it: 第八师石河子市.
var division = regexp.MustCompile(`^第?[一二三四五六七八九十]+师`)

func cutDivision(s string) string { return s[len(division.FindString(s)):] }

// inEnglish finds the first nation, or Chinese place, whose English name stands in the text as whole words; of two at one
// place the longer.
func (g *Gazetteer) inEnglish(s string) *graph.Jurisdiction {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '.' && r != '\'' })
	for i := range words {
		for n := min(longestEnglish, len(words)-i); n > 0; n-- {
			if j := g.byName[strings.Join(words[i:i+n], " ")]; j != nil && (n > 1 || len(words[i]) > 3) {
				return j
			}
		}
	}
	return nil
}

// longestEnglish is the most words that the English name of a place has.
const longestEnglish = 4

func speaksForNation(s string) bool {
	for _, head := range []string{"国务院", "中共中央", "中央"} {
		if strings.HasPrefix(s, head) {
			return true
		}
	}
	return false
}

// within finds the first official name inside a text, or the first short one that is no word of its own.
func (g *Gazetteer) within(s string) (short *graph.Jurisdiction) {
	for i, r := range s {
		if len(g.first[r]) == 0 {
			continue
		}
		name, _ := g.match(s[i:], speaksOfPlace)
		if name.official {
			return name.place
		}
		if short == nil && !name.word {
			short = name.place
		}
	}
	return short
}

// signed reads the letters of a document number: 皖开放办, 杭政办函, 国办发.
func (g *Gazetteer) signed(s string) *graph.Jurisdiction {
	if n := utf8.RuneCountInString(s); n < 2 || n > 12 || !strings.ContainsAny(s, "政府发办函委") {
		return nil
	}
	return g.sign[firstRune(s)]
}
