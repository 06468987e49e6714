package words

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Replacers are made once: to make one costs more than to use it.
var (
	bracketless  = strings.NewReplacer("(", "", ")", "", "[", "", "]", "")
	roundless    = strings.NewReplacer("(", "", ")", "")
	englishParts = strings.NewReplacer("(s)", "s", "y/ies", "ies", "y(ies)", "ies", "/", " ", "(", " ", ")", " ", "-", " ")
)

// Label reads what a label or the head of a column says: 牵头单位, 市级责任部门, 责任单位及责任人, Responsible Party. None where it
// says nothing of duties.
func Label(s string) Duty {
	s = strings.Trim(s, " *:→►▶➤")
	if d := englishLabel(s); d != None {
		return d
	}
	s = bracketless.Replace(s)
	if s == "" || utf8.RuneCountInString(s) > 20 {
		return None
	}
	if hasPrefix(s, lexicon.Nouns.Remark) || isFormer(s) {
		return Remark
	}
	for _, person := range lexicon.Nouns.PersonEnds {
		if strings.HasSuffix(s, person) && utf8.RuneCountInString(s) <= 12 {
			return Person
		}
	}
	return prefixedLabel(s)
}

// isFormer reports whether a label names who it was before: 原牵头单位.
func isFormer(s string) bool {
	rest, ok := strings.CutPrefix(s, "原")
	return ok && prefixedLabel(rest) != None
}

// prefixedLabel reads 其他|责任单位, which are those beside a first one, and 市级|责任单位.
func prefixedLabel(s string) Duty {
	if d := plainLabel(s); d != None {
		return d
	}
	n := prefix(s, lexicon.Prefixes)
	if n == 0 {
		n = MannerAt(s) // 共同|牵头单位
	}
	if n == 0 {
		return stemmedLabel(s)
	}
	return prefixedLabel(s[n:])
}

// stemmedLabel reads a label whose word no list has by the character that it begins with: 协从单位.
func stemmedLabel(s string) Duty {
	if hasPrefix(s, lexicon.Refused) {
		return None
	}
	for _, l := range []struct {
		stems []string
		duty  Duty
	}{{lexicon.Stems.Lead, Lead}, {lexicon.Stems.Help, Help}} {
		if n := prefix(s, l.stems); n > 0 {
			_, size := utf8.DecodeRuneInString(s[n:])
			if d := nounedLabel(s[n+size:], l.duty); s[n+size:] != "" && d == l.duty {
				return d
			}
		}
	}
	return None
}

// plainLabel reads a word of a label with its nouns.
func plainLabel(s string) Duty {
	for i, l := range []struct {
		words []string
		duty  Duty
	}{
		{lexicon.Labels.Person, Person}, {lexicon.Labels.Help[:1], Help}, {lexicon.Labels.Lead, Lead}, {lexicon.Labels.Help, Help},
		{lexicon.Labels.Charge, Charge}, {lexicon.Labels.Date, Date}, {lexicon.Verbs.Lead, Lead}, {lexicon.Verbs.Charge, Charge}, {lexicon.Verbs.Help, Help},
	} {
		for _, w := range l.words {
			rest, ok := strings.CutPrefix(s, w)
			if !ok || i > 5 && rest == "" { // a verb alone is no label
				continue
			}
			if d := nounedLabel(rest, l.duty); d != None {
				return d
			}
		}
	}
	return None
}

// nounedLabel checks that nouns end the label; 责任领导, 责任人 and 完成时间 turn it into something else than a list.
func nounedLabel(rest string, d Duty) Duty {
	if rest == "" {
		return d
	}
	switch inner := plainLabel(rest); inner { // 牵头|负责司局
	case Charge:
		return d
	case Lead, Help:
		return inner
	}
	for _, n := range []struct {
		nouns []string
		duty  Duty
	}{{lexicon.Nouns.Agency, d}, {lexicon.Nouns.Kinds, d}, {lexicon.Nouns.Person, Person}, {lexicon.Nouns.Date, Date}} {
		for _, noun := range n.nouns {
			if tail, ok := strings.CutPrefix(rest, noun); ok && endsLabel(tail) {
				return n.duty
			}
		}
	}
	return None
}

// endsLabel reports whether what follows a label's noun still belongs to it: nothing, another noun (责任单位部门, once written
// 责任单位(部门)), or another label (责任单位及完成时限).
func endsLabel(tail string) bool {
	tail = strings.TrimLeft(tail, "及和与/、")
	if tail == "" || Label(tail) != None {
		return true
	}
	for _, list := range [][]string{lexicon.Nouns.Agency, lexicon.Nouns.Kinds, lexicon.Nouns.Person, lexicon.Nouns.Date} {
		for _, noun := range list {
			if rest, ok := strings.CutPrefix(tail, noun); ok && len(rest) < len(tail) && endsLabel(rest) {
				return true
			}
		}
	}
	return false
}

