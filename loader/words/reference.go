package words

import (
	"regexp"
	"slices"
	"strings"
)

// Where says where the items stand that a clause is for.
type Where int

// The places of items.
const (
	Own      Where = iota // the clause is its item's own
	Above                 // 以上4项, the actions above
	Below                 // 下列任务, the following actions
	Here                  // 本部分各项任务, all actions in this area
	Numbered              // 第17—19项, actions 4 and 5
	Whole                 // 各项任务, every measure
)

// Reference is what words beside a duty say of the items that it is for.
type Reference struct {
	Where   Where
	Count   string // how many there are, as written; empty where it does not say
	Numbers string // their numbers, as written
	Lacks   Duty   // Lead: only those that name no lead; Charge: only those that name nobody; None: all
}

// The forms of reference, each with what it means; the groups are a count, numbers and a word of duty.
type form struct {
	where   Where
	lacks   Duty
	pattern *regexp.Regexp
	heads   *index // what it begins with; nil for anything
	bare    bool   // it needs 由, a label or 均 behind it
}

const (
	chineseNumber = `\(?(?:\d{1,3}(?:\.\d{1,2})*|[一二三四五六七八九十百]{1,5})\)?`
	chineseSign   = `(?:[-—–~至到、,和及与]|以及)`
	englishNumber = `[a-z]?\d{1,2}(?:\.\d{1,2})*`
	englishSign   = `(?:, and |, | and | to | through | & |-|–)`
)

var chineseForms, englishForms = forms(), formsInEnglish()

func forms() []form {
	r := lexicon.References
	items := `(?:` + oneOf(r.Items) + `)`
	counter := `(?:个)?(?:` + oneOf(r.Counters) + `)`
	numbers := `第?` + chineseNumber + `(?:` + counter + `)?(?:` + chineseSign + `第?` + chineseNumber + `)*`
	tail := `(?:` + counter + `)?` + items + `?`
	of := func(where Where, heads []string) []form {
		begins := newIndex(heads)
		return []form{
			{where: Numbered, heads: begins, pattern: regexp.MustCompile(`^(?:` + oneOf(heads) + `)(?P<numbers>第` + numbers + `)` + counter + items + `?`)},
			{where: Numbered, heads: begins, pattern: regexp.MustCompile(`^(?:` + oneOf(heads) + `)(?P<numbers>` + chineseNumber + chineseSign + chineseNumber + `)` + counter + items + `?`)},
			{where: where, heads: begins, pattern: regexp.MustCompile(`^(?:` + oneOf(heads) + `)(?:(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3}|两)|各|全部|所有|的)?` + tail), bare: true},
		}
	}
	list := slices.Concat(of(Above, r.Above), of(Below, r.Below), of(Here, r.Here))
	named := `(?:` + oneOf(r.Not) + `)(?:` + oneOf(r.Named) + `)(?:` + oneOf(lexicon.Prefixes) + `)?`
	nouns := `(?:` + oneOf(lexicon.Nouns.Agency) + `)`
	lacking := newIndex(r.Not, []string{"凡", "对"})
	return append(list,
		form{where: Numbered, heads: newIndex([]string{"第"}), pattern: regexp.MustCompile(`^(?P<numbers>第` + numbers + `)` + counter + items + `?`)},
		form{where: Numbered, pattern: regexp.MustCompile(`^(?P<numbers>` + chineseNumber + chineseSign + chineseNumber + `)` + counter + items + `?`)},
		form{where: Numbered, heads: newIndex(r.Items), pattern: regexp.MustCompile(`^` + items + `(?P<numbers>` + chineseNumber + `(?:` + chineseSign + chineseNumber + `)*)`)},
		form{where: Whole, lacks: Lead, heads: lacking, pattern: regexp.MustCompile(`^(?:凡|对)?` + named + `(?:` + oneOf(lexicon.Labels.Lead) + `)` + nouns + `的?(?:各项|其他)?` + items + `?,?`)},
		form{where: Whole, lacks: Charge, heads: lacking, pattern: regexp.MustCompile(`^(?:凡|对)?` + named + `(?:` + oneOf(lexicon.Labels.Charge) + `)?` + nouns + `?的(?:各项|其他)?` + items + `?,?`)},
		form{where: Whole, lacks: Charge, heads: newIndex(r.Others), pattern: regexp.MustCompile(`^(?:` + oneOf(r.Others) + `)(?:各|未列)?(?:` + counter + items + `?|` + items + `),?`)},
		form{where: Whole, heads: newIndex(r.Whole), pattern: regexp.MustCompile(`^(?:` + oneOf(r.Whole) + `)`), bare: true},
	)
}

