package rdf

import (
	"bufio"
	"fmt"
	"io"

	"github.com/cayleygraph/quad"
)

// Backup says what a backup holds.
type Backup struct {
	Revision string // of the store when it was copied
	Plans    int
	Quads    int // lines of N-Quads
}

// The first and the last line of a backup are comments to whoever reads N-Quads, and ours to see that nothing is missing.
const (
	firstLine = "# A backup of Plangraph, format 1: plangraph restore reads it.\n"
	lastLine  = "# The end: %d quads of %d plans, revision %s\n"
)

// BackupWriter writes a backup. It keeps the first error of what it writes to, and writes nothing after it.
type BackupWriter struct {
	to         *bufio.Writer
	vocabulary Vocabulary
	digests    []string
	written    Backup
	failed     error
}

// NewBackupWriter begins a backup of a store with that vocabulary.
func NewBackupWriter(to io.Writer, v Vocabulary) *BackupWriter {
	w := &BackupWriter{to: bufio.NewWriterSize(to, 1<<20), vocabulary: v}
	w.text(firstLine)
	return w
}

// Graph writes one named graph. The store's own comes first, then the scheme's, then the plans' in the order of their ids.
func (w *BackupWriter) Graph(quads []quad.Quad) error {
	for _, q := range quads {
		w.text(line(q))
		if digest, ok := q.Object.(quad.String); ok && q.Predicate == DigestPredicate {
			w.digests = append(w.digests, string(digest))
		}
	}
	w.written.Quads += len(quads)
	if len(quads) > 0 && quads[0].Label != w.vocabulary.Store() && quads[0].Label != w.vocabulary.Scheme() {
		w.written.Plans++
	}
	return w.failed
}

// End writes the last line and returns what the backup holds.
func (w *BackupWriter) End() (Backup, error) {
	w.written.Revision = RevisionOf(w.digests)
	w.text(fmt.Sprintf(lastLine, w.written.Quads, w.written.Plans, w.written.Revision))
	if w.failed == nil {
		w.failed = w.to.Flush()
	}
	if w.failed != nil {
		return Backup{}, w.failed
	}
	return w.written, nil
}

// Err returns the error of what it writes to; nil where there is none.
func (w *BackupWriter) Err() error { return w.failed }

func (w *BackupWriter) text(text string) {
	if w.failed == nil {
		_, w.failed = w.to.WriteString(text)
	}
}
