package extract

import "strings"

// englishHeads begin the English names that may hold a list of their own: Department for Digital, Culture, Media and Sport.
var englishHeads = []string{"Department", "Ministry", "Ministries", "Office", "Bureau", "Secretariat", "Commission", "Committee"}

// joinEnglish puts together the name of a body that commas have cut: from its head on, up to the words with "and", as long
// as none of the pieces is a body by itself.
func (l lister) joinEnglish(list []Unit) []Unit {
	for i := 0; i+1 < len(list); i++ {
		if end := l.englishEnd(list, i); end > i {
			list[i].To = list[end].To
			list = append(list[:i+1], list[end+1:]...)
		}
	}
	return list
}

// englishEnd is the index of the last piece of the name that begins with the i-th; i where it stands alone.
func (l lister) englishEnd(list []Unit, i int) int {
	head := l.norm[list[i].From:list[i].To]
	if !opensList(head) {
		return i
	}
	for j := i + 1; j < len(list); j++ {
		piece := l.norm[list[j].From:list[j].To]
		if l.isUnit(strings.TrimPrefix(piece, "and ")) {
			return i
		}
		left, right, ok := cutAnd(piece)
		if !ok {
			continue
		}
		if l.isUnit(left) || l.isUnit(right) {
			return i
		}
		return j
	}
	return i
}

// opensList reports whether a name begins like Ministry of and is not yet complete with an "and".
func opensList(s string) bool {
	for _, head := range englishHeads {
		if rest, ok := strings.CutPrefix(strings.TrimPrefix(s, "the "), head+" "); ok {
			return (strings.HasPrefix(rest, "of ") || strings.HasPrefix(rest, "for ")) && !strings.Contains(rest, " and ") && !strings.Contains(rest, " & ")
		}
	}
	return false
}

// cutAnd parts a piece at its "and", with which it may also begin.
func cutAnd(s string) (left, right string, ok bool) {
	if rest, ok := strings.CutPrefix(s, "and "); ok {
		return "", rest, true
	}
	for _, word := range []string{" and ", " & "} {
		if left, right, ok := strings.Cut(s, word); ok {
			return left, right, true
		}
	}
	return "", "", false
}
