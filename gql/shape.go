package gql

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
)

// shape refuses queries by their text alone, before they are compared with the schema: that takes a time that grows with
// the square of what is repeated.
type shape struct {
	options Options
	known   graphql.Cache[*ast.QueryDocument] // of queries that are well shaped, since they came through here before
}

var _ graphql.OperationParameterMutator = shape{}

// ExtensionName names the extension.
func (shape) ExtensionName() string { return "Shape" }

// Validate accepts every schema.
func (shape) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters refuses a query that is too large in any way. One that cannot be parsed goes on, to the error
// that says why.
func (x shape) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	if _, ok := x.known.Get(ctx, request.Query); ok {
		return nil
	}
	source := &ast.Source{Input: request.Query}
	if err := x.countTokens(source); err != nil {
		return err
	}
	document, err := parser.ParseQuery(source)
	if err != nil {
		return nil
	}
	return x.measure(document).beyond(x.options)
}

// countTokens counts to the end, to say by how much the limit is passed; the body's limit keeps that short.
func (x shape) countTokens(source *ast.Source) *gqlerror.Error {
	most, n := x.options.Limits.Tokens, 0
	if most <= 0 || len(source.Input) <= most {
		return nil
	}
	for l := lexer.New(source); ; n++ {
		token, err := l.ReadToken()
		if err != nil || token.Kind == lexer.EOF {
			break
		}
	}
	if n > most {
		return exceeded(codeTokens, "words and signs in the query", most, n)
	}
	return nil
}

// extent is how large a selection is, with all that its fragments bring.
type extent struct {
	depth, fields, aliases, duplicates, directives int
	introspects                                    bool
	cycle                                          string // a fragment that spreads itself; empty where none does
}

// countless is where counting stops: fragments that double again and again pass any number.
const countless = 1 << 40

// add takes in a part that stands so many levels deeper.
func (e *extent) add(part extent, deeper int) {
	e.depth = max(e.depth, part.depth+deeper)
	e.fields = min(e.fields+part.fields, countless)
	e.aliases = min(e.aliases+part.aliases, countless)
	e.duplicates = min(e.duplicates+part.duplicates, countless)
	e.directives = min(e.directives+part.directives, countless)
	e.introspects = e.introspects || part.introspects
	e.cycle = cmp.Or(e.cycle, part.cycle)
}

// beyond is the error of an extent that passes a limit.
func (e extent) beyond(o Options) *gqlerror.Error {
	for _, x := range []struct {
		code, what    string
		limit, actual int
	}{
		{codeTooDeep, "levels of nested fields", o.Limits.Depth, e.depth},
		{codeFields, "fields selected, each fragment as often as it is spread", o.Limits.Fields, e.fields},
		{codeAliases, "aliases", o.Limits.Aliases, e.aliases},
		{codeDuplicates, "fields and fragments selected again", o.Limits.Duplicates, e.duplicates},
		{codeDirectives, "directives", o.Limits.Directives, e.directives},
	} {
		if x.limit > 0 && x.actual > x.limit {
			return exceeded(x.code, x.what, x.limit, x.actual)
		}
	}
	if e.cycle != "" { // told here, because the schema's rules take long to find each of many
		return refusal(errcode.ValidationFailed, "the fragment "+e.cycle+" spreads itself")
	}
	if o.NoIntrospection && e.introspects {
		return refusal(codeNoIntrospection, "this server does not show its schema; its documentation does")
	}
	return nil
}

// measure finds the extent of a document: of its operations together, since all of them are compared with the schema.
func (x shape) measure(document *ast.QueryDocument) extent {
	m := measurer{document.Fragments, map[string]extent{}}
	var whole extent
	for _, operation := range document.Operations {
		whole.add(m.selection(operation.SelectionSet), 0)
		whole.directives += len(operation.Directives)
	}
	for _, fragment := range document.Fragments {
		whole.add(extent{directives: len(fragment.Directives)}, 0)
		unused := m.fragment(fragment.Name) // or not
		whole.add(extent{depth: unused.depth, cycle: unused.cycle}, 0)
	}
	return whole
}

// measurer measures each fragment once, however often it is spread.
type measurer struct {
	fragments ast.FragmentDefinitionList
	measured  map[string]extent
}

// fragment is the extent of a fragment.
func (m measurer) fragment(name string) extent {
	if e, ok := m.measured[name]; ok {
		return e
	}
	m.measured[name] = extent{cycle: name} // as long as it is being measured
	var e extent
	if definition := m.fragments.ForName(name); definition != nil {
		e = m.selection(definition.SelectionSet)
	}
	m.measured[name] = e
	return e
}

func (m measurer) selection(set ast.SelectionSet) extent {
	var e extent
	m.collect(set, &e, map[string]bool{})
	return e
}

// collect adds what is selected on one level, where keys are the names that the answer has there already.
func (m measurer) collect(set ast.SelectionSet, e *extent, keys map[string]bool) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			m.collectField(s, e, keys)
		case *ast.InlineFragment:
			e.directives += len(s.Directives)
			m.collect(s.SelectionSet, e, keys)
		case *ast.FragmentSpread:
			e.directives += len(s.Directives)
			e.repeated(keys, "..."+s.Name)
			e.add(m.fragment(s.Name), 0)
		}
	}
}

func (m measurer) collectField(f *ast.Field, e *extent, keys map[string]bool) {
	e.fields = min(e.fields+1, countless)
	e.directives += len(f.Directives)
	if f.Alias != f.Name {
		e.aliases++
	}
	e.repeated(keys, f.Alias)
	e.introspects = e.introspects || strings.HasPrefix(f.Name, "__") && f.Name != "__typename"
	e.depth = max(e.depth, 1)
	if len(f.SelectionSet) > 0 {
		e.add(m.selection(f.SelectionSet), 1)
	}
}

func (e *extent) repeated(keys map[string]bool, key string) {
	if keys[key] {
		e.duplicates++
	}
	keys[key] = true
}
