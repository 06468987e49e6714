package agency

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// Places is the table of places that people keep.
type Places struct {
	Nation    Nation
	Provinces map[string]Province
	Others    map[string][]string // other nations, with other names of theirs
}

// Nation is the nation that the provinces belong to.
type Nation struct {
	Name  string
	En    string
	Signs []string // by which document numbers name it: 国发〔2015〕40号
}

// Province is a province with its prefectures, whose names lack 市 where they end in it.
type Province struct {
	En     string
	Sign   string
	Cities map[string]string
}

// Gazetteer knows places by their names. Counties it makes as texts name them.
type Gazetteer struct {
	nation *graph.Jurisdiction
	byName map[string]*graph.Jurisdiction // any name: 杭州, 杭州市, Hangzhou
	full   map[string]*graph.Jurisdiction // official names only
	short  map[string]*graph.Jurisdiction // without 市, 省 …
	sign   map[string]*graph.Jurisdiction // as document numbers name them
	heads  map[rune]bool                  // the first characters of all names, to pass over others quickly
}

// NewGazetteer makes a gazetteer. Two places with one official name are an error.
func NewGazetteer(p Places) (*Gazetteer, error) {
	g := &Gazetteer{
		byName: map[string]*graph.Jurisdiction{}, full: map[string]*graph.Jurisdiction{}, short: map[string]*graph.Jurisdiction{}, sign: map[string]*graph.Jurisdiction{}, heads: map[rune]bool{},
	}
	g.nation = graph.NewJurisdiction(p.Nation.Name, p.Nation.En, graph.LevelNation, nil)
	g.name(g.nation, "国家", "全国", "中华人民共和国")
	for _, s := range p.Nation.Signs {
		g.sign[s] = g.nation
	}
	for _, name := range sortedKeys(p.Provinces) {
		if err := g.province(name, p.Provinces[name]); err != nil {
			return nil, err
		}
	}
	for _, name := range sortedKeys(p.Others) {
		g.name(graph.NewJurisdiction(name, name, graph.LevelNation, nil), p.Others[name]...)
	}
	g.citySigns(p)
	for name := range g.byName {
		r, _ := utf8.DecodeRuneInString(name)
		g.heads[r] = true
	}
	return g, nil
}

func (g *Gazetteer) province(name string, p Province) error {
	if g.full[name] != nil {
		return fmt.Errorf("%s stands twice", name)
	}
	j := graph.NewJurisdiction(name, p.En, graph.LevelProvince, g.nation)
	g.name(j, provinceShort(name))
	g.full[name], g.short[provinceShort(name)], g.sign[p.Sign] = j, j, j
	for _, city := range sortedKeys(p.Cities) {
		official := city
		if !hasPlaceEnd(city) {
			official += "市"
		}
		if g.full[official] != nil {
			return fmt.Errorf("%s stands twice", official)
		}
		c := graph.NewJurisdiction(official, p.Cities[city], graph.LevelPrefecture, j)
		g.full[official] = c
		g.name(c)
		if short := cityShort(city); g.short[short] == nil {
			g.short[short] = c
			g.name(c, short)
		}
	}
	return nil
}

// name makes a place known by its official and English names and the others given; who comes first keeps a name.
func (g *Gazetteer) name(j *graph.Jurisdiction, others ...string) {
	for _, n := range append([]string{j.Name, j.EnglishName}, others...) {
		n = strings.ToLower(n)
		if n != "" && g.byName[n] == nil {
			g.byName[n] = j
		}
	}
}

// citySigns finds the first characters that name one city only: 杭政办函 is of Hangzhou, 咸政办发 of Xianning or Xianyang.
func (g *Gazetteer) citySigns(p Places) {
	count := map[string]int{}
	for _, province := range p.Provinces {
		for city := range province.Cities {
			count[firstRune(city)]++
		}
	}
	for short, j := range g.short {
		if head := firstRune(short); j.Level == graph.LevelPrefecture && count[head] == 1 && g.sign[head] == nil {
			g.sign[head] = j
		}
	}
}

func firstRune(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[:size]
}

