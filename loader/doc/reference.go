package doc

import (
	"maps"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/plangraph/plangraph/loader/words"
)

// Reference says which items a clause is for: its own where it is zero.
type Reference struct {
	Where   words.Where
	Count   int        // how many; 0 where it does not say
	Lacks   words.Duty // only those that name no lead, or nobody
	numbers []numbers
	han     bool // the numbers are Chinese
}

// numbers are those of items from one to another, behind what all of them begin with: 2.1 to 2.3.
type numbers struct {
	prefix   string
	from, to int
}

// ReferenceAt reads the reference with which a text begins, and says how long it is.
func ReferenceAt(s string) (r Reference, n int) {
	said, n := words.ReferenceAt(s)
	if n == 0 {
		return Reference{}, 0
	}
	r = Reference{Where: said.Where, Lacks: said.Lacks, Count: max(Numeral(said.Count), words.EnglishNumber(said.Count))}
	if said.Count == "两" {
		r.Count = 2
	}
	if said.Where == words.Numbered {
		if r.parseNumbers(said.Numbers); len(r.numbers) == 0 {
			return Reference{}, 0
		}
	}
	return r, n
}

// Exact reports whether a reference says which items it means whatever these say themselves.
func (r Reference) Exact() bool { return r.Count > 0 || r.Where == words.Numbered }

// IsOwn reports whether a clause is its item's own.
func (r Reference) IsOwn() bool { return r.Where == words.Own }

var oneNumber = regexp.MustCompile(`([a-z]?(?:\d{1,3}\.)*)(\d{1,3})|[一二三四五六七八九十百]+`)

// mostNumbers is the most items that are meant by number.
const mostNumbers = 200

func (r *Reference) parseNumbers(s string) {
	end, total := 0, 0
	for _, m := range oneNumber.FindAllStringSubmatchIndex(s, mostNumbers) {
		one := numbers{}
		if m[2] >= 0 {
			one.prefix, one.from = s[m[2]:m[3]], Numeral(s[m[4]:m[5]])
		} else {
			one.from, r.han = Numeral(s[m[0]:m[1]]), true
		}
		one.to = one.from
		last := len(r.numbers) - 1
		if last >= 0 && isRange(s[end:m[0]]) && r.numbers[last].prefix == one.prefix && one.from > r.numbers[last].to {
			r.numbers[last].to = one.from
		} else {
			r.numbers = append(r.numbers, one)
		}
		end = m[1]
	}
	for _, n := range r.numbers {
		total += n.to - n.from + 1
	}
	if total > mostNumbers {
		r.numbers = nil
	}
}

// isRange reports whether what stands between two numbers means those between them too.
func isRange(s string) bool {
	return strings.ContainsAny(s, "-—–~至到") || strings.Contains(s, " to ") || strings.Contains(s, " through ")
}

// Items lists the items that the reference means, where a clause of item n says it. alone says that n is nothing but this
// clause. Of a heading all below it is meant. It is empty where the outline does not tell.
func (d *Document) Items(r Reference, n *Node, alone bool) []*Node {
	switch r.Where {
	case words.Numbered:
		return d.numbered(r, n)
	case words.Whole:
		return d.Root.Children
	case words.Here:
		return d.here(n, r.Count)
	case words.Below:
		list := d.below(n)
		if r.Count > 0 {
			return list[:min(len(list), r.Count)]
		}
		return list
	}
	return d.above(r, n, alone)
}

// here lists the items of the section in which n stands.
func (d *Document) here(n *Node, count int) []*Node {
	switch {
	case len(n.Children) > 0:
		return n.Children
	case n.Parent == nil:
		return nil
	case count > 0:
		end := d.index().place[n] + 1
		return n.Parent.Children[max(0, end-count):end]
	}
	return n.Parent.Children
}

// below lists the items below n, or, of an item that has none, those behind it.
func (d *Document) below(n *Node) []*Node {
	if len(n.Children) > 0 || n.Parent == nil {
		return n.Children
	}
	return n.Parent.Children[d.index().place[n]+1:]
}

// above lists the items before a clause, and the one that holds it. A count says on which level they are: the first one, from
// the clause's own up, that has just so many; else it is the last ones that have none below them.
func (d *Document) above(r Reference, n *Node, alone bool) []*Node {
	upTo := func(m *Node) []*Node {
		end := d.index().place[m] + 1
		if alone && m == n || len(m.Children) > 0 && m == n {
			end--
		}
		return m.Parent.Children[:end]
	}
	if n.Parent == nil {
		return nil
	}
	list := upTo(n)
	if r.Count == 0 {
		return list
	}
	if len(list) >= r.Count {
		return list[len(list)-r.Count:]
	}
	for m := n.Parent; m.Parent != nil; m = m.Parent {
		if list := upTo(m); len(list) == r.Count {
			return list
		}
	}
	return d.leavesBefore(n, r.Count, alone)
}

