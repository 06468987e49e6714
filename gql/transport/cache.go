package transport

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"net/http"
	"strings"
	"sync/atomic"

	"github.com/maypok86/otter/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/exec"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// notModified sets what caches may do with the answer to a GET, and answers where the client has it already.
func (h *handler) notModified(w http.ResponseWriter, r *http.Request, s *snapshot.Snapshot) bool {
	header := w.Header()
	header.Add("Vary", "Accept")
	header.Add("Vary", CostHeader)
	header.Set("Cache-Control", "no-cache")
	if h.options.Private {
		header.Set("Cache-Control", "private, no-cache")
		header.Add("Vary", "Authorization")
	}
	if wantsCost(r) { // of which the tag says nothing
		header.Set("Cache-Control", "no-store")
		return false
	}
	if !matches(r.Header.Values("If-None-Match"), s) {
		return false
	}
	header.Set("ETag", etag(s))
	w.WriteHeader(http.StatusNotModified)
	return true
}

func etag(s *snapshot.Snapshot) string { return `"` + s.Revision() + `"` }

// matches reports whether a tag of If-None-Match is the snapshot's. Weak tags count (RFC 9110, section 13.1.2).
func matches(header []string, s *snapshot.Snapshot) bool {
	if len(header) == 0 {
		return false
	}
	current := etag(s)
	for tag := range strings.SplitSeq(strings.Join(header, ","), ",") {
		tag = strings.TrimSpace(tag)
		if tag == "*" || strings.TrimPrefix(tag, "W/") == current {
			return true
		}
	}
	return false
}

// Cache keeps whole answers to queries as long as the revision stays. It keeps answers without errors only, and drops those
// that are used least when the bytes run out.
//
// An answer depends on nothing but the revision and the operation, by both of which it is found, so it can be neither stale
// nor another's. Reading is allowed or refused before the cache is asked.
type Cache struct {
	answers      *otter.Cache[cacheKey, cachedAnswer]
	seed         maphash.Seed
	hits, misses atomic.Uint64
}

// CacheStats are the numbers of a cache.
type CacheStats struct {
	Hits, Misses uint64
	Bytes        uint64 // as the cache counts them: keys, answers and what belongs to them
	Answers      int
}

// cacheKey is a revision and the hash of an operation's source, as the client wrote it.
type cacheKey struct {
	revision string
	hash     uint64
}

// cachedAnswer is an answer, with the source of its operation: two sources may have one hash.
type cachedAnswer struct {
	source    sourceText
	data      []byte
	info      exec.Info
	requested int // fields that the answer may have
}

// maxCachedAnswer is how many bytes an answer may have that is kept: a copy of it is made beside the memory for answers.
const maxCachedAnswer = 4 << 20

// entryOverhead is what an answer costs besides its bytes and its operation's.
const entryOverhead = 512

// NewCache makes a cache of that many bytes, which must be above zero.
func NewCache(bytes int) (*Cache, error) {
	if bytes <= 0 {
		return nil, fmt.Errorf("a cache of %d bytes holds nothing", bytes)
	}
	c, err := otter.New(&otter.Options[cacheKey, cachedAnswer]{
		MaximumWeight: uint64(bytes), Weigher: weigh,
		Executor: func(evict func()) { evict() }, // before the next one comes, or many large ones would pile up
	})
	if err != nil {
		return nil, err
	}
	return &Cache{answers: c, seed: maphash.MakeSeed()}, nil
}

func weigh(_ cacheKey, v cachedAnswer) uint32 {
	return uint32(entryOverhead + len(v.source.bytes) + len(v.data) + len(v.info.Name))
}

// Stats returns the cache's numbers. It may be called at any time.
func (c *Cache) Stats() CacheStats {
	return CacheStats{c.hits.Load(), c.misses.Load(), c.answers.WeightedSize(), c.answers.EstimatedSize()}
}

// lookupAll answers those operations that the cache holds, by their sources alone: they need not be decoded. It reports
// whether the cache holds all of them. A persisted query is found too, because its source has the hash.
func (c *Cache) lookupAll(s *snapshot.Snapshot, operations []operation) (all bool) {
	all = c != nil
	for i := range operations {
		if op := &operations[i]; !c.lookup(s, op) {
			all = false
		}
	}
	return all
}

func (c *Cache) lookup(s *snapshot.Snapshot, op *operation) bool {
	if c == nil || op.fromForm {
		return false
	}
	v, ok := c.answers.GetIfPresent(c.key(s, op))
	if !ok || !v.source.equal(op.source) {
		c.misses.Add(1)
		return false
	}
	c.hits.Add(1)
	op.result.Info, op.result.Requested = v.info, v.requested
	op.result.SetData(v.data)
	return true
}

func (c *Cache) key(s *snapshot.Snapshot, op *operation) cacheKey {
	return cacheKey{s.Revision(), maphash.Bytes(c.seed, op.source.bytes)}
}

// store keeps the answer to a query, unless it has errors. An answer to a request that has ended may be incomplete.
func (c *Cache) store(scope *gql.Scope, op *operation) {
	if c == nil || op.fromForm || op.result.Info.Type != string(ast.Query) || scope.Err() != nil {
		return
	}
	r := op.result.Response
	if len(r.Errors) > 0 || len(r.Extensions) > 0 || r.HasNext != nil || len(r.Data) == 0 {
		return
	}
	if len(r.Data) > maxCachedAnswer {
		return
	}
	source := sourceText{bytes.Clone(op.source.bytes), op.source.fromURL}
	c.answers.Set(c.key(scope.Snapshot, op), cachedAnswer{source, bytes.Clone(r.Data), op.result.Info, op.result.Requested})
}
