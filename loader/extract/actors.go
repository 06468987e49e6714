package extract

import (
	"slices"
	"strings"
	"unicode"
)

// isActors reports whether an English phrase speaks of actors of one sort, by the plural at its end: local carriers, youth groups.
func isActors(s string) bool {
	list := strings.Fields(strings.TrimPrefix(s, "the "))
	if len(list) == 0 || len(list) > 5 || strings.ContainsAny(s, ",;:.()[]0123456789") {
		return false
	}
	return isActorNoun(list[len(list)-1]) && !slices.ContainsFunc(list, isNoAdjective)
}

// isActorNoun knows the plurals that name actors, and collectives of these.
func isActorNoun(w string) bool {
	w = strings.ToLower(w)
	if actorNouns[w] {
		return true
	}
	for _, end := range []string{"ers", "ors", "guards"} {
		if strings.HasSuffix(w, end) && len(w) > len("users") {
			return !thingNouns[w]
		}
	}
	return false
}

var actorNouns = map[string]bool{
	"groups": true, "agencies": true, "authorities": true, "banks": true, "bodies": true, "networks": true, "network": true, "councils": true, "charities": true, "universities": true, "colleges": true, "schools": true,
	"companies": true, "businesses": true, "firms": true, "utilities": true, "unions": true, "associations": true, "organisations": true, "organizations": true, "institutions": true, "institutes": true, "communities": true,
	"ministries": true, "departments": true, "nations": true, "states": true, "municipalities": true, "governments": true, "services": true, "trusts": true, "conventions": true, "societies": true, "hospitals": true,
	"clinics": true, "boards": true, "committees": true, "industry": true, "academia": true, "teams": true, "cooperatives": true, "forums": true, "parties": true, "centres": true, "centers": true, "clubs": true, "courts": true,
	"offices": true, "officers": true, "ngos": true, "sector": true, "researchers": true, "regulators": true, "carriers": true, "regions": true, "chambers": true, "federations": true, "enterprises": true, "partners": true,
}

// thingNouns only end like such plurals.
var thingNouns = map[string]bool{"numbers": true, "papers": true, "orders": true, "powers": true, "rivers": true, "factors": true, "sectors": true, "matters": true, "letters": true, "offers": true, "registers": true,
	"computers": true, "servers": true, "markers": true, "indicators": true, "corridors": true, "floors": true, "barriers": true, "quarters": true, "waters": true, "answers": true, "headers": true, "chapters": true,
	"errors": true, "borders": true, "transfers": true, "centers": true, "drivers": true, "vectors": true, "monitors": true, "meters": true, "filters": true, "others": true, "clusters": true, "posters": true, "vouchers": true}

// isNoAdjective reports whether a word stands in no phrase that only names actors: supports, with, is.
func isNoAdjective(w string) bool {
	switch w {
	case "with", "by", "from", "to", "in", "is", "are", "will", "all", "that", "who", "which", "as", "be", "has", "have", "between", "among", "into", "via", "on", "of", "for", "at", "through", "or", "its", "behalf":
		return w != "all"
	}
	return !strings.ContainsFunc(w, unicode.IsLetter)
}
