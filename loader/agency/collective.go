package agency

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// isCollective reports whether a name means a group of bodies: 各区、县(市)政府, 相关企业, 领导小组各成员单位, 17个市级帮扶集团牵头单位.
func (p phrases) isCollective(s string) bool {
	if rest, ok := strings.CutPrefix(s, "各"); utf8.RuneCountInString(s) < 3 {
		return ok && rest != "" && strings.Contains("省市县区州盟旗乡镇村地", rest)
	}
	for _, head := range []string{"各", "相关", "有关", "所有", "全体", "其他", "其它"} {
		if rest, ok := strings.CutPrefix(s, head); ok {
			return endsLikeGroup(rest) && !strings.ContainsAny(rest, ":;,。")
		}
	}
	if isPlacesInGeneral(s) || isOfLevels(s) {
		return true
	}
	if strings.HasSuffix(s, "成员单位") || strings.HasSuffix(s, "牵头单位") {
		return true
	}
	for _, word := range []string{"相关", "有关", "各"} {
		if at := strings.Index(s, word); at > 0 && endsLikeGroup(s[at+len(word):]) && p.isGroupHead(s[:at]) {
			return true
		}
	}
	rest := strings.TrimLeft(s, "0123456789")
	return rest != s && (strings.HasPrefix(rest, "个") || strings.HasPrefix(rest, "家")) && endsLikeGroup(rest)
}

// isGroupHead reports whether the words before 相关 or 各 can begin the name of a group: 市级, 国务院, 领导小组.
func (p phrases) isGroupHead(s string) bool {
	return utf8.RuneCountInString(s) <= 14 && !endsInConjunction(s) && !strings.ContainsAny(s, "。,;") && !p.begin(s)
}

// endsInConjunction reports whether a name goes on behind: 市委宣传部和|相关部门.
func endsInConjunction(s string) bool {
	for _, word := range []string{"和", "及", "与", "会同", "并", "由", "等"} {
		if strings.HasSuffix(s, word) || strings.HasPrefix(s, word) {
			return true
		}
	}
	return false
}

func endsLikeGroup(s string) bool {
	for _, end := range []string{"部门", "单位", "部门、单位", "企业", "地区", "地方", "政府", "区县", "县区", "区", "县", "市", "州", "乡镇", "镇", "街道", "镇街", "园区", "机构", "院校", "高校", "医院", "学校", "协会", "公司", "集团", "银行", "委办局", "局", "委", "办", "管委会", "运营商", "社区", "村", "人", "方面", "厅", "媒体", "团体", "组织", "开发区", "功能区", "市县", "专班", "处室", "科室", "公所", "派出所", "站所", "院系", "学院", "车间", "支部", "网格员", "干部"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return strings.HasSuffix(s, ")")
}

// isGroup reports whether a comma may stand within the name: 各区、县(市)政府.
func isGroup(s string) bool {
	return strings.HasPrefix(s, "各") || strings.HasSuffix(s, "、政府") || strings.HasSuffix(s, "、单位") || strings.Contains(s, "(") || strings.HasPrefix(s, "省、市") || strings.HasPrefix(s, "市、县") || strings.HasPrefix(s, "县、区")
}

// isPlacesInGeneral reports whether a name speaks of the governments of places in general: 区县政府, 县(市、区)人民政府, 街道办事处.
func isPlacesInGeneral(s string) bool {
	for _, end := range []string{"人民政府", "政府", "办事处"} {
		if kinds, ok := strings.CutSuffix(s, end); ok && kinds != "" {
			return !slices.Contains(levels, kinds) && onlyPlaceWords(kinds)
		}
	}
	return false
}

// isOfLevels reports whether a name means the bodies of several levels: 省、市、县三级发展改革部门, 市县两级政府.
func isOfLevels(s string) bool {
	if !strings.Contains(s, "级") {
		return false
	}
	for _, word := range []string{"两级", "三级", "四级", "各级"} {
		if kinds, rest, ok := strings.Cut(s, word); ok && kinds != "" {
			return onlyPlaceWords(kinds) && endsLikeGroup(rest) && utf8.RuneCountInString(rest) > 1
		}
	}
	return false
}

// onlyPlaceWords reports whether a text holds nothing but kinds of places.
func onlyPlaceWords(s string) bool {
	for s != "" {
		rest := strings.TrimLeft(s, "、()和及")
		for _, word := range []string{"自治区", "自治州", "自治县", "直辖市", "街道", "乡镇", "省", "市", "县", "区", "州", "旗", "盟", "乡", "镇"} {
			if after, ok := strings.CutPrefix(rest, word); ok {
				rest = after
				break
			}
		}
		if rest == s {
			return false
		}
		s = rest
	}
	return true
}
