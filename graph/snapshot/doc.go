// Package snapshot answers questions: it holds one revision of the whole graph, immutable and indexed in memory.
//
// New builds a Snapshot from a store's contents, and With the next one from what has changed. Building merges the agencies
// and jurisdictions that plans have in common (merge.go), follows what stays from the snapshot before (remap.go), and makes
// the relations (relations.go, agencies.go), orders (select_order.go, labels.go) and indexes of texts and names.
//
// A question starts from a filter (filter.go), which becomes a set of ordinals (select_measures.go, select_others.go), which
// an order makes a list. Search, Owners, Path, Neighborhood and Matrix have files of their own.
//
// Ordinals, sets and lists of neighbours live in packages below graph/internal, which know nothing of plans.
package snapshot
