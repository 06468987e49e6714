package agency

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// Resolve makes the agency that a name means in a plan of the place: its full official name, its kind and where it is.
// The name is in normal form (doc.Normalize); in may be nil or graph.UnknownJurisdiction. The answer is never nil: a name
// that neither rule nor table knows stands as written, marked unresolved. Each call makes a value of its own.
func (d *Directory) Resolve(written string, in *graph.Jurisdiction) *graph.Agency {
	name, second := secondName(written)
	b := d.body(name, in)
	a := &graph.Agency{ID: graph.NewAgencyID(b.name, b.in), Name: b.name, ShortName: b.short, Kind: b.kind, Jurisdiction: b.in, Successor: b.after, Unresolved: b.unknown}
	if name != b.name {
		a.ShortName = name
	}
	for _, alias := range append([]string{b.short, second, written}, b.aliases...) {
		if alias != "" && alias != a.Name && alias != a.ShortName && !slices.Contains(a.Aliases, alias) {
			a.Aliases = append(a.Aliases, alias)
		}
	}
	slices.Sort(a.Aliases)
	return a
}

// secondName takes a second name out of the brackets that end a name: 市科委(市知识产权局).
func secondName(s string) (name, second string) {
	if !strings.HasSuffix(s, ")") {
		return s, ""
	}
	at := strings.LastIndex(s, "(")
	if at <= 0 {
		return s, ""
	}
	inner := s[at+1 : len(s)-1]
	for _, end := range []string{"局", "办", "委", "厅", "办公室", "中心", "委员会"} {
		if strings.HasSuffix(inner, end) && hasLevel(inner) == hasLevel(s) {
			return s[:at], inner
		}
	}
	return s, ""
}

// levels are the words that stand for the place of a plan, or one above it.
var levels = []string{"自治区", "自治州", "自治县", "市", "省", "县", "区", "州", "旗", "盟"}

func levelOf(s string) string {
	for _, l := range levels {
		if strings.HasPrefix(s, l) && len(s) > len(l) {
			return l
		}
	}
	return ""
}

func hasLevel(s string) bool { return levelOf(s) != "" }

func (d *Directory) body(name string, in *graph.Jurisdiction) body {
	if isEnglish(name) {
		return englishBody(name, in)
	}
	if isCollective(name) {
		return body{name: name, short: name, kind: graph.Collective, in: in}
	}
	for _, try := range []func(string, *graph.Jurisdiction) (body, bool){d.namedBody, d.league, d.nationalBody, d.placedBody, d.levelBody, d.bareBody} {
		if b, ok := try(name, in); ok {
			return b
		}
	}
	return body{name: name, short: name, kind: kindOf(name), in: in, unknown: true}
}

// namedBody finds a body that no rule reaches, in the plan's place or one above.
func (d *Directory) namedBody(name string, in *graph.Jurisdiction) (body, bool) {
	for j := in; j != nil; j = j.Parent {
		if official, ok := d.named[j.Name].official[name]; ok {
			shorts := d.named[j.Name].short[official]
			return body{name: official, short: shorts[0], aliases: shorts, kind: kindOf(official), in: j}, true
		}
	}
	return body{}, false
}

// league is the Communist Youth League: 团市委.
func (d *Directory) league(name string, in *graph.Jurisdiction) (body, bool) {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(name, "共青"), "团")
	level := levelOf(rest)
	if !ok || level == "" || rest != level+"委" {
		return body{}, false
	}
	j := d.at(level, in)
	if j == nil {
		return body{}, false
	}
	return body{name: "共青团" + j.Name + "委员会", short: "团" + levelWord(j) + "委", kind: graph.Association, in: j}, true
}

// nationalBody finds a body of the nation. A name that local bodies have too (发展改革委) means it only in a plan of the nation.
func (d *Directory) nationalBody(name string, in *graph.Jurisdiction) (body, bool) {
	official, ok := d.national.official[name]
	if !ok || !isNationWide(name) && !isNation(in) && name != official {
		return body{}, false
	}
	short := official
	if shorts := d.national.short[official]; len(shorts) > 0 {
		short = shorts[0]
	}
	return body{name: official, short: short, aliases: d.national.short[official], kind: kindOf(official), in: d.nation, after: d.after[official]}, true
}

func isNation(j *graph.Jurisdiction) bool {
	return j == nil || j.Level == graph.LevelNation
}

