package budget

import (
	"slices"

	"github.com/maypok86/otter/v2"
)

// Kind says what an entry of a cache is, or a part of one, so that keys of different kinds never meet.
type Kind uint8

// The kinds of entries, and of their parts.
const (
	Documents Kind = iota // parsed queries
	Texts                 // persisted queries
	Costs                 // a part of a parsed query: what an operation may cost
	Plans                 // a part of a parsed query: a compiled operation
)

// Key finds an entry.
type Key struct {
	Kind Kind
	Text string
}

// Part finds what was added to an entry: by its kind, and by what of the entry's value it belongs to.
type Part struct {
	Kind Kind
	Of   any
}

// Weighed is a value that knows how many bytes it holds now.
type Weighed interface{ Weight() int }

// entry is what is kept by one key, with all that was made of it later. It goes as a whole, because its parts refer to its
// value: a part that stayed alone would keep the value alive, which nobody counts any more.
type entry struct {
	value  any
	own    int // bytes of the value
	weight int // of everything
	parts  []part
}

type part struct {
	name   Part
	value  Weighed
	weight int
}

// with returns the entry with the part. One that outgrows the rest is left out.
func (e entry) with(name Part, value Weighed, largest int) entry {
	rest := slices.DeleteFunc(slices.Clone(e.parts), func(p part) bool { return p.name == name })
	next := entry{value: e.value, own: e.own, parts: append(rest, part{name, value, value.Weight() + partOverhead})}
	if next.weigh() > largest {
		next.parts = rest
		next.weigh()
	}
	return next
}

func (e *entry) weigh() int {
	e.weight = e.own + Overhead
	for _, p := range e.parts {
		e.weight += p.weight
	}
	return e.weight
}

// Cache keeps entries of all kinds under one budget of bytes. It drops those that are used least when the bytes run out.
// A nil Cache keeps nothing.
type Cache struct {
	entries *otter.Cache[Key, entry]
	largest int
}

// Overhead is what an entry weighs besides its value: its key, and its place in the cache.
const Overhead = 512

// partOverhead is what a part weighs besides its value: its place in the list of parts.
const partOverhead = 64

// largestShare is which part of a cache one entry may be, at most: one of so many. Larger ones would leave no room for
// what is asked often, and are made anew each time.
const largestShare = 8

// NewCache makes a cache of that many bytes; nil where the number is not above zero.
func NewCache(bytes int) *Cache {
	if bytes <= 0 {
		return nil
	}
	return &Cache{largest: bytes / largestShare, entries: otter.Must(&otter.Options[Key, entry]{
		MaximumWeight: uint64(bytes),
		Weigher:       func(_ Key, e entry) uint32 { return uint32(e.weight) },
		Executor:      func(evict func()) { evict() }, // before the next one comes, or many large ones would pile up
	})}
}

// Get returns the value of the key, and whether there is one.
func Get[V any](c *Cache, key Key) (value V, ok bool) {
	if c == nil {
		return value, false
	}
	e, ok := c.entries.GetIfPresent(key)
	if ok {
		value, ok = e.value.(V)
	}
	return value, ok
}

// Add keeps the value, which weighs so many bytes besides the overhead, unless that is too large a part of the cache.
// It replaces a value that was kept with the key before.
func (c *Cache) Add(key Key, value any, weight int) {
	if c != nil && weight+Overhead <= c.largest {
		c.entries.Set(key, entry{value: value, own: weight, weight: weight + Overhead})
	}
}

// GetPart returns a part of the key's entry, and whether there is one.
func GetPart[V any](c *Cache, key Key, name Part) (value V, ok bool) {
	if c == nil {
		return value, false
	}
	e, _ := c.entries.GetIfPresent(key)
	for _, p := range e.parts {
		if p.name == name {
			value, ok = p.value.(V)
			return value, ok
		}
	}
	return value, false
}

// AddPart adds a part to the key's entry, as long as that holds the value whose part it is; otherwise it keeps nothing. A part
// that has grown is added again, and weighed anew. It is dropped where the entry would be too large a part of the cache.
func (c *Cache) AddPart(key Key, of any, name Part, value Weighed) {
	if c == nil {
		return
	}
	c.entries.ComputeIfPresent(key, func(old entry) (entry, otter.ComputeOp) {
		if old.value != of {
			return old, otter.CancelOp
		}
		return old.with(name, value, c.largest), otter.WriteOp
	})
}

// Bytes returns what the entries weigh together.
func (c *Cache) Bytes() int {
	if c == nil {
		return 0
	}
	c.entries.CleanUp()
	return int(c.entries.WeightedSize())
}
