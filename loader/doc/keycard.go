package doc

import (
	"regexp"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/words"
)

// A task may stand on a card: a line for each of what a table has in columns, the key before its value.
//
//	任务名称:建设共享平台          **任务名称** 建设共享平台
//	牵头单位:教务处                **牵头单位** 教务处

// keyForm is a line of a card: its key in bold, or before a colon.
var keyForm = regexp.MustCompile(`^(?:[-*•] )?(?:\*\*([^*:：]{1,40}?)[:：]?\*\*[:：]? *|([^*:：]{1,40}?)[:：] *)(\S.*)$`)

// taskKeys are what a card calls the task itself.
var taskKeys = []string{"任务名称", "工作任务", "任务", "重点任务", "事项名称", "工作事项", "项目名称", "任务事项", "行动名称", "举措名称", "action", "task", "measure", "activity", "commitment", "milestone"}

// keyCard takes a card off the lines as the head of a table and its one row; nil where none begins.
func (j *joiner) keyCard() []paragraph {
	var head, row [][]graph.Span
	seen := map[string]bool{}
	task, agencies, end := false, false, j.at
	for ; end < len(j.lines) && end-j.at < 16; end++ {
		l := j.lines[end]
		m := keyForm.FindStringSubmatchIndex(l.in(j.source))
		if m == nil || l.row || end > j.at && l.gap > 1 {
			break
		}
		at := 2
		if m[at] < 0 {
			at = 4
		}
		key := strings.ToLower(Normalize(l.in(j.source)[m[at]:m[at+1]]))
		label := words.Label(key)
		isTask := containsWord(taskKeys, key)
		if seen[key] || !isTask && label == words.None && !namesColumn(key) || end == j.at && !isTask && !strings.HasSuffix(key, "编号") && !strings.HasSuffix(key, "序号") {
			break
		}
		seen[key] = true
		task = task || isTask
		agencies = agencies || label == words.Lead || label == words.Charge || label == words.Help
		head = append(head, []graph.Span{{Start: l.span.Start + m[at], End: l.span.Start + m[at+1]}})
		row = append(row, []graph.Span{{Start: l.span.Start + m[6], End: l.span.Start + m[7]}})
	}
	if !task || !agencies || j.at > 0 && j.lines[j.at].gap == 0 && beginsItem(j.source, j.lines[j.at-1]) {
		return nil
	}
	rows := []paragraph{j.lineRow(j.at, head), j.lineRow(j.at, row)}
	j.at = end
	return rows
}

func containsWord(list []string, s string) bool {
	for _, w := range list {
		if w == s {
			return true
		}
	}
	return false
}
