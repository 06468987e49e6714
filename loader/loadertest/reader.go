// Package loadertest gives tests a reader over the bundled tables.
package loadertest

import (
	"sync"
	"testing"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/extract/technology"
	"github.com/plangraph/plangraph/seeds"
)

var bundled = sync.OnceValues(func() (*loader.Reader, error) {
	v, err := seeds.Technologies()
	if err != nil {
		return nil, err
	}
	agencies, err := seeds.Agencies()
	if err != nil {
		return nil, err
	}
	return &loader.Reader{Agencies: agencies, Technologies: technology.NewFinder(v.Scheme, v.Contexts)}, nil
})

// Reader is a reader over the bundled tables; all tests of a process share one.
func Reader(t testing.TB) *loader.Reader {
	t.Helper()
	r, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	return r
}
