package graph

import (
	"iter"
	"slices"
)

// Mention is a place in a measure that names a technology, with the words it uses.
type Mention struct {
	Technology *Technology
	AsWritten  string
	Evidence   []Evidence // one for each source of the plan that has it
}

// Mentions lists where the measure names technologies, in the order written. The list is the caller's; SetMentions takes
// it back.
func (m *Measure) Mentions() []Mention {
	rows := m.mentionRows()
	if len(rows) == 0 {
		return nil
	}
	c := &m.Plan.columns
	list := make([]Mention, len(rows))
	for i, row := range rows {
		list[i] = Mention{c.technologies.At(row.technology), "", c.evidence.At(row.evidence)}
		if row.words != 0 {
			list[i].AsWritten = c.words.At(row.words)
		} else {
			list[i].AsWritten = list[i].Evidence[0].Quote()
		}
	}
	return list
}

// SetMentions says which technologies the measure names.
func (m *Measure) SetMentions(list []Mention) {
	c := &m.Plan.columns
	m.mentions = c.mentions.Add(len(list), func(i int) mentionRow {
		x, words := &list[i], uint32(0)
		if len(x.Evidence) == 0 || x.AsWritten != x.Evidence[0].Quote() {
			words = c.words.Intern(x.AsWritten)
		}
		return mentionRow{c.technologies.Intern(x.Technology), words, c.evidence.Add(x.Evidence)}
	})
}

func (m *Measure) mentionRows() []mentionRow {
	if m.mentions.Len() == 0 {
		return nil
	}
	return m.Plan.columns.mentions.At(m.mentions)
}

// EachTechnology yields the technology of each mention, in the order written.
func (m *Measure) EachTechnology() iter.Seq[*Technology] {
	return func(yield func(*Technology) bool) {
		for _, row := range m.mentionRows() {
			if !yield(m.Plan.columns.technologies.At(row.technology)) {
				return
			}
		}
	}
}

// Technologies lists what the measure uses, each once, in the order first mentioned.
func (m *Measure) Technologies() []*Technology {
	rows := m.mentionRows()
	if len(rows) == 0 {
		return nil
	}
	return m.AppendTechnologies(make([]*Technology, 0, len(rows)))
}

// AppendTechnologies appends them to a list.
func (m *Measure) AppendTechnologies(list []*Technology) []*Technology {
	before := len(list)
	for _, row := range m.mentionRows() {
		if t := m.Plan.columns.technologies.At(row.technology); !slices.Contains(list[before:], t) {
			list = append(list, t)
		}
	}
	return list
}
