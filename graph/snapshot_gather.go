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
	u.settle()
	for _, p := range s.plans {
		u.share(s.voices[p.ID])
		u.point(p)
	}
	s.take(u)
}

// settle lays the agencies and their aliases side by side. Each where it was made, between what was thrown away after, they
// hold three times the memory.
func (u *unifier) settle() {
	aliases := 0
	for _, a := range u.agencies {
		aliases += len(a.Aliases)
	}
	agencies, names := make([]Agency, 0, len(u.agencies)), make([]string, 0, aliases)
	for id, a := range u.agencies {
		from := len(names)
		names = append(names, a.Aliases...)
		agencies = append(agencies, *a)
		u.agencies[id] = &agencies[len(agencies)-1]
		u.agencies[id].Aliases = names[from:len(names):len(names)]
	}
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
