package exec

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/budget"
	"github.com/plangraph/plangraph/gql/compiled"
	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/schema"
	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// DefaultCache is how many bytes parsed queries, persisted texts, costs and plans take together where nobody says.
const DefaultCache = 32 << 20

// Options say how operations are executed.
type Options struct {
	Limits cost.Limits

	// Cache is how many bytes of operations that came before are kept; 0 for [DefaultCache].
	Cache int

	// NoIntrospection refuses __schema and __type, and keeps names of the schema from errors.
	NoIntrospection bool

	// Interpreted leaves every operation to gqlgen's executor, the reference that plans are compared with.
	Interpreted bool
}

// Executor executes the operations of a server. Any number of goroutines may use it.
type Executor struct {
	limits   cost.Limits
	gqlgen   *executor.Executor
	limiter  *cost.Limiter
	fastPath planExecutor
	cache    *budget.Cache
}

// CacheBytes returns what is kept of operations that came before, in bytes.
func (e *Executor) CacheBytes() int { return e.cache.Bytes() }

// New makes an executor, with automatic persisted queries.
func New(o Options) *Executor {
	cache := budget.NewCache(cmp.Or(o.Cache, DefaultCache))
	executable, plans := newSchema(o, cache)
	e := executor.New(executable)
	parsed, limiter := configure(e, o, cache)
	e.Use(extension.AutomaticPersistedQuery{Cache: texts{cache}})
	return &Executor{o.Limits, e, limiter, planExecutor{parsed, limiter, plans}, cache}
}

// Params are the parameters of one operation.
type Params struct {
	Query         string
	OperationName string
	Variables     map[string]any // numbers as json.Number
	Extensions    map[string]any // nil where there are none
	Header        http.Header
	ReadOnly      bool // refuse a mutation
}

// Result is the result of one operation. It is reused: Reset makes it ready for the next one.
type Result struct {
	Response  *graphql.Response // nil until there is one
	Info      Info              // of an operation that is valid; without one, its name alone
	Requested int               // fields that the answer may have; 0 where nothing was counted

	success graphql.Response // the memory of a response without errors
	buffer  *[]byte          // the memory of the response's data, where it is to be released
}

// SetData makes the data the response, without errors.
func (r *Result) SetData(data []byte) {
	r.success.Data = data
	r.Response = &r.success
}

// Reset releases the response's memory. Nothing may read the response afterwards.
func (r *Result) Reset() {
	if r.buffer != nil {
		compiled.ReleaseBuffer(r.buffer)
	}
	*r = Result{}
}

// Errors of operations that have no response of their own.
var (
	ErrReadOnly = errors.New("the operation is a mutation")
	ErrDeadline = errors.New("the deadline has passed")
	ErrCanceled = errors.New("the client has left")

	// ErrOverloaded says that what all requests share is spent; it wraps the budget's error.
	ErrOverloaded = errors.New("others take what there is")
)

// largeQuery is how many bytes a query may have that is compared with the schema among quick requests. That comparison takes
// a time that grows with the square of what is selected, and cannot be stopped.
const largeQuery = 4 << 10

// Execute executes one operation. With an error, the result has no response.
func (e *Executor) Execute(scope *gql.Scope, p *Params, r *Result) error {
	if e.fastPath.execute(scope, p, r) {
		return nil
	}
	if len(p.Query) > largeQuery {
		if _, known := e.fastPath.parsed.Get(scope, p.Query); !known {
			scope.Budget.SlowDown()
		}
	}
	if err := scope.Err(); err != nil {
		return reasonOf(err)
	}
	own := *scope // gqlgen's contexts may outlive the request, whose scope is reused
	own.Snapshot = scope.Snapshot.Within(&own)
	response, err := e.interpret(&own, p, r)
	if err != nil {
		return err
	}
	data := []byte(response.Data)
	r.Response, r.buffer = response, &data
	return nil
}

// interpret has gqlgen's executor execute one operation.
func (e *Executor) interpret(ctx context.Context, p *Params, r *Result) (*graphql.Response, error) {
	ctx = graphql.StartOperationTrace(ctx)
	operation, errs := e.gqlgen.CreateOperationContext(ctx, &graphql.RawParams{
		Query: p.Query, OperationName: p.OperationName, Variables: p.Variables, Extensions: p.Extensions, Headers: p.Header,
	})
	if errs != nil {
		return e.gqlgen.DispatchError(graphql.WithOperationContext(ctx, operation), errs), nil
	}
	r.Info, r.Requested = infoOf(p.OperationName, operation.Operation), e.limiter.Requested(operation)
	if p.ReadOnly && operation.Operation.Operation != ast.Query {
		return nil, ErrReadOnly
	}
	respond, ctx := e.gqlgen.DispatchOperation(ctx, operation)
	response := respond(ctx)
	if err := ctx.Err(); err != nil {
		return nil, reasonOf(err)
	}
	if response == nil {
		return nil, ErrCanceled
	}
	return response, nil
}

