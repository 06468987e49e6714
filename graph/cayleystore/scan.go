package cayleystore

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

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
	contents, err := v.Decode(func(yield func([]quad.Quad, error) bool) {
		for _, label := range labels {
			quads, err := r.quads("label_hash", label)
			read += len(quads)
			if !yield(quads, err) {
				return
			}
		}
	})
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

// count is the number of quads, and of triples that differ.
func (r *reader) count() (quads, triples int, err error) {
	if err := r.tx.QueryRowContext(r.ctx, `SELECT COUNT(*) FROM quads`).Scan(&quads); err != nil {
		return 0, 0, err
	}
	err = r.tx.QueryRowContext(r.ctx, `SELECT COUNT(*) FROM (SELECT DISTINCT subject_hash, predicate_hash, object_hash FROM quads) AS triples`).Scan(&triples)
	return quads, triples, err
}
