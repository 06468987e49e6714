package gql_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/gql/schema"
)

var update = flag.Bool("update", false, "write the answers in testdata/queries anew")

// TestQueries asks every query in testdata/queries over HTTP and compares the whole answer.
func TestQueries(t *testing.T) {
	f := gqltest.NewFixture()
	server := serve(t, f.Snapshot)
	for _, file := range gqltest.QueryFiles(t, "testdata/queries") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			query, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := json.Indent(&got, gqltest.Post(t, server, string(query), f.Variables()), "", "  "); err != nil {
				t.Fatal(err)
			}
			golden(t, strings.TrimSuffix(file, ".graphql")+".json", got.String()+"\n")
		})
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// TestQueriesAskEverything holds the queries to every field of every type, and every argument.
func TestQueriesAskEverything(t *testing.T) {
	parsed := schema.Parsed()
	asked := map[string]bool{}
	for _, file := range gqltest.QueryFiles(t, "testdata/queries") {
		query, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		document, errs := gqlparser.LoadQueryWithRules(parsed, string(query), nil)
		if errs != nil {
			t.Fatal(errs)
		}
		collect(document.Operations[0].SelectionSet, asked)
	}
	for _, d := range parsed.Types {
		if d.BuiltIn || d.Kind != ast.Object || ofLoading(d.Name) {
			continue
		}
		for _, f := range gqltest.OwnFields(d) {
			if !asked[d.Name+"."+f.Name] {
				t.Errorf("no query asks for %s.%s", d.Name, f.Name)
			}
			for _, a := range f.Arguments {
				if !isPaging[a.Name] && !asked[d.Name+"."+f.Name+"("+a.Name+")"] {
					t.Errorf("no query gives %s.%s its %s", d.Name, f.Name, a.Name)
				}
			}
		}
	}
}

// ofLoading tells the types of the mutation, which TestLoadPlan asks for.
func ofLoading(name string) bool {
	return strings.HasPrefix(name, "Load") || name == "RemovedPlan" || name == "Mutation"
}

// isPaging tells the arguments that TestPaging gives to every list.
var isPaging = map[string]bool{"first": true, "after": true, "last": true, "before": true}

func collect(set ast.SelectionSet, asked map[string]bool) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			name := s.ObjectDefinition.Name + "." + s.Name
			asked[name] = true
			for _, a := range s.Arguments {
				asked[name+"("+a.Name+")"] = true
			}
			collect(s.SelectionSet, asked)
		case *ast.InlineFragment:
			collect(s.SelectionSet, asked)
		}
	}
}
