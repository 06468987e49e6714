package extract

import "strings"

// duty is what the words of a clause say of a list of units, before it is known who else the clause names.
type duty int

const (
	noDuty  duty = iota
	leads        // 牵头, 主办
	charged      // 责任单位, 负责: the role depends on whether somebody leads
	helps        // 配合, 参与
	ignored      // persons and reference points, which are no agencies: 责任领导
	dated        // 完成时限: a deadline, not a list
)

// labelWords begin a label; a longer word stands before a shorter one that it begins with.
var labelWords = []struct {
	word string
	duty duty
}{
	{"牵头配合", helps}, {"总牵头", leads}, {"牵头", leads}, {"主办", leads}, {"主责", leads}, {"抓总", leads},
	{"配合", helps}, {"协办", helps}, {"协助", helps}, {"协同", helps}, {"参与", helps}, {"参加", helps}, {"支持", helps},
	{"指导", helps}, {"会同", helps}, {"联合", helps}, {"协作", helps},
	{"责任领导", ignored}, {"分管领导", ignored}, {"牵头领导", ignored}, {"联系人", ignored}, {"责任人", ignored},
	{"责任", charged}, {"负责", charged}, {"实施", charged}, {"落实", charged}, {"承办", charged}, {"承担", charged},
	{"执行", charged}, {"主管", charged}, {"主体", charged}, {"推进", charged}, {"建设", charged}, {"组织", charged},
	{"完成", dated}, {"时限", dated}, {"时间", dated}, {"办结", dated}, {"期限", dated}, {"进度", dated},
}

var labelNouns = []string{
	"责任单位", "责任部门", "考核单位", "单位", "部门", "机构", "主体", "处室", "科室", "地区", "责任人", "领导", "时限", "时间", "期限", "方", "人", "节点", "要求",
}

// headLabel reads what a label or the head of a column says: 牵头单位, 市级责任部门, 牵头考核单位, 责任单位及责任人,
// Responsible Party. noDuty where it says nothing of duties.
func headLabel(s string) duty {
	s = strings.Trim(s, " *:")
	if d := englishLabel(s); d != noDuty {
		return d
	}
	s = strings.NewReplacer("(", "", ")", "").Replace(s)
	for _, person := range []string{"领导", "责任人", "负责人", "联系人"} {
		if strings.HasSuffix(s, person) && runeCount(s) <= 12 {
			return ignored
		}
	}
	for _, prefix := range []string{"市直", "市级", "省级", "省直", "区级", "县级", "主要", "具体", "第一", "项目", "工作", "任务"} {
		s = strings.TrimPrefix(s, prefix)
	}
	for _, l := range labelWords {
		if rest, ok := strings.CutPrefix(s, l.word); ok {
			return nounedLabel(rest, l.duty)
		}
	}
	return noDuty
}

// nounedLabel checks that a noun ends the label; 责任领导, 责任人 and 完成时间 turn it into something else than a list.
func nounedLabel(rest string, d duty) duty {
	if rest == "" {
		return d
	}
	for _, noun := range labelNouns {
		tail, ok := strings.CutPrefix(rest, noun)
		if !ok || !endsLabel(tail) {
			continue
		}
		switch noun {
		case "领导", "人", "责任人":
			return ignored
		case "时限", "时间", "期限", "节点", "要求":
			return dated
		}
		return d
	}
	return noDuty
}

// endsLabel tells whether what follows a label's noun still belongs to it: nothing, another noun (责任单位部门, once written
// 责任单位(部门)), or another label (责任单位及完成时限).
func endsLabel(tail string) bool {
	tail = strings.TrimLeft(tail, "及和与/、")
	if tail == "" || headLabel(tail) != noDuty {
		return true
	}
	for _, noun := range labelNouns {
		if rest, ok := strings.CutPrefix(tail, noun); ok {
			return endsLabel(rest)
		}
	}
	return false
}

// labelAt reads a label with its colon at the start of s and says how long it is with the colon.
func labelAt(s string) (d duty, n int) {
	at := strings.IndexByte(s, ':')
	if at <= 0 || at > 60 || strings.ContainsAny(s[:at], "。,;、") {
		return noDuty, 0
	}
	if d = headLabel(s[:at]); d == noDuty {
		return noDuty, 0
	}
	return d, at + 1
}

// englishLabel reads Lead agency, Supporting, Responsible Party, Owner, Target Date.
func englishLabel(s string) duty {
	s = strings.ToLower(s)
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return noDuty
	}
	words := strings.Fields(strings.NewReplacer("(s)", "s", "/", " ", "(", " ", ")", " ", "-", " ").Replace(s))
	if len(words) == 0 || len(words) > 4 {
		return noDuty
	}
	first, ok := englishWords[words[0]]
	if !ok {
		return noDuty
	}
	for _, w := range words[1:] {
		if _, known := englishWords[w]; !known && !englishNouns[strings.TrimSuffix(w, "s")] {
			return noDuty
		}
	}
	return first
}

var englishWords = map[string]duty{
	"lead": leads, "leads": leads, "leading": leads, "coordinating": leads, "coordinator": leads,
	"responsible": charged, "responsibility": charged, "owner": charged, "owners": charged, "accountable": charged, "implementing": charged, "implementer": charged,
	"support": helps, "supporting": helps, "supported": helps, "partner": helps, "partners": helps, "collaborating": helps, "participating": helps, "contributing": helps, "assisting": helps,
	"target": dated, "due": dated, "deadline": dated, "completion": dated, "timeline": dated, "timeframe": dated, "date": dated, "end": dated,
	"start": ignored,
}

var englishNouns = map[string]bool{
	"agency": true, "agencie": true, "party": true, "partie": true, "organization": true, "organisation": true, "department": true, "office": true, "entity": true, "entitie": true,
	"body": true, "bodie": true, "unit": true, "by": true, "ministry": true, "ministrie": true, "role": true, "partner": true, "date": true, "and": true, "stakeholder": true,
	"institution": true, "implementing": true, "actor": true,
}
