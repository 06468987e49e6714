package exec

import (
	"context"
	"reflect"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/lexer"

	"github.com/plangraph/plangraph/gql/budget"
)

// documents are the parsed queries in a cache.
type documents struct{ cache *budget.Cache }

// Get returns the parsed query, and whether it is kept.
func (d documents) Get(_ context.Context, query string) (*ast.QueryDocument, bool) {
	return budget.Get[*ast.QueryDocument](d.cache, budget.Key{Kind: budget.Documents, Text: query})
}

// Add keeps a parsed query that is valid. It comes before the query is executed, and takes @defer out of it: an answer comes
// in one piece, and nothing goes on when it is out.
func (d documents) Add(_ context.Context, query string, document *ast.QueryDocument) {
	for _, operation := range document.Operations {
		tidy(operation.SelectionSet)
	}
	for _, fragment := range document.Fragments {
		tidy(fragment.SelectionSet)
	}
	weight := budget.Allocated(len(query)) + sourceSize + documentScale.Weigh(document, query)
	d.cache.Add(budget.Key{Kind: budget.Documents, Text: query}, document, weight)
}

// documentScale weighs parsed queries. What belongs to the schema is shared by all of them, and the source is counted with
// the text. A position is part of the token that the parser read there.
var documentScale = budget.Scale{
	Shared: []reflect.Type{
		reflect.TypeFor[ast.Definition](), reflect.TypeFor[ast.FieldDefinition](), reflect.TypeFor[ast.DirectiveDefinition](),
		reflect.TypeFor[ast.Source](),
	},
	Parts: map[reflect.Type]int{reflect.TypeFor[ast.Position](): int(reflect.TypeFor[lexer.Token]().Size())},
}

var sourceSize = int(reflect.TypeFor[ast.Source]().Size())

// typename is the definition of __typename, of which validation makes one for each field.
var typename = &ast.FieldDefinition{Name: "__typename", Type: ast.NamedType("String", nil)}

// tidy takes @defer out of a selection, and what need not be there more than once.
func tidy(set ast.SelectionSet) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			if s.Name == typename.Name {
				s.Definition = typename
			}
			tidy(s.SelectionSet)
		case *ast.InlineFragment:
			s.Directives = withoutDefer(s.Directives)
			tidy(s.SelectionSet)
		case *ast.FragmentSpread:
			s.Directives = withoutDefer(s.Directives)
		}
	}
}

func withoutDefer(list ast.DirectiveList) ast.DirectiveList {
	return slices.DeleteFunc(list, func(d *ast.Directive) bool { return d.Name == "defer" })
}

// texts are the persisted queries in a cache, by their hashes.
type texts struct{ cache *budget.Cache }

// Get returns the query with the hash, and whether it is kept.
func (t texts) Get(_ context.Context, hash string) (string, bool) {
	return budget.Get[string](t.cache, budget.Key{Kind: budget.Texts, Text: hash})
}

// Add keeps a query by its hash.
func (t texts) Add(_ context.Context, hash, query string) {
	t.cache.Add(budget.Key{Kind: budget.Texts, Text: hash}, query, budget.Allocated(len(hash))+budget.Allocated(len(query)))
}
