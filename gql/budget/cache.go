package budget

import "github.com/maypok86/otter/v2"

// Kind says what an entry of a cache is, so that keys of different kinds never meet.
type Kind uint8

// The kinds of entries.
const (
	Documents Kind = iota // parsed queries
	Texts                 // persisted queries
	Costs                 // what operations may cost
	Plans                 // compiled operations
)

// Key finds an entry: by a text, or by the address of what it belongs to.
type Key struct {
	Kind Kind
	Text string
	Of   any
}

// entry is what is kept, with its weight in bytes.
type entry struct {
	value  any
	weight int
}

// Cache keeps entries of all kinds under one budget of bytes. It drops those that are used least when the bytes run out.
// A nil Cache keeps nothing.
type Cache struct {
	entries *otter.Cache[Key, entry]
	largest int
}

// Overhead is what an entry weighs besides its value: its key, and its place in the cache.
const Overhead = 512

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
		c.entries.Set(key, entry{value, weight + Overhead})
	}
}

// Bytes returns what the entries weigh together.
func (c *Cache) Bytes() int {
	if c == nil {
		return 0
	}
	c.entries.CleanUp()
	return int(c.entries.WeightedSize())
}
