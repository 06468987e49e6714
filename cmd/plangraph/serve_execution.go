package main

import (
	"flag"

	"github.com/plangraph/plangraph/gql/transport"
)

// execution is how queries are executed, and what is kept of their answers.
type execution struct {
	compiled bool
	cache    int
}

func (e *execution) flags(f *flag.FlagSet) {
	f.BoolVar(&e.compiled, "compiled", true, "compile each query once; false executes them by gqlgen's own code, with the same answers, slower")
	f.IntVar(&e.cache, "cache", 64<<20, "the `BYTES` of whole answers kept while the plans stay as they are; 0 keeps none")
}

func (e *execution) check() error {
	if e.cache < 0 {
		return usageError("--cache is a number of bytes, or 0 for none")
	}
	return nil
}

// answers is the cache; nil for none. Any size that check lets pass can be made.
func (e *execution) answers() *transport.Cache {
	cache, err := transport.NewCache(e.cache)
	if err != nil {
		return nil
	}
	return cache
}
