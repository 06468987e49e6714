package metadata

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

// jurisdiction reads the place from what says it, most surely first: the beginning of the title, the issuers, the title as a
// whole, the number, and last what the text says of itself. A place that the text only mentions is not the plan's.
func (r *reader) jurisdiction(m Metadata, h *head) *graph.Jurisdiction {
	title := doc.Normalize(m.Title)
	front := r.frontPlace(title)
	issuer := r.issuersPlace(m.Issuers)
	switch {
	case front != nil && issuer != nil && (issuer.Within(front) || sameCounty(front, issuer)):
		return issuer
	case front != nil:
		return front
	case issuer != nil:
		return issuer
	}
	for _, s := range []string{title, strings.SplitN(m.Number, "〔", 2)[0]} {
		if j := r.agencies.JurisdictionIn(s); s != "" && j != nil {
			return j
		}
	}
	return r.selfPlace(h)
}

// sameCounty reports whether a county whose prefecture the title does not tell is the issuers' one.
func sameCounty(front, issuer *graph.Jurisdiction) bool {
	return front.Parent == nil && front.Name == issuer.Name
}

// frontPlace is the place with which a title begins. A county that no table has is one where the plan speaks of its bodies as
// a county's: 云溪县低空经济方案 with （责任单位：县财政局）.
func (r *reader) frontPlace(title string) *graph.Jurisdiction {
	title = strings.TrimLeft(title, "“《")
	for _, head := range []string{"中共", "关于印发", "关于推进", "关于"} {
		title = strings.TrimLeft(strings.TrimPrefix(title, head), "“《")
	}
	if title == "" {
		return nil
	}
	if j := r.agencies.JurisdictionAtFront(title); j != nil {
		return j
	}
	county, level := r.agencies.UnknownCounty(title)
	if county == nil || !r.speaksAs(level) {
		return nil
	}
	return county
}

// speaksAs reports whether the plan calls its bodies by the level word: 县财政局, 经市政府同意.
func (r *reader) speaksAs(level string) bool {
	source := r.doc.Source[:min(len(r.doc.Source), longestLook)]
	for _, before := range []string{":", "、", "(", ",", "经", "各"} {
		for _, after := range []string{"财政", "发", "政府", "人民政府", "直", "教", "科", "经", "农", "水", "工信", "数据", "大数据", "商务", "委", "交通", "住", "市场监管", "自然资源", "人社", "人力", "应急", "公安", "司法", "民政", "生态", "文", "卫", "统计", "审", "行政", "政务", "司法"} {
			if strings.Contains(source, before+level+after) || strings.Contains(source, wide(before)+level+after) {
				return true
			}
		}
	}
	return false
}

// longestLook is the most bytes of a text in which its bodies are looked for.
const longestLook = 100 << 10

// wide is a mark as Chinese text writes it.
func wide(mark string) string {
	return strings.NewReplacer(":", "：", "(", "（", ",", "，").Replace(mark)
}

// issuersPlace is the place of the first issuer that has one; the administration of a zone and the government of a town are
// of theirs. Bodies of the nation issue for the nation.
func (r *reader) issuersPlace(issuers []string) *graph.Jurisdiction {
	for _, name := range issuers {
		if j := r.agencies.PlaceOfIssuer(name); j != nil {
			return j
		}
	}
	return nil
}

// sayings are how a text says which place it governs: 由杭州市发展改革委负责解释, 在阿坝州行政区域内, 我局印发了《义乌市…》.
var sayings = []*regexp.Regexp{
	regexp.MustCompile(`由([\p{Han}]{3,24}?)(?:负责|承担)解释`),
	regexp.MustCompile(`(?:在|适用于|于|是指|,|。|^)([\p{Han}]{2,14}?)行政区域`),
	regexp.MustCompile(`(?:我|本)[\p{Han}]{1,4}[^。;《]{0,12}(?:印发|制定|出台)[^。;《]{0,6}《([\p{Han}]{2,30})`),
	regexp.MustCompile(`经([\p{Han}]{2,10}人民政府)(?:第[\p{Han}0-9]{1,5}次)?[\p{Han}]{0,8}(?:同意|通过)`),
}

// selfPlace is the place that the text names when it speaks of itself. An English text names its nation anywhere.
func (r *reader) selfPlace(h *head) *graph.Jurisdiction {
	for _, name := range h.called() {
		if j := r.frontPlace(name); j != nil {
			return j
		}
	}
	var found *graph.Jurisdiction
	r.doc.Root.Walk(func(n *doc.Node) {
		for _, b := range n.Blocks {
			if found == nil && b.Cells == nil && saysOfItself(b.Text.Norm) {
				found = r.placeSaid(b.Text.Norm)
			}
		}
	})
	if found != nil {
		return found
	}
	if !strings.ContainsFunc(r.doc.Source, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return r.mostNamed()
	}
	return graph.UnknownJurisdiction
}

// saysOfItself is a cheap test for the sayings.
func saysOfItself(s string) bool {
	return strings.Contains(s, "解释") || strings.Contains(s, "行政区域") || strings.Contains(s, "《") && (strings.Contains(s, "我") || strings.Contains(s, "本")) || strings.Contains(s, "人民政府")
}

func (r *reader) placeSaid(s string) *graph.Jurisdiction {
	for _, saying := range sayings {
		for _, m := range saying.FindAllStringSubmatch(s, 8) {
			if j := r.agencies.JurisdictionAtFront(m[1]); j != nil {
				return j
			}
		}
	}
	return nil
}

// mostNamed is the place that an English text names most often, where it names one clearly more often than any other.
func (r *reader) mostNamed() *graph.Jurisdiction {
	count, first, second := map[graph.ID]int{}, graph.UnknownJurisdiction, 0
	for _, j := range r.placesNamed() {
		count[j.ID]++
		if count[j.ID] > count[first.ID] {
			first = j
		}
	}
	for id, n := range count {
		if id != first.ID {
			second = max(second, n)
		}
	}
	if count[first.ID] < 2 || count[first.ID] <= second {
		return graph.UnknownJurisdiction
	}
	return first
}

// placesNamed lists the place that each stretch of the text between two marks names, where it names one.
func (r *reader) placesNamed() []*graph.Jurisdiction {
	var list []*graph.Jurisdiction
	r.doc.Root.Walk(func(n *doc.Node) {
		for _, b := range n.Blocks {
			for _, stretch := range strings.FieldsFunc(b.Text.Norm, func(r rune) bool { return strings.ContainsRune(",;:()[]", r) }) {
				if j := r.agencies.JurisdictionIn(stretch); j != nil {
					list = append(list, j)
				}
			}
		}
	})
	return list
}
