// Package exec executes operations over a snapshot. A new one is parsed and validated by gqlgen's executor, and measured by
// gql/cost; if it is a query, package compiled makes a plan of it, which writes the answer. One that came before goes straight
// to its plan. What has no plan, or meets an error, gqlgen's executor answers field by field.
//
//	cache.go     what is kept of operations that came before
//	executor.go  the executor of a server, and Execute for one operation in the process
//	fastpath.go  operations that came before, straight to their plans
//	pooled.go    fields whose lists compiled plans write from pooled memory
//
// gqlgen's executor parses, validates and measures an operation once. What it finds stays in the cache as one entry: the
// parsed query, and with it the costs and the plans of its operations, which refer to it. The entry weighs what it holds of the
// heap, goes as a whole, and shares one budget of bytes with all others. To weigh a new query takes a tenth to a half of the
// time of parsing and validating it.
//
// # Performance note
//
// Most operations come again. For those gqlgen's executor creates what a plan never reads: an operation context, a response
// context, copies of the variables, statistics. The fast path goes from the caches straight to the plan.
//
//   - It saves 2.0 KB and 31 allocations an operation, and 19 to 35 % of the CPU time of the six requests of
//     BenchmarkHandler, measured with and without it in turns. Over a socket that was 7 of 93 µs for a page of 20.
//   - Variables that need no coercion (ids, texts, booleans) are used as they came, which saves copying them.
//   - Before a page of measures is written, graph.Prefetch reads a word of each field that the answer needs, so that the
//     processor waits for memory once and not field by field. It makes a page of 20 about 12 % cheaper at 100,000
//     measures.
//   - Lists of responsibilities, agencies and technologies come from pools. They were two thirds of what an agency with
//     its first 20 measures left behind, 5.8 of 9.1 KB.
package exec
