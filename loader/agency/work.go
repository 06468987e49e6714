package agency

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// workBody reads a body that is named by its level and its work alone: 市财政部门 is 杭州市财政局 in a plan of Hangzhou.
func (d *Directory) workBody(name string, in *graph.Jurisdiction) (body, bool) {
	rest, ok := strings.CutSuffix(name, "部门")
	if !ok {
		return body{}, false
	}
	s, ok := d.splitPlace(rest, in)
	if !ok || s.place == nil || s.how == byShort {
		return body{}, false
	}
	e := d.local.work(s.after, s.place)
	if e == nil {
		return body{}, false
	}
	b := d.office(e, s.place)
	b.aliases = append(b.aliases, name)
	return b, true
}

// commissions are works that a commission does in provinces and cities, though offices of the name exist.
var commissions = []string{"发改", "发展改革", "发展和改革", "卫健", "卫生健康", "国资"}

// work is the body of a place that does a work; nil where the tables have none, or several of which none is the usual one.
func (l *localForms) work(work string, place *graph.Jurisdiction) *entry {
	named := func(end string) *entry { return l.entry(place.Level, form{after: work + end}) }
	bureau, department, commission, office := named("局"), named("厅"), named("委"), named("办")
	municipality := place.Level == graph.LevelProvince && strings.HasSuffix(place.Name, "市")
	switch {
	case place.Level != graph.LevelCounty && slices.Contains(commissions, work):
		return commission
	case municipality && bureau != nil && commission != nil:
		return nil
	case place.Level == graph.LevelProvince && !municipality && department != nil:
		return department
	case bureau != nil && (office == nil || office == bureau):
		return bureau
	case bureau == nil && commission != nil && office == nil:
		return commission
	case bureau == nil && commission == nil:
		return office
	}
	return nil
}

// isWork reports whether bodies of any level are named by the work: 财政, 工业和信息化.
func (l *localForms) isWork(s string) bool {
	if n := utf8.RuneCountInString(s); n < 2 || n > 14 {
		return false
	}
	return slices.ContainsFunc([]string{"局", "委", "厅", "办"}, func(end string) bool { return l.known(form{after: s + end}) })
}

// Complete gives a name without any place the head of the last name before it that has one, where it means nothing without
// it: 市住建局、重点项目局 names 市重点项目局, 市委组织部、社会工作部 names 市委社会工作部. It returns the name, and the one whose head
// those behind it take.
func (d *Directory) Complete(name, before string, in *graph.Jurisdiction) (full, head string) {
	if _, _, ok := cutLevel(name); ok {
		return name, name
	}
	level, rest, ok := cutLevel(before)
	if !ok || isEnglish(name) || !d.isBareUnit(name, utf8.RuneCountInString(name)) || !d.Resolve(name, in).Unresolved {
		return name, before
	}
	heads := []string{level}
	if strings.HasPrefix(rest, "委") {
		heads = []string{level + "委", level}
	}
	for _, head := range heads {
		a := d.Resolve(head+name, in)
		if !a.Unresolved && a.Kind != graph.Collective && a.Kind != graph.Enterprise {
			return head + name, before
		}
	}
	return name, before
}
