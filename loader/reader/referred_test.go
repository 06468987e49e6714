package reader_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// TestClausesForOtherItems holds which items a clause governs that says so: by position, by number, by rule, and in headings.
func TestClausesForOtherItems(t *testing.T) {
	const zh, en = "孝感市水网建设实施方案\n\n", "Coastal Resilience Action Plan\n\n"
	for _, c := range []struct{ name, text, want string }{
		{"a number of items above, counted as one kind", zh + "一、蓄水\n1.修建水库。\n2.疏通渠道。\n3.加固堤坝。\n前述两项工作均由市水利局牵头，市财政局协助。\n", "1 | 2 L市水利局 S市财政局 | 3 L市水利局 S市财政局"},
		{"all above in one section", zh + "一、蓄水\n1.修建水库。\n2.疏通渠道。（市财政局牵头）\n3.加固堤坝。\n上述任务由市水利局负责。\n二、供水\n1.更新水表。\n", "1 L市水利局 | 2 L市财政局 | 3 L市水利局 | 1"},
		{"sections counted above", zh + "一、蓄水\n（一）修建水库。\n（二）疏通渠道。\n二、供水\n（一）更新水表。\n（二）检测水质。\n（三）铺设管网。\n以上五项责任单位：市水利局、市住建局。\n", "一 R市水利局 R市住建局 | 二 R市水利局 R市住建局 | 一 R市水利局 R市住建局 | 二 R市水利局 R市住建局 | 三 R市水利局 R市住建局"},
		{"numbers of items", zh + "一、蓄水\n1.修建水库。\n2.疏通渠道。\n二、供水\n3.更新水表。\n4.检测水质。\n5.铺设管网。\n（第1项、第3项由市水利局牵头；第4至5项由市住建局牵头，市财政局配合）\n", "1 L市水利局 | 2 | 3 L市水利局 | 4 L市住建局 S市财政局 | 5 L市住建局 S市财政局"},
		{"numbers in Chinese", zh + "一、蓄水\n（一）修建水库。\n（二）疏通渠道。\n（三）加固堤坝。\n第（二）、（三）项由市水利局负责。\n", "一 | 二 L市水利局 | 三 L市水利局"},
		{"numbers that are nowhere", zh + "一、蓄水\n1.修建水库。（市水利局牵头）\n2.疏通渠道。\n第7项由市住建局负责。\n", "1 L市水利局 | 2"},
		{"all below", zh + "一、以下各项由市水利局牵头，市财政局、市住建局配合：\n（一）修建水库。\n（二）疏通渠道。（市公安局牵头）\n", "一 L市水利局 S市财政局 S市住建局 | 二 L市公安局"},
		{"a label for what is below", zh + "一、下述任务牵头单位：市水利局；配合单位：市财政局\n1.修建水库。\n2.疏通渠道。\n二、供水\n1.更新水表。\n", "1 L市水利局 S市财政局 | 2 L市水利局 S市财政局 | 1"},
		{"so many below", zh + "一、蓄水\n以下两项由市水利局负责。\n1.修建水库。\n2.疏通渠道。\n3.加固堤坝。\n", "1 L市水利局 | 2 L市水利局 | 3"},
		{"from one to the next", zh + "一、蓄水\n以下任务由市水利局负责：\n1.修建水库。\n2.疏通渠道。\n以下任务由市财政局负责：\n3.拨付资金。\n", "1 L市水利局 | 2 L市水利局 | 3 L市财政局"},
		{"a heading with whose they are", zh + "一、市水利局牵头任务\n1.修建水库。\n2.疏通渠道。\n二、由市住建局、市财政局共同负责的工作\n1.更新水表。\n", "1 L市水利局 | 2 L市水利局 | 1 R市住建局 R市财政局"},
		{"this section", zh + "一、蓄水\n1.修建水库。\n2.疏通渠道。\n本部分任务由市水利局牵头。\n二、供水\n1.更新水表。\n", "1 L市水利局 | 2 L市水利局 | 1"},
		{"a rule for those without a lead", zh + "一、蓄水\n1.修建水库。（牵头单位：市水利局）\n2.疏通渠道。（责任单位：市住建局）\n3.加固堤坝。\n二、其他\n1.没有明确牵头部门的工作，由市政府办公室牵头。\n", "1 L市水利局 | 2 R市住建局 L市政府办公室 | 3 L市政府办公室"},
		{"a rule for what names nobody", zh + "一、蓄水\n1.修建水库。（市水利局牵头）\n2.疏通渠道。（责任单位：市住建局）\n3.加固堤坝。\n4.未列明责任单位的任务由市发改委负责。\n", "1 L市水利局 | 2 R市住建局 | 3 L市发改委"},
		{"the others", zh + "一、蓄水\n1.修建水库。（市水利局牵头）\n2.疏通渠道。\n其余任务由市住建局负责。\n", "1 L市水利局 | 2 L市住建局"},
		{"what is said of the plan itself is no rule", zh + "一、蓄水\n1.修建水库。\n2.疏通渠道。（市水利局牵头）\n3.本方案由市政府办公室负责解释。\n", "1 | 2 L市水利局"},
		{"who helps beside a heading", zh + "一、蓄水（牵头单位：市水利局）\n1.修建水库。\n2.疏通渠道。（另请市公安局协助）\n", "1 L市水利局 | 2 L市水利局 S市公安局"},
		{"agencies with numbers as headings", zh + "一、市水利局\n1.修建水库。\n2.疏通渠道。（配合单位：市公安局）\n二、市住建局、市财政局\n1.更新水表。\n三、其他单位\n1.检测水质。（牵头单位：市商务局）\n", "1 L市水利局 | 2 L市水利局 S市公安局 | 1 L市住建局 L市财政局 | 1 L市商务局"},
		{"agencies without numbers as headings", zh + "市水利局\n1.修建水库。\n2.疏通渠道。\n市住建局\n1.更新水表。（市财政局配合）\n", "1 L市水利局 | 2 L市水利局 | 1 L市住建局 S市财政局"},
		{"one agency alone is no such heading", zh + "一、市水利局\n1.修建水库。（市住建局牵头）\n2.疏通渠道。\n二、供水\n1.更新水表。\n", "1 L市住建局 | 2 | 1"},
		{"all below in English", en + "Part 1: Shores\nThe following measures are led by the Ministry of Environment, with support from the Ports Authority:\n1. Plant mangroves.\n2. Raise the sea wall.\n\nPart 2: Harbours\n3. Dredge the channel.\n", "1 LMinistry of Environment SPorts Authority | 2 LMinistry of Environment SPorts Authority | 3"},
		{"all above in English", en + "Part A - Shores\n1. Plant mangroves.\n2. Raise the sea wall.\nThe above actions will be led by the Ministry of Environment.\n\nPart B - Harbours\n3. Dredge the channel.\n", "1 LMinistry of Environment | 2 LMinistry of Environment | 3"},
		{"numbers in English", en + "Part A - Shores\n1. Plant mangroves.\n2. Raise the sea wall.\n3. Map the reefs.\n4. Dredge the channel.\nThe Ports Authority leads actions 1 and 3 to 4.\n", "1 LPorts Authority | 2 | 3 LPorts Authority | 4 LPorts Authority"},
		{"this section in English", en + "Pillar I: Shores\nThe Ministry of Environment leads all actions under this pillar.\n1. Plant mangroves.\n2. Raise the sea wall. Lead: Ports Authority\n\nPillar II: Harbours\n3. Dredge the channel.\n", "1 LMinistry of Environment | 2 LPorts Authority | 3"},
		{"a count in English", en + "Part A - Shores\n1. Plant mangroves.\n2. Raise the sea wall.\nBoth actions are led by the Ministry of Environment.\n", "1 LMinistry of Environment | 2 LMinistry of Environment"},
		{"rules in English", en + "Part A - Shores\n1. Plant mangroves. (lead: Ports Authority)\n2. Raise the sea wall.\n\nPart B - Rules\n1. Where no lead is named, the Ministry of Environment leads.\n2. The Treasury supports all actions.\n", "1 LPorts Authority STreasury | 2 LMinistry of Environment STreasury"},
		{"agencies as headings of Markdown", en + "## Ports Authority\n\n- Raise the sea wall.\n\n## Ministry of Environment\n\n- Plant mangroves. (with support from the Forestry Department)\n", "- LPorts Authority | - LMinistry of Environment SForestry Department"},
		{"titles in capitals are no agencies", en + "STRATEGIC AREA 1: SHORES AND REEFS\n1. Plant mangroves. Lead: Ports Authority\n2. Map the reefs.\nSTRATEGIC AREA 2: PORTS AND TRADE\n1. Dredge the channel.\n", "1 LPorts Authority | 2 | 1"},
		{"prose is no rule", en + "Part A - Shores\n1. Plant mangroves. Visitors are responsible for the following items: towels.\n2. Raise the sea wall. (lead: Ports Authority)\n", "1 | 2 LPorts Authority"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := loadertest.Reader(t).Check(loader.File{Name: "a.md", Data: []byte(c.text)})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, i := range o.Items {
				if !i.Measure {
					continue
				}
				line := strings.Trim(i.Number, "（）.()、")
				for _, u := range i.Units {
					line += fmt.Sprintf(" %s%s", u.Role.String()[:1], u.AsWritten)
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(c.want, strings.Join(got, " | ")); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}
