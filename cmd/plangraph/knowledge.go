package main

import (
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/extract"
	"github.com/plangraph/plangraph/seeds"
)

// knowledge is what plans are read against.
type knowledge struct {
	*loader.Reader
	scheme *graph.Scheme
}

// bundledKnowledge is made of the tables in seeds.
func bundledKnowledge() (knowledge, error) {
	vocabulary, err := seeds.Technologies()
	if err != nil {
		return knowledge{}, err
	}
	agencies, err := seeds.Agencies()
	if err != nil {
		return knowledge{}, err
	}
	technologies := extract.NewTechnologies(vocabulary.Scheme, vocabulary.Contexts)
	return knowledge{&loader.Reader{Agencies: agencies, Technologies: technologies}, vocabulary.Scheme}, nil
}
