package loader_test

import (
	"fmt"
	"strings"
)

// longHead and longRows are a table of 34 tasks, long and short ones in turn, that takes several pages.
var longHead = []string{"序号", "工作任务", "牵头单位", "配合单位", "完成时限"}

func longRows() [][]string {
	verbs := []string{"建设", "推广", "完善", "升级"}
	things := []string{"水利物联网监测平台", "粮食仓储大数据系统", "林长制视频监控网络", "应急广播云平台", "社区养老智能终端", "冷链追溯区块链节点", "文化馆数字资源库"}
	more := []string{"", "，接入各县（市、区）现有系统，统一数据口径和接口规范", "，在全市范围内分批组织实施，逐步实现乡镇、街道、村（社区）三级全覆盖，并与省级平台互联互通，按季度通报进度", "，形成可复制的经验"}
	leads := []string{"市水利局", "市粮食和物资储备局", "市林业局", "市应急管理局", "市民政局", "市市场监督管理局", "市文化广电和旅游局"}
	helps := []string{"市财政局", "市财政局、市自然资源局、市生态环境局、市农业农村局、市气象局", "", "市大数据局、各县（市、区）人民政府"}
	var rows [][]string
	for i := range 34 {
		task := verbs[i%4] + things[i%7] + more[(i*3+i/5)%4]
		if i%3 == 0 {
			task += fmt.Sprintf("，建成示范点%d个", 12+i)
		}
		rows = append(rows, []string{fmt.Sprint(i + 1), task, leads[i%7], helps[(i+i/3)%4], fmt.Sprintf("%d年%d月", 2025+i%3, 1+i%12)})
	}
	return rows
}

// groups are the fields under which the tasks stand in a merged cell, with the number of rows of each.
var groups = []struct {
	name string
	rows int
}{{"生态治理", 9}, {"公共安全", 11}, {"民生服务", 14}}

// longLayouts are the ways in which the long table is set.
var longLayouts = []struct {
	name, style string
	grouped     bool // its first column has merged cells
	once        bool // its head is not said again
}{
	{name: "ruled, the head on each page", style: "td,th{border:1px solid #000}"},
	{name: "ruled, the head once", style: "td,th{border:1px solid #000}", once: true},
	{name: "ruled, cells at the top", style: "td,th{border:1px solid #000;vertical-align:top}"},
	{name: "ruled, rows whole", style: "td,th{border:1px solid #000}tr{break-inside:avoid}", once: true},
	{name: "ruled, in large type", style: "body{font-size:22px}td,th{border:1px solid #000}", once: true},
	{name: "ruled, on a coloured page", style: "html{background:#fafafa}body{background:#fff;border:1px solid #ccc}td,th{border:1px solid #000}", once: true},
	{name: "ruled, apart", style: "table{border-collapse:separate;border-spacing:2px}td,th{border:1px solid #000}"},
	{name: "merged fields", style: "td,th{border:1px solid #000}", grouped: true, once: true},
	{name: "merged fields, the head on each page", style: "td,th{border:1px solid #000}", grouped: true},
	{name: "merged fields at the top", style: "td,th{border:1px solid #000;vertical-align:top}", grouped: true, once: true},
	{name: "no rules", style: "", once: true},
	{name: "no rules, the head on each page", style: ""},
	{name: "no rules, rows close", style: "td,th{padding:0 6px}", once: true},
	{name: "no rules, rows close, cells at the top", style: "td,th{padding:0 6px;vertical-align:top}", once: true},
	{name: "no rules, rows close, in small type", style: "td,th{padding:0 8px;font-size:12px;line-height:1.3}"},
	{name: "rules between rows", style: "td,th{border-bottom:1px solid #000}", once: true},
	{name: "rules between rows, rows whole", style: "td,th{border-bottom:1px solid #000}tr{break-inside:avoid}"},
	{name: "a rule below the head", style: "th{border-bottom:2px solid #000}"},
	{name: "shaded rows", style: "tr:nth-child(odd) td{background:#eee}", once: true},
	{name: "landscape", style: "@page{size:A4 landscape}td,th{border:1px solid #000}", once: true},
	{name: "small pages", style: "@page{size:A5;margin:12mm}td,th{border:1px solid #000}", once: true},
	{name: "small pages, no rules", style: "@page{size:A5;margin:12mm}body{font-size:11px}", once: true},
	{name: "letter-spaced", style: "body{letter-spacing:2px}td,th{border:1px solid #000}", once: true},
	{name: "open sides", style: "table{border-top:1px solid #000;border-bottom:1px solid #000}td,th{border-bottom:1px solid #000}td+td,th+th{border-left:1px solid #000}", once: true},
}

const longTitle, longIntro = "青岩市数字治理三年行动计划（2025—2027年）", "为落实各项任务，制定本计划。"

// longText is the plan as a text.
func longText(grouped bool) string {
	var b strings.Builder
	b.WriteString(longTitle + "\n" + longIntro + "\n附件：青岩市数字治理重点任务清单\n")
	label := fieldOf(grouped)
	b.WriteString(label(-1, "\t") + strings.Join(longHead, "\t") + "\n")
	for i, row := range longRows() {
		b.WriteString(label(i, "\t") + strings.Join(row, "\t") + "\n")
	}
	return b.String()
}

// fieldOf gives the field of a row, where the table has fields.
func fieldOf(grouped bool) func(row int, after string) string {
	return func(row int, after string) string {
		if !grouped {
			return ""
		}
		if row < 0 {
			return "领域" + after
		}
		for _, g := range groups {
			if row -= g.rows; row < 0 {
				return g.name + after
			}
		}
		return after
	}
}

// longPage is the plan as a page.
func longPage(style string, grouped, once bool) string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><meta charset=utf-8><style>body{line-height:1.7}h1{text-align:center;font-size:22px}table{border-collapse:collapse;width:100%}
td,th{padding:4px 6px;font-weight:normal}th:nth-last-child(5){width:3em}` + style + "</style><h1>" + longTitle + "</h1><p>" + longIntro + "</p><p>附件：青岩市数字治理重点任务清单</p><table>")
	head, cell := "thead", "th"
	if once {
		head = "tbody"
	}
	b.WriteString("<" + head + "><tr>")
	if grouped {
		b.WriteString("<th>领域</th>")
	}
	for _, text := range longHead {
		b.WriteString("<" + cell + ">" + text + "</" + cell + ">")
	}
	b.WriteString("</tr></" + head + ">")
	next, group := 0, 0
	for i, row := range longRows() {
		b.WriteString("<tr>")
		if grouped && i == next {
			fmt.Fprintf(&b, "<td rowspan=%d>%s</td>", groups[group].rows, groups[group].name)
			next += groups[group].rows
			group++
		}
		b.WriteString("<td>" + strings.Join(row, "</td><td>") + "</td></tr>")
	}
	return b.String() + "</table>"
}
