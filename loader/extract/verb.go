package extract

import "strings"

// verbs end a list of units in a worded clause and say what the units do; longer ones stand before what they end with.
var verbs = []struct {
	word string
	duty duty
}{
	{"牵头组织实施", leads}, {"牵头负责", leads}, {"牵头落实", leads}, {"牵头实施", leads}, {"牵头推进", leads}, {"牵头协调", leads}, {"牵头组织", leads}, {"牵头抓总", leads},
	{"负责牵头", leads}, {"总牵头", leads}, {"牵头办理", leads}, {"牵头", leads}, {"主办", leads}, {"抓总", leads},
	{"负责配合", helps}, {"配合落实", helps}, {"配合实施", helps}, {"配合推进", helps}, {"配合", helps}, {"协助", helps}, {"协同", helps}, {"参与", helps}, {"参加", helps},
	{"指导", helps}, {"支持", helps}, {"协办", helps},
	{"负责组织实施", charged}, {"组织实施", charged}, {"负责落实", charged}, {"负责实施", charged}, {"负责推进", charged}, {"负责", charged}, {"落实", charged}, {"实施", charged}, {"承办", charged}, {"承担", charged}, {"推进", charged}, {"办理", charged},
}

// manners may stand between a list and its verb, or after another of them: 按照各自职责分工负责.
var manners = []string{
	"按照各自职责分工", "按照各自职责", "按照职责分工", "按照职责", "按照分工", "根据职责分工", "根据职责", "依据职责分工", "依职责分工", "按各自职责分工", "按各自职责", "按职责分工", "按职能分工", "按职责", "按职能", "按分工", "在各自职责范围内", "职责范围内",
	"依职责", "分工", "分别", "具体", "共同", "联合", "统筹", "各自", "组织", "一起", "积极", "全力", "主要", "密切",
}

// verbAt reads the verb phrase at the end of s: where it begins and what it says. at is len(s) where there is none.
func verbAt(s string) (at int, d duty) {
	body := strings.TrimRight(s, "。 ")
	for _, v := range verbs {
		if rest, ok := strings.CutSuffix(body, v.word); ok {
			at, d = len(rest), v.duty
			break
		}
	}
	if d == noDuty {
		return len(s), noDuty
	}
	for again := true; again; {
		again = false
		for _, m := range manners {
			if rest, ok := strings.CutSuffix(s[:at], m); ok {
				at, again = len(rest), true
			}
		}
	}
	return at, d
}
