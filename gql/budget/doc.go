// Package budget holds what one request may take of what all requests share: memory, time on a processor, and a cache.
//
//	memory.go   bytes that requests take and give back
//	request.go  what one request has taken, and whether it should go on
//	cache.go    what is kept for later requests, weighed in bytes
//	weigh.go    how many bytes of the heap a value holds
//
// The package knows nothing of GraphQL and nothing of plans.
package budget
