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
	if len(m.mentioned) == 0 {
		return nil
	}
	list := make([]Mention, len(m.mentioned))
	for i, x := range m.mentioned {
		topic := m.Plan.register.topics[x.topic-1]
		list[i] = Mention{topic.what, topic.as, m.Plan.register.cited(x.cited)}
	}
	return list
}

// SetMentions says which technologies the measure names.
func (m *Measure) SetMentions(list []Mention) {
	m.mention(make([]mentioned, len(list)), list)
}

// mention sets the list in the memory given for it.
func (m *Measure) mention(in []mentioned, list []Mention) {
	r := &m.Plan.register
	for i, x := range list {
		in[i] = mentioned{enter(&r.topics, named[*Technology]{x.Technology, x.AsWritten}), r.cite(x.Evidence)}
	}
	m.mentioned = in
}

// Technologies lists what the measure uses, each once, in the order first mentioned.
func (m *Measure) Technologies() []*Technology {
	if len(m.mentioned) == 0 {
		return nil
	}
	list := make([]*Technology, 0, len(m.mentioned))
	for _, x := range m.mentioned {
		if t := m.Plan.register.topics[x.topic-1].what; !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list
}
