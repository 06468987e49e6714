package extract

import "strings"

// StatesBareLists tells whether the passage says that the brackets at the end of items list the units: 括号内为责任单位.
func StatesBareLists(s string) bool {
	for _, where := range []string{"括号内", "括号中", "括号里"} {
		if _, after, ok := strings.Cut(s, where); ok {
			head := after[:min(len(after), 60)]
			return strings.Contains(head, "单位") || strings.Contains(head, "部门")
		}
	}
	return false
}

// StatesOrderRule tells whether the passage says that the first of each list leads from here on.
func StatesOrderRule(s string) bool {
	if at := strings.Index(s, "下同"); at >= 0 {
		return isOrderRule(s[max(0, at-90):at])
	}
	for _, sentence := range strings.Split(s, "。") {
		if isOrderRule(sentence) && (StatesBareLists(sentence) || strings.Contains(sentence, "为牵头") || strings.Contains(sentence, "为主办") || strings.Contains(sentence, "是牵头")) {
			return true
		}
	}
	return false
}

// isMarkRule knows the remark that a mark sets the lead apart, 标☆的为牵头单位; the mark itself says so of each name.
func isMarkRule(s string) bool {
	return strings.Contains(s, "牵头") && (strings.Contains(s, "标") || strings.Contains(s, "带")) && strings.ContainsAny(s, "☆★※▲△◎*#")
}

// isOrderRule knows the rule stated once that the first of each list leads: 排在第一位的部门为牵头部门, 列第一位者为牵头单位.
func isOrderRule(s string) bool {
	return (strings.Contains(s, "第一位") || strings.Contains(s, "首位") || strings.Contains(s, "排第一") || strings.Contains(s, "列第一") || strings.Contains(s, "第一个")) &&
		(strings.Contains(s, "牵头") || strings.Contains(s, "主办") || strings.Contains(s, "主责"))
}
