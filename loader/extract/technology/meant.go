package technology

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/extract/quantity"
)

// A label counts only where it is meant. It is not meant where it is cut out of a longer word (信息|交换机|制), where it
// stands in the name of a law, a plan or an agency, and where 5G is how wide a line is.
func (f *Finder) meant(norm string, h hit) bool {
	label, rest := norm[h.from:h.to], norm[h.to:]
	switch {
	case runsOn(label, rest), isLaw(rest), quantity.IsGeneration(label) && quantity.IsBandwidth(norm, h.from):
		return false
	}
	return !inAgencyName(norm, h.from, rest)
}

// longerWords lists, for the last character of a label, those after it with which it is another word: 交换机|制, 服务云|南.
var longerWords = map[rune]string{
	'机': "制构会关遇理能", '云': "南", '卡': "口", '能': "力", '器': "官材", '人': "才员口工", '书': "面记", '化': "工学肥", '湖': "北南州", '码': "头", '店': "铺", '商': "务", '电': "话", '网': "格点", '链': "接",
	'站': "点", '导': "向", '感': "受知", '创': "新业造作建立投办", '据': "点此", '光': "明荣临彩", '材': "料",
}

// runsOn reports whether the label and what stands after it are parted wrongly.
func runsOn(label, rest string) bool {
	next := longerWords[lastRune(label)]
	return next != "" && rest != "" && strings.ContainsRune(next, firstRune(rest))
}

// isLaw reports whether a label is the name of a law: 网络安全法, but not 网络安全法律法规.
func isLaw(rest string) bool {
	after, ok := strings.CutPrefix(rest, "法")
	return ok && !strings.ContainsRune("律规治人院", firstRune(after)) || strings.HasPrefix(rest, "条例")
}

// agencyEnds end the names of agencies in which a technology is no more than their field.
var agencyEnds = []string{
	"局", "委员会", "办公室", "研究院", "研究所", "研究中心", "测评中心", "评测中心", "管理中心", "评估中心", "检测中心", "认证中心", "监测中心", "促进中心", "发展中心", "保障中心", "审查中心", "协会", "学会", "联合会", "促进会", "联盟", "有限公司", "集团", "股份公司",
	"职业学院", "大学",
}

// agencyBegins begin them. Those of one character count only where a name may begin.
var agencyBegins = []string{"国家", "中国", "全国", "中华", "省", "市", "区", "县", "州"}

// farthestName is how many characters of an agency's name may stand on either side of a label.
const farthestName = 12

// inAgencyName reports whether the label lies in the name of an agency: 国家工业信息安全发展研究中心. What such a name consists
// of besides is Chinese, without a mark or a conjunction.
func inAgencyName(norm string, from int, rest string) bool {
	after, ends := agencyRun(rest)
	if !ends {
		return false
	}
	end := ""
	for _, w := range agencyEnds {
		if strings.Contains(after, w) {
			end = w
			break
		}
	}
	if end == "" {
		return false
	}
	if end == "有限公司" || end == "股份公司" {
		return true
	}
	before := norm[:from]
	for n := 0; n < farthestName; n++ {
		r, size := utf8.DecodeLastRuneInString(before)
		if size == 0 || !isHan(r) || strings.ContainsRune("和与及", r) {
			return false
		}
		before = before[:len(before)-size]
		if begins := norm[len(before):from]; startsWithAny(begins, agencyBegins) && (size < len(begins) && startsWithAny(begins, agencyBegins[:4]) || nameMayBegin(before) || quantity.EndsInVerb(before)) {
			return true
		}
	}
	return false
}

// nameMayBegin reports whether a name may begin behind these words: at the start, behind a mark or a conjunction.
func nameMayBegin(before string) bool {
	r := lastRune(before)
	return before == "" || !isHan(r) || strings.ContainsRune("和与及由向在请经", r)
}

// agencyRun is what of a name may stand behind a label. ends is false where no name of an agency can end in it.
func agencyRun(s string) (run string, ends bool) {
	left := farthestName
	for at, r := range s {
		switch r {
		case '局', '会', '室', '院', '所', '心', '盟', '司', '团', '学':
			ends = true
		case '和', '与', '及':
			return s[:at], ends
		}
		if left--; left < 0 || !isHan(r) {
			return s[:at], ends
		}
	}
	return s, ends
}

func startsWithAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// stretch is a part of a text: s[from:to].
type stretch struct{ from, to int }

// titles lists the stretches in book marks.
func titles(s string) (list []stretch) {
	for at := 0; ; {
		open := strings.Index(s[at:], "《")
		if open < 0 {
			return list
		}
		open += at
		shut := strings.Index(s[open:], "》")
		if shut < 0 {
			return list
		}
		at = open + shut
		list = append(list, stretch{open, at})
	}
}

func within(list []stretch, at int) bool {
	for _, x := range list {
		if x.from <= at && at < x.to {
			return true
		}
	}
	return false
}
