// Package gql serves a graph.Snapshot over GraphQL.
//
// The schema in schema/*.graphqls is the promise to clients: it holds testdata/core.graphqls unchanged and describes every
// element. gqlgen turns it into generated.go, bound straight to graph's types; the resolvers only say which of the
// snapshot's answers a field wants. From the outside in:
//
//	handler.go               HTTP: one snapshot for each request, ETag, 304
//	refuse.go                HTTP: requests that can hold no operation
//	server.go                what a request over HTTP and a query in the process have in common
//	limits.go                how deep and how costly an operation may be
//	query.go nodes.go        resolvers: the entry points, and the fields of nodes
//	graph.go                 resolvers: paths, neighbourhoods, matrices
//	connection.go edges.go   pages and cursors, the same for every list
//	errors.go                the codes that clients see, and the one place that writes them
//	scalars.go               ids and dates
package gql

//go:generate go tool gqlgen generate
