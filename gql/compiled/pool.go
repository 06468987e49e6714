package compiled

import "sync"

// The largest memory that is used again. What grew larger is left to the garbage collector, so that one large answer
// does not hold memory for good.
const (
	maxPooledBuffer = 256 << 10 // bytes
	maxPooledItems  = 1000
)

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// AcquireBuffer returns an empty buffer for an answer's data. [ReleaseBuffer] gives it back; without that the garbage
// collector takes it.
func AcquireBuffer() *[]byte { return buffers.Get().(*[]byte) }

// ReleaseBuffer gives a buffer back for the next answer. Nothing may read its bytes afterwards.
func ReleaseBuffer(data *[]byte) {
	if *data = (*data)[:0]; cap(*data) > 0 && cap(*data) <= maxPooledBuffer {
		buffers.Put(data)
	}
}

// SlicePool keeps slices for lists that live only until they are written. The zero value is ready.
type SlicePool[T any] struct{ pool sync.Pool }

// WriteList writes a list from pooled memory: fill appends its items, write writes each of them. Neither may keep an
// item or its address.
func (p *SlicePool[T]) WriteList(x *Execution, fill func([]T) []T, write func(item *T)) {
	list, _ := p.pool.Get().(*[]T)
	if list == nil {
		list = new([]T)
	}
	*list = fill((*list)[:0])
	List(x, *list, write)
	if clear(*list); cap(*list) <= maxPooledItems {
		p.pool.Put(list)
	}
}
