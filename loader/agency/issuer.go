package agency

import (
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
