package agency

import (
	"strings"
	"unicode/utf8"
)

// IsUnit tells whether a text in normal form looks like the complete name of a body or of a group of bodies. It is
// strict: it serves to split A和B, and to tell a list of units from prose.
func (d *Directory) IsUnit(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 45 || strings.ContainsAny(s, "。:;,!?、") && !isGroup(s) {
		return false
	}
	if isEnglish(s) {
		return isEnglishUnit(s)
	}
	if isCollective(s) {
		return true
	}
	if name, second := secondName(s); second != "" {
		s = name
	}
	if d.national.official[s] != "" {
		return true
	}
	if level := levelOf(s); level != "" {
		rest := strings.TrimPrefix(s[len(level):], "级")
		return d.localUnit(rest)
	}
	if rest, ok := strings.CutPrefix(s, "团"); ok && levelOf(rest) != "" && rest == levelOf(rest)+"委" {
		return true
	}
	if j, official, rest := d.prefix(strings.TrimPrefix(s, "中共")); j != nil && (official && d.localUnit(rest) || endsLikeBody(rest) || d.local.official[rest] != "") {
		return true
	}
	if d.branchOf(s) != nil {
		return true
	}
	for _, names := range d.named {
		if names.official[s] != "" {
			return true
		}
	}
	return d.local.official[s] != "" || endsLikeOffice(s)
}

// localUnit tells whether a text can follow a place or a level word in a name.
func (d *Directory) localUnit(rest string) bool {
	if rest == "" || d.local.official[rest] != "" || rest == "政府" || rest == "委" || rest == "纪委" || rest == "法院" {
		return rest != ""
	}
	if after, ok := strings.CutPrefix(rest, "委"); ok && after != "" {
		return d.party.official[after] != "" || strings.HasSuffix(after, "部") || strings.HasSuffix(after, "办") || endsLikeBody(after)
	}
	if strings.HasSuffix(rest, "办") || strings.HasSuffix(rest, "委") || strings.HasSuffix(rest, "院") {
		return utf8.RuneCountInString(rest) <= 12
	}
	return endsLikeBody(rest)
}

// bodyEnds end the names of bodies; where a place or level word stands before, they suffice.
var bodyEnds = []string{
	"局", "厅", "委员会", "办公室", "办公厅", "政府", "管委会", "管委", "中心", "公司", "集团", "银行", "支行", "分行", "大学", "学院", "学校", "医院", "研究院", "研究所", "法院", "检察院", "海关", "街道", "街道办", "办事处", "园区", "开发区",
	"工委", "支队", "总队", "大队", "协会", "学会", "商会", "联盟", "联合会", "工会", "妇联", "科协", "残联", "文联", "侨联", "工商联", "贸促会", "基金会", "小组", "指挥部", "专班", "报社", "电视台", "总台", "图书馆", "博物馆", "文化馆", "档案馆", "供销社", "合作社", "联社", "总社", "师大", "党委", "党组", "团委", "红十字会",
	"人大", "政协", "政协办公厅", "警备区", "军分区", "气象台", "地震台", "管理站", "监测站", "管理处", "管理所", "交易所", "服务站", "实验室", "代表处", "工作部", "联席会议", "党校", "推进组", "工作组", "专项组", "单位", "部门", "企业", "园管会", "联通", "移动", "电信", "铁塔", "供电", "分局", "书院", "中科院", "领导小组", "教育部门", "督查室", "研究室", "开发区", "高新区", "新区", "融媒体中心",
}

func endsLikeBody(s string) bool {
	for _, end := range bodyEnds {
		if strings.HasSuffix(s, end) {
			return !isNoBody(s)
		}
	}
	return false
}

// isNoBody knows words that end like names but are none: 格局, 布局, 全局.
func isNoBody(s string) bool {
	for _, end := range []string{"格局", "布局", "全局", "大局", "结局", "开局", "客厅", "大厅", "餐厅", "展厅", "新局", "时局", "棋局", "僵局", "高新技术企业", "中小企业", "龙头企业", "骨干企业", "大型企业", "市场化企业", "试验区", "创新区"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// officeEnds end names that stand without place or level: 文物局, 阿里巴巴集团, 财政部门 is none.
var officeEnds = []string{"局", "委员会", "管委会", "管委", "办公室", "办公厅", "公司", "集团", "大学", "学院", "医院", "研究院", "海关", "支行", "中心支行", "管理局", "协会", "学会", "商会", "联盟", "联合会", "总工会", "领导小组", "领导小组办公室", "师大", "银行", "总社", "政工部", "检察院", "法院", "街道办事处", "人民政府", "工商联", "基金会", "交易所", "指挥部", "工作专班", "中心", "党委", "党工委", "纪委", "政治工作部", "政治工作局", "警备区", "军分区", "武警部队", "电视台", "图书馆", "博物馆", "研究所", "出版社", "合作社", "供销社", "运营商", "开发区", "高新区", "新区", "度假区", "风景区", "产业园", "督查室"}

func endsLikeOffice(s string) bool {
	if n := utf8.RuneCountInString(s); n < 3 {
		return false
	}
	for _, end := range officeEnds {
		if strings.HasSuffix(s, end) && len(s) > len(end) {
			return !isNoBody(s) && !startsLikeVerb(s)
		}
	}
	return false
}

// startsLikeVerb knows beginnings of phrases that only end like a name: 建设数据中心, 成立领导小组.
func startsLikeVerb(s string) bool {
	for _, verb := range []string{"建设", "成立", "设立", "建立", "打造", "推进", "推动", "加强", "支持", "鼓励", "完善", "发挥", "依托", "引导", "组建", "构建", "形成", "培育", "提升", "加快", "做好", "开展", "落实", "通过", "利用", "整合", "统筹", "以", "把", "将", "对", "在", "为", "向", "由", "与", "和", "及", "的", "是", "不", "谁", "该", "其"} {
		if strings.HasPrefix(s, verb) {
			return true
		}
	}
	return false
}
