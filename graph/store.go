package graph

import "context"

// Store keeps plans and the technology scheme durably. It is a contract in domain terms, with one adapter over Cayley
// (package cayleystore) and one conformance suite (package storetest) that every backend passes.
//
// A method whose context ends returns the context's error. A failed write leaves the store as it was. One writer at a
// time; readers may run beside it and see each plan whole, before or after.
type Store interface {
	// Writing runs do while no other writer of the store runs, in this process or another, so that what do reads is still so
	// when it writes. Each write within is a transaction of its own; an error of do undoes none. Another writer waits, and
	// fails with ErrStoreBusy where that takes long: do little in it.
	Writing(ctx context.Context, do func(Writer) error) error
	Writer
	// Scan reads everything once: the scheme (empty in a new store) and the plans, sorted by id, every technology of
	// theirs a pointer into the scheme. It fails rather than return less than the store holds.
	Scan(ctx context.Context) (*Contents, error)
	// ScanSince reads as Scan does, but of the plans only those whose digests differ from the given ones; all where the
	// scheme's differs. The digests of the contents name every plan that the store holds.
	ScanSince(ctx context.Context, digests map[ID]string) (*Contents, error)
	// Revision names the state of the store; equal contents have equal revisions, whatever the order of loading.
	// It costs little, so that servers can ask often.
	Revision(ctx context.Context) (string, error)
	// Close releases the store. No method may be called after it.
	Close() error
}

// Writer is the part of a store that changes plans, and that looks for those that a change depends on.
type Writer interface {
	// Replace puts the plan in place of what the store holds under its id, in one transaction, and in the same
	// transaction removes the absorbed plans: earlier readings that turned out to be parts of this one.
	Replace(ctx context.Context, plan *Plan, absorbed ...ID) error
	// Remove removes the plan. Removing a plan that is not there fails with ErrNotFound.
	Remove(ctx context.Context, plan ID) error
	// ReplaceScheme puts the scheme in place of the one in the store.
	ReplaceScheme(ctx context.Context, scheme *Scheme) error
	// FindSimilar reads the plans that may be copies of one of these, and no others: those under one of their ids, and those
	// that share with one of them MinSharedFingerprints or more, or a source of the same origin. It costs what these plans
	// do, not what the store holds.
	FindSimilar(ctx context.Context, plans ...*Plan) ([]*Plan, error)
}

// Contents is all that a store holds. A plan that cannot be read stands among the plans without its facts: see its method
// Damage.
type Contents struct {
	Scheme   *Scheme
	Plans    []*Plan
	Digests  map[ID]string // what tells each plan's state, by its id, and the scheme's under the empty id; ScanSince compares them
	Revision string
	Triples  int // distinct subject-predicate-object, however many plans say them
}
