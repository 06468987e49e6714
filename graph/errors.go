package graph

import (
	"errors"
	"fmt"
	"strings"
)

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
	// ErrStoreLost: what was opened is no longer there, or something else is in its place. Opening again may help.
	ErrStoreLost = errors.New("the store is not the one that was opened")
)

// AmbiguousError says that a name fits several nodes. Candidates are sorted by name, then id.
type AmbiguousError struct {
	Name       string
	Candidates []Node
}

// Error names the name.
func (e *AmbiguousError) Error() string { return "the name " + e.Name + " fits several nodes" }

// UnknownNameError says that nothing of a kind has the name or the id. Candidates are the nodes with the nearest names, the
// nearest first; an id has none, because nothing is near a hash.
type UnknownNameError struct {
	Kind       Kind
	Name       string
	Candidates []Node
}

// longestQuoted is how many characters of a name an error repeats.
const longestQuoted = 60

// Error names the name. An id that another kind has, or that a revision before had, is none of this kind's.
func (e *UnknownNameError) Error() string {
	name, kind := []rune(e.Name), strings.ToLower(string(e.Kind))
	if len(name) > longestQuoted {
		name = append(name[:longestQuoted:longestQuoted], '…')
	}
	if _, isID := ID(e.Name).Kind(); isID {
		return fmt.Sprintf("the id %s is of no %s in this revision", e.Name, kind)
	}
	return fmt.Sprintf("no %s has the name %q", kind, string(name))
}
