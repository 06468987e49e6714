package agency

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// readCounty reads the county that stands at the front of s, and below j, which may be nil: 余杭区|人民政府. isAfter tells
// whether what comes after it speaks of a county. Kinds of place in general (社区, 开发区) are none. It is nil where there is none.
func readCounty(j *graph.Jurisdiction, s string, isAfter func(string) bool) (county *graph.Jurisdiction, rest string) {
	n := 0
	for i, r := range s {
		if n++; n > longestCounty || strings.ContainsRune(":;,。的和与及、关于推进各级有相某本我全委府局()", r) || n == 1 && strings.ContainsRune("该市县区省", r) {
			break
		}
		end := i + utf8.RuneLen(r)
		if n > 1 && strings.ContainsRune("区县市旗", r) && !generalPlace(s[:end]) && isAfter(s[end:]) {
			return graph.NewJurisdiction(s[:end], "", graph.LevelCounty, j), s[end:]
		}
	}
	return nil, s
}

// longestCounty is the most characters that a county's name has, but for some of many peoples.
const longestCounty = 7

func generalPlace(s string) bool {
	for _, end := range []string{"社区", "地区", "园区", "开发区", "高新区", "经开区", "城区", "景区", "小区", "辖区", "市区", "县区", "区县", "校区", "灾区", "示范区", "试验区", "实验区", "功能区", "自治区", "城市", "都市", "合作区", "保税区", "综保区", "港区", "片区", "度假区", "专区", "街区", "库区"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// speaksOfPlace reports whether what follows a name in a title or issuer speaks of it as a place that governs or is governed.
func speaksOfPlace(rest string) bool {
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
