package compiled

import "sync"

// answers keep the memory of answers that were given back, for the next ones. What grew beyond keptAnswer is left to the
// garbage collector.
var answers = sync.Pool{New: func() any { return new([]byte) }}

const keptAnswer = 256 << 10

// Borrow lends empty memory for an answer's data, until Return.
func Borrow() *[]byte { return answers.Get().(*[]byte) }

// Return gives the memory of an answer's data back when nobody reads it any more. Data that is not given back is left to
// the garbage collector. Half of what an answer costs in memory is saved that way.
func Return(data *[]byte) {
	if *data = (*data)[:0]; cap(*data) > 0 && cap(*data) <= keptAnswer {
		answers.Put(data)
	}
}
