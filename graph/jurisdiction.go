package graph

import "slices"

// Jurisdiction is a place with a government: the country, a province, a prefecture or a county. A short name such as
// 市经信委 means one agency within one jurisdiction.
type Jurisdiction struct {
	ID          ID
	Name        string        // the official name: 杭州市
	EnglishName string        // Hangzhou; empty where unknown
	Level       string        // one of the levels below; see LevelOrOther
	Parent      *Jurisdiction // nil at the top, or where the plan does not tell
}

// The levels of a jurisdiction, from the top.
const (
	LevelNation     = "NATION"
	LevelProvince   = "PROVINCE"
	LevelPrefecture = "PREFECTURE"
	LevelCounty     = "COUNTY"
	LevelTownship   = "TOWNSHIP"
	LevelOther      = "OTHER" // none of these: a zone across places, or a place that no plan tells
)

// levels are those that a place with a government of its own may have.
var levels = []string{LevelNation, LevelProvince, LevelPrefecture, LevelCounty, LevelTownship}

// LevelOrOther is the level as clients read it: LevelOther for UnknownJurisdiction, and where none or another is stated.
func (j *Jurisdiction) LevelOrOther() string {
	if !j.Known() || !slices.Contains(levels, j.Level) {
		return LevelOther
	}
	return j.Level
}

// NewJurisdiction makes the jurisdiction of that name below parent; its id depends on the names from the top down.
func NewJurisdiction(name, englishName, level string, parent *Jurisdiction) *Jurisdiction {
	var key []string
	for p := parent; p != nil; p = p.Parent {
		key = append([]string{p.Name}, key...)
	}
	return &Jurisdiction{ID: NewID(KindJurisdiction, append(key, name)...), Name: name, EnglishName: englishName, Level: level, Parent: parent}
}

// NodeID is the jurisdiction's global id.
func (j *Jurisdiction) NodeID() ID { return j.ID }

// NodeKind is KindJurisdiction.
func (j *Jurisdiction) NodeKind() Kind { return KindJurisdiction }

// Label is the official name.
func (j *Jurisdiction) Label() string { return j.Name }

// Within reports whether j is other or lies in it. Nothing lies within nil.
func (j *Jurisdiction) Within(other *Jurisdiction) bool {
	for ; j != nil; j = j.Parent {
		if other != nil && j.ID == other.ID {
			return true
		}
	}
	return false
}

// Known reports whether the place is one: false only for UnknownJurisdiction, in whatever store or file it was read.
func (j *Jurisdiction) Known() bool { return j.ID != UnknownJurisdiction.ID }

// UnknownJurisdiction stands for the place of a plan that does not tell it. Short names in such a plan stay as written.
var UnknownJurisdiction = NewJurisdiction("未知", "Unknown", LevelNation, nil)
