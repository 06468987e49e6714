package graph

import "slices"

// Mention is a place in a measure that names a technology, with the words it uses.
type Mention struct {
	Technology *Technology
	AsWritten  string
	Evidence   []Evidence // one for each source of the plan that has it
}

// Mentions lists where the measure names technologies, in the order written. The list is the caller's; SetMentions takes
// it back.
func (m *Measure) Mentions() []Mention {
	topics := m.topics()
	if len(topics) == 0 {
		return nil
	}
	r := &m.Plan.register
	list := make([]Mention, len(topics))
	for i, x := range topics {
		list[i] = Mention{r.technologies[x.technology-1], "", r.cited(x.cited)}
		if x.words != 0 {
			list[i].AsWritten = r.words[x.words-1]
		} else {
			list[i].AsWritten = list[i].Evidence[0].Quote()
		}
	}
	return list
}

// SetMentions says which technologies the measure names.
func (m *Measure) SetMentions(list []Mention) {
	r := &m.Plan.register
	m.mentioned.from = uint32(len(r.mentioned))
	for _, x := range list {
		words := uint32(0)
		if len(x.Evidence) == 0 || x.AsWritten != x.Evidence[0].Quote() {
			words = numberOf(&r.words, x.AsWritten)
		}
		r.mentioned = append(r.mentioned, mentioned{numberOf(&r.technologies, x.Technology), words, r.cite(x.Evidence)})
	}
	m.mentioned.to = uint32(len(r.mentioned))
}

// topics are the measure's mentions in the register's numbers.
func (m *Measure) topics() []mentioned {
	if m.mentioned.from == m.mentioned.to {
		return nil
	}
	return m.Plan.register.mentioned[m.mentioned.from:m.mentioned.to]
}

// Technologies lists what the measure uses, each once, in the order first mentioned.
func (m *Measure) Technologies() []*Technology {
	topics := m.topics()
	if len(topics) == 0 {
		return nil
	}
	return m.AppendTechnologies(make([]*Technology, 0, len(topics)))
}

// AppendTechnologies appends them to a list.
func (m *Measure) AppendTechnologies(list []*Technology) []*Technology {
	before := len(list)
	for _, x := range m.topics() {
		if t := m.Plan.register.technologies[x.technology-1]; !slices.Contains(list[before:], t) {
			list = append(list, t)
		}
	}
	return list
}
