package snapshot

import (
	"sync"

	"github.com/plangraph/plangraph/graph"
)

// Snapshot is one revision of the whole graph: immutable, indexed in memory, safe for any number of readers.
//
// Every node has two numbers besides its id. Its ordinal counts within its kind, in that kind's default order (measures
// in document order, agencies by name), so that a sorted list of ordinals is already a list in order. Its vertex counts
// over all kinds, for walks that cross them. The indexes below hold numbers only, in flat slices; pointers to the
// domain's structs appear where an answer leaves.
//
// No slice that a snapshot returns may be changed: many are the indexes themselves.
type Snapshot struct {
	revision string
	triples  int
	digests  map[graph.ID]string
	entities map[graph.ID]*planEntities // by plan

	nodes
	names        nameTable
	predecessors map[graph.ID][]*graph.Agency
	relations    []*relation
	relationIndex
	orders
	facts
	text          [6]fullText // by kind, in the order of Kinds
	written       writtenNames
	ranking       ranking
	collaborators collaboration
}

// New indexes the contents and takes them over: the caller must not touch them afterwards. Agencies and
// jurisdictions, of which each plan brings its own, become one object for each id. Of a plan that breaks a rule (see
// Violation), no fact is served: see Withheld.
func New(contents *graph.Contents) *Snapshot {
	graph.WithholdUnsound(contents.Plans)
	s := &Snapshot{revision: contents.Revision, triples: contents.Triples, digests: contents.Digests}
	builder{s}.gather(contents)
	builder{s}.index(nil)
	return s
}

// index builds the indexes, over the cores as far as none needs another. Of the snapshot before, which may be nil, it
// takes what is dear to build and has not changed.
func (s builder) index(before *Snapshot) {
	s.number()
	m := s.remappingFrom(before)
	s.enter(m)
	linker(s).relate(m)
	var building sync.WaitGroup
	for _, build := range []func(){func() { s.indexText(m) }, func() { s.sortAll(m) }, s.collectFacts, s.collectNames, s.collectPredecessors, s.rankOwners, func() { s.rankCollaborators(m) }} {
		building.Go(build)
	}
	building.Wait()
}

// Revision names the state of the store that the snapshot shows.
func (s *Snapshot) Revision() string { return s.revision }

// Withheld lists the plans whose facts are not served; the coverage of each says why.
func (s *Snapshot) Withheld() []*graph.Plan { return graph.WithheldOf(s.plans) }

// The steps of building and the parts of questions are methods of views of a snapshot, one for each concern.
type (
	builder  struct{ *Snapshot } // makes the indexes
	linker   struct{ *Snapshot } // makes the relations between nodes
	searcher struct{ *Snapshot } // finds and ranks what contains words
	walker   struct{ *Snapshot } // goes from node to node

	// selector finds the sets that filters describe. It goes on after a name that fits nothing, and keeps the first as its
	// error: whoever asks looks at that at the end.
	selector struct {
		*Snapshot
		err error
	}
)

func newSelector(s *Snapshot) *selector { return &selector{Snapshot: s} }

// Counts says how much a snapshot holds.
type Counts struct {
	Plans, Measures, Agencies, Technologies, Targets, Triples int
}

// Counts says how much the snapshot holds.
func (s *Snapshot) Counts() Counts {
	return Counts{len(s.plans), len(s.measures), len(s.agencies), len(s.technologies), len(s.targets), s.triples}
}
