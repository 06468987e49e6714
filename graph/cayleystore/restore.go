package cayleystore

import (
	"context"
	"database/sql"
	"io"

	cayley "github.com/cayleygraph/cayley/graph"
	graphlog "github.com/cayleygraph/cayley/graph/log"
	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph/rdf"
)

// Restore puts what the backup holds in place of all that the store holds, its base of IRIs included, in one
// transaction: whoever reads meanwhile sees all of the one or all of the other, and where the backup turns out to be
// damaged, or anything fails, the store is as it was. The errors are those of rdf.ReadBackup and of any write.
func (s *Store) Restore(ctx context.Context, from io.Reader) (rdf.Backup, error) {
	release, err := s.lock(ctx)
	if err != nil {
		return rdf.Backup{}, err
	}
	defer release()
	s.wrote.Store(true)
	defer s.backend.watch(ctx)()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return rdf.Backup{}, s.explain(ctx, err)
	}
	defer tx.Rollback()
	restored, vocabulary, err := s.fill(tx, from)
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		return rdf.Backup{}, s.explain(ctx, err)
	}
	s.vocabulary = vocabulary
	return restored, nil
}

// fill empties the tables and fills them anew. What Cayley does for one difference would hold all of it in memory.
func (s *Store) fill(tx *sql.Tx, from io.Reader) (rdf.Backup, rdf.Vocabulary, error) {
	for _, statement := range []string{"DELETE FROM quads", "DELETE FROM nodes"} {
		if _, err := tx.Exec(statement); err != nil {
			return rdf.Backup{}, rdf.Vocabulary{}, err
		}
	}
	insert := insertWith(s.backend.placeholder)
	return rdf.ReadBackup(from, func(quads []quad.Quad) error {
		d := graphlog.InsertQuads(quads)
		return insert(tx, d.IncNode, d.QuadAdd, cayley.IgnoreOpts{})
	})
}