func formsInEnglish() []form {
	r := lexicon.References.English
	items := `(?:` + oneOf(r.Items) + `)s?`
	count := `(?:(?P<count>` + oneOf(r.Numbers) + `|\d{1,2}) )?`
	all := `(?:all |each |every |both |of |the |these |those )*`
	some := `(?:all |each |every |both |these |those )`
	place := `(?:` + oneOf(r.Places) + `)\b`
	named := `(?:` + oneOf(r.Named) + `)`
	compile := func(s string) *regexp.Regexp { return regexp.MustCompile(`^` + s) }
	return []form{
		{where: Numbered, pattern: compile(`(?:the )?` + items + ` (?P<numbers>` + englishNumber + `(?:` + englishSign + englishNumber + `)*)\b`)},
		{where: Below, pattern: compile(all + count + `(?:` + oneOf(r.Below) + `) ` + count + items + `\b`)},
		{where: Above, pattern: compile(all + count + `(?:` + oneOf(r.Above) + `) ` + count + items + `\b`)},
		{where: Below, pattern: compile(all + count + items + ` below\b`)},
		{where: Above, pattern: compile(all + count + items + ` above\b`)},
		{where: Here, pattern: compile(all + count + items + ` (?:in|under|of|within) this ` + place)},
		{where: Whole, lacks: Lead, pattern: compile(`(?:(?:where|when|if) no ` + lead() + `(?: \w+)? (?:is|are|has been|have been) ` + named + `|` + all + `(?:any )?` + items + ` (?:without|with no|that names? no) (?:a |any )?(?:named )?` + lead() + `(?: \w+)?),? ?`)},
		{where: Whole, lacks: Charge, pattern: compile(`(?:(?:where|when|if) (?:no|nobody|no-one)(?: \w+){0,2} (?:is|are|has been|have been) ` + named + `|(?:unless|where not|except where) (?:otherwise )?` + named + `(?: otherwise)?),? ?`)},
		{where: Whole, lacks: Charge, pattern: compile(all + `(?:` + oneOf(r.Others) + `) ` + items + `\b`)},
		{where: Here, pattern: compile(all + `(?P<count>` + oneOf(r.Numbers) + `|\d{1,2}) ` + items + `\b`)},
		{where: Here, pattern: compile(`(?:these|those|both) ` + items + `\b`)},
		{where: Whole, pattern: compile(some + `(?:of |the )*` + items + `\b(?: (?:in|of) (?:the|this) (?:plan|programme|program|strategy))?`)},
	}
}

func lead() string { return `(?:` + oneOf(lexicon.English.Lead) + `)` }

// oneOf is a pattern for one of the words, the longest that fits.
func oneOf(words []string) string {
	list := slices.Clone(words)
	slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	for i, w := range list {
		list[i] = regexp.QuoteMeta(w)
	}
	return strings.Join(list, "|")
}

// longestReference is the most bytes of a reference.
const longestReference = 150

// ReferenceAt reads the reference with which a text begins, and says how long it is; n is 0 where there is none.
func ReferenceAt(s string) (ref Reference, n int) {
	list := chineseForms
	if s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z') {
		if list, s = englishForms, LowerASCII(s[:min(len(s), longestReference)]); !mayReferInEnglish(s) {
			return Reference{}, 0
		}
	} else if !mayRefer(s) {
		return Reference{}, 0
	}
	s = s[:min(len(s), longestReference)]
	for _, f := range list {
		if f.heads != nil && f.heads.at(s) == 0 {
			continue
		}
		m := f.pattern.FindStringSubmatchIndex(s)
		if m == nil || f.bare && !goesOn(s[m[1]:]) {
			continue
		}
		ref = Reference{Where: f.where, Lacks: f.lacks}
		for i, name := range f.pattern.SubexpNames() {
			if i > 0 && m[2*i] >= 0 && name == "count" {
				ref.Count = s[m[2*i]:m[2*i+1]]
			} else if i > 0 && m[2*i] >= 0 {
				ref.Numbers = s[m[2*i]:m[2*i+1]]
			}
		}
		return ref, m[1]
	}
	return Reference{}, 0
}

