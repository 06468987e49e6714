package doc

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
)

// TestRowsAreNoHeads holds that rows whose cells have words of heads in them stay rows of their table.
func TestRowsAreNoHeads(t *testing.T) {
	text := strings.ReplaceAll(`任务分解表
重点任务|牵头单位|配合单位|完成时限
实施城区亮化工程|县住建局|各有关部门|12月
推进第一中学建设项目|县教育局|县直各单位|长期
完善项目名称目录|内容处|事项科|长期
重点任务|牵头单位|配合单位|完成时限
开展专项整治任务|县公安局|相关部门、单位|2024年11月底前
|县司法局|县财政局|长期
序号|工作内容|责任部门|时间
1|修订工作措施|县司法局|6月
`, "|", "\t")
	var got []string
	Parse(text).Root.Walk(func(n *Node) {
		if n.IsRow() {
			got = append(got, n.Header[1].Norm+": "+n.Blocks[0].Cells[1].Norm)
		}
	})
	want := []string{"牵头单位: 县住建局", "牵头单位: 县教育局", "牵头单位: 内容处", "牵头单位: 县公安局", "牵头单位: 县司法局", "工作内容: 修订工作措施"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestIsHead holds which rows name columns.
func TestIsHead(t *testing.T) {
	for row, want := range map[string]bool{
		"重点任务|牵头单位|完成时限": true, "实施亮化工程|项目办|12月": false, "实施亮化工程|项目办|长期": true, "1|工程|项目": false,
		"指标|单位|2025年": true, "工程|县直各部门|相关单位": false,
	} {
		var cells []Text
		for _, c := range strings.Split(row, "|") {
			cells = append(cells, NewText(c, graph.Span{End: len(c)}))
		}
		if got := isHead(cells); got != want {
			t.Errorf("%s: %v, want %v", row, got, want)
		}
	}
}
