// Package words is the lexicon of duty: the words by which plans say who leads, who is in charge and who supports. It is
// data (lexicon.yaml), and every reader of duties takes its words from here: adding a verb is one line there.
package words

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
)

// Duty is what words say of a list of agencies, before it is known who else the clause names.
type Duty int

// The duties.
const (
	None   Duty = iota
	Lead        // 牵头, 主办
	Charge      // 责任单位, 负责: the role depends on whether somebody leads
	Help        // 配合, 参与
	Person      // persons and reference points, which are no agencies: 责任领导
	Date        // 完成时限: a deadline, not a list
	Remark      // 资金来源, 适用范围: it ends a list and names nobody
)

// Verb is a word that stands after a list of agencies, or between two.
type Verb struct {
	Text string
	Duty Duty
	Weak bool // prose has it too often: 实施, 推进
	Join bool // the list behind it supports the one before it: 会同
}

//go:embed lexicon.yaml
var source []byte

type byDuty struct{ Lead, Charge, Weak, Help, Person, Date, Remark []string }

type file struct {
	Verbs    byDuty
	Joins    []string
	Manners  struct{ By, Whose, What, Within, Plain []string }
	Aids     []string
	Frames   struct{ Before, After []string }
	NotVerbs []string `yaml:"notVerbs"`
	Labels   byDuty
	Stems    byDuty
	Prefixes []string
	Nouns    struct {
		Agency, Kinds, Person, Date, Remark []string
		PersonEnds                          []string `yaml:"personEnds"`
		DateEnds                            []string `yaml:"dateEnds"`
		General, Subject                    []string
	}
	Refused []string
	English struct {
		Lead, Charge, Help, Date, Person, Nouns []string
		DateHeads                               []string `yaml:"dateHeads"`
		Ranks                                   struct{ Main, Beside, Plain []string }
		Qualifiers, Behind                      byDuty
		Adverbs                                 []string
		Said                                    struct {
			By, Does byDuty
			Not, So  []string
			Told     struct {
				Modals, Ongoing, Passive, Adverbs, Idle, Help, Through, Apart, Such, Things, Starts []string
			}
		}
		Markers []string
	}
	Conventions struct {
		First, Signed, Brackets, Same, Below, All, Must, Listed, Asked, Guided, Former, Now, Detail, This []string
		Under                                                                                             string
	}
	References struct {
		Above, Below, Here, Whole, Others, Not, Named, Counters, Items, Adjectives []string
		English                                                                    struct {
			Above, Below, Others, Items, Places, Numbers, Named, Be []string
			Verbs                                                   byDuty
		}
	}
	Heads   []string
	Markers []string
	Stars   []string
	Marks   byDuty
	Status  []string
	Past    []string
}

var lexicon, verbs = read()

// read parses the lexicon, which is part of the program: what is wrong in it, a test finds.
func read() (file, map[rune][]Verb) {
	var f file
	if err := yaml.UnmarshalWithOptions(source, &f, yaml.Strict()); err != nil {
		panic(fmt.Sprintf("lexicon.yaml: %v", err))
	}
	index := map[rune][]Verb{}
	add := func(list []string, v Verb) {
		for _, w := range list {
			v.Text = w
			r, _ := utf8.DecodeRuneInString(w)
			index[r] = append(index[r], v)
		}
	}
	add(f.Verbs.Lead, Verb{Duty: Lead})
	add(f.Verbs.Charge, Verb{Duty: Charge})
	add(f.Verbs.Weak, Verb{Duty: Charge, Weak: true})
	add(f.Verbs.Help, Verb{Duty: Help})
	add(f.Joins, Verb{Duty: Help, Join: true})
	for _, list := range index {
		slices.SortStableFunc(list, func(a, b Verb) int { return len(b.Text) - len(a.Text) })
	}
	for _, list := range [][]string{f.Manners.By, f.Manners.What, f.Manners.Plain, f.Prefixes, f.Nouns.Agency, f.Nouns.Kinds, f.Frames.Before, f.Frames.After, f.Conventions.Former, f.Conventions.Now, f.Conventions.This, f.Nouns.Person, f.Nouns.Date, f.Nouns.Remark, f.Status} {
		slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	}
	return f, index
}

