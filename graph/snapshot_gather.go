package graph

import (
	"cmp"
	"slices"
)

// gather unifies what the plans point to and fills the snapshot's lists, documents in order.
func (s *Snapshot) gather(contents *Contents) {
	u := &unifier{map[ID]*Jurisdiction{}, map[ID]*Agency{}, map[ID]*Technology{}}
	if contents.Scheme != nil {
		u.scheme(contents.Scheme)
	}
	s.plans = slices.SortedFunc(slices.Values(contents.Plans), func(a, b *Plan) int { return cmp.Compare(a.ID, b.ID) })
	s.voices = make(map[ID]*voice, len(s.plans))
	for _, p := range s.plans {
		s.voices[p.ID] = listen(p)
	}
	u.hear(s.inOrder())
	for _, p := range s.plans {
		u.share(s.voices[p.ID])
		u.point(p)
	}
	s.take(u)
}

// inOrder lists what the plans say, in order of their ids.
func (s *Snapshot) inOrder() []*voice {
	list := make([]*voice, len(s.plans))
	for i, p := range s.plans {
		list[i] = s.voices[p.ID]
	}
	return list
}

func (s *Snapshot) take(u *unifier) {
	s.agencies, s.technologies, s.jurisdictions = values(u.agencies), values(u.technologies), values(u.jurisdictions)
}

func values[T any](nodes map[ID]T) []T {
	list := make([]T, 0, len(nodes))
	for _, node := range nodes {
		list = append(list, node)
	}
	return list
}
