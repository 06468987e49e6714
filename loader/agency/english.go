package agency

import (
	"slices"
	"strings"
	"unicode"

	"github.com/plangraph/plangraph/graph"
)

// isEnglish reports whether a name is written in Latin letters alone.
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

// isEnglishUnit reports whether a name looks like that of a body: initials (OMB, CDOs), or capitalised words of which one
// says what sort of body it is (Office of Management and Budget).
func (d *Directory) isEnglishUnit(s string) bool {
	if d.named[s] != nil {
		return true
	}
	words := strings.Fields(strings.TrimPrefix(s, "the "))
	if len(words) == 0 || len(words) > 14 {
		return false
	}
	if isEnglishGroup(words) {
		return true
	}
	if !startsUpper(words[0]) || slices.ContainsFunc(words[1:], isPlainWord) {
		return false
	}
	if len(words) == 1 && isInitials(words[0]) {
		return true
	}
	if last := words[len(words)-1]; len(words) > 1 && startsUpper(last) && isCountry(last) {
		return true // Health Canada
	}
	for _, w := range words {
		if strings.EqualFold(w, "services") { // Human Services, after Department of Health and
			continue
		}
		if englishBodies[strings.ToLower(strings.Trim(strings.TrimSuffix(w, "s"), ",()"))] || isInitials(w) && w[0] != '(' {
			return true
		}
	}
	return false
}

var englishGroups = map[string]bool{"councils": true, "authorities": true, "departments": true, "ministries": true, "agencies": true, "governments": true, "municipalities": true, "regulators": true,
	"governors": true, "mayors": true, "schools": true, "hospitals": true, "universities": true, "offices": true, "courts": true, "chambers": true, "unions": true, "districts": true, "provinces": true, "operators": true, "inspectorates": true, "boards": true, "institutions": true,
	"states": true, "nations": true, "bodies": true, "partners": true, "stakeholders": true}

// isEnglishGroup knows groups of bodies: all agencies, other interagency bodies, local authorities.
func isEnglishGroup(list []string) bool {
	last := strings.ToLower(list[len(list)-1])
	if len(list) == 2 && englishGroups[last] && list[0] != "United" && (list[1] == last || list[1] == "States" || list[1] == "Nations") {
		return true
	}
	if len(list) == 1 && (last == "agencies" || last == "departments" || last == "ministries") {
		return true
	}
	switch strings.ToLower(list[0]) {
	case "all", "each", "every", "other", "relevant", "participating":
	default:
		return false
	}
	return len(list) > 1 && len(list) <= 6 && (englishBodies[strings.TrimSuffix(last, "s")] || last == "bodies" || last == "organizations" || last == "organisations" || last == "stakeholders" || last == "partners" || last == "nations" || last == "states")
}

// isCountry knows countries and nations after whose names agencies are called: Homes England.
func isCountry(w string) bool {
	switch w {
	case "Canada", "Australia", "England", "Scotland", "Wales", "Ireland", "Britain", "UK", "Zealand", "India", "Singapore", "Kenya", "Europe", "Africa", "Jamaica", "Malta", "Norway", "Finland", "Sweden", "Denmark":
		return true
	}
	return false
}

// isPlainWord reports whether a word is in lower case and none of those within names, so that it is no part of one: assists.
func isPlainWord(w string) bool {
	if r := []rune(w)[0]; !unicode.IsLower(r) {
		return false
	}
	switch strings.Trim(w, ",()") {
	case "of", "and", "for", "the", "on", "in", "to", "at", "de", "du", "des", "la", "le", "von", "und", "with", "as", "e":
		return false
	}
	return true
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
	"board": true, "service": true, "authority": true, "authoritie": true, "institute": true, "university": true, "universitie": true, "center": true, "centre": true, "corporation": true, "inc": true, "ltd": true, "foundation": true,
	"association": true, "team": true, "group": true, "secretariat": true, "unit": true, "division": true, "branch": true, "directorate": true, "court": true, "police": true, "bank": true, "company": true, "partner": true, "treasury": true, "archive": true, "community": true,
	"academy": true, "college": true, "hospital": true, "institution": true, "inspectorate": true, "registry": true, "registrie": true, "parliament": true, "chamber": true, "union": true, "society": true, "force": true, "fund": true, "library": true, "museum": true,
	"commissioner": true, "ombudsman": true, "municipality": true, "government": true, "federation": true, "trust": true, "organisation": true, "organization": true, "laboratory": true, "regulator": true, "guard": true, "corps": true, "coalition": true, "officer": true, "minister": true, "secretary": true, "survey": true, "inspector": true, "constabulary": true, "district": true, "shire": true,
}

// englishBody is a body with an English name. Initials that no table spells out say too little to be resolved.
func (d *Directory) englishBody(name string, in *graph.Jurisdiction) body {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
	if e := d.named[strings.TrimPrefix(strings.TrimPrefix(name, "U.S. "), "US ")]; e != nil && in.Within(e.in) {
		return d.whole(e)
	}
	if full, initials, ok := cutInitials(name); ok {
		b := d.englishBody(full, in)
		b.aliases = append(b.aliases, name, initials)
		return b
	}
	return body{name: name, short: name, kind: englishKind(name), in: in, unresolved: isInitials(name)}
}

// cutInitials parts a name from its initials in brackets: Office of Science and Technology Policy (OSTP).
func cutInitials(s string) (full, initials string, ok bool) {
	full, initials, ok = strings.Cut(s, " (")
	initials, closed := strings.CutSuffix(initials, ")")
	return full, initials, ok && closed && isInitials(initials)
}

// englishKinds tell the kind of a body by how its name begins or ends, or by a word in it.
var englishKinds = []struct {
	heads, ends, words []string
	kind               graph.AgencyKind
}{
	{[]string{"all ", "each ", "other ", "agencies"}, []string{"agencies", "departments", "companies", "partners"}, nil, graph.Collective},
	{nil, []string{" inc", " inc.", " ltd", " plc", "corporation", "company"}, nil, graph.Enterprise},
	{nil, nil, []string{"association", "alliance", "society"}, graph.Association},
	{nil, nil, []string{"university", "institute", "college"}, graph.PublicInstitution},
}

func englishKind(name string) graph.AgencyKind {
	low := strings.ToLower(name)
	fits := func(list []string, test func(s, part string) bool) bool {
		return slices.ContainsFunc(list, func(part string) bool { return test(low, part) })
	}
	for _, k := range englishKinds {
		if fits(k.heads, strings.HasPrefix) || fits(k.ends, strings.HasSuffix) || fits(k.words, strings.Contains) {
			return k.kind
		}
	}
	return graph.Government
}
