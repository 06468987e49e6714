package graph

import "sync"

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
	marks    map[ID]string
	voices   map[ID]*voice // by plan

	plans         []*Plan // each list in its kind's default order: the index is the ordinal
	measures      []*Measure
	agencies      []*Agency
	technologies  []*Technology
	targets       []*Target
	jurisdictions []*Jurisdiction

	vertexes     vertexTable
	start        [6]int32 // the vertex at which each kind begins, in the order of Kinds
	names        nameTable
	predecessors map[ID][]*Agency
	relations    []*relation
	relationIndex
	orders
	facts
	text          [6]fullText // by kind, in the order of Kinds
	written       writtenNames
	ranking       ranking
	collaborators collaboration
}

// NewSnapshot indexes the contents and takes them over: the caller must not touch them afterwards. Agencies and
// jurisdictions, of which each plan brings its own, become one object for each id. Of a plan that breaks a rule (see
// Violation), no fact is served: see Withheld.
func NewSnapshot(contents *Contents) *Snapshot {
	WithholdUnsound(contents.Plans)
	s := &Snapshot{revision: contents.Revision, triples: contents.Triples, marks: contents.Marks}
	s.gather(contents)
	s.index(nil)
	return s
}

// index builds the indexes, over the cores as far as none needs another. Of the snapshot before, which may be nil, it
// takes what is dear to build and has not changed.
func (s *Snapshot) index(before *Snapshot) {
	s.number()
	m := s.movesFrom(before)
	s.enter(m)
	s.relate(m)
	var building sync.WaitGroup
	for _, build := range []func(){func() { s.indexText(m) }, func() { s.sortAll(m) }, s.collectFacts, s.collectNames, s.collectPredecessors, s.rankOwners, func() { s.rankCollaborators(m) }} {
		building.Go(build)
	}
	building.Wait()
}

// Revision names the state of the store that the snapshot shows.
func (s *Snapshot) Revision() string { return s.revision }

// Withheld lists the plans whose facts are not served; the coverage of each says why.
func (s *Snapshot) Withheld() []*Plan { return WithheldOf(s.plans) }
