package graph

import "runtime"

// Prefetch reads one word of every field that an answer needs of the measures, so that the processor waits for all of them
// at once instead of one after the other. It changes no result.
//
// The measures of 100,000 lie all over the memory, and what lies elsewhere takes a hundred times longer to read than what
// was read lately. Without it, a page of 20 takes an eighth longer.
func Prefetch(list []*Measure) {
	var sum uint32
	for _, m := range list {
		sum += firstByte(string(m.ID)) + firstByte(m.Title)
		for _, row := range m.responsibilityRows() {
			sum += row.agency
		}
		for _, row := range m.mentionRows() {
			sum += row.technology
		}
	}
	for _, m := range list {
		for a := range m.EachAgency() {
			sum += firstByte(string(a.ID))
		}
		for _, t := range m.Targets {
			sum += firstByte(string(t.ID)) + firstByte(t.Metric)
		}
	}
	runtime.KeepAlive(sum)
}

func firstByte(s string) uint32 {
	if s == "" {
		return 0
	}
	return uint32(s[0])
}
