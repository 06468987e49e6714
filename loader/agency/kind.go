package agency

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// kindEnds tell the kind of a body by how its name ends, the first that fits.
var kindEnds = []struct {
	ends []string
	kind graph.AgencyKind
}{
	{[]string{"党委", "党工委", "党组", "纪委", "政法委", "机关工委", "机关工作委员会", "党校"}, graph.Party},
	{[]string{"总工会", "工会", "妇联", "妇女联合会", "科协", "科学技术协会", "工商联", "工商业联合会", "残联", "残疾人联合会", "文联", "侨联", "红十字会", "红会", "协会", "学会", "商会", "联盟", "联合会", "贸促会", "国际贸易促进委员会", "团中央", "团委", "基金会", "共青团中央", "青年团中央委员会", "促进会"}, graph.Association},
	{[]string{"公司", "集团", "运营商", "企业", "交易所", "电网", "合作社", "出版社", "酒店", "铁塔", "电信", "移动", "联通"}, graph.Enterprise},
	{[]string{"大学", "学院", "学校", "中学", "小学", "师大", "医院", "研究院", "研究所", "科学院", "社科院", "中科院", "工程院", "设计院", "电视台", "广播电视总台", "图书馆", "博物馆", "文化馆", "档案馆", "科技馆", "中心", "报社", "高校", "院校", "供销社", "供销合作社", "供销合作总社", "合作社联合社", "实验室"}, graph.PublicInstitution},
}

// kindOf tells what sort of body has the name.
func kindOf(name string) graph.AgencyKind {
	for _, head := range []string{"中央", "中共"} {
		if strings.HasPrefix(name, head) && !strings.Contains(name, "广播") && !strings.Contains(name, "军委") {
			return graph.Party
		}
	}
	if strings.Contains(name, "人行") || strings.Contains(name, "人民银行") {
		return graph.Government
	}
	for _, k := range kindEnds {
		for _, end := range k.ends {
			if strings.HasSuffix(name, end) {
				return k.kind
			}
		}
	}
	if strings.HasSuffix(name, "银行") || strings.HasSuffix(name, "支行") || strings.HasSuffix(name, "分行") {
		return graph.Enterprise
	}
	return graph.Government
}
