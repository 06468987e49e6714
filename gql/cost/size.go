package cost

import (
	"cmp"
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
	"github.com/vektah/gqlparser/v2/parser"

	"github.com/plangraph/plangraph/gql"
)

// QueryLimits is an extension of gqlgen's executor. It refuses queries by their text alone, before they are validated:
// validation takes time that grows with the square of what is repeated.
type QueryLimits struct {
	limits          Limits
	noIntrospection bool
	parsed          graphql.Cache[*ast.QueryDocument] // of queries that have passed
}

var _ graphql.OperationParameterMutator = QueryLimits{}

// NewQueryLimits makes the extension. Queries in the executor's cache of parsed queries have passed before, and pass again.
func NewQueryLimits(l Limits, noIntrospection bool, parsed graphql.Cache[*ast.QueryDocument]) QueryLimits {
	return QueryLimits{l, noIntrospection, parsed}
}

// ExtensionName names the extension.
func (QueryLimits) ExtensionName() string { return "QueryLimits" }

// Validate accepts every schema.
func (QueryLimits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters refuses a query that is too large in any way. One that does not parse passes, to the error
// that says why.
func (q QueryLimits) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	if _, ok := q.parsed.Get(ctx, request.Query); ok {
		return nil
	}
	source := &ast.Source{Input: request.Query}
	if err := q.checkTokens(source); err != nil {
		return err
	}
	document, err := parser.ParseQuery(source)
	if err != nil {
		return nil
	}
	return q.check(sizeOf(document))
}

// checkTokens counts the tokens to the end, so that the error can say how many there are. The limit on bodies bounds that.
func (q QueryLimits) checkTokens(source *ast.Source) *gqlerror.Error {
	limit, n := q.limits.Tokens, 0
	if limit <= 0 || len(source.Input) <= limit {
		return nil
	}
	for l := lexer.New(source); ; n++ {
		token, err := l.ReadToken()
		if err != nil || token.Kind == lexer.EOF {
			break
		}
	}
	if n > limit {
		return gql.LimitExceeded(gql.CodeTokens, "words and signs in the query", limit, n)
	}
	return nil
}

// check returns the error of the first limit that the size exceeds.
func (q QueryLimits) check(s querySize) *gqlerror.Error {
	for _, x := range []struct {
		code, what    string
		limit, actual int
	}{
		{gql.CodeDepth, "levels of nested fields", q.limits.Depth, s.depth},
		{gql.CodeFields, "fields selected, each fragment as often as it is spread", q.limits.Fields, s.fields},
		{gql.CodeAliases, "aliases", q.limits.Aliases, s.aliases},
		{gql.CodeDuplicates, "fields and fragments selected again", q.limits.Duplicates, s.duplicates},
		{gql.CodeDirectives, "directives", q.limits.Directives, s.directives},
	} {
		if x.limit > 0 && x.actual > x.limit {
			return gql.LimitExceeded(x.code, x.what, x.limit, x.actual)
		}
	}
	if s.cycle != "" { // refused here, because validation takes long to find each of many
		return gql.Refusal(errcode.ValidationFailed, "the fragment "+s.cycle+" spreads itself")
	}
	if q.noIntrospection && s.introspects {
		return gql.Refusal(gql.CodeNoIntrospection, "this server does not show its schema; its documentation does")
	}
	return nil
}

// querySize is the size of a selection with all that its fragments add.
type querySize struct {
	depth, fields, aliases, duplicates, directives int
	introspects                                    bool
	cycle                                          string // a fragment that spreads itself; empty where none does
}

// maxCount is where counting stops. Fragments that double again and again exceed any number, and sums must not overflow.
const maxCount = 1 << 40

// add adds a part that stands so many levels deeper.
func (s *querySize) add(part querySize, deeper int) {
	s.depth = max(s.depth, part.depth+deeper)
	s.fields = min(s.fields+part.fields, maxCount)
	s.aliases = min(s.aliases+part.aliases, maxCount)
	s.duplicates = min(s.duplicates+part.duplicates, maxCount)
	s.directives = min(s.directives+part.directives, maxCount)
	s.introspects = s.introspects || part.introspects
	s.cycle = cmp.Or(s.cycle, part.cycle)
}

// countRepeat counts a key that the selection has already.
func (s *querySize) countRepeat(keys map[string]bool, key string) {
	if keys[key] {
		s.duplicates++
	}
	keys[key] = true
}

// sizeOf measures a document: all its operations together, because validation visits all of them.
func sizeOf(document *ast.QueryDocument) querySize {
	m := measurer{document.Fragments, map[string]querySize{}}
	var whole querySize
	for _, operation := range document.Operations {
		whole.add(m.selection(operation.SelectionSet), 0)
		whole.directives += len(operation.Directives)
	}
	for _, fragment := range document.Fragments {
		whole.add(querySize{directives: len(fragment.Directives)}, 0)
		size := m.fragment(fragment.Name) // of unused fragments, depth and cycles count too
		whole.add(querySize{depth: size.depth, cycle: size.cycle}, 0)
	}
	return whole
}

// measurer measures each fragment once, however often it is spread.
type measurer struct {
	fragments ast.FragmentDefinitionList
	sizes     map[string]querySize
}

func (m measurer) fragment(name string) querySize {
	if size, ok := m.sizes[name]; ok {
		return size
	}
	m.sizes[name] = querySize{cycle: name} // while it is being measured
	var size querySize
	if definition := m.fragments.ForName(name); definition != nil {
		size = m.selection(definition.SelectionSet)
	}
	m.sizes[name] = size
	return size
}

func (m measurer) selection(set ast.SelectionSet) querySize {
	var size querySize
	m.collect(set, &size, map[string]bool{})
	return size
}

// collect adds one level of a selection. keys are the response keys that the level has already.
func (m measurer) collect(set ast.SelectionSet, size *querySize, keys map[string]bool) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			m.collectField(s, size, keys)
		case *ast.InlineFragment:
			size.directives += len(s.Directives)
			m.collect(s.SelectionSet, size, keys)
		case *ast.FragmentSpread:
			size.directives += len(s.Directives)
			size.countRepeat(keys, "..."+s.Name)
			size.add(m.fragment(s.Name), 0)
		}
	}
}

func (m measurer) collectField(f *ast.Field, size *querySize, keys map[string]bool) {
	size.fields = min(size.fields+1, maxCount)
	size.directives += len(f.Directives)
	if f.Alias != f.Name {
		size.aliases++
	}
	size.countRepeat(keys, f.Alias)
	size.introspects = size.introspects || strings.HasPrefix(f.Name, "__") && f.Name != "__typename"
	size.depth = max(size.depth, 1)
	if len(f.SelectionSet) > 0 {
		size.add(m.selection(f.SelectionSet), 1)
	}
}
