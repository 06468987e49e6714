// Package gql answers the GraphQL schema from a graph.Snapshot: resolvers, connections, scalars, and the errors that
// clients see. A request passes through the packages below it in one line:
//
//	parse → admit → cost → execute → encode
//
//	gql/transport  parse:   HTTP requests to operations: JSON, queries in addresses, batches, uploads
//	gql/transport  admit:   tokens, places for requests under way, deadlines
//	gql/cost       cost:    what a query may ask and what its answer may hold; refused before or given up meanwhile
//	gql/exec       execute: operations by gqlgen's executor, or by the plans of gql/compiled where those are known
//	gql/transport  encode:  responses to JSON, media types, ETag, and the cache of whole answers
//
// Beside that line, gql/schema holds the schema with the code that is generated of it, gql/web the pages, and gql/gqltest
// what the tests share. Imports go one way: gql is at the bottom, gql/transport at the top.
//
//	query.go       entry points: nodes, lists, search, paths, neighborhoods, matrices
//	nodes.go       fields of nodes that graph's structs do not hold as they are
//	load.go        the mutations
//	connection.go  pages of lists, with their edges
//	page.go        from first, after, last and before to the page; cursors
//	scalars.go     ids, dates and enums
//	scope.go       the context of a request's operations: snapshot, visitor, deadline
//	errors.go      the codes that clients see, and the one place that presents errors
package gql
