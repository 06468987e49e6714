// Package snapshot answers questions: it holds one revision of the whole graph, immutable and indexed in memory.
//
// New builds a Snapshot from a store's contents, and With the next one from what has changed. Building merges the agencies
// and jurisdictions that plans have in common (merge.go), follows what stays from the snapshot before (remap.go), and makes
// the relations (relations.go, agencies.go), orders (select_order.go, labels.go) and indexes of texts and names.
//
// A question starts from a filter and an order (filter.go); the filter becomes a set of ordinals (select_measures.go, select_others.go), which
// the order makes a list. Responsibilities, facets, Search, Owners, Path, Neighborhood and Matrix have files of their own.
//
// Ordinals, sets and lists of neighbours live in packages below graph/internal, which know nothing of plans.
package snapshot

import (
	"sync"
	"sync/atomic"

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
	*state
	pace
}

// Asker is whoever waits for an answer.
type Asker interface {
	// GoOn reports whether the asker still waits. It is called every millisecond or so, and may take its time.
	GoOn() bool
}

// Within returns the snapshot for the questions of one asker. Once that one waits no longer, questions end soon, and what
// they answer means nothing. Of no snapshot it is none.
func (s *Snapshot) Within(a Asker) *Snapshot {
	if s == nil {
		return nil
	}
	return &Snapshot{s.state, pace{asker: a}}
}

// stepsBetween is how many steps a question takes between two looks whether anybody still waits. A step is a node, an edge
// or a few bytes of an index: some nanoseconds.
const stepsBetween = 20_000

// pace is how far the questions of an asker have come.
type pace struct {
	asker Asker // nil where nobody may leave
	steps atomic.Int32
}

// goOn counts steps that are about to be taken, and reports whether to take them.
func (p *pace) goOn(steps int) bool {
	if p.asker == nil || p.steps.Add(int32(min(steps, stepsBetween))) < stepsBetween {
		return true
	}
	if !p.asker.GoOn() {
		p.steps.Store(stepsBetween) // whoever asks next learns it, too
		return false
	}
	p.steps.Store(0)
	return true
}

// state is what a snapshot holds.
type state struct {
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
	planOf        sourceOwners
}

// New indexes the contents and takes them over: the caller must not touch them afterwards. Agencies and
// jurisdictions, of which each plan brings its own, become one object for each id. Of a plan that breaks a rule (see
// Violation), no fact is served: see Withheld.
func New(contents *graph.Contents) *Snapshot {
	graph.WithholdUnsound(contents.Plans)
	s := newSnapshot(contents)
	builder{s}.gather(contents)
	builder{s}.index(nil)
	return s
}

func newSnapshot(contents *graph.Contents) *Snapshot {
	return &Snapshot{state: &state{revision: contents.Revision, triples: contents.Triples, digests: contents.Digests}}
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
