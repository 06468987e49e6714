package graph

import "slices"

// register holds once for the whole plan what its measures and targets say again and again, which they then name by
// number: who is written how, what is mentioned how, where things stand. Half a million responsibilities of 100,000
// measures so weigh 8 MB in place of 25, and hold no pointers, which the garbage collector would have to follow each
// time: it spent 80 ms on five million of them while requests waited for their share of two cores.
//
// Numbers begin with 1; 0 stands for nothing. A register only grows: what a measure no longer says stays until the plan
// is cloned.
type register struct {
	units        []unitName
	technologies []*Technology
	words        []string // of mentions that are written otherwise than their evidence quotes them
	headings     [][]Heading
	places       []Evidence
	last         span32 // the places cited last
	assigned     []assigned
	mentioned    []mentioned
}

// span32 is a stretch of one of the register's lists.
type span32 struct{ from, to uint32 }

// unitName is an agency as the plan writes it.
type unitName struct {
	agency *Agency
	as     string
}

// assigned is a Responsibility in a register's numbers.
type assigned struct {
	unit      uint32
	cited     span32 // of places
	role      Role
	scope     Scope
	openEnded bool
}

// mentioned is a Mention in a register's numbers.
type mentioned struct {
	technology, words uint32
	cited             span32 // of places
}

const lookBack = 256

// numberOf is the number of what is entered in the list. It is looked for among the last ones, because names repeat soon;
// of very many, some are entered twice.
func numberOf[T comparable](list *[]T, one T) uint32 {
	for i := len(*list); i > max(0, len(*list)-lookBack); i-- {
		if (*list)[i-1] == one {
			return uint32(i)
		}
	}
	*list = append(*list, one)
	return uint32(len(*list))
}

// settle gives back the room that the lists have grown beyond what they hold, and lays the headings side by side.
func (r *register) settle() {
	r.units, r.technologies, r.headings = slices.Clone(r.units), slices.Clone(r.technologies), slices.Clone(r.headings)
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

// cite enters the list among the places; the one entered last, which a clause's units share, is not entered again.
func (r *register) cite(list []Evidence) span32 {
	if len(list) == 0 {
		return span32{}
	}
	if !slices.Equal(r.cited(r.last), list) {
		from := uint32(len(r.places))
		r.places = append(r.places, list...)
		r.last = span32{from, uint32(len(r.places))}
	}
	return r.last
}

// cited are those places; nil for none.
func (r *register) cited(at span32) []Evidence {
	if at.from == at.to {
		return nil
	}
	return r.places[at.from:at.to:at.to]
}