// isNationWide tells whether a name can only mean a body of the nation.
func isNationWide(name string) bool {
	for _, head := range []string{"国家", "国务院", "中央", "中国", "中华", "最高", "全国", "共青团中央"} {
		if strings.HasPrefix(name, head) {
			return true
		}
	}
	for _, end := range []string{"部", "总局", "总署", "署", "保监会", "证监会", "人民银行", "总社", "中科院"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// placedBody reads a name that begins with its place: 杭州市人民政府办公厅, 合肥海关, 杭州电信公司.
func (d *Directory) placedBody(name string, in *graph.Jurisdiction) (body, bool) {
	base, isParty := strings.CutPrefix(name, "中共")
	for j := in; j != nil; j = j.Parent {
		if rest, ok := strings.CutPrefix(base, j.Name); ok && rest != "" && j.Level == graph.LevelCounty && !isParty {
			return d.localBody(j, rest) // a county is in no table
		}
	}
	if branch := d.branchOf(base); branch != nil {
		return body{name: name, short: name, kind: kindOf(name), in: branch}, true
	}
	j, official, rest := d.prefix(base)
	if j == nil || rest == "" || !official && isArea(j) && d.local.official[rest] == "" {
		return body{}, false
	}
	if isParty && official {
		rest = strings.TrimPrefix(rest, "委员会")
		return d.partyBody(j, "委"+strings.TrimPrefix(rest, "委"))
	}
	if b, ok := d.localBody(j, rest); ok && (official || d.local.official[rest] != "" || rest == "政府") {
		return b, true
	}
	return body{name: name, short: name, kind: kindOf(name), in: j}, true
}

// branchOf is the place of a branch of a national body: 人行杭州中心支行, 国家税务总局杭州市税务局. It is nil for any other name.
func (d *Directory) branchOf(name string) *graph.Jurisdiction {
	for _, head := range nationalHeads {
		if rest, ok := strings.CutPrefix(name, head); ok {
			j, _, after := d.prefix(rest)
			if j != nil && after != "" {
				return j
			}
		}
	}
	return nil
}

var nationalHeads = []string{"中国人民银行", "人民银行", "人行", "国家税务总局", "国家统计局", "国家外汇管理局", "国家金融监督管理总局", "中国电信", "中国移动", "中国联通", "中国铁塔", "国网", "国家电网", "中国农业发展银行", "中国银保监会", "中国证监会", "国家知识产权局", "国家能源局"}

// isArea tells whether a place is a prefecture that is no city, whose short name may be a word of its own: 阿里.
func isArea(j *graph.Jurisdiction) bool {
	return j.Level == graph.LevelPrefecture && !strings.HasSuffix(j.Name, "市")
}

// levelBody reads a name that begins with a level word: 市经信委, 省发展改革委.
func (d *Directory) levelBody(name string, in *graph.Jurisdiction) (body, bool) {
	level := levelOf(name)
	if level == "" {
		return body{}, false
	}
	j := d.at(level, in)
	if j == nil {
		return body{}, false
	}
	return d.localBody(j, strings.TrimPrefix(name[len(level):], "级"))
}

// at finds the place that a level word means in a plan of the place: itself or one above it; nil where there is none.
func (d *Directory) at(level string, in *graph.Jurisdiction) *graph.Jurisdiction {
	for j := in; j != nil; j = j.Parent {
		if levelWord(j) == level || level == "州" && strings.HasSuffix(j.Name, "州") || level == "省" && j.Level == graph.LevelProvince && strings.HasSuffix(j.Name, "省") {
			return j
		}
	}
	return nil
}

// levelWord is the word by which a plan of the place calls it: 市, 省, 自治区.
func levelWord(j *graph.Jurisdiction) string {
	for _, l := range levels {
		if strings.HasSuffix(j.Name, l) && j.Name != l {
			return l
		}
	}
	return ""
}

// bareBody reads a name without a place or level: a company or school as it is called, or, in a local plan, an office of
// the plan's own place: 财政局.
func (d *Directory) bareBody(name string, in *graph.Jurisdiction) (body, bool) {
	kind := kindOf(name)
	if kind == graph.Enterprise || kind == graph.PublicInstitution || kind == graph.Association {
		return body{name: name, short: name, kind: kind}, endsLikeBody(name)
	}
	if in != nil && in.Level != graph.LevelNation && (d.local.official[name] != "" || strings.HasSuffix(name, "局") && len(name) <= 24) {
		return d.localBody(in, name)
	}
	if endsLikeOffice(name) {
		return body{name: name, short: name, kind: kind, in: in}, true
	}
	return body{}, false
}
