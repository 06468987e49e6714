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

// successions finds who took over from a body, by the older one's official name.
type successions map[string][]Succession

// add takes in the table. Bodies, places and sources that the directory does not have, and what is no date, are errors.
func (all successions) add(t Tables, d *Directory) error {
	for _, s := range t.Successions {
		for _, name := range []string{s.From, s.To} {
			if d.local.bodyNamed(name) == nil && d.national[doc.Normalize(name)] == nil {
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
		all[from] = append(all[from], s)
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

// at is the official name of the body that took over from another at the place; nothing where none is known.
func (all successions) at(g *Gazetteer, e *entry, place *graph.Jurisdiction) string {
	for _, s := range all[strings.TrimPrefix(e.name, slotPlace)] {
		if s.holds(g, place) {
			return s.To
		}
	}
	return ""
}

// national is who took over from a body of the nation.
func (all successions) national(e *entry) string {
	for _, s := range all[e.name] {
		return doc.Normalize(s.To)
	}
	return ""
}
