package snapshot

import (
	"cmp"
	"slices"

	"github.com/plangraph/plangraph/graph"
)

// gather unifies what the plans point to and fills the snapshot's lists, documents in order.
func (s builder) gather(contents *graph.Contents) {
	u := &merger{map[graph.ID]*graph.Jurisdiction{}, map[graph.ID]*graph.Agency{}, map[graph.ID]*graph.Technology{}}
	if contents.Scheme != nil {
		u.scheme(contents.Scheme)
	}
	s.plans = slices.SortedFunc(slices.Values(contents.Plans), func(a, b *graph.Plan) int { return cmp.Compare(a.ID, b.ID) })
	s.entities = make(map[graph.ID]*planEntities, len(s.plans))
	for _, p := range s.plans {
		s.entities[p.ID] = collectEntities(p)
	}
	u.mergeAll(s.inOrder())
	u.compact()
	for _, p := range s.plans {
		u.shareEqual(s.entities[p.ID])
		u.repoint(p)
	}
	s.take(u)
}

// compact lays the agencies and their aliases side by side. Each where it was made, between what was thrown away after, they
// hold three times the memory.
func (u *merger) compact() {
	aliases := 0
	for _, a := range u.agencies {
		aliases += len(a.Aliases)
	}
	agencies, names := make([]graph.Agency, 0, len(u.agencies)), make([]string, 0, aliases)
	for id, a := range u.agencies {
		from := len(names)
		names = append(names, a.Aliases...)
		agencies = append(agencies, *a)
		u.agencies[id] = &agencies[len(agencies)-1]
		u.agencies[id].Aliases = names[from:len(names):len(names)]
	}
}

// inOrder lists what the plans say, in order of their ids.
func (s builder) inOrder() []*planEntities {
	list := make([]*planEntities, len(s.plans))
	for i, p := range s.plans {
		list[i] = s.entities[p.ID]
	}
	return list
}

func (s builder) take(u *merger) {
	s.agencies, s.technologies, s.jurisdictions = values(u.agencies), values(u.technologies), values(u.jurisdictions)
}

func values[T any](nodes map[graph.ID]T) []T {
	list := make([]T, 0, len(nodes))
	for _, node := range nodes {
		list = append(list, node)
	}
	return list
}
