package graph

import "runtime"

// Fetch touches what answers say of the measures. They lie all over the memory of 100,000, and what lies elsewhere takes
// the processor a hundred times longer to read than what it read lately. So it waits for all of them at once, and not for
// one after the other as they are written, which took it an eighth longer for a page of 20.
func Fetch(list []*Measure) {
	var touched uint32
	for _, m := range list {
		touched += first(string(m.ID)) + first(m.Title)
		for _, a := range m.duties() {
			touched += a.unit
		}
		for _, x := range m.topics() {
			touched += x.technology
		}
	}
	for _, m := range list {
		for _, a := range m.duties() {
			touched += first(string(m.Plan.register.units[a.unit-1].agency.ID))
		}
		for _, t := range m.Targets {
			touched += first(string(t.ID)) + first(t.Metric)
		}
	}
	runtime.KeepAlive(touched)
}

func first(s string) uint32 {
	if s == "" {
		return 0
	}
	return uint32(s[0])
}
