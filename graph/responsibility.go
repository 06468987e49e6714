package graph

import "slices"

// Responsibility is one agency in one role on one measure: a relation with attributes, so it is a node in the triples.
type Responsibility struct {
	Role      Role
	Agency    *Agency
	AsWritten string     // the name as the clause writes it: 市经信委
	Scope     Scope      // whether the clause is the measure's own or governs a group
	OpenEnded bool       // the list it stands in ends in 等
	Evidence  []Evidence // the whole clause, one for each source of the plan that has it
}

// Role is what an agency does for a measure.
type Role string

// The roles.
const (
	Lead        Role = "LEAD"        // 牵头, or the sole 负责
	Support     Role = "SUPPORT"     // 配合, 会同, 参与, 指导, and 责任单位 beside a 牵头单位
	Responsible Role = "RESPONSIBLE" // 责任单位 where nobody is named to lead
)

// Roles lists every role, the strongest first.
var Roles = []Role{Lead, Support, Responsible}

// In tells whether the role is one of the given ones; an empty list means any.
func (r Role) In(roles []Role) bool { return len(roles) == 0 || slices.Contains(roles, r) }

// Scope says how a clause reaches a measure.
type Scope string

// The scopes.
const (
	Own   Scope = "OWN"   // the clause stands in the measure itself
	Group Scope = "GROUP" // the clause governs several measures, of which this is one
)
