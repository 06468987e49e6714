package transport

import (
	"net/http"
	"slices"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/exec"
)

// Options say how a handler serves. The zero value has no limits at all and is for tests; begin with cost.DefaultLimits.
type Options struct {
	Limits cost.Limits

	// NoIntrospection keeps the schema from clients: __schema and __type are refused, and errors suggest no names.
	NoIntrospection bool

	// Interpreted leaves every operation to gqlgen's executor, the reference that plans are compared with.
	Interpreted bool

	// Cache, where given, keeps answers.
	Cache *Cache

	// Prepared is how many bytes of operations that came before are kept; 0 for exec.DefaultCache.
	Prepared int

	// Tokens are those that the server knows. Private closes reading to everybody without one. Loading is closed without
	// a token for loading, and to everybody where there is no such token or no Loader.
	Tokens  Tokens
	Private bool
	Loader  gql.Loader

	// Observe, where given, is called after each answer was written to w, in the request's goroutine.
	Observe func(w http.ResponseWriter, o Observation)
}

func (o *Options) executor() *exec.Executor {
	return exec.New(exec.Options{Limits: o.Limits, Cache: o.Prepared, NoIntrospection: o.NoIntrospection, Interpreted: o.Interpreted})
}

// Observation is what a handler reports of a request.
type Observation struct {
	Operation string        // its name, as the client sent it: any text; empty where it has none, and for a batch
	Type      string        // query or mutation; empty where no operation was valid
	Fields    []string      // of the schema, at the top, each once: never a text of the client's
	Code      string        // of the first error; empty where there is none
	Status    int           // of HTTP
	Bytes     int           // of the answer's body
	Duration  time.Duration // from the request's header to the answer's last byte
}

// record adds an operation. A batch has no name; its fields come together, and one mutation makes it a mutation.
func (o *Observation) record(info exec.Info, batch bool) {
	if !batch {
		o.Operation, o.Type, o.Fields = info.Name, info.Type, info.Fields
		return
	}
	if info.Type != "" && o.Type != string(ast.Mutation) {
		o.Type = info.Type
	}
	for _, field := range info.Fields {
		if !slices.Contains(o.Fields, field) {
			o.Fields = append(o.Fields, field)
		}
	}
}
