package graph

import (
	"regexp"
	"slices"
	"strings"
)

// nameKey is the form in which names are compared: folded, without any space.
func nameKey(name string) string { return strings.ReplaceAll(fold(name), " ", "") }

// collectNames makes every node but measures and targets, which have no names, findable by each of its names.
func (s *Snapshot) collectNames() {
	s.names = map[string][]int32{}
	for _, kind := range []int{planIndex, agencyIndex, technologyIndex, jurisdictionIndex} {
		for i := range int32(s.count(kind)) {
			for _, name := range namesOf(s.nodeOf(kind, i)) {
				s.addName(nameKey(name), s.start[kind]+i)
			}
		}
	}
}

func (s *Snapshot) addName(key string, vertex int32) {
	if key != "" && !slices.Contains(s.names[key], vertex) {
		s.names[key] = append(s.names[key], vertex)
	}
}

// namesOf lists what a node is called. Some of the names may be empty or repeat.
func namesOf(node Node) []string {
	switch n := node.(type) {
	case *Plan:
		return []string{n.Title, n.DocumentNumber}
	case *Agency:
		return append([]string{n.Name, n.ShortName}, n.Aliases...)
	case *Technology:
		return append([]string{n.Name, n.EnglishName}, n.Aliases...)
	case *Jurisdiction:
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
	if i, ok := s.ordinal(kind, ID(name)); ok {
		return []int32{i}
	}
	var found []int32
	for _, vertex := range s.names[nameKey(name)] {
		if k, i := s.split(vertex); k == kind {
			found = append(found, i)
		}
	}
	return found
}

// AgencyByName finds an agency by its id or any of its names. Where the name fits several, a jurisdiction, by its id or
// any of its names, narrows: to its own agencies, or where it has none of that name, to those of jurisdictions within it.
// It gives nil where none fits, and an *AmbiguousError with the candidates where several still do.
func (s *Snapshot) AgencyByName(name, jurisdiction string) (*Agency, error) {
	found := s.named(agencyIndex, name)
	if jurisdiction != "" {
		found = s.narrow(found, jurisdiction)
	}
	switch len(found) {
	case 0:
		return nil, nil
	case 1:
		return s.agencies[found[0]], nil
	}
	ambiguous := &AmbiguousError{Name: name}
	for _, i := range found {
		ambiguous.Candidates = append(ambiguous.Candidates, s.agencies[i])
	}
	return nil, ambiguous
}

// narrow keeps the agencies of the jurisdiction itself; where there are none, those within it.
func (s *Snapshot) narrow(bodies []int32, jurisdiction string) []int32 {
	places := s.named(jurisdictionIndex, jurisdiction)
	var own, within []int32
	for _, i := range bodies {
		for _, place := range places {
			switch j := s.jurisdictions[place]; {
			case s.agencies[i].Jurisdiction == j:
				own = append(own, i)
			case s.agencies[i].Jurisdiction.Within(j):
				within = append(within, i)
			}
		}
	}
	if len(own) > 0 {
		return own
	}
	slices.Sort(within)
	return slices.Compact(within)
}

// TechnologyByName finds a technology by its id or any of its labels; nil where none fits. Where a label fits several,
// the one whose name it is comes first, then the first by name.
func (s *Snapshot) TechnologyByName(name string) *Technology {
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
