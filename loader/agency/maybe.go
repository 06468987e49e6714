package agency

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// MayBeUnit reports whether a text may be the name of a body that no rule knows: short, of nothing but names' characters, and
// ending as names of bodies do. It is for lists behind a label, where hardly anything else stands: 责任单位:镇综治中心.
func (d *Directory) MayBeUnit(s string) bool {
	n := utf8.RuneCountInString(s)
	if _, kind := d.endings.find(s); n == 2 && kind != graph.Enterprise && d.local.known(form{after: s}) { // 妇联, 团委
		return true
	}
	if n < 3 || n > 20 || d.phrases.begin(s) || strings.ContainsAny(s, "的了将请") {
		return false
	}
	for _, w := range []string{"按照", "根据", "结合", "通过", "会同", "调动", "积极", "及时", "进一步"} {
		if strings.Contains(s, w) {
			return false
		}
	}
	for _, r := range s {
		if r < 0x4e00 || r > 0x9fff {
			return false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("局委办厅部院会室处科司署社队站所馆校园行厂台团组班盟区县市州镇乡村场港宫协联段", last) || strings.HasSuffix(s, "中心") || strings.HasSuffix(s, "街道") || strings.HasSuffix(s, "政府") || strings.HasSuffix(s, "车间") || strings.HasSuffix(s, "机关") || strings.HasSuffix(s, "企业")
}
