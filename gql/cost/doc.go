// Package cost holds operations to limits: before they are executed by what their text asks for, while they are executed
// by how many fields the answer has.
//
//	limits.go      the limits, the errors of what exceeds them, and what an answer says of its cost
//	size.go        the size of a query by its text, before it is validated
//	complexity.go  how many fields an answer may have, all pages being full
//	limiter.go     operations that are refused before they begin
//	cache.go       what was counted for an operation before, by the variables that matter
//	meter.go       answers that are given up when they grow too large
//
// An estimate takes every page as full, and most are not. So an operation is refused in advance only where its estimate is
// ten times the limit. Otherwise it begins, and the meter stops it once its answer has more fields than the limit.
package cost
