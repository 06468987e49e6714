package cayleystore

import (
	"context"
	"io"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph/rdf"
)

// Backup writes all that the store holds, as it stands in one transaction: other processes may read and write meanwhile,
// and the copy shows what was there when it began. It is the same for every backend, so that plans can move between them.
func (s *Store) Backup(ctx context.Context, to io.Writer) (rdf.Backup, error) {
	w := rdf.NewBackupWriter(to, s.vocabulary)
	err := s.reading(ctx, func(r *reader) error { return r.copyTo(w, s.vocabulary) })
	if failed := w.Err(); failed != nil { // of the file, which is not the store's
		return rdf.Backup{}, failed
	}
	if err != nil {
		return rdf.Backup{}, s.explain(ctx, err)
	}
	return w.End()
}

// copyTo copies the named graphs in the order in which they are decoded: the store's own, the scheme's, the plans'.
func (r *reader) copyTo(w *rdf.BackupWriter, v rdf.Vocabulary) error {
	if err := r.readNodes(""); err != nil {
		return err
	}
	labels, err := r.labels(v)
	if err != nil {
		return err
	}
	for _, l := range append([]quad.Value{v.Store()}, labels...) {
		quads, err := r.quads(label, l)
		if err == nil {
			err = w.Graph(quads)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