func hasPlaceEnd(s string) bool {
	for _, end := range []string{"州", "盟", "地区", "林区"} {
		if strings.HasSuffix(s, "自治"+end) || end != "州" && strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

func provinceShort(name string) string {
	for _, end := range []string{"壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区", "省", "市"} {
		if short, ok := strings.CutSuffix(name, end); ok {
			return short
		}
	}
	return name
}

// cityShort drops what follows a prefecture's own name: 恩施土家族苗族自治州 → 恩施.
func cityShort(name string) string {
	for _, end := range []string{"地区", "林区", "盟"} {
		if short, ok := strings.CutSuffix(name, end); ok {
			return short
		}
	}
	if !strings.HasSuffix(name, "自治州") {
		return name
	}
	for _, people := range []string{"土家族", "朝鲜族", "藏族", "彝族", "布依族", "苗族", "哈尼族", "壮族", "傣族", "白族", "傈僳族", "回族", "蒙古", "柯尔克孜", "哈萨克", "蒙古族"} {
		if at := strings.Index(name, people); at > 0 {
			return name[:at]
		}
	}
	return strings.TrimSuffix(name, "自治州")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// Jurisdiction finds a place by any of its names: 杭州, 杭州市, Hangzhou. It is nil where none has the name.
func (g *Gazetteer) Jurisdiction(name string) *graph.Jurisdiction {
	return g.byName[strings.ToLower(strings.TrimSpace(name))]
}

// longestName is the most characters that a place's name has.
const longestName = 12

// prefix finds the place with whose name s begins, by official or short name, and what remains of s.
func (g *Gazetteer) prefix(s string) (j *graph.Jurisdiction, official bool, rest string) {
	n, ends := 0, make([]int, 0, longestName)
	for i := range s {
		if n++; n > 1 {
			ends = append(ends, i)
		}
		if n > longestName {
			break
		}
	}
	ends = append(ends, len(s))
	for i := len(ends) - 1; i >= 0; i-- {
		if j = g.full[s[:ends[i]]]; j == nil {
			continue
		}
		if below, ok, rest := g.prefix(s[ends[i]:]); ok && below.Parent == j {
			return below, true, rest // 浙江省杭州市
		}
		return g.county(j, s[ends[i]:])
	}
	for i := len(ends) - 1; i >= 0; i-- {
		if j = g.short[s[:ends[i]]]; j != nil {
			return j, false, s[ends[i]:]
		}
	}
	return nil, false, s
}

// county reads the county that follows a place: 杭州市|余杭区|人民政府. Kinds of place in general (社区, 开发区) are none.
func (g *Gazetteer) county(j *graph.Jurisdiction, s string) (*graph.Jurisdiction, bool, string) {
	n := 0
	for i, r := range s {
		if n++; n > 7 || strings.ContainsRune("的和与及、关于推进", r) || n == 1 && strings.ContainsRune("全我本各该市县区省", r) {
			break
		}
		end := i + utf8.RuneLen(r)
		if n > 1 && strings.ContainsRune("区县市旗", r) && !generalPlace(s[:end]) && followsPlace(s[end:]) {
			return graph.NewJurisdiction(s[:end], "", graph.LevelCounty, j), true, s[end:]
		}
	}
	return j, true, s
}

func generalPlace(s string) bool {
	for _, end := range []string{"社区", "地区", "园区", "开发区", "城区", "景区", "小区", "辖区", "市区", "校区", "灾区", "示范区", "试验区", "实验区", "功能区", "自治区", "城市", "都市", "新区管理", "合作区", "保税区", "港区", "片区"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// followsPlace tells whether what comes next speaks of the place before it as one that governs or is governed.
func followsPlace(rest string) bool {
	if rest == "" {
		return true
	}
	for _, word := range []string{"人民政府", "政府", "委", "人大", "关于", "办公", "“", "20", "智慧", "数字", "推进", "加快", "国民", "促进", "贯彻", "深化", "实施", "建设", "加强", "支持", "优化", "进一步", "创建", "发展", "全面", "新型", "信息", "大数据", "重点", "教育", "财政", "公安", "民政", "人力", "农业", "水利", "交通", "卫生", "科", "经", "工业", "住房", "自然", "生态", "市场", "应急"} {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	return false
}

// JurisdictionIn finds the place that a title, an issuer or the letters of a document number name: the place at the
// front, else the first official name within, else the first short one, else the sign of a document number. It is nil
// where the text does not tell.
func (g *Gazetteer) JurisdictionIn(s string) *graph.Jurisdiction {
	if j, _, _ := g.prefix(s); j != nil {
		return j
	}
	for _, head := range []string{"国务院", "中共中央", "中央"} {
		if strings.HasPrefix(s, head) {
			return g.nation
		}
	}
	var short *graph.Jurisdiction
	for i, r := range s {
		if !g.heads[r] {
			continue
		}
		j, official, _ := g.prefix(s[i:])
		if j != nil && official {
			return j
		}
		if short == nil {
			short = j
		}
	}
	if short != nil {
		return short
	}
	if j, ok, _ := g.county(nil, s); ok && j != nil {
		return j
	}
	return g.signed(s)
}

// signed reads the letters of a document number: 皖开放办, 杭政办函, 国办发.
func (g *Gazetteer) signed(s string) *graph.Jurisdiction {
	if runes := utf8.RuneCountInString(s); runes < 2 || runes > 12 {
		return nil
	}
	for _, word := range []string{"政", "府", "发", "办", "函", "委"} {
		if strings.Contains(s, word) {
			return g.sign[firstRune(s)]
		}
	}
	return nil
}
