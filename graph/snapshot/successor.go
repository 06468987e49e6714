package snapshot

import (
	"cmp"
	"slices"

	"github.com/plangraph/plangraph/graph"
)

// Digests is what tells the state of each plan that the snapshot shows: what Store.ScanSince asks for.
func (s *Snapshot) Digests() map[graph.ID]string { return s.digests }

// With is the next snapshot, where the contents are what Store.ScanSince gave for this one's marks, and takes them over.
// It answers as one that is built afresh would, but shares with this one the plans that stay and the index of their
// texts, and takes over how their labels sort: most of what a snapshot weighs, and of the time that it takes to build.
//
// ok is false where so little change does not do: the scheme is another, or a jurisdiction is told otherwise than before.
// Then the caller scans everything.
func (s *Snapshot) With(contents *graph.Contents) (next *Snapshot, ok bool) {
	graph.WithholdUnsound(contents.Plans)
	next = newSnapshot(contents)
	if !(builder{s}).sameScheme(contents.Scheme) || !(builder{next}).succeed(s, contents) {
		return nil, false
	}
	builder{next}.index(s)
	return next, true
}

// sameScheme reports whether the technologies are those of the snapshot.
func (s builder) sameScheme(scheme *graph.Scheme) bool {
	if scheme == nil || len(scheme.Technologies) != len(s.technologies) {
		return false
	}
	for _, t := range scheme.Technologies {
		old := s.Technology(t.ID)
		if old == nil || t.Key != old.Key || t.Name != old.Name || t.EnglishName != old.EnglishName || !slices.Equal(t.Aliases, old.Aliases) ||
			!slices.EqualFunc(t.Broader, old.Broader, func(a, b *graph.Technology) bool { return a.ID == b.ID }) {
			return false
		}
	}
	return true
}

// succeed gathers the plans that came and those that stay.
func (s builder) succeed(before *Snapshot, contents *graph.Contents) bool {
	came := s.lineUp(before, contents)
	u := &merger{map[graph.ID]*graph.Jurisdiction{}, map[graph.ID]*graph.Agency{}, map[graph.ID]*graph.Technology{}}
	for _, t := range before.technologies {
		u.technologies[t.ID] = t
	}
	u.mergeAll(s.inOrder())
	changed := u.reuse(before)
	for _, j := range before.jurisdictions {
		if changed[j.ID] && u.jurisdictions[j.ID] != nil {
			return false
		}
	}
	for i, p := range s.plans {
		if came[p.ID] {
			u.shareEqual(s.entities[p.ID])
			u.repoint(p)
		} else if s.entities[p.ID].mentions(changed) {
			s.plans[i] = p.Clone() // the plan itself is in service
			u.repoint(s.plans[i])
		}
	}
	s.take(u)
	return len(u.technologies) == len(before.technologies)
}

// lineUp lines the plans up by id, and tells which came.
func (s builder) lineUp(before *Snapshot, contents *graph.Contents) (came map[graph.ID]bool) {
	came = make(map[graph.ID]bool, len(contents.Plans))
	s.entities = make(map[graph.ID]*planEntities, len(contents.Digests))
	for _, p := range contents.Plans {
		came[p.ID] = true
		s.plans = append(s.plans, p)
		s.entities[p.ID] = collectEntities(p)
	}
	for _, p := range before.plans {
		if _, held := contents.Digests[p.ID]; held && !came[p.ID] {
			s.plans = append(s.plans, p)
			s.entities[p.ID] = before.entities[p.ID]
		}
	}
	slices.SortFunc(s.plans, func(a, b *graph.Plan) int { return cmp.Compare(a.ID, b.ID) })
	return came
}

// mentions says whether the plan names one of the agencies.
func (v *planEntities) mentions(changed map[graph.ID]bool) bool {
	return len(changed) > 0 && slices.ContainsFunc(v.agencies, func(a *graph.Agency) bool { return changed[a.ID] })
}
