package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// clauseDeadline reads a piece of a clause that says by when and nothing else: 5月底完成, 2021年6月底前, 2022年12月31日前完成,
// 长期坚持. year is meant where the piece names none; ok is false for any other piece. A piece without a date, such as
// 持续推进, is one too, with a zero deadline.
func clauseDeadline(s string, year int) (d graph.PartialDate, ok bool) {
	s = strings.TrimSpace(s)
	for _, word := range []string{"长期", "持续", "常年", "全年", "立即", "即时", "年度"} {
		if strings.HasPrefix(s, word) && len(s) <= 24 {
			return d, true
		}
	}
	for _, word := range []string{"于", "在", "到", "至", "截至"} {
		s = strings.TrimPrefix(s, word)
	}
	if m := yearsBefore.FindString(s); m != "" { // the last year counts
		s = s[len(m):]
	}
	rest := s
	d.Year, rest = datePart(rest, "年", 4)
	rest = strings.TrimPrefix(rest, "年") // 2025年年底
	d.Month, rest = datePart(rest, "月", 2)
	d.Day, rest = datePart(rest, "日", 2)
	if rest == s || d.Month > 12 || d.Day > 31 || d.Day > 0 && d.Month == 0 {
		return graph.PartialDate{}, false
	}
	for _, word := range []string{"份", "上旬", "中旬", "下旬", "底", "末", "之前", "以前", "前", "内", "起", "全面", "基本", "完成", "启动", "实施", "建成", "落实", "到位", "并", "持续推进", "组织", "取得阶段性成果", "制定", "出台", "投入", "使用", "投用", "运行", "开工", "竣工", "建设", "见效", "上线", "开通", "交付", "整改", "任务", "工作"} {
		rest = strings.TrimPrefix(rest, word)
	}
	if d.Year == 0 {
		d.Year = year
	}
	if d.Year == 0 {
		d = graph.PartialDate{}
	}
	return d, rest == ""
}

// datePart reads digits before a mark such as 年; 0 and the whole text where they are not there.
func datePart(s, mark string, most int) (value int, rest string) {
	n := 0
	for n < len(s) && n < most && s[n] >= '0' && s[n] <= '9' {
		value = value*10 + int(s[n]-'0')
		n++
	}
	if rest, ok := strings.CutPrefix(s[n:], mark); ok && n > 0 {
		return value, rest
	}
	return 0, s
}

// skipDate skips a date at the start of a list, 9月底前A牵头, and takes it as the clause's.
func (b *body) skipDate(from, to int) int {
	s := b.norm[from:min(to, from+60)]
	if !holdsDate(s) {
		return from
	}
	m := leadingDate.FindString(s)
	if m == "" || len(m) == to-from {
		return from
	}
	b.date(m)
	return from + len(m)
}

// cutDate cuts a date off the end of a list: A于2024年底前|完成.
func (b *body) cutDate(from, to int) int {
	start := max(from, to-45)
	for start < to && !utf8.RuneStart(b.norm[start]) {
		start++
	}
	if !holdsDate(b.norm[start:to]) {
		return to
	}
	m := trailingDate.FindString(b.norm[start:to])
	if m == "" || len(m) == to-from {
		return to
	}
	b.date(m)
	return to - len(m)
}

// holdsDate reports whether a year or a month may stand in a text, which spares the others the search.
func holdsDate(s string) bool { return strings.Contains(s, "月") || strings.Contains(s, "年") }

func (b *body) date(s string) {
	if day, ok := clauseDeadline(s, b.year); ok && !day.IsZero() {
		b.clause.Deadline = day
	}
}

const dateWords = `(?:于|在|到|至|截至|力争)?(?:20\d\d年\d{0,2}月?|\d{1,2}月)(?:份|\d{1,2}日)?(?:上旬|中旬|下旬)?(?:底|末)?(?:之前|以前|前|内)?`

var (
	yearsBefore  = regexp.MustCompile(`^20\d\d年?(?:-|—|——|~|至|到|–)`)
	leadingDate  = regexp.MustCompile("^" + dateWords)
	trailingDate = regexp.MustCompile(dateWords + "$")
)
