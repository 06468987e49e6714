package gql

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// pages looks for pages that are too large, each fragment once.
type pages struct {
	most      int
	variables map[string]any
	seen      map[string]bool
}

func (p pages) check(set ast.SelectionSet) *gqlerror.Error {
	for _, selection := range set {
		var err *gqlerror.Error
		switch s := selection.(type) {
		case *ast.Field:
			if err = p.checkField(s); err == nil {
				err = p.check(s.SelectionSet)
			}
		case *ast.InlineFragment:
			err = p.check(s.SelectionSet)
		case *ast.FragmentSpread:
			if !p.seen[s.Name] {
				p.seen[s.Name] = true
				err = p.check(s.Definition.SelectionSet)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p pages) checkField(f *ast.Field) *gqlerror.Error {
	for _, name := range []string{"first", "last"} {
		a := f.Arguments.ForName(name)
		if a == nil {
			continue
		}
		value, err := a.Value.Value(p.variables)
		if err != nil {
			continue
		}
		if n, err := graphql.UnmarshalInt(value); err == nil && n > p.most {
			large := exceeded(codePageTooLarge, name, p.most, n)
			large.Message = tooLarge(name, p.most, n).Error()
			large.Locations = []gqlerror.Location{{Line: f.Position.Line, Column: f.Position.Column}}
			return large
		}
	}
	return nil
}
