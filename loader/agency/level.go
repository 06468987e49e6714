package agency

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// levels are the words that stand for the place of a plan, or one above it.
var levels = []string{"自治区", "自治州", "自治县", "市", "省", "县", "区", "州", "旗", "盟", "镇", "乡", "兵团"}

// noLevel are the characters after a level word with which it makes another word: 市场, 区域, 乡村.
var noLevel = map[string]string{"市": "场区容县", "区": "域块位间县", "县": "域区", "省": "份会", "镇": "域街", "乡": "村镇", "旗": "舰", "州": "市"}

// cutLevel takes the level word off the front of a name: 市|经信委, 市级|机关.
func cutLevel(s string) (level, rest string, ok bool) {
	for _, level := range levels {
		rest, ok := strings.CutPrefix(s, level)
		if !ok || rest == "" {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(rest); strings.ContainsRune(noLevel[level], next) {
			return "", s, false
		}
		return level, strings.TrimPrefix(rest, "级"), true
	}
	return "", s, false
}

// placeOf finds the place that a level word means in a plan of the place: itself or one above it; nil where there is none.
func placeOf(level string, in *graph.Jurisdiction) *graph.Jurisdiction {
	for j := in; j != nil; j = j.Parent {
		if j.Level != graph.LevelNation && strings.HasSuffix(j.Name, level) {
			return j
		}
	}
	return nil
}

// levelWord is the word by which plans call a place: 市, 省, 自治区. A county is called by its name, since a plan of its
// prefecture has several.
func levelWord(j *graph.Jurisdiction) string {
	if !callsByLevel(j) {
		return j.Name
	}
	if level := levelEnd(j.Name); level != "自治州" {
		return level
	}
	return "州"
}

// levelEnd is the level word in which the name of a place ends; the whole name where it ends in none.
func levelEnd(name string) string {
	for _, level := range levels {
		if strings.HasSuffix(name, level) {
			return level
		}
	}
	return name
}

// isLocal reports whether a place is known and lies in a nation.
func isLocal(j *graph.Jurisdiction) bool { return j != nil && j.Level != graph.LevelNation }

// official is the place in the full names of its bodies: a district goes with its city (杭州市余杭区), a county without, and so
// does a zone that is named for where it lies (兰州新区).
func official(j *graph.Jurisdiction) string {
	if j.Level == graph.LevelCounty && j.Parent != nil && strings.HasSuffix(j.Name, "区") && strings.HasSuffix(j.Parent.Name, "市") && !namedAfter(j) {
		return j.Parent.Name + j.Name
	}
	return j.Name
}

// namedAfter reports whether the name of a place begins with that of one it lies in.
func namedAfter(j *graph.Jurisdiction) bool {
	for p := j.Parent; p != nil; p = p.Parent {
		if strings.HasPrefix(j.Name, strings.TrimRight(p.Name, "省市")) {
			return true
		}
	}
	return false
}
