package graph

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// ID names a node for ever: its kind, a hyphen and 80 bits of a hash over its natural key, as in
// "measure-mfzgk3tdpfxgc3lf". Loading a file again, or in another order, gives the same ids. Clients treat it as opaque.
type ID string

var idEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// NewID makes the id of the node of the given kind whose natural key has these parts, in this order.
// U+0000 stands between the parts, so that ("ab","c") and ("a","bc") differ.
func NewID(kind Kind, key ...string) ID {
	sum := sha256.Sum256([]byte(strings.Join(key, "\x00")))
	return ID(kind.prefix() + idEncoding.EncodeToString(sum[:10]))
}

// Kind tells what sort of node the id names; ok is false for a text that cannot be an id of ours.
func (id ID) Kind() (kind Kind, ok bool) {
	for i, prefix := range prefixes {
		if len(id) == len(prefix)+16 && strings.HasPrefix(string(id), prefix) {
			return Kinds[i], true
		}
	}
	return "", false
}

// Is reports whether the id is one of that kind.
func (id ID) Is(kind Kind) bool {
	k, ok := id.Kind()
	return ok && k == kind
}