// BeginsLabel reports whether s begins with the word of a label, not with a noun that could end a name.
func BeginsLabel(s string) bool {
	return beginLabels.at(s) > 0
}

var beginLabels = newIndex(lexicon.Labels.Lead, lexicon.Labels.Charge, lexicon.Labels.Help, lexicon.Labels.Person, lexicon.Labels.Date, lexicon.Nouns.Remark)

// NamesAgency reports whether a label has a noun for agencies: 责任单位 rather than 建设.
func NamesAgency(label string) bool {
	label = strings.TrimRight(roundless.Replace(label), " :*")
	for _, list := range [][]string{lexicon.Nouns.Agency, lexicon.Nouns.Kinds} {
		for _, noun := range list {
			if strings.HasSuffix(label, noun) {
				return true
			}
		}
	}
	return englishLabel(label) != None
}

// NounIsShort reports whether the noun that ends a label has one character, so that it may begin another word: 建设村|级.
func NounIsShort(label string) bool {
	_, size := utf8.DecodeLastRuneInString(label)
	for _, list := range [][]string{lexicon.Nouns.Agency, lexicon.Nouns.Kinds} {
		for _, noun := range list {
			if len(noun) > size && strings.HasSuffix(label, noun) {
				return false
			}
		}
	}
	return true
}

// HasLabel reports whether the head of a column holds a word of a label that names agencies: 责任主体与协同单位, 各级牵头.
func HasLabel(head string) bool {
	l := lexicon.Labels
	return containsAny(head, lexicon.Verbs.Lead) || containsAny(head, l.Charge[:2]) || containsAny(head, l.Help[:2]) || containsAny(head, lexicon.Heads[:2]) || containsAny(head, lexicon.Nouns.Subject) || englishLabel(head) != None
}

// HeadsAgencies reports whether the head of a column is no label and still says that its cells name agencies: 分工.
func HeadsAgencies(head string) bool {
	return slices.Contains(lexicon.Heads, strings.ToLower(strings.Trim(head, " *:")))
}

// NamesPerson reports whether a text speaks of persons in charge: 主要负责人.
func NamesPerson(s string) bool { return containsAny(s, lexicon.Nouns.PersonEnds) }

// EndsAsPerson reports whether a text ends as the name of persons in charge does: 各乡镇主要负责人.
func EndsAsPerson(s string) bool {
	return slices.ContainsFunc(lexicon.Nouns.PersonEnds, func(w string) bool { return strings.HasSuffix(s, w) })
}

// Refused reports whether a label looks like a duty but assigns none: 监督单位.
func Refused(label string) bool { return hasPrefix(label, lexicon.Refused) }

// englishLabel reads Lead agency, Supporting, Responsible Party, Owner, Target Date, and those with a rank: Main responsible,
// Co-responsible, Other agencies.
func englishLabel(s string) Duty {
	s = strings.ToLower(s)
	if s == "" || s[0] < 'a' || s[0] > 'z' || len(s) > 60 {
		return None
	}
	if d := behind.duty(s); d != None { // In charge:
		return d
	}
	list := strings.Fields(englishParts.Replace(s))
	main, beside := false, false
	for ; len(list) > 1; list = list[1:] {
		ranks := lexicon.English.Ranks
		isMain, isBeside := slices.Contains(ranks.Main, list[0]), slices.Contains(ranks.Beside, list[0])
		if !isMain && !isBeside && !slices.Contains(ranks.Plain, list[0]) {
			break
		}
		main, beside = main || isMain, beside || isBeside
	}
	if len(list) == 0 || len(list) > 4 {
		return None
	}
	first := english[list[0]]
	if first == None && !(beside && isEnglishNoun(list[0])) {
		return None
	}
	for _, w := range list[1:] {
		if english[w] == None && !isEnglishNoun(w) {
			return None
		}
	}
	switch {
	case first == None, beside && first == Charge:
		return Help
	case main && first == Charge:
		return Lead
	}
	return first
}

func isEnglishNoun(w string) bool { return englishNouns[strings.TrimSuffix(w, "s")] }

var english, englishNouns = englishWords()

func englishWords() (map[string]Duty, map[string]bool) {
	duties, nouns := map[string]Duty{}, map[string]bool{}
	e := lexicon.English
	for duty, list := range map[Duty][]string{Lead: e.Lead, Charge: e.Charge, Help: e.Help, Date: e.Date, Person: e.Person} {
		for _, w := range list {
			duties[w] = duty
		}
	}
	for _, w := range e.Nouns {
		nouns[w] = true
	}
	return duties, nouns
}
