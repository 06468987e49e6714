package snapshot

import (
	"hash/maphash"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/adjacency"
	"github.com/plangraph/plangraph/graph/internal/textindex"
)

// nameKey is the form in which names are compared: folded, without any space.
func nameKey(name string) string { return strings.ReplaceAll(textindex.Normalize(name), " ", "") }

// nameTable leads from names to the vertexes that have them. It holds the names' hashes, no two alike: the names
// themselves weighed five times as much.
type nameTable struct {
	seed   maphash.Seed
	hashes []uint64        // of the names' keys, sorted
	whose  adjacency.Lists // name, by the place of its hash → vertexes
}

// collectNames makes every node but measures and targets, which have no names, findable by each of its names.
func (s builder) collectNames() {
	whose := map[string][]int32{}
	for _, kind := range []int{planIndex, agencyIndex, technologyIndex, jurisdictionIndex} {
		for i := range int32(s.count(kind)) {
			for _, key := range nameKeys(s.nodeOf(kind, i)) {
				whose[key] = append(whose[key], s.start[kind]+i)
			}
		}
	}
	s.names = newNameTable(whose)
}

func newNameTable(whose map[string][]int32) nameTable {
	seed, lists := maphash.MakeSeed(), make(map[uint64][]int32, len(whose))
	for key, vertexes := range whose {
		lists[maphash.String(seed, key)] = vertexes
	}
	if len(lists) < len(whose) { // two of them have one hash
		return newNameTable(whose)
	}
	t := nameTable{seed: seed, hashes: slices.Sorted(maps.Keys(lists))}
	t.whose = adjacency.New(len(t.hashes), len(t.hashes), func(to []int32, i int32) []int32 { return append(to, lists[t.hashes[i]]...) })
	return t
}

// vertexesNamed lists the vertexes with the name. That one of them has it says that the hash is not another's.
func (s *Snapshot) vertexesNamed(name string) []int32 {
	key := nameKey(name)
	i, known := slices.BinarySearch(s.names.hashes, maphash.String(s.names.seed, key))
	if !known {
		return nil
	}
	vertexes := s.names.whose.Of(int32(i))
	if !slices.Contains(nameKeys(s.nodeAt(vertexes[0])), key) {
		return nil
	}
	return vertexes
}

// nameKeys lists the keys of what a node is called. Some may repeat.
func nameKeys(node graph.Node) []string {
	var keys []string
	for _, name := range namesOf(node) {
		if key := nameKey(name); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// namesOf lists what a node is called. Some of the names may be empty or repeat.
func namesOf(node graph.Node) []string {
	switch n := node.(type) {
	case *graph.Plan:
		return []string{n.Title, n.DocumentNumber}
	case *graph.Agency:
		return append([]string{n.Name, n.ShortName}, n.Aliases...)
	case *graph.Technology:
		return append([]string{n.Name, n.EnglishName}, n.Aliases...)
	case *graph.Jurisdiction:
		return []string{n.Name, n.EnglishName, placeName(n.Name)}
	}
	return []string{node.Label()}
}

var levelSuffix = regexp.MustCompile(`(省|市|(维吾尔|壮族|回族)?自治区|特别行政区|自治州|地区|盟|自治县|县|区|旗|镇|乡)$`)

// placeName is a jurisdiction's name without its level: 杭州 for 杭州市. A name of one character keeps it: 沙县.
func placeName(name string) string {
	if short := levelSuffix.ReplaceAllString(name, ""); len([]rune(short)) > 1 {
		return short
	}
	return name
}

// named lists the ordinals of the nodes of a kind that have that id, or that name; none where it is unknown.
func (s *Snapshot) named(kind int, name string) []int32 {
	if i, ok := s.ordinal(kind, graph.ID(name)); ok {
		return []int32{i}
	}
	var found []int32
	for _, vertex := range s.vertexesNamed(name) {
		if k, i := s.split(vertex); k == kind {
			found = append(found, i)
		}
	}
	return found
}

// AgencyByName finds an agency by its id or any of its names. Where the name fits several, a jurisdiction, by its id or
// any of its names, narrows: to its own agencies, or where it has none of that name, to those of jurisdictions within it.
// It gives nil where none fits, an *AmbiguousError with the candidates where several still do, and an *UnknownNameError where
// nothing has the jurisdiction's name.
func (s *Snapshot) AgencyByName(name, jurisdiction string) (*graph.Agency, error) {
	found := s.named(agencyIndex, name)
	if jurisdiction != "" {
		jurisdictions := s.named(jurisdictionIndex, jurisdiction)
		if len(jurisdictions) == 0 {
			return nil, searcher{s}.unknownName(jurisdictionIndex, jurisdiction)
		}
		found = searcher{s}.narrow(found, jurisdictions)
	}
	switch len(found) {
	case 0:
		return nil, nil
	case 1:
		return s.agencies[found[0]], nil
	}
	ambiguous := &graph.AmbiguousError{Name: name}
	for _, i := range found {
		ambiguous.Candidates = append(ambiguous.Candidates, s.agencies[i])
	}
	return nil, ambiguous
}

// narrow keeps the agencies of the jurisdictions themselves; where there are none, those within them; where there are none
// either, those that act in their plans, as the branches of the nation's agencies do.
func (s searcher) narrow(agencies, jurisdictions []int32) []int32 {
	var own, within, acting []int32
	for _, i := range agencies {
		for _, at := range jurisdictions {
			switch j := s.jurisdictions[at]; {
			case s.agencies[i].Jurisdiction == j:
				own = append(own, i)
			case s.agencies[i].Jurisdiction.Within(j):
				within = append(within, i)
			case s.actsWithin(i, j):
				acting = append(acting, i)
			}
		}
	}
	if len(own) > 0 {
		return own
	}
	if len(within) == 0 {
		within = acting
	}
	slices.Sort(within)
	return slices.Compact(within)
}

// actsWithin reports whether the agency acts in a plan of the jurisdiction.
func (s searcher) actsWithin(agency int32, j *graph.Jurisdiction) bool {
	for _, role := range graph.Roles {
		for _, m := range s.byRole[role].out.Of(agency) {
			if s.measures[m].Plan.Jurisdiction.Within(j) {
				return true
			}
		}
	}
	return false
}

// TechnologyByName finds a technology by its id or any of its labels; nil where none fits. Where a label fits several,
// the one whose name it is comes first, then the first by name.
func (s *Snapshot) TechnologyByName(name string) *graph.Technology {
	found := s.named(technologyIndex, name)
	if len(found) == 0 {
		return nil
	}
	for _, i := range found {
		if t := s.technologies[i]; nameKey(t.Name) == nameKey(name) {
			return t
		}
	}
	return s.technologies[found[0]]
}
