package reader_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// TestPassagesWithTheirOwnClauses holds that unnumbered passages below one item, each with a clause, are measures of
// their own, and that an item whose clause ends its only passage stays one.
func TestPassagesWithTheirOwnClauses(t *testing.T) {
	const head = "孝感市算力产业发展实施方案\n\n一、主要任务\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a heading over them", "（一）培育主体\n扶持中小企业。加大支持。（责任单位：市经信局）\n推动企业上云。降低成本。（市商务局牵头）\n", []string{"扶持中小企业: 市经信局", "推动企业上云: 市商务局"}},
		{"the first is the item's own", "（一）健全制度。制定办法。（市司法局牵头）\n规范流程。优化流程。（市审计局牵头）\n", []string{"健全制度: 市司法局", "规范流程: 市审计局"}},
		{"wide blanks for breaks", "（一）培育主体。扶持企业。（责任单位：市经信局）　　推动上云。降低成本。（责任单位：市商务局）\n", []string{"培育主体: 市经信局", "推动上云: 市商务局"}},
		{"one item with a clause at its end says nothing of the others", "1.扶持企业。\n2.推动上云。（市商务局牵头）\n", []string{"扶持企业: ", "推动上云: 市商务局"}},
		{"twice the last one has a clause", "（一）培育主体\n1.扶持企业。\n2.推动上云。（市商务局牵头）\n（二）夯实基础\n1.建设机房。\n2.铺设光缆。（市经信局牵头）\n", []string{"扶持企业: 市商务局", "推动上云: 市商务局", "建设机房: 市经信局", "铺设光缆: 市经信局"}},
		{"a clause that says for how many it is", "1.扶持企业。\n2.推动上云。\n3.铺设光缆。（以上2项由市商务局牵头）\n", []string{"扶持企业: ", "推动上云: 市商务局", "铺设光缆: 市商务局"}},
		{"items of a box in Markdown", "1.培育主体。扶持企业。（市商务局牵头）\n\n> 专栏1　数据工程\n>\n> - 建设机房。（市经信局牵头）\n> - 铺设光缆。（市财政局牵头）\n", []string{"培育主体: 市商务局", "建设机房: 市经信局", "铺设光缆: 市财政局"}},
		{"a sentence by whom, in one item alone", "1.扶持企业。由市商务局审核。\n2.推动上云。（市经信局牵头）\n3.铺设光缆。（市财政局牵头）\n", []string{"扶持企业: ", "推动上云: 市经信局", "铺设光缆: 市财政局"}},
		{"who does what in prose, in one item alone", "1.划定网格。市城管局负责逐路登记，市公安局在路口予以协助。\n2.推动上云。（市经信局牵头）\n3.铺设光缆。（市财政局牵头）\n", []string{"划定网格: ", "推动上云: 市经信局", "铺设光缆: 市财政局"}},
		{"who does what in prose, in every item", "1.划定网格。市城管局负责逐路登记，市公安局在路口予以协助。\n2.储备物资。备足备齐，市应急局负责采购，市财政局做好资金保障。\n3.铺设光缆。市经信局牵头实施管线入地，6月底前完成。\n", []string{"划定网格: 市城管局、市公安局", "储备物资: 市应急局、市财政局", "铺设光缆: 市经信局"}},
		{"a list of agencies with what each does", "一、职责\n市水利局：负责堤防巡查；组织抢险。\n市教育局、市体育局：做好校舍排查。\n市财政局：落实经费。\n", []string{"主要任务: ", "负责堤防巡查: 市水利局", "做好校舍排查: 市教育局、市体育局", "落实经费: 市财政局"}},
		{"two such lines are no list", "一、职责\n市水利局：负责堤防巡查。\n市财政局：落实经费。\n", []string{"主要任务: ", "职责: "}},
		{"a sentence by whom, in every item", "1.扶持企业。名单由市商务局审核。\n2.推动上云。清单由市经信局发布。\n3.铺设光缆。管线由市财政局管理。\n", []string{"扶持企业: 市商务局", "推动上云: 市经信局", "铺设光缆: 市财政局"}},
		{"a clause for twelve, in Chinese", "1.甲。\n2.乙。\n3.丙。\n4.丁。\n5.戊。\n6.己。\n7.庚。\n8.辛。\n9.壬。\n10.癸。\n11.子。\n12.丑。\n13.寅。（以上十二项由市商务局牵头）\n", []string{"甲: ", "乙: 市商务局", "丙: 市商务局", "丁: 市商务局", "戊: 市商务局", "己: 市商务局", "庚: 市商务局", "辛: 市商务局", "壬: 市商务局", "癸: 市商务局", "子: 市商务局", "丑: 市商务局", "寅: 市商务局"}},
		{"a rule for each half", "1.甲城平台。（市商务局牵头）\n以上任务均由市政府办公室督促。\n2.乙城平台。（市经信局牵头）\n以上任务均由市委办公室督促。\n3.丙城平台。（市财政局牵头）\n", []string{"甲城平台: 市商务局、市政府办公室", "乙城平台: 市经信局、市委办公室", "丙城平台: 市财政局"}},
		{"a rule for all at the end", "1.扶持企业。（市商务局牵头）\n2.推动上云。（市经信局牵头）\n以上任务均由市政府办公室督促，不再逐项列出。\n", []string{"扶持企业: 市商务局、市政府办公室", "推动上云: 市经信局、市政府办公室"}},
		{"a clause that was not understood inherits nobody's", "1.扶持企业。（责任单位：待定）\n2.推动上云。\n责任单位：市商务局\n", []string{"扶持企业: ", "推动上云: 市商务局"}},
		{"one clause at the end", "（一）培育主体。扶持企业。\n推动上云。降低成本。（责任单位：市商务局）\n", []string{"培育主体: 市商务局"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := loadertest.Reader(t).Check(loader.File{Name: "a.txt", Data: []byte(head + c.text)})
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

// TestOneLineForEachProblem holds that what is wrong with a clause is told once, though the clause governs several measures.
func TestOneLineForEachProblem(t *testing.T) {
	const text = "算力产业发展实施方案\n\n一、主要任务\n（一）培育主体。扶持中小企业。（工业和信息化部牵头，试点园区政府负责落实。以下均需试点园区政府落实，不再列出）\n（二）推动上云。降低成本。（商务部牵头）\n（三）规范流程。优化流程。（审计署牵头）\n"
	o, err := loadertest.Reader(t).Check(loader.File{Name: "a.txt", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	measures := 0
	for _, i := range o.Items {
		if len(i.Units) > 1 {
			measures++
		}
	}
	told := map[string]int{}
	for _, a := range o.Report.Findings {
		told[a.Reason]++
	}
	if measures < 2 {
		t.Fatalf("the clause governs %d measures", measures)
	}
	const reason = "a unit whose full name is not known stands as written: 试点园区政府"
	if told[reason] != 1 {
		t.Errorf("told %d times: %s; all that is told: %v", told[reason], reason, told)
	}
}

// TestLabelsBelowLongItems holds that a line with a label is none that a long item goes on with, though both are as wide as the lines
// of a wrapped text: else the next label stood alone, and its agencies did not support the lead.
func TestLabelsBelowLongItems(t *testing.T) {
	text := "孝感市算力产业发展实施方案\n\n一、主要任务\n"
	for i := range 6 {
		text += fmt.Sprintf("%d.扶持中小企业发展壮大，建立服务专员制度，全年新增规模以上企业二十家以上，年底前完成评估。\n", i+1) +
			"牵头单位：市经信局\n责任单位：市商务局、市财政局、市统计局、市市场监管局、市教育局、市体育局、市水务局、市审计局、市司法局\n"
	}
	o, err := loadertest.Reader(t).Check(loader.File{Name: "a.txt", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range o.Items {
		for n, u := range i.Units {
			if want := map[bool]graph.Role{true: graph.Lead, false: graph.Support}[n == 0]; u.Role != want {
				t.Errorf("%s: %s is %s, want %s", i.Number, u.AsWritten, u.Role, want)
			}
		}
		if i.Measure && i.Number != "" && len(i.Units) != 10 {
			t.Errorf("%s has %d agencies, want 10", i.Number, len(i.Units))
		}
	}
}
