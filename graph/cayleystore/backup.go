package cayleystore

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph/rdf"
)

// Copy says what a backup holds.
type Copy struct {
	Revision string // of the store when it was copied
	Plans    int
	Quads    int // lines of N-Quads
}

// The first and the last line of a backup are comments to whoever reads N-Quads, and ours to see that nothing is missing.
const (
	firstLine = "# A backup of Plangraph, format 1: plangraph restore reads it.\n"
	lastLine  = "# The end: %d quads of %d plans, revision %s\n"
)

// Backup writes all that the store holds, as it stands in one transaction: other processes may read and write meanwhile,
// and the copy shows what was there when it began. It is the same for every backend, so that plans can move between them.
func (s *Store) Backup(ctx context.Context, to io.Writer) (Copy, error) {
	w := &backupWriter{to: bufio.NewWriterSize(to, 1<<20)}
	err := s.reading(ctx, func(r *reader) error { return w.write(r, s.vocabulary) })
	if w.failed != nil {
		return Copy{}, w.failed
	}
	return w.copied, s.explain(ctx, err)
}

// backupWriter writes lines and counts them. It keeps the first error of its file apart from the store's.
type backupWriter struct {
	to     *bufio.Writer
	copied Copy
	failed error
}

// write takes the named graphs in the order in which they are decoded: the store's own, the scheme's, the plans'.
func (w *backupWriter) write(r *reader, v rdf.Vocabulary) error {
	w.text(firstLine)
	if err := r.readNodes(""); err != nil {
		return err
	}
	labels, err := r.labels(v)
	if err != nil {
		return err
	}
	digests := make([]string, 0, len(labels))
	for _, l := range append([]quad.Value{v.Store()}, labels...) {
		quads, err := r.quads(label, l)
		if err != nil {
			return err
		}
		for _, q := range quads {
			w.text(line(q))
			if digest, ok := q.Object.(quad.String); ok && q.Predicate == rdf.DigestPredicate {
				digests = append(digests, string(digest))
			}
		}
		w.copied.Quads += len(quads)
		if l != v.Store() && l != v.Scheme() {
			w.copied.Plans++
		}
	}
	w.copied.Revision = rdf.RevisionOf(digests)
	w.text(fmt.Sprintf(lastLine, w.copied.Quads, w.copied.Plans, w.copied.Revision))
	if w.failed == nil {
		w.failed = w.to.Flush()
	}
	return w.failed
}

func (w *backupWriter) text(text string) {
	if w.failed == nil {
		_, w.failed = w.to.WriteString(text)
	}
}
