package reader

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/doc"
)

// titleSpan is where the title stands in an item's first passage, from which the clauses have been cut: its heading
// sentence, or, where the item is one long sentence, that sentence up to a natural break. to is 0 where it has no words.
func titleSpan(t doc.Text, clauses []*clause) (from, to int) {
	s := t.Norm
	for _, c := range clauses {
		if !c.unitFirst && c.From < len(s) && c.text.Norm == t.Norm {
			s = s[:c.From]
			break
		}
	}
	stop := strings.IndexAny(s, "。!?")
	head := s
	if stop >= 0 {
		head = s[:stop]
	}
	head = strings.TrimRight(strings.TrimRight(head, " "), ":;,。. ")
	heading := stop >= 0 && strings.TrimSpace(strings.TrimLeft(s[stop:], "。!?")) != ""
	at := numberedHead(head)
	if at == 0 {
		at = agencyHead(head, clauses)
	}
	if at > 0 {
		return at, at + naturalBreak(head[at:])
	}
	if colon := strings.Index(head, ":"); colon > 0 && runes(head[:colon]) <= 30 && colon < len(head)-1 && runes(head) > 40 {
		return 0, colon
	}
	if heading && runes(head) <= 45 {
		return 0, len(head)
	}
	return 0, naturalBreak(head)
}

var countedItem = regexp.MustCompile(`^(?i:action|activity|commitment|task|objective|goal|milestone|measure|initiative|recommendation|step|priority) [A-Z]?\d+(?:\.\d+)*[a-z]?: ?`)

// numberedHead is how long the count is with which an English item begins: Action 3.1: Launch the portal.
func numberedHead(s string) int {
	at := countedItem.FindStringIndex(s)
	if at == nil || at[1] == len(s) {
		return 0
	}
	return at[1]
}

// agencyHead is how long the names are, with their colon, with which an item begins that says what these do: 市教育局:做好排查.
func agencyHead(s string, clauses []*clause) int {
	if len(clauses) == 0 || !clauses[0].unitFirst || clauses[0].From > 0 {
		return 0
	}
	colon := strings.IndexByte(s[:min(len(s), clauses[0].To)], ':')
	if colon == len(s)-1 {
		return 0
	}
	return colon + 1
}

// naturalBreak is where a long sentence may be cut: at a comma or semicolon after at least six characters, outside
// brackets and quotes.
func naturalBreak(s string) int {
	depth := 0
	for i, r := range s {
		switch {
		case strings.ContainsRune("([“《", r):
			depth++
		case strings.ContainsRune(")]”》", r):
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune(",;:", r) && runes(s[:i]) >= 6:
			return i
		}
	}
	return len(s)
}

// title is how an item is called: its heading, or the beginning of its text, as the source writes it.
func (r *Reading) title(n *doc.Node) string {
	if said := r.items.rows[n]; said != nil {
		if written := said.title.Written(r.in.source.Text, 0, len(said.title.Norm)); !strings.Contains(written, "</") {
			return written
		}
		return said.title.Norm // without the tags of HTML between its words
	}
	t := n.Blocks[0].Text
	from, to := titleSpan(t, r.items.of[n])
	if n.IsHash() && !slices.ContainsFunc(r.items.of[n], func(c *clause) bool { return c.block == 0 }) {
		from, to = 0, len(t.Norm) // Markdown says where a heading ends
	}
	if to <= from {
		return n.Marker.Text
	}
	return strings.Trim(t.Written(r.in.source.Text, from, to), "*_ ") // Markdown's bold is no part of a title
}

func runes(s string) int { return utf8.RuneCountInString(s) }
