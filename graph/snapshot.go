package graph

// Snapshot is one revision of the whole graph: immutable, indexed in memory, safe for any number of readers.
type Snapshot struct{}

// NewSnapshot indexes the contents and takes them over: the caller must not touch them afterwards.
func NewSnapshot(contents *Contents) *Snapshot { panic("not built yet") }
