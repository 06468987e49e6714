package quantity

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// targetItem is a quantity with the words of its clause that belong to it: what stands before it and after it. Where
// several quantities share a verb or a metric, the later ones have the head of the first.
type targetItem struct {
	q      quantity
	head   stretch
	tail   stretch
	listed bool   // it goes on a list: …50个车间和10个工厂, 分别达到1Tbps和5Tbps
	after  string // the words of the tail
	ending headEnding
	due    *graph.PartialDate // its own of the dates that several values share out; nil where there are none
	total  bool               // it says how many there are then in all: 新增600个(累计2400个)
}

// longestHead is how many bytes may lead up to a number; what is longer is no statement of it.
const longestHead = 900

// items lists the quantities of a clause with what belongs to each.
func (r *targetReader) items(c stretch) (list []targetItem) {
	head, listed := stretch{c.from, c.from}, false
	quantities := r.quantitiesIn(c)
	for i, q := range quantities {
		if !listed {
			head.to = q.from
		}
		if head.to-head.from > longestHead {
			head, listed = stretch{q.to, q.to}, false
			continue
		}
		it := targetItem{q: q, head: head, tail: stretch{q.to, c.to}, listed: listed}
		j := junction{kind: ends}
		if i+1 < len(quantities) {
			j = r.junction(it, quantities[i+1])
			it.tail.to = j.tail
		}
		if j.kind != qualifies {
			it.after = r.text(it.tail)
			it.ending = readEnding(r.text(it.head), it.after)
			list = append(list, r.withEnclosed(it, c)...)
		}
		if j.kind == swallows {
			break
		}
		head, listed = j.next(it)
	}
	return list
}

// next is the head of the quantity after the junction, and whether it goes on a list.
func (j junction) next(it targetItem) (head stretch, listed bool) {
	switch j.kind {
	case goesOn:
		return it.head, true
	case qualifies:
		if it.listed {
			return stretch{it.q.from, it.q.from}, false
		}
		return it.head, false
	}
	return stretch{j.head, j.head}, false
}

// quantitiesIn lists the quantities of a clause outside brackets, without those that others replace.
func (r *targetReader) quantitiesIn(c stretch) (list []quantity) {
	for _, q := range r.from(c.from) {
		if q.from >= c.to {
			break
		}
		if !q.enclosed && !q.base {
			list = append(list, q)
		}
	}
	return list
}

// from lists the quantities that begin at or after the place.
func (r *targetReader) from(at int) []quantity {
	i, _ := slices.BinarySearchFunc(r.quantities, at, func(q quantity, at int) int { return q.from - at })
	return r.quantities[i:]
}

// withEnclosed adds to an item what brackets right after it say in another unit: 2.2万处(约13万个AP).
func (r *targetReader) withEnclosed(it targetItem, c stretch) []targetItem {
	list := []targetItem{it}
	if !strings.HasPrefix(r.s[it.q.to:], "(") {
		return list
	}
	next := r.from(it.q.to)
	if len(next) == 0 || next[0].from >= c.to || !next[0].enclosed || strings.ContainsAny(r.s[it.q.to+1:next[0].from], "(),") {
		return list
	}
	q := next[0]
	end := q.to
	for end < c.to && r.s[end] != ')' && r.s[end] != ',' {
		end++
	}
	inner := targetItem{q: q, head: it.head, tail: stretch{q.to, end}, listed: true}
	inner.ending = it.ending
	inner.ending.comparator = readEnding(r.s[it.q.to+1:q.from], "").comparator
	if between := r.s[it.q.to+1 : q.from]; strings.HasPrefix(between, partly) {
		inner.ending.words += between
	}
	inner.total = hasAny(r.s[it.q.to:q.from], totals...)
	if r.s[end:c.to] != "" && r.s[end] == ')' {
		list[0].tail.from = end + 1
		if inner.total {
			inner.tail = list[0].tail
		}
	}
	return append(list, inner)
}

// totals say in brackets that a number is not what is added but what there is then.
var totals = []string{"累计", "总数", "总量", "合计", "共"}

// junctionKind says how a quantity hangs together with the next one in its clause.
type junctionKind int

const (
	ends       junctionKind = iota // there is no next one
	goesOn                         // the next one has the same head: 建设3个园区、10个示范点
	startsAnew                     // the next one has a head of its own: 零售额达到6000亿元、消费额达到2500亿元
	qualifies                      // it only says which things the next one counts: 1亿元以上外贸企业200家
	swallows                       // the next one only says which things this one counts: 20家以上占比高于5%的企业
)

type junction struct {
	kind junctionKind
	tail int // where the words after the quantity end
	head int // where those before the next one begin
}

// connectives join what a clause lists; longer ones stand before what they begin with.
var connectives = []string{"、", "以及", "和", "及", "与", "或", "并", "/"}

func (r *targetReader) junction(it targetItem, next quantity) junction {
	between := r.s[it.q.to:next.from]
	j := junction{kind: startsAnew, tail: it.q.to, head: next.from}
	if n := connectiveAt(between); n > 0 {
		j.head = it.q.to + n
		if readEnding(between[n:], "").bare() {
			j.kind = goesOn
		}
		return j
	}
	if at, n := lastConnective(between); n > 0 {
		j.tail, j.head = it.q.to+at, it.q.to+at+n
		if readEnding(between[at+n:], "").bare() {
			j.kind = goesOn
		}
		return j
	}
	e := readEnding(between, "")
	switch {
	case it.q.sizes(between):
		j.kind = qualifies
	case e.reaches && !strings.HasPrefix(r.s[next.to:], "的") || isVerb(e.words):
		j.tail, j.head = it.q.to, it.q.to
	case it.q.isMoney() && next.counts(), !it.q.counts() && it.q.unit.word != "%" && it.q.comparator == "" && r.endsAt(next.to):
		j.kind = qualifies
	default:
		j.kind, j.tail = swallows, it.tail.to
	}
	return j
}

// endsAt reports whether the clause, or a part of its list, ends there.
func (r *targetReader) endsAt(at int) bool {
	rest := r.s[at:]
	return rest == "" || strings.ContainsRune(",;:", rune(rest[0])) || strings.HasPrefix(rest, "。") || connectiveAt(rest) > 0
}

func connectiveAt(s string) int {
	for _, word := range connectives {
		if strings.HasPrefix(s, word) {
			return len(word)
		}
	}
	return 0
}

// lastConnective finds the last connective in s that a part of the list can begin after.
func lastConnective(s string) (at, n int) {
	for _, word := range connectives {
		if i := strings.LastIndex(s, word); i > at {
			at, n = i, len(word)
		}
	}
	return at, n
}

// sizes reports whether a quantity before these words is the size of the things they name, which the next one counts.
func (q quantity) sizes(words string) bool {
	return q.class || q.comparator != "" && !q.counts() && q.unit.word != "%" || strings.HasPrefix(words, "的") && q.isMoney()
}

// counts reports whether the unit counts things one by one.
func (q quantity) counts() bool {
	return q.unit.word != "" && !q.isMoney() && !q.isTime() && !measureUnits[q.unit.word]
}

func (q quantity) isMoney() bool {
	return strings.Contains(q.unit.word, "元") || q.unit.word == "人民币"
}

// comparator says how the value binds: what stands before the number, else what stands after it.
func (it targetItem) comparator() graph.Comparator {
	before, after := it.ending.comparator, it.q.comparator
	switch {
	case after == graph.About, before == "" || before == graph.About && after != "", before == graph.LE && after == graph.GE: // 控制在-5℃以上
		before = after
	}
	if before == "" {
		return graph.EQ
	}
	return before
}
