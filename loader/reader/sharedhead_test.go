package reader_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// TestSharedHeads holds that agencies which share their head or their last word are each completed, and that what stands in
// the clause stays as written. What is no work of any agency makes no agency.
func TestSharedHeads(t *testing.T) {
	r := loadertest.Reader(t)
	for _, c := range []struct {
		title, clause string
		want          []string
	}{
		{"杭州市行动方案", "（市发改、财政、教育等部门负责）", []string{"市发改 = 杭州市发展和改革委员会", "财政 = 杭州市财政局", "教育 = 杭州市教育局"}},
		{"浙江省行动方案", "（责任单位：省工业和信息化、财政和公安部门）", []string{"省工业和信息化 = 浙江省工业和信息化厅", "财政 = 浙江省财政厅", "公安 = 浙江省公安厅"}},
		{"桐庐县行动方案", "（县发改、卫生健康、市场监管等有关部门按职责分工负责）", []string{"县发改 = 桐庐县发展和改革局", "卫生健康 = 桐庐县卫生健康局", "市场监管 = 桐庐县市场监督管理局"}},
		{"杭州市行动方案", "（各级财政、科技部门负责）", []string{"各级财政 = 各级财政部门", "科技 = 各级科技部门"}},
		{"杭州市行动方案", "（责任单位：市住建局、审批服务局、重点项目局）", []string{"市住建局 = 杭州市住房和城乡建设局", "审批服务局 = 杭州市行政审批服务局", "重点项目局 = 杭州市重点项目局"}},
		{"杭州市行动方案", "（责任单位：市委组织部、宣传部、网信办）", []string{"市委组织部 = 中共杭州市委组织部", "宣传部 = 中共杭州市委宣传部", "网信办 = 中共杭州市委网络安全和信息化委员会办公室"}},
		{"杭州市行动方案", "（省、市、县三级发展改革部门负责）", []string{"省、市、县三级发展改革部门 = 省、市、县三级发展改革部门"}},
		{"杭州市行动方案", "（市建设、运营等部门负责）", nil},
	} {
		o, err := r.Check(loader.File{Name: "plan.txt", Data: []byte(c.title + "\n一、重点任务\n（一）建设平台。完善功能。" + c.clause + "\n（二）开放数据。编制目录。\n")})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, i := range o.Items {
			for _, u := range i.Units {
				got = append(got, u.AsWritten+" = "+u.Name)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s %s (-want +got)\n%s", c.title, c.clause, diff)
		}
	}
}
