package pdf_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// four writes a row of four cells.
func (d *drawing) four(y float64, cells ...string) {
	for i, cell := range cells {
		if cell != "" {
			d.write([]float64{78, 118, 268, 388}[i], y, strings.Split(cell, "|")...)
		}
	}
}

// TestRowsWithoutRules reads tables whose rows neither rules nor numbers tell apart.
func TestRowsWithoutRules(t *testing.T) {
	fields := &drawing{} // the first column says what rows have in common, in their middle
	fields.four(700, "领域", "任务", "单位", "时限")
	for i, row := range [][]string{{"建设灌区闸门", "县水利局", "2025年6月"}, {"改造乡村公路", "县交通局", "2025年7月"}, {"开办老年食堂", "县民政局", "2025年8月"}, {"安装路灯", "县城管局", "2025年9月"}} {
		y := 670 - 30*float64(i)
		fields.four(y, append([]string{""}, row...)...)
	}
	fields.write(78, 655, "基础")
	fields.write(78, 595, "民生")

	dated := &drawing{} // rows stand as close as lines; each begins with its date
	dated.four(700, "领域", "任务", "单位", "时限")
	for i, row := range [][]string{{"基础", "建设灌区闸门和|水位监测站", "县水利局、县财|政局", "2025年6|月底"}, {"基础", "改造乡村公路及|其桥梁", "县交通局、乡镇|政府", "2025年7|月底"}, {"民生", "开办老年食堂|三十处", "县民政局、县卫|健局", "2025年8|月底"}} {
		dated.four(672-28*float64(i), row...)
	}

	first := &drawing{} // the head ends a page, and row 3 is cut by the next end
	first.write(72, 740, "三、任务安排", "任务分工如下表，由各单位负责落实，每年检查一次。")
	first.four(100, "序号", "任务", "单位", "时限")
	second := &drawing{}
	for i, row := range [][]string{{"1", "建设水库监测网", "市水利局", "6月"}, {"2", "推广冷链平台", "市商务局", "7月"}, {"3", "建设粮食系统", "市粮食局", "8月"}} {
		second.four(700-40*float64(i), row...)
	}
	for _, test := range []struct {
		name  string
		pages []*drawing
		want  string
	}{
		{"fields in the middle of their rows", []*drawing{fields}, "领域|任务|单位|时限\n基础|建设灌区闸门|县水利局|2025年6月\n基础|改造乡村公路|县交通局|2025年7月\n民生|开办老年食堂|县民政局|2025年8月\n民生|安装路灯|县城管局|2025年9月\n"},
		{"dates at the head of close rows", []*drawing{dated}, "领域|任务|单位|时限\n基础|建设灌区闸门和水位监测站|县水利局、县财政局|2025年6月底\n基础|改造乡村公路及其桥梁|县交通局、乡镇政府|2025年7月底\n民生|开办老年食堂三十处|县民政局、县卫健局|2025年8月底\n"},
		{"the head on the page before", []*drawing{first, second}, "三、任务安排\n任务分工如下表，由各单位负责落实，每年检查一次。\n序号|任务|单位|时限\n1|建设水库监测网|市水利局|6月\n2|推广冷链平台|市商务局|7月\n3|建设粮食系统|市粮食局|8月\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, arranged(t, test.pages...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
