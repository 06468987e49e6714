// Package compiled executes queries by plans: trees that are made once for each operation and hold, for every field, the
// function that reads it and the bytes before its value. Its answers are byte for byte those of gqlgen's executor. A plan
// here is how a query is executed, as databases use the word; the plans of governments are graph.Plan.
//
//	binding.go    how the fields of the schema's types and their arguments are read; the command in generate writes bindings
//	plan.go       from an operation to a plan: fragments, type conditions, @skip and @include are resolved in it
//	execution.go  one execution of a plan: objects and lists, appended to one buffer
//	write.go      scalars as JSON, as gqlgen writes them
//	pool.go       memory that one answer leaves to the next
//	schema.go     the executable schema that keeps the plans of operations, and falls back to gqlgen's
//
// # What a plan leaves to gqlgen's executor
//
// A plan writes answers without errors only. At the first error its execution stops, and gqlgen's executor, the
// reference, executes the whole operation again. Queries only read, so executing twice answers as executing once does,
// and the errors are the reference's own. Two exceptions:
//
//   - An answer with more fields than allowed is given up at once, because the reference would give it up too.
//   - Mutations, introspection and @defer have no plan; the reference executes them at once.
//
// The package knows nothing of the schema's types, and nothing of governments' plans and measures.
//
// # Performance note
//
// gqlgen's executor visits a query field by field. Each field costs it a context, a closure and a node in a tree that is
// encoded at the end. A plan appends bytes and does none of that.
//
//   - For the six questions of BenchmarkExecution in gql/exec a plan takes 3 to 22 µs of CPU, gqlgen 53 to 241 µs: 9 to 15
//     times as much. A plan allocates 1.3 to 6.0 KB in 24 to 58 pieces, gqlgen 17 to 64 KB in 316 to 1,333.
//   - Arguments are read one by one into a struct. gqlgen's way over two maps costs 690 bytes more for a single id.
//   - Arguments without a variable are read when the operation is compiled, which saves 700 bytes where a default is a list.
//   - Lists made for one answer come from a [SlicePool]: they were 5.8 of the 9.1 KB that an agency with its first 20
//     measures left to the garbage collector.
//   - Answers are written to pooled buffers, which saves half of an answer's memory.
//   - Strings are scanned eight bytes at a time, which quotes a page of text in half the time.
package compiled
