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
		topic := r.topics[x.topic-1]
		list[i] = Mention{topic.what, topic.as, r.cited(x.cited)}
	}
	return list
}

// SetMentions says which technologies the measure names.
func (m *Measure) SetMentions(list []Mention) {
	r := &m.Plan.register
	m.mentioned.from = uint32(len(r.mentioned))
	for _, x := range list {
		topic := numberOf(&r.topics, named[*Technology]{x.Technology, x.AsWritten})
		r.mentioned = append(r.mentioned, mentioned{topic, r.cite(x.Evidence)})
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
		if t := m.Plan.register.topics[x.topic-1].what; !slices.Contains(list[before:], t) {
			list = append(list, t)
		}
	}
	return list
}
