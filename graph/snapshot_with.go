package graph

import (
	"cmp"
	"slices"
)

// Marks is what tells the state of each plan that the snapshot shows: what Store.ScanSince asks for.
func (s *Snapshot) Marks() map[ID]string { return s.marks }

// With is the next snapshot, where the contents are what Store.ScanSince gave for this one's marks, and takes them over.
// It answers as one that is built afresh would, but shares with this one the plans that stay and the index of their
// texts, and takes over how their labels sort: most of what a snapshot weighs, and of the time that it takes to build.
//
// ok is false where so little change does not do: the scheme is another, or a jurisdiction is told otherwise than before.
// Then the caller scans everything.
func (s *Snapshot) With(contents *Contents) (next *Snapshot, ok bool) {
	WithholdUnsound(contents.Plans)
	next = &Snapshot{revision: contents.Revision, triples: contents.Triples, marks: contents.Marks}
	if !s.sameScheme(contents.Scheme) || !next.succeed(s, contents) {
		return nil, false
	}
	next.index(s)
	return next, true
}

// sameScheme tells whether the technologies are those of the snapshot.
func (s *Snapshot) sameScheme(scheme *Scheme) bool {
	if scheme == nil || len(scheme.Technologies) != len(s.technologies) {
		return false
	}
	for _, t := range scheme.Technologies {
		old := s.Technology(t.ID)
		if old == nil || t.Key != old.Key || t.Name != old.Name || t.EnglishName != old.EnglishName || !slices.Equal(t.Aliases, old.Aliases) ||
			!slices.EqualFunc(t.Broader, old.Broader, func(a, b *Technology) bool { return a.ID == b.ID }) {
			return false
		}
	}
	return true
}

// succeed gathers the plans that came and those that stay.
func (s *Snapshot) succeed(before *Snapshot, contents *Contents) bool {
	came := s.line(before, contents)
	u := &unifier{map[ID]*Jurisdiction{}, map[ID]*Agency{}, map[ID]*Technology{}}
	for _, t := range before.technologies {
		u.technologies[t.ID] = t
	}
	u.hear(s.inOrder())
	changed := u.keep(before)
	for _, j := range before.jurisdictions {
		if changed[j.ID] && u.jurisdictions[j.ID] != nil {
			return false
		}
	}
	for i, p := range s.plans {
		if came[p.ID] {
			u.share(s.voices[p.ID])
			u.point(p)
		} else if s.voices[p.ID].tells(changed) {
			s.plans[i] = p.Clone() // the plan itself is in service
			u.point(s.plans[i])
		}
	}
	s.take(u)
	return len(u.technologies) == len(before.technologies)
}

// line lines the plans up by id, and tells which came.
func (s *Snapshot) line(before *Snapshot, contents *Contents) (came map[ID]bool) {
	came = make(map[ID]bool, len(contents.Plans))
	s.voices = make(map[ID]*voice, len(contents.Marks))
	for _, p := range contents.Plans {
		came[p.ID] = true
		s.plans = append(s.plans, p)
		s.voices[p.ID] = listen(p)
	}
	for _, p := range before.plans {
		if _, held := contents.Marks[p.ID]; held && !came[p.ID] {
			s.plans = append(s.plans, p)
			s.voices[p.ID] = before.voices[p.ID]
		}
	}
	slices.SortFunc(s.plans, func(a, b *Plan) int { return cmp.Compare(a.ID, b.ID) })
	return came
}

// tells says whether the plan names one of the agencies.
func (v *voice) tells(changed map[ID]bool) bool {
	return len(changed) > 0 && slices.ContainsFunc(v.bodies, func(a *Agency) bool { return changed[a.ID] })
}
