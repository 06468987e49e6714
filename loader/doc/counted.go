package doc

import (
	"regexp"
	"strings"
)

// countedForm is how an item of an English plan is counted: Action 3, Recommendation 4.1 —, **Measure B2**:. It may stand on a line
// of its own.
var countedForm = regexp.MustCompile(`^(?:\*\*)?([A-Z][a-z]+|[A-Z]{4,})(?: [Nn]o\.?)? ([A-Z]?\d{1,3}(?:\.\d{1,3})*)(?:\*\*)?(?: ?(?::|—|–|-|\.(?: |\*)) ?(?:\*\*)? ?|$)`)

// countedWords are what such items are called.
var countedWords = map[string]bool{"action": true, "measure": true, "recommendation": true, "commitment": true, "deliverable": true, "milestone": true, "task": true, "step": true,
	"initiative": true, "activity": true, "intervention": true, "project": true, "undertaking": true, "output": true}

// countedMarker reads a numbered English word before a sign or the end of its line.
func countedMarker(s string) (Marker, int) {
	if s[0] != '*' && (s[0] < 'A' || s[0] > 'Z') {
		return Marker{}, 0
	}
	m := countedForm.FindStringSubmatchIndex(s[:min(len(s), 60)])
	if m == nil || m[1] == 60 {
		return Marker{}, 0
	}
	word := strings.ToLower(s[m[2]:m[3]])
	if !countedWords[word] {
		return Marker{}, 0
	}
	number := strings.TrimLeft(s[m[4]:m[5]], "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	depth := strings.Count(number, ".")
	v, _ := arabicNumeral(number[strings.LastIndexByte(number, '.')+1:])
	return Marker{Kind: "word " + lastRunes(word, 2) + strings.Repeat(".1", depth), Ordinal: v}, m[1]
}

// KindLettered is the kind of items that a letter and a number count: A1, B2.3.
const KindLettered = "A1"

var letteredForm = regexp.MustCompile(`^[A-Z]\.?\d{1,2}(?:\.\d{1,2})*[.):]? ["'“]?[A-Z]`)

// letteredMarker reads A1 before a capital: the first item of section A. The builder takes it only in sequence.
func letteredMarker(s string) (Marker, int) {
	m := letteredForm.FindStringIndex(s[:min(len(s), 24)])
	if m == nil {
		return Marker{}, 0
	}
	n := strings.IndexByte(s, ' ')
	number := strings.TrimRight(s[:n], ".):")
	at := strings.LastIndexAny(number, ".ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	v, k := arabicNumeral(number[at+1:])
	if k == 0 || v == 0 {
		return Marker{}, 0
	}
	return Marker{Kind: KindLettered + strings.Repeat(".1", strings.Count(number[2:], ".")), Ordinal: v}, n + 1
}

// standsAlone reports whether a marker of the kind may be all of its line: Action 3.
func standsAlone(kind string) bool { return strings.HasPrefix(kind, "word ") }
