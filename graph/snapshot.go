package graph

// Snapshot is one revision of the whole graph: immutable, indexed in memory, safe for any number of readers.
type Snapshot struct{ revision string }

// NewSnapshot indexes the contents and takes them over: the caller must not touch them afterwards.
func NewSnapshot(contents *Contents) *Snapshot { return &Snapshot{revision: contents.Revision} }

// Revision names the state of the store that the snapshot shows.
func (s *Snapshot) Revision() string { return s.revision }

// Node is the node of any kind with that id; nil where unknown.
func (s *Snapshot) Node(id ID) Node { return nil }

// Plan is the plan with that id; nil where unknown.
func (s *Snapshot) Plan(id ID) *Plan { return nil }

// Measure is the measure with that id; nil where unknown.
func (s *Snapshot) Measure(id ID) *Measure { return nil }

// Agency is the agency with that id; nil where unknown.
func (s *Snapshot) Agency(id ID) *Agency { return nil }

// Technology is the technology with that id; nil where unknown.
func (s *Snapshot) Technology(id ID) *Technology { return nil }

// Target is the target with that id; nil where unknown.
func (s *Snapshot) Target(id ID) *Target { return nil }

// Jurisdiction is the jurisdiction with that id; nil where unknown.
func (s *Snapshot) Jurisdiction(id ID) *Jurisdiction { return nil }
