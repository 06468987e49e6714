package cayleystore

import (
	"context"
	"errors"
	"fmt"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/rdf"
)

// A store says of itself, in a named graph of its own, which version of the vocabulary it holds and, by its own IRI,
// under which base: <BASE store> pg:formatVersion 1.

var errForeign = errors.New("it belongs to another program; give Plangraph a database of its own")

// exists reports whether the store is there and says its format.
func (s *Store) exists(ctx context.Context) (bool, error) {
	ours, _, err := s.backend.tables(ctx, s.db)
	if err != nil || ours < 2 {
		return false, err
	}
	said, err := s.quads(ctx, predicate, rdf.FormatPredicate)
	return len(said) > 0, err
}

// makeTables lets Cayley make its tables in an empty database. A crash may come at any point: what is missing is made
// at the next opening.
func (s *Store) makeTables(ctx context.Context) error {
	ours, others, err := s.backend.tables(ctx, s.db)
	switch {
	case err != nil:
		return err
	case ours == 2:
		return nil
	case ours > 0 || others > 0:
		return errForeign
	}
	dialect, dsn := s.backend.address()
	return cayley.InitQuadStore(dialect, dsn, nil)
}

// checkFormat makes sure that this program can read the store, describes a new one, and brings an older one to this format.
func (s *Store) checkFormat(ctx context.Context) error {
	said, err := s.knownFormat(ctx)
	switch {
	case err != nil:
		return err
	case said == nil:
		return s.initialize(ctx)
	case said.Object.(quad.Int) < rdf.FormatVersion:
		return s.writeFormat(*said)
	}
	return nil
}

// knownFormat is what the store says of its format, which this program can read; nil where it says nothing. The store keeps
// the base of IRIs that it says.
func (s *Store) knownFormat(ctx context.Context) (*quad.Quad, error) {
	said, err := s.quads(ctx, predicate, rdf.FormatPredicate)
	switch {
	case err != nil || len(said) == 0:
		return nil, err
	case len(said) > 1:
		return nil, fmt.Errorf("%w: it says its format %d times", graph.ErrStoreDamaged, len(said))
	}
	version, ok := said[0].Object.(quad.Int)
	base, named := strings.CutSuffix(string(iri(said[0].Subject)), "store")
	switch {
	case !ok || !named:
		return nil, fmt.Errorf("%w: its format is %v", graph.ErrStoreDamaged, said[0])
	case version > rdf.FormatVersion:
		return nil, fmt.Errorf("%w: its format is %d, this program reads up to %d; update Plangraph", graph.ErrStoreVersion, version, rdf.FormatVersion)
	case s.vocabulary.Base != "" && s.vocabulary.Base != base:
		return nil, fmt.Errorf("its IRIs begin with %s, not with %s; a store keeps the base that it was made with", base, s.vocabulary.Base)
	}
	s.vocabulary.Base = base
	return &said[0], nil
}

// writeFormat writes the format that plans are stored in from now on, in place of an older one: older programs would read less
// than such plans say.
func (s *Store) writeFormat(older ...quad.Quad) error {
	self := s.vocabulary.Store()
	deltas := []cayley.Delta{{
		Quad:   quad.Quad{Subject: self, Predicate: rdf.FormatPredicate, Object: quad.Int(rdf.FormatVersion), Label: self},
		Action: cayley.Add,
	}}
	for _, q := range older {
		deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Delete})
	}
	s.wrote.Store(true)
	return s.cayley.ApplyDeltas(deltas, cayley.IgnoreOpts{})
}

// initialize turns Cayley's empty tables into a store.
func (s *Store) initialize(ctx context.Context) error {
	var quads int
	if err := s.db.QueryRowContext(ctx, "SELECT COUNT(*) FROM quads").Scan(&quads); err != nil {
		return err
	}
	if quads > 0 {
		return errForeign
	}
	for _, statement := range s.backend.layout() {
		if _, err := s.db.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	if s.vocabulary.Base == "" {
		s.vocabulary = rdf.DefaultVocabulary
	}
	return s.writeFormat()
}

func iri(v quad.Value) quad.IRI {
	i, _ := v.(quad.IRI)
	return i
}
