package quantity

import (
	"testing"

	"github.com/plangraph/plangraph/graph"
)

func TestFindDay(t *testing.T) {
	for s, want := range map[string]string{
		"2018年7月3日":              "2018-07-03",
		"二〇一九年十一月二十三日":           "2019-11-23",
		"二零二零年十月一日":              "2020-10-01",
		"(发布日期:2021-02-08 来源:网)": "2021-02-08",
		"某市人民政府2022年12月30日印发":    "2022-12-30",
		"Issued March 9, 2021":   "2021-03-09",
		"Issued 9 Sept. 2021":    "2021-09-09",
		"2021年2月30日":             "",
		"2021年2月":                "",
		"电话12021-02-08":          "",
		"":                       "",
	} {
		if day, at, n := FindDay(s); day.String() != want || (n == 0) != (want == "") || at+n > len(s) {
			t.Errorf("FindDay(%q) = %q at %d, %d bytes; want %q", s, day, at, n, want)
		}
	}
}

func TestFindPeriod(t *testing.T) {
	for title, want := range map[string][2]int{
		"某市数字经济行动计划(2021-2023年)":     {2021, 2023},
		"某省实施方案(2022—2025年)":         {2022, 2025},
		"某市2018年-2020年推进方案":          {2018, 2020},
		"某市“十四五”信息化规划":               {2021, 2025},
		`某市"十三五"智慧城市规划`:              {2016, 2020},
		"某市2021年数字化改革工作要点":           {2021, 2021},
		"2022 Action Plan":           {2022, 2022},
		"某办发[2019]12号":               {0, 0},
		"某某目录(2020年版)":               {0, 0},
		"某市智慧城市建设总体方案":               {0, 0},
		"Digital Strategy 2021–2024": {2021, 2024},
	} {
		if start, end := FindPeriod(title); [2]int{start, end} != want {
			t.Errorf("FindPeriod(%q) = %d, %d; want %v", title, start, end, want)
		}
	}
}

func TestFindDeadline(t *testing.T) {
	for _, c := range []struct {
		says string
		want string
	}{
		{"总体目标。到2025年,数字化水平明显提高。", "2025"},
		{"2023年底前完成平台建设。", "2023"},
		{"平台建设(2022年6月底前完成)", "2022-06"},
		{"“十四五”期间,重点推进以下工程。", "2025"},
		{"与“十三五”相比明显提高。", ""},
		{"5月底完成。", "2021-05"},
		{"明年9月底前建成。", "2022-09"},
		{"2022年上半年启动运行。", "2022-06"},
		{"2022年重点任务", "2022"},
		{"2022年12月31日前完成。", "2022-12-31"},
		{"By September 2022, all offices will report.", "2022-09"},
		{"September 30, 2022", "2022-09-30"},
		{"Complete the rollout by the end of 2023.", "2023"},
		{"坚持创新驱动。完善体系,补齐短板。到2024年,产业规模达到500亿元。", ""},
		{"推进改革。完善体系。到2024年,实现下列目标:", "2024"},
		{"2022年底前完成试点,2023年底前全面推广。", ""},
		{"2018年底前完成。", ""},
		{"每年12月底前报送总结。", ""},
		{"自2022年1月1日起施行。", ""},
		{"较2020年增长一倍。", ""},
		{"依据《规划(2016-2025年)》制定。", ""},
		{"2021年8月23日,某市召开大会,部署下一步工作。", ""},
		{"加强组织领导。", ""},
	} {
		if got := FindDeadline(textOf(c.says), 2021); got.String() != c.want {
			t.Errorf("FindDeadline(%q) = %q, want %q", c.says, got, c.want)
		}
	}
}

func TestParseDayTakesOnlyTheStart(t *testing.T) {
	if day, n := ParseDay("2018年7月3日印发"); day != (graph.Date{Year: 2018, Month: 7, Day: 3}) || n != len("2018年7月3日") {
		t.Errorf("got %v, %d bytes", day, n)
	}
	if _, n := ParseDay("于2018年7月3日"); n != 0 {
		t.Errorf("%d bytes of a text that begins with another word", n)
	}
}
