package graph

import "slices"

// register holds once for the whole plan what its measures and targets say again and again, which they then name by
// number: who is written how, what is mentioned how, where things stand. Half a million responsibilities of 100,000
// measures so weigh 6 MB in place of 25, and hold no pointers, which the garbage collector would have to follow each
// time: it spent 80 ms on five million of them while requests waited for their share of two cores.
//
// Numbers begin with 1; 0 stands for nothing. A register only grows: what a measure no longer says stays until the plan
// is cloned.
type register struct {
	units     []named[*Agency]
	topics    []named[*Technology]
	headings  [][]Heading
	places    []Evidence
	ends      []uint32 // list n of places ends at ends[n-1] and begins where the one before ends
	assigned  []assigned
	mentioned []mentioned
}

// span32 is a stretch of one of the register's lists.
type span32 struct{ from, to uint32 }

// named is something as the plan writes it.
type named[T comparable] struct {
	what T
	as   string
}

// assigned is a Responsibility in a register's numbers.
type assigned struct {
	unit, cited uint32
	role        Role
	scope       Scope
	openEnded   bool
}

// mentioned is a Mention in a register's numbers.
type mentioned struct{ topic, cited uint32 }

const lookBack = 256

// numberOf is the number of the name. It is looked for among the last ones, because names repeat soon; a plan with very many
// enters some of them twice.
func numberOf[T comparable](names *[]named[T], n named[T]) uint32 {
	for i := len(*names); i > max(0, len(*names)-lookBack); i-- {
		if (*names)[i-1] == n {
			return uint32(i)
		}
	}
	*names = append(*names, n)
	return uint32(len(*names))
}

// settle gives back the room that the lists have grown beyond what they hold, and lays the headings side by side.
func (r *register) settle() {
	r.units, r.topics, r.headings = slices.Clone(r.units), slices.Clone(r.topics), slices.Clone(r.headings)
	all := slices.Concat(r.headings...)
	for i, list := range r.headings {
		n := len(list)
		r.headings[i], all = all[:n:n], all[n:]
	}
}

// stand is the number of the headings; those entered last, which the measures below them share, are not entered again.
func (r *register) stand(list []Heading) uint32 {
	last := len(r.headings)
	if len(list) == 0 {
		return 0
	}
	if last == 0 || !slices.Equal(r.headings[last-1], list) {
		r.headings = append(r.headings, list)
		last++
	}
	return uint32(last)
}

// cite is the number of the list; the list entered last, which a clause's units share, is not entered again.
func (r *register) cite(list []Evidence) uint32 {
	last := uint32(len(r.ends))
	if len(list) == 0 {
		return 0
	}
	if last == 0 || !slices.Equal(r.cited(last), list) {
		r.places = append(r.places, list...)
		r.ends = append(r.ends, uint32(len(r.places)))
		last++
	}
	return last
}

// cited is the list with the number.
func (r *register) cited(n uint32) []Evidence {
	if n == 0 {
		return nil
	}
	from := uint32(0)
	if n > 1 {
		from = r.ends[n-2]
	}
	to := r.ends[n-1]
	return r.places[from:to:to]
}