// VerbAt is the longest verb at the start of s that no noun turns into something else (负责人).
func VerbAt(s string) (Verb, bool) {
	if v, ok := framedVerb(s); ok {
		return v, true
	}
	r, _ := utf8.DecodeRuneInString(s)
	for _, v := range verbs[r] {
		rest, ok := strings.CutPrefix(s, v.Text)
		if ok && (v.Join || !hasPrefix(rest, lexicon.NotVerbs) || beginsVerb(rest)) {
			return v, true
		}
	}
	return Verb{}, false
}

// framedVerb is a verb with the words around it that leave what it says: 发挥牵头作用.
func framedVerb(s string) (Verb, bool) {
	n := frameIndex.at(s)
	if n == 0 {
		return Verb{}, false
	}
	framed := func(word string, d Duty) (Verb, bool) {
		rest, ok := strings.CutPrefix(s[n:], word)
		after := prefix(rest, lexicon.Frames.After)
		return Verb{Text: s[:len(s)-len(rest)+after], Duty: d}, ok && after > 0
	}
	r, _ := utf8.DecodeRuneInString(s[n:])
	for _, v := range verbs[r] {
		if framed, ok := framed(v.Text, v.Duty); ok && !v.Weak && !v.Join {
			return framed, true
		}
	}
	for d, list := range map[Duty][]string{Charge: lexicon.Labels.Charge, Help: lexicon.Labels.Help} { // 承担|主体|责任
		for _, w := range list {
			if framed, ok := framed(w, d); ok {
				return framed, true
			}
		}
	}
	return Verb{}, false
}

// BeginsWithHelp reports whether a task begins by saying that whoever has it only helps: 配合做好…, not 支持….
func BeginsWithHelp(s string) bool {
	v, ok := VerbAt(s)
	return ok && v.Duty == Help && !v.Join && hasPrefix(s, lexicon.Stems.Help)
}

// beginsVerb reports whether a verb stands at the start of s: 牵头|制定, where 制 makes no noun of 牵头.
func beginsVerb(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return slices.ContainsFunc(verbs[r], func(v Verb) bool { return strings.HasPrefix(s, v.Text) })
}

// Verbs lists every verb.
func Verbs() (list []Verb) {
	for _, some := range verbs {
		list = append(list, some...)
	}
	slices.SortFunc(list, func(a, b Verb) int { return strings.Compare(a.Text, b.Text) })
	return list
}

// Joins reports whether a text holds a word that joins lists: 会同.
func Joins(s string) bool { return containsAny(s, lexicon.Joins) }

// AidAt is the length of the word at the start of s that tells what a list does beside others: 做好|资金保障.
func AidAt(s string) int { return prefix(s, lexicon.Aids) }

var manners, frameIndex = newIndex(lexicon.Manners.Plain), newIndex(lexicon.Frames.Before)

// StatusAt reports whether s begins with a word on how far or how long: 持续推进.
func StatusAt(s string) bool { return hasPrefix(s, lexicon.Status) }

// General are the words behind 等 that only say of what sort a list is.
func General() []string { return lexicon.Nouns.General }

// Stars are the signs that set the one who leads apart.
func Stars() []string { return lexicon.Stars }

// HasMark reports whether a text holds a mark of who leads.
func HasMark(s string) bool { return containsAny(s, lexicon.Marks.Lead) }

// CutMark cuts the remarks off the end of a name that say what it does: 市财政局|(主).
func CutMark(name string) (rest string, lead, help bool) {
	for _, mark := range lexicon.Marks.Lead {
		if head, ok := strings.CutSuffix(name, mark); ok {
			name, lead = head, true
		}
	}
	for _, mark := range lexicon.Marks.Help {
		if head, ok := strings.CutSuffix(name, mark); ok {
			name, help = head, true
		}
	}
	return name, lead, help
}

func hasPrefix(s string, list []string) bool { return prefix(s, list) > 0 }

func hasSuffix(s string, list []string) bool {
	return slices.ContainsFunc(list, func(w string) bool { return strings.HasSuffix(s, w) })
}

func prefix(s string, list []string) int {
	for _, w := range list {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}
