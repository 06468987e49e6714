// Package quantity recognises what the passages of a plan promise in numbers, and by when: numbers with their units, targets,
// the values of tables of indicators, days, deadlines and periods.
//
// Each recogniser is a pure function from a passage in normal form (doc.Text) to findings with offsets into it. A target is
// read in steps, each in files of its own:
//
//	bracket_mask  what stands in brackets and quotes; sentences and clauses outside them
//	date*         where dates stand, and which of them say by when
//	number*       where quantities stand: numbers, ranges, units, comparators
//	target*       which quantities the plan commits itself to, and what they measure
//
// A number that is written like a target and is not read as one comes back as left over: it is reported, never guessed.
package quantity
