package gql

import (
	"net/http"
	"time"
)

// Options say how a handler serves. The zero value has no limits at all and is for tests; begin with DefaultLimits.
type Options struct {
	Limits Limits

	// NoIntrospection keeps the schema from clients: __schema and __type are refused, and errors suggest no names.
	NoIntrospection bool

	// Interpreted leaves every query to gqlgen's own executor, which the compiled one is compared with.
	Interpreted bool

	// Cache, where given, answers again what was asked before.
	Cache *Cache

	// Tokens are whom the server knows. Private closes reading to all others; loading is closed to them always, and to
	// everybody where no token is for loading or there is no Loader.
	Tokens  Tokens
	Private bool
	Loader  Loader

	// Observe, where given, is told of each answer, after it was written to w. It runs in the request's goroutine.
	Observe func(w http.ResponseWriter, o Observation)
}

// Observation is what became of a request over HTTP.
type Observation struct {
	Operation string        // its name, as the client gave it: any text; empty where it has none, or several operations
	Type      string        // query or mutation; empty where no operation could be read
	Fields    []string      // of the schema, at the top, each once: what a client writes never stands here
	Code      string        // of the first error; empty where there is none
	Status    int           // of HTTP
	Bytes     int           // of the answer's body
	Duration  time.Duration // from the request's header to the answer's last byte
}
