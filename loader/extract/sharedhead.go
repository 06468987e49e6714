package extract

import (
	"regexp"
	"strings"
)

// departments is how a list of works ends that shares its head and its last word: 市发改、财政、教育等部门.
var departments = regexp.MustCompile(`(等)?(?:(?:各|有关|相关|市级|省级)|[0-9一二三四五六七八九十]+个?)*部门(?:和单位)?$`)

// heads are what such a list may begin with: the level of the place, or all levels.
var heads = []string{"各级", "自治区", "自治州", "市", "省", "县", "区", "州", "旗", "盟"}

// mostWorks is the most works of one list.
const mostWorks = 40

// sharedHead reads a list of works as the agencies that a reader completes: 市发改、财政等部门 names 市发改部门 and 市财政部门. The
// units stand where their own words do. It is empty where the list is none of that kind, or holds anything that is no work.
func (l lister) sharedHead(from, to int) (list []Unit, open bool) {
	from, to = l.trim(from, to)
	if from >= to || !strings.HasSuffix(l.norm[from:to], "部门") && !strings.HasSuffix(l.norm[from:to], "部门和单位") {
		return nil, false
	}
	end := departments.FindStringSubmatchIndex(l.norm[from:to])
	if end == nil || !strings.ContainsAny(l.norm[from:from+end[0]], "、和及") {
		return nil, false
	}
	open, to = end[2] >= 0, from+end[0]
	head := ""
	for _, word := range heads {
		if strings.HasPrefix(l.norm[from:to], word) {
			head = word
			break
		}
	}
	if head == "" {
		return nil, false
	}
	for at := from + len(head); at < to; {
		n := l.workAt(at, to)
		if n == 0 || len(list) == mostWorks {
			return nil, false
		}
		u := Unit{Name: head + l.norm[at:at+n] + "部门", From: at, To: at + n}
		if len(list) == 0 {
			u.From = from
		}
		u.written = l.norm[u.From:u.To]
		list = append(list, u)
		at += n
		for _, mark := range []string{"、", "以及", "和", "及"} {
			if rest, ok := strings.CutPrefix(l.norm[at:to], mark); ok {
				at = to - len(rest)
				break
			}
		}
	}
	if len(list) < 2 {
		return nil, false
	}
	return list, open
}

// sharedHeadFirst reads such a list at the start of a longer one, 省交通运输、应急管理等部门及民航管理局, and says where the rest begins.
func (l lister) sharedHeadFirst(from, to int) (list []Unit, open bool, end int) {
	if list, open = l.sharedHead(from, to); len(list) > 0 {
		return list, open, to
	}
	for at := from; ; {
		next := strings.Index(l.norm[at:to], "部门")
		if next < 0 {
			return nil, false, from
		}
		at += next + len("部门")
		for _, mark := range []string{"以及", "及", "和", "与", "、", "会同"} {
			if !strings.HasPrefix(l.norm[at:to], mark) {
				continue
			}
			if list, open = l.sharedHead(from, at); len(list) > 0 {
				return list, open, at + len(mark)
			}
		}
	}
}

// workAt is how long the work is that begins there, up to a mark or a conjunction; 0 where no agency has it. A work may hold a
// conjunction: 工业和信息化.
func (l lister) workAt(at, to int) int {
	found := 0
	for i, r := range l.norm[at:to] + "、" {
		if strings.ContainsRune("、和及以", r) && i > 0 && l.isUnit(l.norm[at:at+i]+"部门") {
			found = i
		}
		if r == '、' || i > longestWork {
			break
		}
	}
	return found
}

// longestWork is the most bytes of a work.
const longestWork = 60
