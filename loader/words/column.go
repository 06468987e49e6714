package words

import (
	"slices"
	"strings"
)

// Column is what the head of a table's column says of its cells.
type Column int

// The kinds of column.
const (
	NoColumn     Column = iota
	AgencyColumn        // its cells list agencies
	DateColumn          // its cells say by when
)

// Heads says what a column's head says: 责任单位, Responsible Party, 完成时限.
func Heads(head string) Column {
	switch Label(head) {
	case Lead, Charge, Help:
		return AgencyColumn
	case Date:
		return DateColumn
	}
	if slices.Contains(lexicon.English.DateHeads, LowerASCII(head)) || hasSuffix(strings.Trim(head, " *:"), lexicon.Nouns.DateEnds) {
		return DateColumn
	}
	return NoColumn
}

// HeadsRemark reports whether a column holds what is no task: 备注.
func HeadsRemark(head string) bool { return Label(head) == Remark || Refused(head) }
