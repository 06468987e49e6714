package budget

import (
	"reflect"
	"runtime"
	"strings"
	"testing"
)

type node struct {
	name  string
	next  *node
	of    *owner
	place *place
	any   any
}

type owner [1000]int

type place struct{ line, column int }

var testScale = Scale{
	Shared: []reflect.Type{reflect.TypeFor[owner]()},
	Parts:  map[reflect.Type]int{reflect.TypeFor[place](): 64},
}

// TestWeigh weighs values whose bytes are known.
func TestWeigh(t *testing.T) {
	const text = "some text of somebody"
	size := Allocated(int(reflect.TypeFor[node]().Size()))
	circle := &node{}
	circle.next = circle
	own := strings.Repeat("own ", 8)
	for _, test := range []struct {
		name  string
		value any
		want  int
	}{
		{"nothing", nil, 0},
		{"no node", (*node)(nil), 0},
		{"a number", 1, 0},
		{"a node", &node{}, size},
		{"a chain", &node{next: &node{next: &node{}}}, 3 * size},
		{"a circle", circle, size},
		{"a string of its own", &node{name: own}, size + 32},
		{"one string twice", []string{own, own}, 32 + 32},
		{"a string of the text", &node{name: text[5:9]}, size},
		{"what is shared", &node{of: &owner{}}, size},
		{"what is part of something", &node{place: &place{}}, size + 64},
		{"a boxed number", &node{any: place{1, 2}}, size + 16},
		{"a boxed pointer", &node{any: &node{}}, 2 * size},
		{"room in a slice", make([]*node, 0, 4), 32},
		{"an array", [2]*node{{}, {}}, 2 * size},
		{"an empty map", map[string]int{}, 48},
		{"a map", map[string]*node{own: {}}, 48 + 8 + 8*24 + 8 + 32 + size},
	} {
		if got := testScale.Weigh(test.value, text); got != test.want {
			t.Errorf("%s weighs %d bytes, want %d", test.name, got, test.want)
		}
	}
}

// TestMapBytes: maps of many sizes take what is said of them, give or take a quarter.
func TestMapBytes(t *testing.T) {
	for _, n := range []int{1, 8, 9, 14, 15, 100, 256, 900} {
		const maps = 200
		list := make([]map[string]int, maps)
		keys := make([]string, n)
		for i := range keys {
			keys[i] = strings.Repeat("k", i)
		}
		before := heapAlive()
		for i := range list {
			list[i] = map[string]int{}
			for _, key := range keys {
				list[i][key] = 1
			}
		}
		each := float64(heapAlive()-before) / maps
		if ratio := each / float64(MapBytes(n, 24)); ratio < 0.75 || ratio > 1.25 {
			t.Errorf("a map of %d takes %.0f bytes, not %d", n, each, MapBytes(n, 24))
		}
		runtime.KeepAlive(list)
	}
}

func heapAlive() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
