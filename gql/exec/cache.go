package exec

import (
	"context"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

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
	w := weigher{}
	w.document(document)
	comments := strings.Count(query, "#") // at the most
	d.cache.Add(budget.Key{Kind: budget.Documents, Text: query}, document, 2*len(query)+w.nodes*nodeWeight+comments*nodeWeight)
}

// nodeWeight is what a field, an argument, a value or a directive of a parsed query takes of the heap, about.
const nodeWeight = 420

// weigher counts the nodes of a document, and takes @defer out.
type weigher struct{ nodes int }

func (w *weigher) document(d *ast.QueryDocument) {
	for _, operation := range d.Operations {
		w.nodes += 1 + 2*len(operation.VariableDefinitions)
		for _, v := range operation.VariableDefinitions {
			w.value(v.DefaultValue)
			w.directives(v.Directives)
		}
		w.directives(operation.Directives)
		w.selection(operation.SelectionSet)
	}
	for _, fragment := range d.Fragments {
		w.nodes++
		w.directives(fragment.Directives)
		w.selection(fragment.SelectionSet)
	}
}

func (w *weigher) selection(set ast.SelectionSet) {
	for _, selection := range set {
		w.nodes++
		switch s := selection.(type) {
		case *ast.Field:
			w.directives(s.Directives)
			w.arguments(s.Arguments)
			w.selection(s.SelectionSet)
		case *ast.InlineFragment:
			s.Directives = withoutDefer(s.Directives)
			w.directives(s.Directives)
			w.selection(s.SelectionSet)
		case *ast.FragmentSpread:
			s.Directives = withoutDefer(s.Directives)
			w.directives(s.Directives)
		}
	}
}

func (w *weigher) directives(list ast.DirectiveList) {
	for _, d := range list {
		w.nodes++
		w.arguments(d.Arguments)
	}
}

func (w *weigher) arguments(list ast.ArgumentList) {
	for _, a := range list {
		w.nodes++
		w.value(a.Value)
	}
}

func (w *weigher) value(v *ast.Value) {
	if v == nil {
		return
	}
	w.nodes++
	for _, child := range v.Children {
		w.value(child.Value)
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
	t.cache.Add(budget.Key{Kind: budget.Texts, Text: hash}, query, len(hash)+len(query))
}
