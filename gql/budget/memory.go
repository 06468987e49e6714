package budget

import "sync/atomic"

// Memory is a number of bytes that many take from. A nil Memory has no end.
type Memory struct {
	max   int64
	taken atomic.Int64
}

// NewMemory makes a memory of that many bytes; nil, which has no end, where the number is not above zero.
func NewMemory(bytes int) *Memory {
	if bytes <= 0 {
		return nil
	}
	return &Memory{max: int64(bytes)}
}

// take takes bytes, and reports whether there were so many.
func (m *Memory) take(n int) bool {
	if m == nil || m.taken.Add(int64(n)) <= m.max {
		return true
	}
	m.give(n)
	return false
}

func (m *Memory) give(n int) {
	if m != nil {
		m.taken.Add(int64(-n))
	}
}

// Taken returns the bytes that are taken now.
func (m *Memory) Taken() int {
	if m == nil {
		return 0
	}
	return int(m.taken.Load())
}
