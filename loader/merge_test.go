package loader_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// TestTwoCopiesThatHoldAsMuch holds that the order in which two such come changes nothing, whichever of them has the number,
// and that loading them again changes nothing either.
func TestTwoCopiesThatHoldAsMuch(t *testing.T) {
	for _, subject := range []string{"数字经济", "智慧城市", "金融科技", "数据资源", "信息惠民", "云上政务", "物联产业", "工业互联"} {
		title := "杭州市" + subject + "行动方案"
		bare, numbered := file("bare.txt", title+"\n"+items), file("numbered.txt", "杭州市人民政府办公厅关于印发"+title+"的通知\n杭政办函〔2023〕12号\n"+items)
		want := shown(t, plansOf(load(t, []loader.File{bare, numbered})))
		if len(want) != 1 {
			t.Fatalf("%s: %v", subject, want)
		}
		for how, loads := range map[string][][]loader.File{"turned": {{numbered, bare}}, "the bare one later": {{numbered}, {bare}}, "the numbered one later": {{bare}, {numbered}},
			"one again": {{bare, numbered}, {bare}}, "the other again": {{bare, numbered}, {numbered}}} {
			var held []*graph.Plan
			for _, list := range loads {
				held = applied(held, load(t, list, held...))
			}
			if diff := cmp.Diff(want, shown(t, held)); diff != "" {
				t.Errorf("%s, %s: (-together +so)\n%s", subject, how, diff)
			}
		}
	}
}

// TestACopyCompletesWhatIsKnown holds that what one copy says of the plan as a document completes the other, and what was
// said beside a file that is loaded again.
func TestACopyCompletesWhatIsKnown(t *testing.T) {
	whole := file("whole.txt", "杭州市数字经济行动方案\n"+moreItems)
	beside := loader.File{Name: "part.txt", Data: []byte(items), Sidecar: []byte("number: 杭政办函〔2023〕12号\ndate: 2023-05-06\nissuer: 杭州市人民政府\naddress: https://example.org/plan\n")}
	again := whole
	again.Sidecar = beside.Sidecar
	for name, loads := range map[string][][]loader.File{
		"together": {{whole, beside}}, "the part later": {{whole}, {beside}}, "the whole later": {{beside}, {whole}}, "a sidecar later": {{whole}, {again}},
	} {
		var held []*graph.Plan
		for _, list := range loads {
			held = applied(held, load(t, list, held...))
		}
		if len(held) != 1 {
			t.Fatalf("%s: %d plans", name, len(held))
		}
		p := held[0]
		got := []string{p.Title, p.DocumentNumber, p.IssuedOn.String(), p.Issuer.Name, p.Jurisdiction.Name, p.Address, files(p)[0]}
		want := []string{"杭州市数字经济行动方案", "杭政办函〔2023〕12号", "2023-05-06", "杭州市人民政府", "杭州市", "https://example.org/plan", "whole.txt"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}

// TestMentionsOfTwoCopies holds that the n-th mention of a technology is quoted from another copy's n-th where that writes
// it the same way, and from none otherwise.
func TestMentionsOfTwoCopies(t *testing.T) {
	const title = "杭州市数字经济行动方案\n杭政办函〔2023〕12号\n一、任务\n"
	const first = "（一）建立健全全市统一的公共服务机制和长效的运营保障体系，支持各类企业落户发展，扶持一批平台和园区，推进各部门和各县区之间的协同，切实提高服务效率。"
	a := file("a.txt", title+first+"发展AI、大数据、人工智能、区块链和AI。（市经信局负责）\n（二）发展云计算。（市数据局负责）\n")
	b := file("b.txt", title+first+"发展AI、区块链、AI、人工智能和大数据。（市经信局负责）\n")
	plans := plansOf(load(t, []loader.File{a, b}))
	if len(plans) != 1 {
		t.Fatalf("%d plans", len(plans))
	}
	var got []string
	for _, x := range plans[0].Measures[0].Mentions() {
		s := x.AsWritten
		for _, e := range x.Evidence {
			at := e.Span()
			s += fmt.Sprintf(" %s:%d", e.Source.File, strings.Count(e.Source.Text[:at.Start], x.AsWritten)+1)
		}
		got = append(got, s)
	}
	want := []string{"AI a.txt:1 b.txt:1", "大数据 a.txt:1 b.txt:1", "人工智能 a.txt:1", "区块链 a.txt:1 b.txt:1", "AI a.txt:2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestAPlanWithoutATitleIsKnownByItsFirstMeasures holds that five of them make its id, which stores keep.
func TestAPlanWithoutATitleIsKnownByItsFirstMeasures(t *testing.T) {
	text := like("要求全面覆盖。", 4)
	id := func(text string) graph.ID { return plansOf(load(t, []loader.File{file("a.txt", text)}))[0].ID }
	if id(text) != id(strings.ReplaceAll(text, "强化资金保障", "加强资金保障")) || id(text) == id(strings.ReplaceAll(text, "加强组织领导", "强化组织领导")) ||
		id(text) == id(strings.ReplaceAll(text, "完善工作机制", "健全工作机制")) {
		t.Error("the sixth measure makes the id, or one of the first five does not")
	}
}

// TestAPlanStaysWithItsOtherSources loads two copies of a plan, and then another plan in the place of one.
func TestAPlanStaysWithItsOtherSources(t *testing.T) {
	held := plansOf(load(t, []loader.File{{Name: "a.txt", Data: []byte("杭州市数字经济行动方案\n" + items), Origin: "1"}, {Name: "b.txt", Data: []byte("杭州市数字经济行动方案\n" + moreItems), Origin: "2"}}))
	r := load(t, []loader.File{{Name: "a.txt", Data: []byte("宁波市智慧城市行动方案\n一、任务\n（一）改造老旧小区，加装电梯。（市建委负责）\n"), Origin: "1"}}, held...)
	var got []string
	for _, p := range applied(held, r) {
		got = append(got, fmt.Sprint(p.Title, files(p)))
	}
	got = append(got, r.Report.Files[0].Reason)
	want := []string{"宁波市智慧城市行动方案[a.txt]", "杭州市数字经济行动方案[b.txt]", "the plan that was read from this file before stays with its other sources: 杭州市数字经济行动方案"}
	slices.Sort(got[:len(got)-1])
	slices.Sort(want[:len(want)-1])
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
