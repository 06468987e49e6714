package quantity

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

// TargetFinding is one quantified commitment in a text. From and To are offsets into text.Norm of its quote: the clause of
// the sentence that states it, with the deadline where that stands right before.
//
// The metric is what the clause says without its deadline, number, comparator and words of aiming, so that it reads the
// same whichever way round the plan puts it: 全市网络零售额达到6000亿元 has 全市网络零售额, 认定60家以上市级众创空间 has
// 认定市级众创空间, 综合能耗下降40%以上 has 综合能耗下降, 每年建设3个示范园区 has 每年建设示范园区.
type TargetFinding struct {
	Metric     string
	Comparator graph.Comparator
	Value      float64
	ValueMax   *float64          // the upper end of a range; nil where there is none
	Unit       string            // as written, with its multiplier: 家, 万亿元, %, Tbps; empty for a bare number; 翻一番 is 1 番
	Deadline   graph.PartialDate // zero where neither the text nor the context states one
	From, To   int
	UnitFrom   int // text.Norm[UnitFrom:UnitTo] is the unit without its multiplier; the same where none is written
	UnitTo     int
}

// TargetContext is what a text takes from where it stands.
type TargetContext struct {
	Deadline graph.PartialDate // holds where the text states none; zero where nothing is inherited
	Start    int               // the years of the plan's period; 0 where not known
	End      int
	Year     int // of the plan: what lies before it is past, and a month without a year is in it; 0 where not known
}

// FindTargets lists the quantified commitments of a text in the order they stand. Not commitments are: past and present
// facts, rewards and their conditions, classes by size (1000万元以上的企业), ordinals and ranks, counts of what was just listed,
// and anything in quotes or book marks. QuantitiesLeft lists what was passed over.
func FindTargets(text doc.Text, ctx TargetContext) []TargetFinding {
	found, _ := ReadTargets(text, ctx)
	return found
}

// ReadTargets lists the commitments of a text, as FindTargets does, and the quantities left, as QuantitiesLeft does, with
// one look at the text.
func ReadTargets(text doc.Text, ctx TargetContext) ([]TargetFinding, []Quantity) {
	if !mayHoldQuantity(text.Norm) {
		return nil, nil
	}
	r := newTargetReader(text.Norm, ctx)
	for _, sentence := range r.mask.sentences(text.Norm) {
		r.sentence(sentence)
	}
	return r.found, r.left(r.found)
}

// Quantity is a number with its unit in a text: text.Norm[From:To].
type Quantity struct {
	From, To int
}

// QuantitiesLeft lists the numbers with units that none of the targets found in the text has, such as the amounts of a
// subsidy or the present state, so that a reader can see what was passed over.
func QuantitiesLeft(text doc.Text, found []TargetFinding) []Quantity {
	if !mayHoldQuantity(text.Norm) {
		return nil
	}
	return newTargetReader(text.Norm, TargetContext{}).left(found)
}

// left lists the reader's quantities that are in none of the targets.
func (r *targetReader) left(found []TargetFinding) []Quantity {
	var left []Quantity
	for _, q := range r.quantities {
		for len(found) > 0 && found[0].To < q.from {
			found = found[1:]
		}
		if q.looksLikeTarget() && !q.isIn(r.s, found) {
			left = append(left, Quantity{q.from, q.to})
		}
	}
	return left
}

// isIn reports whether one of the targets was read from the quantity, or has it in its metric.
func (q quantity) isIn(s string, found []TargetFinding) bool {
	value, unit := q.value, q.unit.text
	for _, f := range found {
		if f.From > q.to {
			return false
		}
		if f.From <= q.from && q.to <= f.To && (f.Value == value && strings.HasSuffix(f.Unit, unit) || strings.Contains(f.Metric, s[q.from:q.to])) {
			return true
		}
	}
	return false
}

// looksLikeTarget reports whether a quantity is worth listing where no target was read from it.
func (q quantity) looksLikeTarget() bool {
	switch {
	case q.vague:
		return true
	case q.unit.text == "", q.class, q.base, q.given, q.isTime() && q.comparator != graph.LE:
		return false
	case q.spelled:
		return (q.comparator != "" || q.value > 10 || q.max != nil) && q.value > 1
	}
	return true
}

// mayHoldQuantity is a quick test by which texts without numbers cost next to nothing: figures, or a numeral that a unit or another
// one stands behind.
func mayHoldQuantity(s string) bool {
	for at := 0; at < len(s); {
		c := s[at]
		if c < utf8.RuneSelf {
			if isDigit(c) {
				return true
			}
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[at:])
		at += size
		if r == '番' || r == '半' || isNumeral(r) && goesOnAsNumber(s[at:], r) {
			return true
		}
	}
	return false
}

// goesOnAsNumber reports whether a unit, another numeral or the mark of a range may stand behind a numeral.
func goesOnAsNumber(rest string, numeral rune) bool {
	r := firstRune(rest)
	if isNumeral(r) {
		return true
	}
	if numeral == '一' { // 一个, 一项 and the like are everywhere
		return r == '倍' || r == '番' || r == '成' || r == '点' || r == '至' || r == '到'
	}
	return unitsByFirst[r] != nil || strings.ContainsRune("分点至到—-~多余", r)
}
