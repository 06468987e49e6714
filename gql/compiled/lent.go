package compiled

import "sync"

// Lent is memory for lists that are made for an answer and over when they are written. The zero value is ready.
type Lent[T any] struct{ pool sync.Pool }

// keptItems is how many items a list may have had whose memory is lent again.
const keptItems = 1000

// List writes the list that fill appends to lent memory, each item by write. Nothing may hold an item, or its address,
// longer.
func (l *Lent[T]) List(x *Run, fill func([]T) []T, write func(item *T)) {
	list, _ := l.pool.Get().(*[]T)
	if list == nil {
		list = new([]T)
	}
	*list = fill((*list)[:0])
	List(x, *list, write)
	if clear(*list); cap(*list) <= keptItems {
		l.pool.Put(list)
	}
}
