package rdf

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// ErrBackupDamaged: the file is no backup, or not as it was written.
var ErrBackupDamaged = errors.New("it is no backup, or it is damaged or incomplete")

// CheckBackup reads a backup to its end and returns what it holds. The errors are those of ReadBackup.
func CheckBackup(from io.Reader) (Backup, error) {
	held, _, err := ReadBackup(from, func([]quad.Quad) error { return nil })
	return held, err
}

// ReadBackup gives each named graph of a backup to take, the store's own first, and returns what the backup holds, and its
// vocabulary. Every plan in it is decoded and held against its digest; when take has seen all and there is no error, the
// backup was whole. The error is take's, or wraps ErrBackupDamaged, or graph.ErrStoreVersion where a newer Plangraph wrote
// the backup.
func ReadBackup(from io.Reader, take func([]quad.Quad) error) (Backup, Vocabulary, error) {
	r := &backupReader{from: bufio.NewReaderSize(from, 1<<20)}
	held, err := r.read(take)
	return held, r.vocabulary, err
}

// backupReader reads a backup line by line.
type backupReader struct {
	from       *bufio.Reader
	line       int
	next       quad.Quad // read, and not yet given away
	vocabulary Vocabulary
	said, held Backup // by the last line, and by what was read
}

func (r *backupReader) read(take func([]quad.Quad) error) (Backup, error) {
	own, err := r.begin()
	if err == nil {
		err = take(own)
	}
	if err != nil {
		return Backup{}, err
	}
	contents, err := r.vocabulary.Decode(func(yield func([]quad.Quad, error) bool) {
		for r.next.IsValid() {
			quads, err := r.graph()
			if err == nil {
				err = take(quads)
			}
			if !yield(quads, err) {
				return
			}
		}
	})
	if err == nil {
		err = contents.Damage()
	}
	switch {
	case errors.Is(err, graph.ErrStoreDamaged): // which says store, and means the backup
		return Backup{}, fmt.Errorf("%w: what a plan says in it is not what was written", ErrBackupDamaged)
	case err != nil:
		return Backup{}, err
	}
	r.held.Plans, r.held.Revision = len(contents.Plans), contents.Revision
	if r.said != r.held {
		return Backup{}, fmt.Errorf("%w: it says that it holds %d quads of %d plans, and holds %d of %d", ErrBackupDamaged, r.said.Quads, r.said.Plans, r.held.Quads, r.held.Plans)
	}
	return r.held, nil
}

// begin reads the first line and the store's own named graph, which is one quad.
func (r *backupReader) begin() ([]quad.Quad, error) {
	if first, _ := r.from.ReadString('\n'); first != firstLine {
		return nil, fmt.Errorf("%w: its first line is another", ErrBackupDamaged)
	}
	r.line = 1
	if err := r.advance(); err != nil {
		return nil, err
	}
	own, err := r.graph()
	if err != nil {
		return nil, err
	}
	version, ok := own[0].Object.(quad.Int)
	self, _ := own[0].Subject.(quad.IRI)
	base, named := strings.CutSuffix(string(self), "store")
	switch {
	case len(own) != 1 || own[0].Predicate != FormatPredicate || !ok || !named:
		return nil, fmt.Errorf("%w: it does not say its format", ErrBackupDamaged)
	case version > FormatVersion:
		return nil, fmt.Errorf("%w: its format is %d, this program reads up to %d; update Plangraph", graph.ErrStoreVersion, version, FormatVersion)
	}
	r.vocabulary = Vocabulary{Base: base}
	return own, nil
}

// graph reads the quads with the label of the next one.
func (r *backupReader) graph() ([]quad.Quad, error) {
	label := r.next.Label
	var quads []quad.Quad
	for r.next.IsValid() && r.next.Label == label {
		quads = append(quads, r.next)
		if err := r.advance(); err != nil {
			return nil, err
		}
	}
	r.held.Quads += len(quads)
	if len(quads) == 0 {
		return nil, fmt.Errorf("%w: it holds nothing", ErrBackupDamaged)
	}
	return quads, nil
}

// advance reads the next quad; there is none after the last line.
func (r *backupReader) advance() error {
	r.next = quad.Quad{}
	text, err := r.from.ReadString('\n')
	r.line++
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return fmt.Errorf("%w: line %d: %w", ErrBackupDamaged, r.line, err)
	case err != nil:
		return fmt.Errorf("%w: it ends at line %d, before its last", ErrBackupDamaged, r.line)
	case strings.HasPrefix(text, "#"):
		if _, err := fmt.Sscanf(text, lastLine, &r.said.Quads, &r.said.Plans, &r.said.Revision); err != nil {
			return fmt.Errorf("%w: line %d cannot be read", ErrBackupDamaged, r.line)
		}
		return nil
	}
	if r.next, err = parse(strings.TrimSuffix(text, "\n")); err != nil {
		return fmt.Errorf("%w: line %d cannot be read", ErrBackupDamaged, r.line)
	}
	return nil
}
