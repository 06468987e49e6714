package graph

import "errors"

// The errors that callers tell apart, with errors.Is.
var (
	// ErrNotFound: nothing has that id.
	ErrNotFound = errors.New("not found")
	// ErrStoreBusy: another process keeps the store to itself, or has been writing for longer than one waits.
	ErrStoreBusy = errors.New("the store is in use by another process")
	// ErrStoreVersion: a newer Plangraph wrote the store.
	ErrStoreVersion = errors.New("the store was written by a newer version of Plangraph")
	// ErrStoreDamaged: the store does not hold what it should.
	ErrStoreDamaged = errors.New("the store is damaged")
)

// AmbiguousError says that a name fits several nodes. Candidates are sorted by name, then id.
type AmbiguousError struct {
	Name       string
	Candidates []Node
}

// Error names the name.
func (e *AmbiguousError) Error() string { return "the name " + e.Name + " fits several nodes" }
