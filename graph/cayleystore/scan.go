package cayleystore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/rdf"
)

// Scan reads everything in one transaction and holds it against Cayley's own count. What a plan says is moreover checked
// against its digest when it is decoded.
func (s *Store) Scan(ctx context.Context) (contents *graph.Contents, err error) {
	s.counting.Lock()
	defer s.counting.Unlock()
	err = s.reading(ctx, func(r *reader) error {
		r.counter = newTripleCounter(s.vocabulary)
		if contents, err = r.contents(s.vocabulary); err == nil {
			s.counter = r.counter
		}
		return err
	})
	return contents, s.explain(ctx, err)
}

// ScanSince reads the scheme and the plans whose digests are none of the digests.
func (s *Store) ScanSince(ctx context.Context, digests map[graph.ID]string) (contents *graph.Contents, err error) {
	s.counting.Lock()
	defer s.counting.Unlock()
	err = s.reading(ctx, func(r *reader) error {
		if r.counter = s.counter; r.counter == nil {
			r.counter = newTripleCounter(s.vocabulary)
		}
		contents, err = r.contentsSince(s.vocabulary, digests)
		s.counter = r.counter
		return err
	})
	return contents, s.explain(ctx, err)
}

// reading runs read on one state of the store.
func (s *Store) reading(ctx context.Context, read func(*reader) error) error {
	if err := s.backend.lost(); err != nil {
		return err
	}
	defer s.backend.watch(ctx)()
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return read(&reader{ctx: ctx, tx: tx, literal: s.backend.literal})
}

// contents reads the named graphs one by one. The nodes are read beforehand, all at once: most are needed once only,
// and looking each up would take longer than all the rest.
func (r *reader) contents(v rdf.Vocabulary) (*graph.Contents, error) {
	if err := r.readNodes(""); err != nil {
		return nil, err
	}
	labels, err := r.labels(v)
	if err != nil {
		return nil, err
	}
	contents, err := v.Decode(r.named(labels))
	if err != nil {
		return nil, err
	}
	held, err := r.held()
	if read := r.counter.quads + 1; err == nil && held != read && contents.Damage() == nil { // one says the format
		err = fmt.Errorf("%w: it holds %d quads, of which %d could be read", graph.ErrStoreDamaged, held, read)
	}
	contents.Triples = r.counter.triples()
	return contents, err
}

// contentsSince reads, after the scheme, the named graphs whose digests are none of the digests.
func (r *reader) contentsSince(v rdf.Vocabulary, digests map[graph.ID]string) (*graph.Contents, error) {
	said, err := r.quads(predicate, rdf.DigestPredicate)
	if err != nil {
		return nil, err
	}
	now := map[graph.ID]string{}
	var labels []quad.Value
	for _, q := range said {
		digest, _ := q.Object.(quad.String)
		id := idOf(v, q.Label)
		switch {
		case q.Label == v.Scheme():
			id = ""
			labels = append([]quad.Value{q.Label}, labels...)
		case digests[id] != string(digest):
			labels = append(labels, q.Label)
		}
		now[id] = string(digest)
	}
	if now[""] != digests[""] {
		r.counter = newTripleCounter(v)
		return r.contents(v)
	}
	contents, err := v.Decode(r.named(labels))
	if err != nil {
		return nil, err
	}
	contents.Digests, contents.Revision = now, rdf.RevisionOf(slices.Collect(maps.Values(now)))
	err = r.recount(said)
	contents.Triples = r.counter.triples()
	return contents, err
}

// recount brings the counter to the graphs whose digests these are. It knows nearly all of them, unless the digests came
// from another scan than the last of this store.
func (r *reader) recount(said []quad.Quad) error {
	now := map[hash]bool{}
	for _, q := range said {
		now[hashOf(q.Label)] = true
		if r.counter.knows(q.Label, q.Object) {
			continue
		}
		quads, err := r.quads(label, q.Label)
		if err != nil {
			return err
		}
		r.counter.replace(q.Label, quads)
	}
	for label := range r.counter.graphs {
		if !now[label] {
			r.counter.forget(label)
		}
	}
	return nil
}

// named yields the named graphs and counts what they say. What is left of a damaged one comes too: its digest no longer
// fits, so that decoding tells.
func (r *reader) named(labels []quad.Value) iter.Seq2[[]quad.Quad, error] {
	return func(yield func([]quad.Quad, error) bool) {
		for _, l := range labels {
			quads, err := r.quads(label, l)
			if errors.Is(err, graph.ErrStoreDamaged) && len(quads) > 0 {
				err = nil
			}
			if r.counter != nil {
				r.counter.replace(l, quads)
			}
			if !yield(quads, err) {
				return
			}
		}
	}
}

// labels lists the named graphs, the scheme's first.
func (r *reader) labels(v rdf.Vocabulary) ([]quad.Value, error) {
	said, err := r.quads(predicate, rdf.DigestPredicate)
	labels := make([]quad.Value, len(said))
	for i, q := range said {
		labels[i] = q.Label
	}
	if i := slices.Index(labels, quad.Value(v.Scheme())); i > 0 {
		labels[0], labels[i] = labels[i], labels[0]
	}
	return labels, err
}

// held is the number of quads by the count that Cayley keeps on each node: every quad has one predicate, and predicates
// are nothing else. Counting the rows would read all of a table. To it come those without a label, which nobody here writes.
func (r *reader) held() (quads int, err error) {
	var keys []string
	for _, p := range rdf.Predicates() {
		keys = append(keys, r.literal(hashOf(p.IRI)))
	}
	err = r.tx.QueryRowContext(r.ctx, `SELECT (SELECT COALESCE(SUM(refs), 0) FROM nodes WHERE hash IN (`+strings.Join(keys, ", ")+`)) +
		(SELECT COUNT(*) FROM quads WHERE label_hash IS NULL)`).Scan(&quads)
	return quads, err
}
