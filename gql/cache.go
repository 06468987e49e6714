package gql

import (
	"context"
	"fmt"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/maypok86/otter/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/graph"
)

// Cache keeps whole answers to queries for as long as the revision stays, so that a question that many ask is executed
// once. It holds answers without errors only; what is used least is dropped when the bytes run out.
//
// An answer depends on nothing but the revision and the question, both of which are its key: it can be neither stale nor
// another's. Reading is allowed or refused before the cache is asked.
type Cache struct {
	kept         *otter.Cache[cacheKey, kept]
	hits, misses atomic.Uint64
}

// CacheStats say what became of the questions so far, and what is kept now.
type CacheStats struct {
	Hits, Misses uint64
	Bytes        uint64 // as the cache counts them: keys, answers and what belongs to them
	Answers      int
}

// cacheKey is a revision and a question as the client wrote it. The extensions hold the hash of a persisted query.
type cacheKey struct{ revision, query, operationName, variables, extensions string }

type kept struct {
	data      []byte
	operation *ast.OperationDefinition // for what is told of the answer
}

// What an answer costs besides its bytes: its entry, and the parsed query that it holds on to.
const (
	costOfEntry     = 512
	costOfCharacter = 16
)

// NewCache makes a cache of that many bytes, which must be above zero.
func NewCache(bytes int) (*Cache, error) {
	if bytes <= 0 {
		return nil, fmt.Errorf("a cache of %d bytes holds nothing", bytes)
	}
	c, err := otter.New(&otter.Options[cacheKey, kept]{MaximumWeight: uint64(bytes), Weigher: weigh})
	if err != nil {
		return nil, err
	}
	return &Cache{kept: c}, nil
}

func weigh(k cacheKey, v kept) uint32 {
	return uint32(costOfEntry + costOfCharacter*len(k.query) + len(k.variables) + len(k.extensions) + len(v.data))
}

// Stats counts; it may be called at any time.
func (c *Cache) Stats() CacheStats {
	return CacheStats{c.hits.Load(), c.misses.Load(), c.kept.WeightedSize(), c.kept.EstimatedSize()}
}

// keyOf is the question's key; ok is false where there is no cache, or where the question is none that is kept.
func (c *Cache) keyOf(s *graph.Snapshot, q *question) (k cacheKey, ok bool) {
	if c == nil || q.files != nil {
		return k, false
	}
	return cacheKey{s.Revision(), q.Query, q.OperationName, string(q.Variables), string(q.Extensions)}, true
}

// answer is the answer that is kept; nil where there is none.
func (c *Cache) answer(k cacheKey, q *question) *graphql.Response {
	v, ok := c.kept.GetIfPresent(k)
	if !ok {
		c.misses.Add(1)
		return nil
	}
	c.hits.Add(1)
	q.operation = v.operation
	return &graphql.Response{Data: v.data}
}

// keep keeps a query's answer, unless anything is wrong with it. One to a request that was given up may show nothing.
func (c *Cache) keep(ctx context.Context, k cacheKey, q *question, r *graphql.Response) {
	whole := r != nil && len(r.Errors) == 0 && len(r.Extensions) == 0 && r.HasNext == nil && len(r.Data) > 0
	if whole && q.operation != nil && q.operation.Operation == ast.Query && ctx.Err() == nil {
		c.kept.Set(k, kept{r.Data, q.operation})
	}
}
