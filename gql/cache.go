package gql

import (
	"bytes"
	"context"
	"fmt"
	"hash/maphash"
	"sync/atomic"

	"github.com/maypok86/otter/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/graph"
)

// Cache keeps whole answers to queries for as long as the revision stays, so that a question that many ask is executed
// once. It holds answers without errors only; what is used least is dropped when the bytes run out.
//
// An answer depends on nothing but the revision and the question, by both of which it is found: it can be neither stale nor
// another's. Reading is allowed or refused before the cache is asked.
type Cache struct {
	kept         *otter.Cache[cacheKey, kept]
	seed         maphash.Seed
	hits, misses atomic.Uint64
}

// CacheStats say what became of the questions so far, and what is kept now.
type CacheStats struct {
	Hits, Misses uint64
	Bytes        uint64 // as the cache counts them: keys, answers and what belongs to them
	Answers      int
}

// cacheKey is a revision and the hash of a question's text, as the client wrote it.
type cacheKey struct {
	revision string
	hash     uint64
}

// kept is an answer, with the question that it answers: two questions may have one hash.
type kept struct {
	text  text
	data  []byte
	topic topic

	requested int // fields that the answer might have had
}

// costOfEntry is what an answer costs besides its bytes and its question's.
const costOfEntry = 512

// NewCache makes a cache of that many bytes, which must be above zero.
func NewCache(bytes int) (*Cache, error) {
	if bytes <= 0 {
		return nil, fmt.Errorf("a cache of %d bytes holds nothing", bytes)
	}
	c, err := otter.New(&otter.Options[cacheKey, kept]{MaximumWeight: uint64(bytes), Weigher: weigh})
	if err != nil {
		return nil, err
	}
	return &Cache{kept: c, seed: maphash.MakeSeed()}, nil
}

func weigh(_ cacheKey, v kept) uint32 {
	return uint32(costOfEntry + len(v.text.bytes) + len(v.data))
}

// Stats counts; it may be called at any time.
func (c *Cache) Stats() CacheStats {
	return CacheStats{c.hits.Load(), c.misses.Load(), c.kept.WeightedSize(), c.kept.EstimatedSize()}
}

// recall answers what it can of the questions, by their texts alone: they are not even decoded. It tells whether that was
// all of them. A text of whichever kind holds the whole question, the hash of a persisted query with it.
func (c *Cache) recall(s *graph.Snapshot, questions []question) (all bool) {
	all = c != nil
	for i := range questions {
		if q := &questions[i]; !c.answer(s, q) {
			all = false
		}
	}
	return all
}

func (c *Cache) answer(s *graph.Snapshot, q *question) bool {
	if c == nil || q.form {
		return false
	}
	v, ok := c.kept.GetIfPresent(c.key(s, q))
	if !ok || !v.text.equal(q.text) {
		c.misses.Add(1)
		return false
	}
	c.hits.Add(1)
	q.topic, q.requested = v.topic, v.requested
	q.is(v.data)
	return true
}

func (c *Cache) key(s *graph.Snapshot, q *question) cacheKey {
	return cacheKey{s.Revision(), maphash.Bytes(c.seed, q.text.bytes)}
}

// keep keeps a query's answer, unless anything is wrong with it. One to a request that was given up may show nothing.
func (c *Cache) keep(ctx context.Context, s *graph.Snapshot, q *question) {
	r := q.response
	whole := r != nil && len(r.Errors) == 0 && len(r.Extensions) == 0 && r.HasNext == nil && len(r.Data) > 0
	if c != nil && !q.form && whole && q.topic.kind == string(ast.Query) && ctx.Err() == nil {
		c.kept.Set(c.key(s, q), kept{text{bytes.Clone(q.text.bytes), q.text.address}, bytes.Clone(r.Data), q.topic, q.requested})
	}
}
