package main

import (
	"context"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/extract"
	"github.com/plangraph/plangraph/seeds"
)

// knowledge is what plans are read against, from the bundled tables.
type knowledge struct {
	reader *loader.Reader
	scheme *graph.Scheme
}

func bundledKnowledge() (knowledge, error) {
	vocabulary, err := seeds.Technologies()
	if err != nil {
		return knowledge{}, err
	}
	agencies, err := seeds.Agencies()
	if err != nil {
		return knowledge{}, err
	}
	reader := &loader.Reader{Agencies: agencies, Technologies: extract.NewTechnologies(vocabulary.Scheme, vocabulary.Contexts)}
	return knowledge{reader, vocabulary.Scheme}, nil
}

// store is an open store with the revision that was last read from it.
type store struct {
	*cayleystore.Store
	contents *graph.Contents
}

// openStore opens the store and reads it.
func openStore(ctx context.Context, url string) (*store, error) {
	s, err := cayleystore.Open(ctx, url)
	if err != nil {
		return nil, err
	}
	contents, err := s.Scan(ctx)
	if err != nil {
		s.Close()
		return nil, err
	}
	return &store{s, contents}, nil
}
