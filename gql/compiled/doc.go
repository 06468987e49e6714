// Package compiled executes queries much faster than the code that gqlgen generates, with the same bytes as the answer.
//
// gqlgen's executor goes through a query field by field: each costs a context, a closure and an entry in a tree that is
// written as JSON at the end. Here each operation is turned once into a Plan, a tree that knows for every field the
// function that reads it and the bytes that stand before it; running it appends JSON to one buffer, and nothing else.
//
//	binding.go   how the fields of the schema's types are read; generated for the schema by the package generate
//	given.go     the arguments of a field, as Go values
//	plan.go      from an operation to a plan: fragments, type conditions, @skip and @include are gone in it
//	run.go       one run of a plan, with its buffer
//	memory.go    the memory of answers
//	lent.go      the memory of lists
//	write.go     JSON, as gqlgen writes it
//	schema.go    the schema that finds the plan of each operation, and keeps it
//
// A run writes only answers without errors. Whatever goes wrong in it, it stops, and gqlgen's executor, the reference,
// answers the whole operation anew: queries only read, so that asking twice gives what asking once does, and the errors
// are gqlgen's own. Only an answer of more fields than allowed is given up at once, since the reference would give it up
// too. Mutations, introspection and @defer go to the reference at once. The package knows nothing of plans
// and measures.
package compiled