// reasonOf is the error of an operation whose scope ended with that one.
func reasonOf(err error) error {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return ErrDeadline
	case errors.Is(err, budget.ErrMemory), errors.Is(err, budget.ErrLanes):
		return fmt.Errorf("%w: %w", ErrOverloaded, err)
	}
	return ErrCanceled
}

// Execute executes one operation in the process, with the limits on its text and the errors of a server. Its answer may
// have any size, because nobody else waits. Variables are as encoding/json decodes them. What goes wrong is in the
// response's Errors; the response is never nil.
func Execute(ctx context.Context, s *snapshot.Snapshot, query, operationName string, variables map[string]any) *graphql.Response {
	limits := cost.DefaultLimits
	limits.Complexity = 0
	e := executor.New(cost.Schema{ExecutableSchema: schema.New()})
	configure(e, Options{Limits: limits}, budget.NewCache(DefaultCache))
	ctx = graphql.StartOperationTrace(gql.WithSnapshot(ctx, s))
	operation, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query, OperationName: operationName, Variables: variables})
	if errs != nil {
		return e.DispatchError(graphql.WithOperationContext(ctx, operation), errs)
	}
	respond, ctx := e.DispatchOperation(ctx, operation)
	if response := respond(ctx); response != nil {
		return response
	}
	return graphql.ErrorResponse(ctx, "the query was given up: %s", context.Cause(ctx))
}

// refusal is the response in place of an answer that is too large.
func refusal(l cost.Limits, outcome compiled.Outcome) *graphql.Response {
	if outcome == compiled.TooLarge {
		return l.TooManyBytes()
	}
	return l.TooManyFields()
}

// newSchema is the schema that gqlgen's executor asks, and the one with the plans; that is nil where nothing is compiled.
func newSchema(o Options, cache *budget.Cache) (graphql.ExecutableSchema, *compiled.Schema) {
	metered := cost.NewMeteredSchema(schema.New(), o.Limits, func(v any) string {
		node, _ := v.(graph.Node)
		return schema.TypeOfNode(node)
	})
	if o.Interpreted {
		return cost.Schema{ExecutableSchema: metered}, nil
	}
	limit := compiled.Limit{Fields: o.Limits.MaxFields(), Bytes: o.Limits.MaxBytes()}
	plans := compiled.NewSchema(metered, pooledFields(schema.Types()), cache, limit, func(outcome compiled.Outcome) *graphql.Response { return refusal(o.Limits, outcome) })
	return cost.Schema{ExecutableSchema: plans}, plans
}

// configure sets the rules that hold however an operation arrives. It returns the cache of parsed queries, and the limiter.
func configure(e *executor.Executor, o Options, cache *budget.Cache) (graphql.Cache[*ast.QueryDocument], *cost.Limiter) {
	parsed, limiter := documents{cache}, cost.NewLimiter(o.Limits, cache)
	e.SetErrorPresenter(gql.Present)
	e.SetRecoverFunc(gql.Recovered)
	e.SetQueryCache(parsed)
	e.SetDisableSuggestion(o.NoIntrospection)
	if !o.NoIntrospection {
		e.Use(extension.Introspection{})
	}
	e.Use(cost.NewQueryLimits(o.Limits, o.NoIntrospection, parsed))
	e.Use(limiter)
	return parsed, limiter
}

// Info is what is known of an operation, for logs and metrics.
type Info struct {
	Name   string   // as the client sent it: any text
	Type   string   // query or mutation; empty where the operation is not valid
	Fields []string // of the schema, at the top, each once
}

func infoOf(name string, operation *ast.OperationDefinition) Info {
	info := Info{Name: name, Type: string(operation.Operation)}
	info.addFields(operation.SelectionSet, nil)
	return info
}

// addFields adds the fields at the top, those in fragments too. It visits each fragment once, because fragments may double
// again and again. The operation is valid, so all names are the schema's.
func (i *Info) addFields(set ast.SelectionSet, seen map[*ast.FragmentDefinition]bool) map[*ast.FragmentDefinition]bool {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			if name := s.Definition.Name; !slices.Contains(i.Fields, name) { // the schema's: the query's would keep all of its text
				i.Fields = append(i.Fields, name)
			}
		case *ast.InlineFragment:
			seen = i.addFields(s.SelectionSet, seen)
		case *ast.FragmentSpread:
			if s.Definition == nil || seen[s.Definition] {
				continue
			}
			if seen == nil { // most operations spread nothing at the top
				seen = map[*ast.FragmentDefinition]bool{}
			}
			seen[s.Definition] = true
			i.addFields(s.Definition.SelectionSet, seen)
		}
	}
	return seen
}
