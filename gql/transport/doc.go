// Package transport serves operations over HTTP, as the GraphQL over HTTP specification has it.
//
//	handler.go    the way of a request through the steps below
//	media.go      parse: what kind of request it is, and the media type that the client accepts
//	request.go    parse: from a body or an address to operations that are not decoded yet
//	operation.go  parse: one operation, decoded
//	variables.go  parse: variables, decoded
//	upload.go     parse: files that come with an operation
//	admit.go      admit: who may read and who may load, places for requests under way, deadlines
//	cache.go      answers that are kept: by clients with an ETag, by the server as bytes
//	response.go   encode: from results to bytes
//	export.go     whole tables for spreadsheets, which are streamed
//	options.go    how a handler serves, and what it reports of each answer
//
// # Performance note
//
// A request that asks what was asked before costs little besides net/http:
//
//   - An answer in the cache is found by the request's text, before anything is decoded.
//   - The text of a query is unquoted once and then found by its quoted form, which saves a twentieth of an answer's time.
//   - Body, operations, variables and response live in one pooled request, which serves one request after another.
package transport
