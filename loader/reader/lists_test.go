package reader_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// TestWhereClausesStand reads clauses that stand elsewhere than behind their item: in lines below a label, in headings, on cards,
// before a list; and what stands behind the end of a plan, which is none of it.
func TestWhereClausesStand(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"names one a line", "孝感市灌溉方案\n一、任务\n（一）修建渠道。\n责任单位：\n市水利局\n市财政局\n（二）清淤。责任单位：市林业局\n市审计局\n", []string{"修建渠道: 市水利局、市财政局", "清淤: 市林业局、市审计局"}},
		{"a heading below a list is no name of it", "孝感市灌溉方案\n一、任务\n（一）修建渠道。责任单位：市水利局\n建设数据中心\n", []string{"修建渠道: 市水利局"}},
		{"brackets of headings", "孝感市灌溉方案\n一、修渠（市水利局）\n1.疏浚干渠。\n2.加固堤坝。\n二、植树（市林业局、市财政局）\n1.补植苗木。\n", []string{"疏浚干渠: 市水利局", "加固堤坝: 市水利局", "补植苗木: 市林业局、市财政局"}},
		{"labels before their lists", "孝感市灌溉清单\n责任单位：市水利局\n1.疏浚干渠。\n2.加固堤坝。\n责任单位：市林业局\n1.补植苗木。\n", []string{"疏浚干渠: 市水利局", "加固堤坝: 市水利局", "补植苗木: 市林业局"}},
		{"cards in bold", "# 孝感市灌溉任务\n\n**任务编号** A-1\n**任务名称** 疏浚干渠\n**牵头单位** 市水利局\n**完成时间** 2026年6月\n\n**任务编号** A-2\n**任务名称** 补植苗木\n**牵头单位** 市林业局\n**完成时间** 2026年9月\n", []string{"疏浚干渠: 市水利局", "补植苗木: 市林业局"}},
		{"cards with colons", "孝感市灌溉任务\n\n任务名称：疏浚干渠\n牵头单位：市水利局\n配合单位：市财政局\n\n任务名称：补植苗木\n牵头单位：市林业局\n配合单位：市审计局\n", []string{"疏浚干渠: 市水利局、市财政局", "补植苗木: 市林业局、市审计局"}},
		{"run-in items behind bare lists", "孝感市灌溉方案\n一、任务（一）疏浚干渠。清理淤泥。（市水利局、市财政局）（二）补植苗木。选好树种。（市林业局、市审计局）（三）加固堤坝。备足石料。（市水利局负责）\n", []string{"疏浚干渠: 市水利局、市财政局", "补植苗木: 市林业局、市审计局", "加固堤坝: 市水利局"}},
		{"links behind the end", "孝感市灌溉方案\n一、任务\n1.疏浚干渠。（市水利局负责）\n2.补植苗木。（市林业局负责）\n本方案自印发之日起施行。\n附件下载：\n- [方案.pdf](/a.pdf)\n", []string{"疏浚干渠: 市水利局", "补植苗木: 市林业局"}},
		{"a range of items above", "孝感市灌溉方案\n一、任务\n1.疏浚干渠。\n2.补植苗木。\n3.加固堤坝。（市审计局负责）\n以上1—2项由市水利局牵头。\n", []string{"疏浚干渠: 市水利局", "补植苗木: 市水利局", "加固堤坝: 市审计局"}},
		{"an order rule behind all items", "孝感市灌溉方案\n一、任务\n1.疏浚干渠。（责任单位：市水利局、市财政局）\n注：责任单位中排在首位的为牵头单位。\n", []string{"疏浚干渠: 市水利局、市财政局"}},
		{"a name over two lines", "孝感市灌溉方案\n一、任务\n1.疏浚干渠。（有关地方人\n民政府牵头负责）\n", []string{"疏浚干渠: 有关地方人民政府"}},
		{"headings in English with bare numbers", "Harbour Canal Plan\n\n1 Introduction\nWe plan.\n\n2 Actions\n\n2.1 Canals\n\n2.1.1 Dig canals. Lead: Water Board.\n2.1.2 Mend dams. Lead: Forest Office.\n", []string{"Dig canals: Water Board", "Mend dams: Forest Office"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := loadertest.Reader(t).Check(loader.File{Name: "a.md", Data: []byte(c.text)})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, i := range o.Items {
				var names []string
				for _, u := range i.Units {
					names = append(names, u.AsWritten)
				}
				if i.Measure {
					got = append(got, i.Title+": "+strings.Join(names, "、"))
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}