// mayRefer is a cheap test for the first characters of a reference in Chinese.
func mayRefer(s string) bool {
	return referenceHeads.at(s) > 0 || s != "" && s[0] >= '0' && s[0] <= '9'
}

var referenceHeads = newIndex(lexicon.References.Above, lexicon.References.Below, lexicon.References.Here, lexicon.References.Whole, lexicon.References.Not, lexicon.References.Others, lexicon.References.Items, []string{"第", "凡", "对", "(", "一"})

// mayReferInEnglish is the same for a text in lower case: its first word is one of a reference's, and what it speaks of is an
// item or somebody who is not named.
func mayReferInEnglish(s string) bool {
	first := s
	if end := strings.IndexFunc(s, func(r rune) bool { return r < 'a' || r > 'z' }); end >= 0 {
		first = s[:end]
	}
	switch first {
	case "where", "when", "if", "unless", "except":
		return true
	}
	return (englishHeads[first] || englishHeads[strings.TrimSuffix(first, "s")]) && referenceItems.in(s)
}

var referenceItems = newIndex(lexicon.References.English.Items)

var englishHeads = func() map[string]bool {
	heads := map[string]bool{"all": true, "each": true, "every": true, "both": true, "of": true, "the": true, "these": true, "those": true, "any": true}
	r := lexicon.References.English
	for _, w := range slices.Concat(r.Items, r.Numbers, r.Below, r.Above, r.Others) {
		heads[w] = true
	}
	return heads
}()

// goesOn reports whether a duty may follow a reference: 由, 均需, a label.
func goesOn(s string) bool {
	return s != "" && (strings.HasPrefix(s, ":") || hasPrefix(s, lexicon.Conventions.All) || hasPrefix(s, lexicon.Conventions.Must) || BeginsLabel(s))
}

// AllAt is the length of the words between a reference and 由: 以上4项|均应|由A牵头.
func AllAt(s string) (n int, all bool) {
	n = prefix(s, lexicon.Conventions.All)
	all = n > 0
	for {
		more := prefix(s[n:], lexicon.Conventions.Must)
		if more == 0 || strings.HasPrefix(s[n:], "由") {
			return n, all
		}
		n += more
	}
}

// EnglishNumber is the number that a word says: three; 0 where it is none.
func EnglishNumber(s string) int { return slices.Index(lexicon.References.English.Numbers, s) + 1 }

// CutItems cuts the word for items off a heading that says whose they are: 由A负责的|事项.
func CutItems(s string) (rest string, ok bool) {
	for _, w := range lexicon.References.Items {
		if rest, ok := strings.CutSuffix(s, w); ok {
			rest = strings.TrimSuffix(rest, "的")
			for _, adjective := range lexicon.References.Adjectives {
				rest = strings.TrimSuffix(strings.TrimSuffix(rest, adjective), "的")
			}
			return rest, true
		}
	}
	return s, false
}

// Refers finds the verb with which an English sentence says whose the items of a reference are: A |leads| all actions below.
func Refers(s string) (v Verb, at int) {
	from, to, duty := referring.find(s)
	if duty == None {
		return Verb{}, -1
	}
	return Verb{Text: s[from:to], Duty: duty}, from
}

// CutBe cuts the verb off the end of s that stands before who leads: all actions |will be| led by A.
func CutBe(s string) (rest string, ok bool) {
	for _, be := range lexicon.References.English.Be {
		if rest, ok := strings.CutSuffix(s, " "+be+" "); ok {
			return rest, true
		}
	}
	return s, false
}
