package words

import "testing"

// TestEveryWordIsFound holds that each reader of the lexicon finds each of its words.
func TestEveryWordIsFound(t *testing.T) {
	for _, v := range Verbs() {
		got, ok := VerbAt(v.Text)
		if !ok || got.Text != v.Text {
			t.Errorf("verb %s is read as %q", v.Text, got.Text)
		}
		if !v.Join && !Hints("(市财政局"+v.Text+")") {
			t.Errorf("a passage with the verb %s is not looked at", v.Text)
		}
	}
	for duty, list := range map[Duty][]string{Lead: lexicon.Labels.Lead, Charge: lexicon.Labels.Charge, Help: lexicon.Labels.Help} {
		for _, w := range list {
			label := w
			if w != "完成单位" && w != "完成部门" {
				label += "单位"
			}
			if got := Label(label); got != duty {
				t.Errorf("%s says %d, want %d", label, got, duty)
			}
			if !Hints(label) {
				t.Errorf("a passage with the label %s is not looked at", label)
			}
		}
	}
	for _, m := range append([]string{"依据各自职责", "按照职责分工", "在职责范围内", "在各自职能范围内", "按要求", "结合实际"}, lexicon.Manners.Plain...) {
		if rest, ok := CutManner("市财政局" + m); !ok || len(rest) >= len("市财政局"+m) {
			t.Errorf("the manner %s is not cut off", m)
		}
	}
}

func TestLabel(t *testing.T) {
	for s, want := range map[string]Duty{
		"牵头单位": Lead, "第一责任单位": Lead, "其他责任单位": Charge, "市级责任单位": Charge, "责任县市区": Charge, "责任单位(部门)": Charge, "责任单位及完成时限": Charge,
		"参加": Help, "责任领导": Person, "牵头市领导": Person, "完成时限": Date, "进度安排": Remark, "资金来源": Remark, "监督单位": Help, "审核单位": None, "牵头单位名称": None,
		"牵头站所": Lead, "协从单位": Help, "审定单位": None, "牵头": Lead, "统筹": None, "原牵头单位": Remark, "实施机关": Charge, "落实村(社区)": Charge,
		"Main responsible": Lead, "Co-responsible": Help, "Other agencies": Help, "In charge": Charge, "Other matters": None, "Led by": Lead, "Lead Agency": Lead, "Responsible Party": Charge, "Supporting Ministries": Help, "Due date": Date, "Contact": Person, "Report": None,
	} {
		if got := Label(s); got != want {
			t.Errorf("%s says %d, want %d", s, got, want)
		}
	}
}

func TestNotVerbs(t *testing.T) {
	for _, s := range []string{"负责人", "牵头单位", "负责制", "配合的"} {
		if v, ok := VerbAt(s); ok {
			t.Errorf("%s is read as the verb %s", s, v.Text)
		}
	}
}
