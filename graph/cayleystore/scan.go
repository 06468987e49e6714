package cayleystore

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// Scan reads everything in one transaction and holds it against the store's own count. What a plan says is moreover
// checked against its digest when it is decoded.
func (s *Store) Scan(ctx context.Context) (*graph.Contents, error) {
	var contents *graph.Contents
	err := s.reading(ctx, func(r *reader) (err error) {
		contents, err = r.contents(s.vocabulary)
		return err
	})
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	return contents, nil
}

// ScanSince reads the scheme and the plans whose digests are none of the marks.
func (s *Store) ScanSince(ctx context.Context, marks map[graph.ID]string) (*graph.Contents, error) {
	var contents *graph.Contents
	err := s.reading(ctx, func(r *reader) (err error) {
		contents, err = r.contentsSince(s.vocabulary, marks)
		return err
	})
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	return contents, nil
}

// Revision is made of the digests that the named graphs say of themselves.
func (s *Store) Revision(ctx context.Context) (string, error) {
	var digests []string
	err := s.reading(ctx, func(r *reader) error {
		said, err := r.quads("predicate_hash", graph.DigestPredicate)
		for _, q := range said {
			digest, _ := q.Object.(quad.String)
			digests = append(digests, string(digest))
		}
		return err
	})
	if err != nil {
		return "", s.explain(ctx, err)
	}
	return graph.RevisionOf(digests), nil
}

// reading runs read on one state of the store.
func (s *Store) reading(ctx context.Context, read func(*reader) error) error {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return read(&reader{ctx: ctx, tx: tx})
}

// contents reads the named graphs one by one. The nodes are read beforehand, all at once: most are needed once only,
// and looking each up would take longer than all the rest.
func (r *reader) contents(v graph.Vocabulary) (*graph.Contents, error) {
	if err := r.readNodes(""); err != nil {
		return nil, err
	}
	labels, err := r.labels(v)
	if err != nil {
		return nil, err
	}
	read := 1 // the quad that says the format
	contents, err := v.Decode(r.named(labels, &read))
	if err != nil {
		return nil, err
	}
	held, triples, err := r.count()
	if err == nil && held != read {
		err = fmt.Errorf("%w: it holds %d quads, of which %d could be read", graph.ErrStoreDamaged, held, read)
	}
	contents.Triples = triples - 1
	return contents, err
}

// contentsSince reads, after the scheme, the named graphs whose digests are none of the marks.
func (r *reader) contentsSince(v graph.Vocabulary, marks map[graph.ID]string) (*graph.Contents, error) {
	said, err := r.quads("predicate_hash", graph.DigestPredicate)
	if err != nil {
		return nil, err
	}
	now := map[graph.ID]string{}
	var labels []quad.Value
	for _, q := range said {
		digest, _ := q.Object.(quad.String)
		id := graph.ID(strings.TrimPrefix(string(iri(q.Label)), v.Base))
		switch {
		case q.Label == v.Scheme():
			id = ""
			labels = append([]quad.Value{q.Label}, labels...)
		case marks[id] != string(digest):
			labels = append(labels, q.Label)
		}
		now[id] = string(digest)
	}
	if now[""] != marks[""] {
		return r.contents(v)
	}
	contents, err := v.Decode(r.named(labels, new(int)))
	if err != nil {
		return nil, err
	}
	contents.Marks, contents.Revision = now, graph.RevisionOf(slices.Collect(maps.Values(now)))
	_, triples, err := r.count()
	contents.Triples = triples - 1
	return contents, err
}

// named yields the named graphs and counts their quads.
func (r *reader) named(labels []quad.Value, read *int) iter.Seq2[[]quad.Quad, error] {
	return func(yield func([]quad.Quad, error) bool) {
		for _, label := range labels {
			quads, err := r.quads("label_hash", label)
			*read += len(quads)
			if !yield(quads, err) {
				return
			}
		}
	}
}

// labels lists the named graphs, the scheme's first.
func (r *reader) labels(v graph.Vocabulary) ([]quad.Value, error) {
	said, err := r.quads("predicate_hash", graph.DigestPredicate)
	labels := make([]quad.Value, len(said))
	for i, q := range said {
		labels[i] = q.Label
	}
	if i := slices.Index(labels, quad.Value(v.Scheme())); i > 0 {
		labels[0], labels[i] = labels[i], labels[0]
	}
	return labels, err
}

// count is the number of quads, and of triples that differ. Only what several plans describe can stand twice, so that
// most of the table is counted without being sorted.
func (r *reader) count() (quads, triples int, err error) {
	if err := r.tx.QueryRowContext(r.ctx, `SELECT COUNT(*) FROM quads`).Scan(&quads); err != nil {
		return 0, 0, err
	}
	var keys []any
	for _, class := range graph.SharedClasses() {
		keys = append(keys, csql.HashOf(class).SQLValue())
	}
	var repeated int
	err = r.tx.QueryRowContext(r.ctx, `SELECT COALESCE(SUM(said - 1), 0) FROM (SELECT COUNT(*) AS said FROM quads
		WHERE subject_hash IN (SELECT subject_hash FROM quads WHERE object_hash IN ($1, $2, $3))
		GROUP BY subject_hash, predicate_hash, object_hash) AS shared`, keys...).Scan(&repeated)
	return quads, quads - repeated, err
}
