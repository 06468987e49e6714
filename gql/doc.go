// Package gql answers the GraphQL schema from a snapshot.Snapshot: resolvers, connections, scalars, and the errors that
// clients see. A request passes through the packages below it in one line:
//
//	parse → admit → cost → execute → encode
//
//	gql/transport  parse:   HTTP requests to operations: JSON, queries in addresses, batches, uploads
//	gql/transport  admit:   tokens, before a body is read; places for requests under way; deadlines
//	gql/cost       cost:    what a query may ask and what its answer may hold; refused before or given up meanwhile
//	gql/exec       execute: queries by the plans of gql/compiled, all else by gqlgen's executor
//	gql/transport  encode:  responses to JSON, media types, ETag, and the cache of whole answers
//
// Beside that line:
//
//	gql/schema   the schema, with the code that gql/compiled/generate makes of it
//	gql/budget   what requests share and take: memory, places, one cache
//	gql/export   whole tables as CSV and XLSX
//	gql/web      the pages
//	gql/gqltest  what the tests share
//	gql/audit    no Go: an audit of GraphQL over HTTP, which TestAudit runs in Node
//
// Imports go one way: gql/budget and gql are at the bottom, gql/transport at the top. docs/architecture.md follows one query
// through all of them.
//
//	query.go       entry points: nodes, lists, search, paths, neighborhoods, matrices
//	nodes.go       fields of nodes that graph's structs do not hold as they are
//	table.go       entry points for tables: responsibilities row by row, facets
//	load.go        the mutations
//	connection.go  pages of lists, with their edges
//	page.go        from first, after, last and before to the page; cursors
//	scalars.go     ids, dates and enums
//	scope.go       the context of a request's operations: snapshot, visitor, deadline
//	errors.go      the codes that clients see, and the one place that presents errors
package gql
