package agency

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

// Succession is one body taking over from another in a reform. Both are official names, as the tables have them.
type Succession struct {
	From, To string
	Level    []string // of the places where it was so; all where empty
	In       []string // these places and all in them; everywhere where empty
	Except   []string // but not these
	Since    string   // the day, month or year by which it was done
	Source   string   // the reform, a key of the table of sources
}

// addSuccessions takes in the table. Bodies, places and sources that no table has, and what is no date, are errors.
func (d *Directory) addSuccessions(t Tables) error {
	for _, s := range t.Successions {
		for _, name := range []string{s.From, s.To} {
			if d.bodyNamed(name) == nil && d.national[doc.Normalize(name)] == nil {
				return fmt.Errorf("successions: %s: %s is no official name of a body", s.From, name)
			}
		}
		for _, place := range slices.Concat(s.In, s.Except) {
			if d.Jurisdiction(place) == nil {
				return fmt.Errorf("successions: %s: there is no place %s", s.From, place)
			}
		}
		if t.Sources[s.Source] == "" {
			return fmt.Errorf("successions: %s: %q is no source", s.From, s.Source)
		}
		if _, err := graph.ParsePartialDate(s.Since); err != nil {
			return fmt.Errorf("successions: %s: since %w", s.From, err)
		}
		from := strings.TrimPrefix(doc.Normalize(s.From), slotPlace)
		d.successions[from] = append(d.successions[from], s)
	}
	return nil
}

// bodyNamed is the body of the tables with that official name, in whatever place.
func (d *Directory) bodyNamed(official string) *entry {
	official = doc.Normalize(official)
	for _, l := range d.bodies {
		if e := l[officialForm(official, false)]; e != nil {
			return e
		}
		if e := l[officialForm(official, true)]; e != nil {
			return e
		}
	}
	return nil
}

// holds reports whether the succession took place there.
func (s Succession) holds(g *Gazetteer, place *graph.Jurisdiction) bool {
	within := func(names []string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return place.Within(g.Jurisdiction(name)) })
	}
	return (len(s.Level) == 0 || slices.Contains(s.Level, place.Level)) && (len(s.In) == 0 || within(s.In)) && !within(s.Except)
}

// successorAt is the full name of the body that took over from another at the place; nothing where none is known.
func (d *Directory) successorAt(e *entry, place *graph.Jurisdiction) string {
	for _, s := range d.successions[strings.TrimPrefix(e.name, slotPlace)] {
		if s.holds(d.Gazetteer, place) {
			return d.fill(d.bodyNamed(s.To), place)
		}
	}
	return ""
}

// successorOf is who took over from a body of the nation.
func (d *Directory) successorOf(e *entry) string {
	for _, s := range d.successions[e.name] {
		return doc.Normalize(s.To)
	}
	return ""
}

// markBranches marks the bodies of places that are branches of the nation's. A name that no table has is an error.
func (d *Directory) markBranches(names []string) error {
	for _, name := range names {
		found := false
		for _, l := range d.bodies {
			for _, e := range l {
				if strings.TrimPrefix(e.name, slotPlace) == strings.TrimPrefix(doc.Normalize(name), slotPlace) {
					e.branch, found = true, true
				}
			}
		}
		if !found {
			return fmt.Errorf("branches: %s is no official name of a body", name)
		}
	}
	return nil
}
