// Package columns holds once what the parts of a document say again and again; they then name it by number.
//
// Half a million responsibilities of 100,000 measures so weigh 8 MB in place of 25, and hold no pointers, which the garbage
// collector would have to follow each time: it spent 80 ms on five million of them while requests waited for their share of
// two cores.
//
// A column only grows: what nobody names any longer stays until its owner is copied. No column is safe for writing beside
// other uses.
package columns

import "slices"

// Interned holds single values. Numbers begin with 1; 0 stands for nothing. The zero value is ready for use.
type Interned[T comparable] struct{ values []T }

// recent is among how many of the last values a value is looked for, because names repeat soon.
const recent = 256

// Intern returns the number of the value. Where very many others came between, a value may have two numbers.
func (c *Interned[T]) Intern(value T) uint32 {
	for i := len(c.values); i > max(0, len(c.values)-recent); i-- {
		if c.values[i-1] == value {
			return uint32(i)
		}
	}
	c.values = append(c.values, value)
	return uint32(len(c.values))
}

// At returns the value with that number, which must be one that Intern returned.
func (c *Interned[T]) At(number uint32) T { return c.values[number-1] }

// Values lists all of them, number 1 first. The list must not be changed.
func (c *Interned[T]) Values() []T { return c.values }

// Map puts what the function returns in the place of each value.
func (c *Interned[T]) Map(replacement func(T) T) {
	for i, value := range c.values {
		c.values[i] = replacement(value)
	}
}

// Compact gives back the room beyond what is held.
func (c *Interned[T]) Compact() { c.values = slices.Clone(c.values) }

// Span is a stretch of a column's values; the zero Span is empty.
type Span struct{ from, to uint32 }

// Len is the number of values in it.
func (s Span) Len() int { return int(s.to - s.from) }

// Lists holds lists of values side by side. The zero value is ready for use.
type Lists[T comparable] struct {
	values []T
	last   Span
}

// Add returns where the list is held. A list that equals the one before it is not held again: the agencies of one clause
// share their evidence, the measures under one heading their headings.
func (c *Lists[T]) Add(list []T) Span {
	if len(list) == 0 {
		return Span{}
	}
	if !slices.Equal(c.At(c.last), list) {
		from := uint32(len(c.values))
		c.values = append(c.values, list...)
		c.last = Span{from, uint32(len(c.values))}
	}
	return c.last
}

// At returns the list; nil for an empty one. It must not be changed.
func (c *Lists[T]) At(at Span) []T {
	if at.from == at.to {
		return nil
	}
	return c.values[at.from:at.to:at.to]
}

// Reserve makes room for so many values altogether in an empty column.
func (c *Lists[T]) Reserve(n int) { c.values = make([]T, 0, n) }

// Compact gives back the room beyond what is held.
func (c *Lists[T]) Compact() { c.values = slices.Clone(c.values) }

// Rows holds the rows of a table, those of one owner side by side. The zero value is ready for use.
type Rows[T any] struct{ values []T }

// Add returns where the rows are held.
func (c *Rows[T]) Add(n int, row func(i int) T) Span {
	from := uint32(len(c.values))
	for i := range n {
		c.values = append(c.values, row(i))
	}
	return Span{from, uint32(len(c.values))}
}

// At returns the rows; nil for none. They must not be changed.
func (c *Rows[T]) At(at Span) []T {
	if at.from == at.to {
		return nil
	}
	return c.values[at.from:at.to:at.to]
}

// Reserve makes room for so many rows altogether in an empty column.
func (c *Rows[T]) Reserve(n int) { c.values = make([]T, 0, n) }
