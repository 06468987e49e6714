package agency

import (
	"strings"
	"unicode"

	"github.com/plangraph/plangraph/graph"
)

// isEnglish tells whether a name is written in Latin letters alone.
func isEnglish(s string) bool {
	latin := false
	for _, r := range s {
		if r >= 0x2e80 {
			return false
		}
		latin = latin || unicode.IsLetter(r)
	}
	return latin
}

// isEnglishUnit tells whether a name looks like that of a body: initials (OMB, CDOs), or capitalised words of which one
// says what sort of body it is (Office of Management and Budget).
func isEnglishUnit(s string) bool {
	words := strings.Fields(strings.TrimPrefix(s, "the "))
	if len(words) == 0 || len(words) > 14 || !startsUpper(words[0]) {
		return false
	}
	if len(words) == 1 && isInitials(words[0]) {
		return true
	}
	for _, w := range words {
		if englishBodies[strings.ToLower(strings.Trim(strings.TrimSuffix(w, "s"), ",()"))] || isInitials(w) {
			return true
		}
	}
	return false
}

func startsUpper(w string) bool { return unicode.IsUpper([]rune(w)[0]) }

// isInitials knows OMB, GSA and CDOs.
func isInitials(w string) bool {
	w = strings.TrimSuffix(strings.Trim(w, ",*()"), "s")
	if len(w) < 2 || len(w) > 8 {
		return false
	}
	for _, r := range w {
		if !unicode.IsUpper(r) && r != '&' && r != '-' && r != '/' {
			return false
		}
	}
	return true
}

var englishBodies = map[string]bool{
	"agency": true, "agencie": true, "administration": true, "office": true, "department": true, "ministry": true, "ministrie": true, "bureau": true, "commission": true, "council": true, "committee": true,
	"board": true, "service": true, "authority": true, "authoritie": true, "institute": true, "university": true, "center": true, "centre": true, "corporation": true, "inc": true, "ltd": true, "foundation": true,
	"association": true, "team": true, "group": true, "secretariat": true, "unit": true, "division": true, "branch": true, "directorate": true, "court": true, "police": true, "bank": true, "company": true, "partner": true, "treasury": true, "archive": true, "community": true,
}

// englishBody is a body with an English name. Initials alone say too little to be resolved.
func englishBody(name string, in *graph.Jurisdiction) body {
	name = strings.TrimPrefix(name, "the ")
	b := body{name: name, short: name, kind: graph.Government, in: in, unknown: isInitials(name)}
	low := strings.ToLower(name)
	for _, w := range []string{" inc", " ltd", "corporation", "company", " plc"} {
		if strings.HasSuffix(low, w) {
			b.kind = graph.Enterprise
		}
	}
	if strings.Contains(low, "association") {
		b.kind = graph.Association
	}
	if strings.Contains(low, "university") || strings.Contains(low, "institute") {
		b.kind = graph.PublicInstitution
	}
	if strings.HasPrefix(low, "all ") || strings.HasSuffix(low, "agencies") {
		b.kind = graph.Collective
	}
	return b
}
