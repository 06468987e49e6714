package gql

import (
	"strconv"
	"testing"

	"github.com/plangraph/plangraph/graph"
)

// TestBounds holds pages to a list of 50 items, whose ids are their indexes.
func TestBounds(t *testing.T) {
	number := func(n int) *int { return &n }
	at := func(n int) *string { c := (position{graph.ID(strconv.Itoa(n)), n}).cursor(); return &c }
	moved := func(n int) *string { c := (position{graph.ID(strconv.Itoa(n)), n + 7}).cursor(); return &c } // it stood elsewhere once
	id := func(at int) graph.ID { return graph.ID(strconv.Itoa(at)) }
	tests := []struct {
		name       string
		page       pageArgs
		start, end int
	}{
		{"nothing given", pageArgs{}, 0, 20},
		{"none asked for", pageArgs{first: number(0)}, 0, 0},
		{"the most", pageArgs{first: number(100)}, 0, 50},
		{"after", pageArgs{first: number(5), after: at(9)}, 10, 15},
		{"after one that has moved", pageArgs{first: number(5), after: moved(9)}, 10, 15},
		{"after one that stood beyond the end", pageArgs{first: number(5), after: moved(48)}, 49, 50},
		{"after the last", pageArgs{first: number(5), after: at(49)}, 50, 50},
		{"after alone", pageArgs{after: at(39)}, 40, 50},
		{"last", pageArgs{last: number(5)}, 45, 50},
		{"before", pageArgs{last: number(5), before: at(9)}, 4, 9},
		{"before the first", pageArgs{last: number(5), before: at(0)}, 0, 0},
		{"before alone is the page that ends there", pageArgs{before: at(30)}, 10, 30},
		{"between", pageArgs{first: number(5), after: at(9), before: at(12)}, 10, 12},
		{"last between", pageArgs{last: number(1), after: at(9), before: at(12)}, 11, 12},
		{"between in the wrong order", pageArgs{after: at(12), before: at(9)}, 13, 13},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			start, end, err := test.page.bounds(50, id)
			if err != nil || start != test.start || end != test.end {
				t.Errorf("%d–%d, %v; want %d–%d", start, end, err, test.start, test.end)
			}
		})
	}
}