// leavesBefore lists the last few items without others below them, up to n.
func (d *Document) leavesBefore(n *Node, count int, alone bool) []*Node {
	at, is := d.index().leaf[n]
	if end := at + 1; is && !alone && end >= count {
		return d.index().leaves[end-count : end]
	} else if is && alone && at >= count {
		return d.index().leaves[at-count : at]
	}
	return nil
}

// index finds items by their numbers and their places. It is made once, where it is asked for.
type index struct {
	leaves   []*Node
	leaf     map[*Node]int
	place    map[*Node]int    // among its siblings
	at       map[*Node][2]int // where an item and what is below it stand in the order of the text
	byNumber map[string][]*Node
}

func (d *Document) index() *index {
	if d.numbers == nil {
		d.numbers = &index{leaf: map[*Node]int{}, place: map[*Node]int{}, at: map[*Node][2]int{}, byNumber: map[string][]*Node{}}
		d.numbers.add(d.Root, 0)
	}
	return d.numbers
}

// add takes in an item and what is below it, which is first in the order of the text, and says who is next.
func (x *index) add(n *Node, first int) (next int) {
	if number := numberOf(n); number != "" {
		x.byNumber[number] = append(x.byNumber[number], n)
	}
	if len(n.Children) == 0 {
		x.leaf[n], x.leaves = len(x.leaves), append(x.leaves, n)
	}
	next = first + 1
	for i, c := range n.Children {
		x.place[c] = i
		next = x.add(c, next)
	}
	x.at[n] = [2]int{first, next}
	return next
}

// numberOf is what a reference calls an item: 17, 2.3; empty for one without a number.
func numberOf(n *Node) string {
	switch {
	case n.Marker.Ordinal == 0:
		return ""
	case strings.HasPrefix(n.Marker.Kind, "1.1"):
		return strings.ToLower(strings.Trim(n.Marker.Text, ".、 "))
	}
	return strconv.Itoa(n.Marker.Ordinal)
}

// numbered lists the items of these numbers: in the smallest part of the outline around n that has each of them once among
// items of one kind.
func (d *Document) numbered(r Reference, n *Node) []*Node {
	x := d.index()
	for scope := n; scope != nil; scope = scope.Parent {
		if len(scope.Children) == 0 {
			continue
		}
		if list := x.within(r, x.at[scope], n.Marker.Kind); list != nil {
			return list
		}
	}
	return nil
}

// mostAlike is the most items of one number that are looked at in a part; where there are more, it is not clear which is meant.
const mostAlike = 12

// within lists the items of these numbers within a part of the outline; nil where they are not there, or it is not clear which
// are meant.
func (x *index) within(r Reference, part [2]int, own string) []*Node {
	found := map[string][]*Node{}
	count := 0
	for _, some := range r.numbers {
		for k := some.from; k <= some.to; k++ {
			count++
			list := x.byNumber[some.prefix+strconv.Itoa(k)]
			first := sort.Search(len(list), func(i int) bool { return x.at[list[i]][0] > part[0] })
			for _, n := range list[first:min(len(list), first+mostAlike)] {
				if x.at[n][0] < part[1] {
					found[n.Marker.Kind] = append(found[n.Marker.Kind], n)
				}
			}
			if maps.DeleteFunc(found, func(_ string, list []*Node) bool { return len(list) != count }); len(found) == 0 {
				return nil
			}
		}
	}
	var fitting []string
	for kind, list := range found {
		if r.meansEach(list) {
			fitting = append(fitting, kind)
		}
	}
	switch same := slices.DeleteFunc(slices.Clone(fitting), func(kind string) bool { return isHanKind(kind) != r.han }); {
	case len(fitting) == 1:
		return found[fitting[0]]
	case slices.Contains(fitting, own):
		return found[own]
	case len(same) == 1:
		return found[same[0]]
	}
	return nil
}

// meansEach reports whether the items have the numbers of the reference, one each.
func (r Reference) meansEach(list []*Node) bool {
	for _, some := range r.numbers {
		for k := some.from; k <= some.to; k++ {
			if list[0].Marker.Ordinal != k {
				return false
			}
			list = list[1:]
		}
	}
	return true
}

func isHanKind(kind string) bool { return kind == KindHan || kind == KindHanParen }
