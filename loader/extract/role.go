package extract

import "github.com/plangraph/plangraph/graph"

// Assigned is a unit with its role.
type Assigned struct {
	Unit
	Role      graph.Role
	OpenEnded bool
}

// Assign gives each unit its role. firstLeads says that the plan's order rule is in force. Among those in charge, who
// leads depends on the others: with a lead named, they support; a single one that 负责 leads; several are responsible.
func (c Clause) Assign(firstLeads bool) []Assigned {
	led, charge := c.marked(), 0
	for _, p := range c.Parts {
		led = led || p.duty == leads && len(p.Units) > 0
		if p.duty == charged {
			charge += len(p.Units)
		}
	}
	sole := !led && !c.Labelled && charge == 1
	var list []Assigned
	for _, p := range c.Parts {
		for i, u := range p.Units {
			role := p.role(u, led)
			if sole && p.duty == charged || !led && firstLeads && p.duty == charged && i == 0 && charge > 0 {
				role = graph.Lead
			} else if firstLeads && !led && p.duty == charged {
				role = graph.Support
			}
			list = append(list, Assigned{u, role, p.OpenEnded})
		}
	}
	return list
}

// AssignLed gives each unit its role where a heading's clause has named who leads: all support.
func (c Clause) AssignLed() []Assigned {
	list := c.Assign(false)
	for i := range list {
		list[i].Role = graph.Support
	}
	return list
}

// NamesUnits tells whether the clause names anybody; one that only says by when does not.
func (c Clause) NamesUnits() bool {
	for _, p := range c.Parts {
		if len(p.Units) > 0 {
			return true
		}
	}
	return false
}

// Has tells whether the unit is one of the part's.
func (p Part) Has(u Unit) bool {
	for _, own := range p.Units {
		if own == u {
			return true
		}
	}
	return false
}

func (c Clause) marked() bool {
	for _, p := range c.Parts {
		for _, u := range p.Units {
			if u.starred {
				return true
			}
		}
	}
	return false
}

func (p Part) role(u Unit, led bool) graph.Role {
	switch {
	case u.starred || p.duty == leads && !u.helping:
		return graph.Lead
	case p.duty == helps || u.helping || led:
		return graph.Support
	}
	return graph.Responsible
}

// NamesLead tells whether the clause says who leads.
func (c Clause) NamesLead() bool {
	for _, p := range c.Parts {
		if p.duty == leads && len(p.Units) > 0 {
			return true
		}
	}
	return c.marked()
}
