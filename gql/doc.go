// Package gql serves a graph.Snapshot over GraphQL.
//
// The schema in schema/*.graphqls is the promise to clients: it holds testdata/core.graphqls unchanged and describes every
// element. gqlgen turns it into generated.go, bound straight to graph's types; the resolvers only say which of the
// snapshot's answers a field wants. From the outside in:
//
//	options.go               how a handler serves, and what it tells of each answer
//	handler.go               HTTP: the way of a request, one snapshot for each, ETag, 304
//	refuse.go media.go       HTTP: requests that can hold no operation, and media types
//	inquiry.go               HTTP: the memory of a request, which serves one after the other
//	question.go variables.go HTTP: from bytes to operations
//	reply.go                 HTTP: from responses to bytes
//	observe.go               what is told of an answer without a word of the client's
//	tokens.go                who may read, and who may load
//	upload.go load.go        files that come with a request, and the mutation that loads them
//	server.go                what a request over HTTP and a query in the process have in common
//	bindings.go compiled/    queries compiled, so that they cost little; generated.go remains the reference
//	again.go                 operations that came before, executed without gqlgen's way around them
//	cache.go                 whole answers, kept while the revision stays
//	limits.go                how much one request may ask, and how many may at a time
//	shape.go price.go        how large a query is by its text, and how large its answer may be
//	budget.go pages.go       queries that are refused before they begin
//	meter.go                 answers that are given up when they grow too large
//	cost.go                  what an answer says of its cost
//	query.go nodes.go        resolvers: the entry points, and the fields of nodes
//	lent.go lent_pages.go    resolvers' lists in memory that is lent, for compiled queries
//	graph.go                 resolvers: paths, neighbourhoods, matrices
//	connection.go edges.go   pages and cursors, the same for every list
//	errors.go                the codes that clients see, and the one place that writes them
//	scalars.go               ids and dates
package gql

//go:generate go run ./compiled/generate
