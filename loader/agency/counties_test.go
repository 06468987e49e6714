package agency_test

import "testing"

// TestCountiesOfTheTable holds that a county at the front of a title is the place whatever word follows, below its
// prefecture; one that several prefectures have stands alone, and words that only look like places are none.
func TestCountiesOfTheTable(t *testing.T) {
	d := directory(t)
	for s, want := range map[string]string{
		"瑞安市人工智能发展行动方案": "瑞安市 温州市", "昆山市5G发展行动方案": "昆山市 苏州市", "海淀区公共数据管理办法": "海淀区 北京市", "桐庐县低空经济行动方案": "桐庐县 杭州市", "象州县农村公路实施方案": "象州县 来宾市",
		"杭州市富阳区算力发展方案": "富阳区 杭州市", "鼓楼区数据要素方案": "鼓楼区", "瑞安市场监管方案": "", "关于推进成都市产业专区建设的意见": "成都市 四川省", "责任单位:市科技局": "",
	} {
		got := ""
		if j := d.JurisdictionIn(s); j != nil {
			got = j.Name
			if j.Parent != nil {
				got += " " + j.Parent.Name
			}
		}
		if got != want {
			t.Errorf("%s is of %q, want %q", s, got, want)
		}
	}
}
