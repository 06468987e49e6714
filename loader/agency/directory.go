// Package agency resolves names as plans write them to agencies and jurisdictions.
//
// A short name means a body only within its place: 市经信委 is 杭州市经济和信息化委员会 in a plan of Hangzhou and
// 咸宁市经济和信息化委员会 in one of Xianning. A name is taken apart before it is looked up:
//
//	name  = [before] place after        市|经信委 · 杭州市|经信委 · 杭州|电信公司 · 人行|杭州|中心支行 · 团|市|委
//	place = a level word                市, 省, 自治区, 县 …: the plan's own place, or one above it
//	      | an official or short name   杭州市, 浙江省杭州市余杭区, 杭州
//
// What stands before and after the place is a form; the tables of package seeds say which official name has that form at
// which level, and where in it the place goes: 中国电信股份有限公司{name}分公司. Forms in no table go by rule: what ends like
// a body stands behind the full name of its place (市物流发展局 → 咸宁市物流发展局). A name that neither table nor rule reaches
// stays as written and is marked unresolved; nothing is guessed.
package agency

import (
	"fmt"
	"maps"
	"slices"

	"github.com/plangraph/plangraph/graph"
)

// Tables are what people keep of bodies; the head of seeds/agencies.yaml explains each.
type Tables struct {
	Bodies       map[string]Kinds // by level: NATION, PROVINCE …, or ANY
	Nationwide   Kinds
	Named        map[string]Kinds // by place
	Branches     []string
	Sources      map[string]string
	Successions  []Succession
	Endings      map[graph.AgencyKind][]string
	Words        []string
	Phrases      []string
	Contractions [][]string
}

// Kinds are bodies by kind: official names with their other forms, the usual one first.
type Kinds map[graph.AgencyKind]map[string][]string

// anyLevel keys the bodies that places of every level have.
const anyLevel = "ANY"

// Directory resolves names. It is immutable and safe for concurrent use.
type Directory struct {
	*Gazetteer
	local        *localForms
	national     names // of the nation, and of no one place
	named        names // of one place each
	endings      endings
	phrases      phrases
	contractions contractions
	successions  successions
}

// NewDirectory makes a directory from the tables. It fails where a form is claimed by two bodies, a level or place is
// unknown, a contraction is no pair, or a successor is no body; the error names the entry.
func NewDirectory(t Tables, g *Gazetteer) (*Directory, error) {
	d := &Directory{
		Gazetteer: g, national: names{}, named: names{}, endings: newEndings(t.Endings, t.Words),
		phrases: t.Phrases, contractions: t.Contractions, successions: successions{},
	}
	if err := d.contractions.check(); err != nil {
		return nil, err
	}
	var err error
	if d.local, err = newLocalForms(t.Bodies); err != nil {
		return nil, err
	}
	if err := d.national.add(t.Bodies[graph.LevelNation], g.nation); err != nil {
		return nil, fmt.Errorf("bodies: %s: %w", graph.LevelNation, err)
	}
	if err := d.national.add(t.Nationwide, nil); err != nil {
		return nil, fmt.Errorf("nationwide: %w", err)
	}
	if err := d.local.markBranches(t.Branches); err != nil {
		return nil, err
	}
	for _, place := range slices.Sorted(maps.Keys(t.Named)) {
		in := g.Jurisdiction(place)
		if in == nil {
			return nil, fmt.Errorf("named: %s is in no table of places", place)
		}
		if err := d.named.add(t.Named[place], in); err != nil {
			return nil, fmt.Errorf("named: %s: %w", place, err)
		}
	}
	return d, d.successions.add(t, d)
}
