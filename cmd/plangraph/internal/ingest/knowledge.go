package ingest

import (
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/extract/technology"
	"github.com/plangraph/plangraph/seeds"
)

// Knowledge is what plans are read against.
type Knowledge struct {
	*loader.Reader
	Scheme *graph.Scheme
}

// Bundled returns the knowledge in the tables of seeds.
func Bundled() (Knowledge, error) {
	vocabulary, err := seeds.Technologies()
	if err != nil {
		return Knowledge{}, err
	}
	agencies, err := seeds.Agencies()
	if err != nil {
		return Knowledge{}, err
	}
	technologies := technology.NewFinder(vocabulary.Scheme, vocabulary.Contexts)
	return Knowledge{&loader.Reader{Agencies: agencies, Technologies: technologies}, vocabulary.Scheme}, nil
}
