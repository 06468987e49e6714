package graph

import "slices"

// Role is what an agency does for a measure. It takes one byte, not the 16 of a string, and Scope too, because 100,000
// measures have half a million responsibilities.
type Role uint8

// The roles.
const (
	Lead        Role = 1 + iota // 牵头, or the sole 负责
	Support                     // 配合, 会同, 参与, 指导, and 责任单位 beside a 牵头单位
	Responsible                 // 责任单位 where nobody is named to lead
)

var roleWords = []string{"", "LEAD", "SUPPORT", "RESPONSIBLE"}

// String is the word that clients and triples write: LEAD.
func (r Role) String() string { return roleWords[r] }

// MarshalText writes the word.
func (r Role) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// ParseRole reads the word; ok is false where there is no such role.
func ParseRole(word string) (r Role, ok bool) {
	i := slices.Index(roleWords, word)
	return Role(max(i, 0)), i > 0
}

// Roles lists every role, the strongest first.
var Roles = []Role{Lead, Support, Responsible}

// In reports whether the role is one of the given ones; an empty list means any.
func (r Role) In(roles []Role) bool { return len(roles) == 0 || slices.Contains(roles, r) }

// Scope says how a clause reaches a measure.
type Scope uint8

// The scopes.
const (
	Own   Scope = 1 + iota // the clause stands in the measure itself
	Group                  // the clause governs several measures, of which this is one
)

var scopeWords = []string{"", "OWN", "GROUP"}

// String is the word that clients and triples write: OWN.
func (s Scope) String() string { return scopeWords[s] }

// MarshalText writes the word.
func (s Scope) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Scopes lists every scope.
var Scopes = []Scope{Own, Group}

// ParseScope reads the word; ok is false where there is no such scope.
func ParseScope(word string) (s Scope, ok bool) {
	i := slices.Index(scopeWords, word)
	return Scope(max(i, 0)), i > 0
}
