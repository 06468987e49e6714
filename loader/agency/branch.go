package agency

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// branchBody reads a branch of a body of the nation: 中国信保|安徽|分公司.
func (d *Directory) branchBody(name string, in *graph.Jurisdiction) (body, bool) {
	e, s := d.branch(name, in)
	if e == nil || s.place == nil {
		return body{}, false
	}
	at := d.shortOf(s.place)
	if s.how != byShort {
		at = official(s.place)
	}
	b := body{name: e.name + at + d.contractions.expand(s.after), kind: e.kind, in: s.place}
	if e.in == d.nation {
		b.in = d.nation
	}
	b.short = b.name
	for _, head := range e.shorts {
		b.aliases = append(b.aliases, head+at+s.after)
	}
	if len(e.shorts) > 0 {
		b.short = e.shorts[0] + at + s.after
	}
	return b, true
}

// branch takes a name apart into the body of the nation, and the place and branch that follow; nil where it is no such name.
func (d *Directory) branch(name string, in *graph.Jurisdiction) (*entry, placedName) {
	for i := range name {
		e := d.national[name[:i]]
		if e == nil {
			continue
		}
		if s, ok := d.splitPlace(name[i:], in); ok && isBranch(s.after) {
			return e, s
		}
	}
	return nil, placedName{}
}

func isBranch(s string) bool {
	for _, end := range []string{"分公司", "公司", "分行", "支行", "分局", "监管局", "监管办", "局", "办事处", "部", "分院", "分社", "专员办", "特派办", "特派员办事处", "总队", "调查队", "中心支行", "管理部", "监管办公室"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
