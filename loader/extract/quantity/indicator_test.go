package quantity

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader/doc"
)

func TestReadIndicators(t *testing.T) {
	for _, test := range []struct{ name, heads, row, want string }{
		{"years, the first of them past", "序号|指标|单位|2022年|2025年", "1|污水处理率|%|88|≥95", "污水处理率 GE 95% 2025"},
		{"a column of aims beside a year of today", "指标|单位|2023年|2025年目标值", "学位|万个|3|4.5", "学位 EQ 4.5万个 2025"},
		{"several years to come", "指标名称（单位）|2022年（基期）|2023年|2024年", "床位（张）|200|不少于260|300左右", "床位 GE 260张 2023; 床位 ABOUT 300张 2024"},
		{"a range, a total in brackets, a multiplier", "指标|计量单位|目标值", "新增就业|人|[1.2万]", "新增就业 EQ 1.2万人 "},
		{"the unit in the cell", "主要指标|2025年", "绿化覆盖率|40%以上", "绿化覆盖率 GE 40% 2025"},
		{"growth by the year", "指标|单位|2025年|年均增长（%）", "产值|亿元|900|8.5", "产值 EQ 900亿元 2025; 产值年均增长 EQ 8.5% "},
		{"no value, or none that is understood", "指标|单位|2025年目标", "机制|—|基本建立", ""},
		{"a double", "指标|单位|2025年目标", "游客人次|万人次|翻一番", "游客人次 EQ 1番 2025"},
		{"English", "Indicator|Unit|Baseline (2022)|Target (2025)", "Trained nurses|persons|90|at least 1,200", "Trained nurses GE 1200persons 2025"},
		{"a table of tasks is none", "任务名称|2025年目标|责任单位", "修路|30公里|市交通局", "none"},
		{"neither is one without values", "指标|单位|责任部门", "绿道|公里|市园林局", "none"},
		{"what has been is no aim", "指标|单位|2021年完成值|2022年", "绿道|公里|20|30", "none"},
	} {
		t.Run(test.name, func(t *testing.T) {
			heads, cells := textsOf(test.heads), textsOf(test.row)
			c := FindIndicators(heads, 2023)
			if diff := cmp.Diff(test.want, spellIndicators(c, cells)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func spellIndicators(c *IndicatorColumns, cells []doc.Text) string {
	if c == nil {
		return "none"
	}
	unit := doc.Text{}
	if c.Unit >= 0 {
		unit = cells[c.Unit]
	}
	var list []string
	for _, v := range c.Values {
		if f, ok := ReadIndicator(cells[c.Metric], unit, cells[v.At], v); ok {
			list = append(list, fmt.Sprint(f.Metric, " ", f.Comparator, " ", f.Value, f.Unit, " ", f.Deadline))
		}
	}
	return strings.Join(list, "; ")
}

func textsOf(row string) (list []doc.Text) {
	for _, cell := range strings.Split(row, "|") {
		list = append(list, textOf(cell))
	}
	return list
}
