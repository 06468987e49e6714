package extract

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/words"
)

// Assigned is a unit with its role.
type Assigned struct {
	Unit
	Role      graph.Role
	OpenEnded bool
}

// Assign gives each unit its role. firstLeads says that the plan's order rule is in force. Among those in charge, who
// leads depends on the others: with a lead named, they support; a single one that 负责 leads; several are responsible.
func (c Clause) Assign(firstLeads bool) []Assigned {
	led, charge, bare := c.marked() || c.Led, 0, false
	for _, p := range c.Parts {
		led = led || p.duty == words.Lead && len(p.Units) > 0
		if p.duty == words.Charge {
			charge += len(p.Units)
			bare = bare || p.bare
		}
	}
	sole := !led && !c.Labelled && !bare && charge == 1
	var list []Assigned
	for _, p := range c.Parts {
		for i, u := range p.Units {
			u.starred = u.starred || u.signed && c.Signed
			role := p.role(u, led)
			if sole && p.duty == words.Charge || !led && firstLeads && p.duty == words.Charge && i == 0 && charge > 0 {
				role = graph.Lead
			} else if firstLeads && !led && p.duty == words.Charge {
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

// AssignBlanket gives the agencies of this clause's rule for all others their roles beside those of another clause.
func (c Clause) AssignBlanket(beside Clause) []Assigned {
	beside.Parts = append(slices.Clone(beside.Parts), c.Blanket...)
	units := 0
	for _, p := range c.Blanket {
		units += len(p.Units)
	}
	list := beside.Assign(false)
	return list[len(list)-units:]
}

// NamesUnits reports whether the clause names anybody; one that only says by when does not.
func (c Clause) NamesUnits() bool {
	for _, p := range c.Parts {
		if len(p.Units) > 0 {
			return true
		}
	}
	return false
}

// names reports whether a name stands in the list.
func (p Part) names(name string) bool {
	return slices.ContainsFunc(p.Units, func(u Unit) bool { return u.Name == name })
}

// repeats reports whether each name of the list stands in another.
func (p Part) repeats(other Part) bool {
	return !slices.ContainsFunc(p.Units, func(u Unit) bool { return !other.names(u.Name) })
}

// size is how many agencies the clause names.
func (c Clause) size() (n int) {
	for _, p := range c.Parts {
		n += len(p.Units)
	}
	return n
}

// namesOne reports whether the clause names an agency and not only groups: 各主管部门.
func (c Clause) namesOne() bool {
	for _, p := range c.Parts {
		for _, u := range p.Units {
			if !strings.Contains(u.Name, "各") && !strings.Contains(u.Name, "有关") && !strings.Contains(u.Name, "相关") {
				return true
			}
		}
	}
	return false
}

// Has reports whether the unit is one of the part's.
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
			if u.starred || u.signed && c.Signed {
				return true
			}
		}
	}
	return false
}

func (p Part) role(u Unit, led bool) graph.Role {
	switch {
	case u.starred || p.duty == words.Lead && !u.helping:
		return graph.Lead
	case p.duty == words.Help || u.helping || led:
		return graph.Support
	}
	return graph.Responsible
}

// NamesLead reports whether the clause says who leads.
func (c Clause) NamesLead() bool {
	for _, p := range c.Parts {
		if p.duty == words.Lead && len(p.Units) > 0 {
			return true
		}
	}
	return c.marked()
}

// With is the clause with another that follows it in its passage; who is named again with the same duty is named once.
func (c Clause) With(next Clause) Clause {
	c.Parts = slices.Clone(c.Parts)
	for _, p := range next.Parts {
		p.Units = slices.DeleteFunc(slices.Clone(p.Units), func(u Unit) bool {
			return slices.ContainsFunc(c.Parts, func(own Part) bool { return own.names(u.Name) })
		})
		if len(p.Units) > 0 {
			c.Parts = append(c.Parts, p)
		}
	}
	c.To = next.To
	return c
}
