package gql

import (
	"encoding/base64"
	"strconv"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// The size of a page where the client does not say, and the largest that it may ask for.
const (
	DefaultPage = 20
	MaxPage     = 100
)

// pageArgs are the arguments of a field that gives a page.
type pageArgs struct {
	first  *int
	after  *string
	last   *int
	before *string
	offset *int // items that are left out at the beginning, or after the cursor
}

// bounds finds the page in a list of n items, whose nodes have the ids.
func (p pageArgs) bounds(n int, id func(at int) graph.ID) (start, end int, err error) {
	size, fromEnd, err := p.size()
	if err != nil {
		return 0, 0, err
	}
	start, end = 0, n
	if p.after != nil {
		at, err := findCursor(*p.after, n, id)
		if err != nil {
			return 0, 0, err
		}
		start = at + 1
	}
	if p.offset != nil {
		if *p.offset < 0 {
			return 0, 0, badInput("offset is %d; it cannot be negative", *p.offset)
		}
		start += min(*p.offset, n-start)
	}
	if p.before != nil {
		at, err := findCursor(*p.before, n, id)
		if err != nil {
			return 0, 0, err
		}
		end = max(at, start)
	}
	if fromEnd {
		return max(start, end-size), end, nil
	}
	return start, min(end, start+size), nil
}

// size is how many items the page may have, and whether they are the last ones: those where last is given, or before
// without after.
func (p pageArgs) size() (size int, fromEnd bool, err error) {
	switch {
	case p.first != nil && p.last != nil:
		return 0, false, badInput("first and last are given together; give one of them")
	case p.first != nil:
		size, err = atMost(MaxPage, "first", *p.first)
		return size, false, err
	case p.last != nil:
		size, err = atMost(MaxPage, "last", *p.last)
		return size, true, err
	}
	return DefaultPage, p.before != nil && p.after == nil, nil
}

// atMost checks a number of items asked for.
func atMost(limit int, argument string, n int) (int, error) {
	switch {
	case n < 0:
		return 0, badInput("%s is %d; it cannot be negative", argument, n)
	case n > limit:
		return 0, PageTooLarge(argument, limit, n)
	}
	return n, nil
}

// within checks a number of steps asked for.
func within(limit int, argument string, n int) (int, error) {
	if n < 0 || n > limit {
		return 0, badInput("%s is %d; give 0 to %d", argument, n, limit)
	}
	return n, nil
}

// position is a node in a list, with the index that it had when the list was answered. The zero value is none.
type position struct {
	id    graph.ID
	index int
}

// cursor encodes the position, so that clients do not make cursors themselves: node@index in base64. It is empty for no
// position.
func (p position) cursor() string {
	if p.id == "" {
		return ""
	}
	text := make([]byte, 0, 48)
	text = strconv.AppendInt(append(append(text, p.id...), '@'), int64(p.index), 10)
	return base64.RawURLEncoding.EncodeToString(text)
}

// findCursor returns the index of the cursor's item. It looks at the index in the cursor first, because searching would
// read every id before a page that is deep in a list of 100,000. Where the list has changed, it searches.
func findCursor(cursor string, n int, id func(at int) graph.ID) (int, error) {
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	if err == nil {
		wanted, hint, _ := strings.Cut(string(text), "@")
		if at, err := strconv.Atoi(hint); err == nil && at >= 0 && at < n && id(at) == graph.ID(wanted) {
			return at, nil
		}
		for at := range n {
			if id(at) == graph.ID(wanted) {
				return at, nil
			}
		}
	}
	return 0, &clientError{code: CodeInvalidCursor, message: "the cursor is none of this list as it is now; begin again without it"}
}
