package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	gqlschema "github.com/plangraph/plangraph/gql/schema"
	"github.com/plangraph/plangraph/loader/format"
	"github.com/plangraph/plangraph/loader/format/formattest"
)

// The tests in this file fail where a step of docs/contributing.md was forgotten.

// derived are fields that answers work out of several plans. No single plan states them, so other tests hold them.
var derived = []string{"Agency.collaborators", "Agency.measures", "Agency.predecessors", "Agency.successor", "Agency.targets", "Agency.technologies", "Jurisdiction.plans"}

// TestEveryFieldIsComparedWithWhatIsStored holds that the query which TestWhatIsStoredIsWhatIsServed compares with a plain
// model asks for each field of the types that state facts of a plan.
func TestEveryFieldIsComparedWithWhatIsStored(t *testing.T) {
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: gqlschema.SDL()})
	if err != nil {
		t.Fatal(err)
	}
	query, errs := gqlparser.LoadQueryWithRules(schema, everything, nil)
	if errs != nil {
		t.Fatal(errs)
	}
	asked := map[string]bool{}
	var walk func(ast.SelectionSet)
	walk = func(set ast.SelectionSet) {
		for _, s := range set {
			switch s := s.(type) {
			case *ast.Field:
				asked[s.ObjectDefinition.Name+"."+s.Name] = true
				walk(s.SelectionSet)
			case *ast.FragmentSpread:
				walk(s.Definition.SelectionSet)
			}
		}
	}
	walk(query.Operations[0].SelectionSet)
	for _, of := range []string{"Plan", "Measure", "Target", "Responsibility", "TechnologyMention", "Evidence", "Source", "Heading", "Coverage", "Rejected", "Agency", "Jurisdiction"} {
		for _, f := range schema.Types[of].Fields {
			if name := of + "." + f.Name; !asked[name] && !slices.Contains(derived, name) && !strings.HasPrefix(f.Name, "__") {
				t.Errorf("%s is in the schema and not in the query everything: add it there and to its model, or to derived", name)
			}
		}
	}
}

// TestReadmeNamesEveryFormat compares the formats that README.md names with those that tests render and that are read.
func TestReadmeNamesEveryFormat(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`formats in which they are published \(([a-z, ]+)\)`).FindSubmatch(text)
	if list == nil {
		t.Fatal("README.md has no list of formats")
	}
	named := strings.Split(string(list[1]), ", ")
	rendered := []string{"md", "xlsx"} // read as the text that it is; written for its own test
	for _, r := range formattest.Renderings() {
		if ext := strings.TrimPrefix(filepath.Ext(r.Name), "."); !slices.Contains(rendered, ext) {
			rendered = append(rendered, ext)
		}
	}
	slices.Sort(named)
	slices.Sort(rendered)
	if diff := cmp.Diff(named, rendered); diff != "" {
		t.Errorf("README.md names other formats than formattest renders (-README +formattest):\n%s", diff)
	}
	for _, ext := range named {
		if !format.Known("plan." + ext) {
			t.Errorf("a file plan.%s in a folder would not be read", ext)
		}
	}
}

// TestReadmeNamesEveryStore compares the stores that README.md names with those that a URL can mean and that the suite in
// TestWhatIsStoredIsWhatIsServed runs on.
func TestReadmeNamesEveryStore(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile("(?m)^\\| `([a-z]+:[^`]*)` \\|").FindAllSubmatch(text, -1)
	if got, want := len(rows), len(backends(t)); got != want {
		t.Errorf("README.md names %d stores, the tests run on %d", got, want)
	}
	for _, row := range rows {
		if err := storeURL(row[1]).check(); err != nil {
			t.Errorf("README.md names %s: %v", row[1], err)
		}
	}
}

// documentedFile is a path of this repository in a document.
var documentedFile = regexp.MustCompile("`((?:bench|cmd|docs|examples|gql|graph|loader|seeds|\\.ci)/[A-Za-z0-9_./-]*)`")

// TestDocumentedFilesAreThere holds that each file and folder that a document names is there.
func TestDocumentedFilesAreThere(t *testing.T) {
	documents, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append(documents, "../../README.md", "../../CONTRIBUTING.md", "../../SECURITY.md") {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, named := range documentedFile.FindAllSubmatch(text, -1) {
			if _, err := os.Stat(filepath.Join("../..", string(named[1]))); err != nil {
				t.Errorf("%s names %s, which is not there", path, named[1])
			}
		}
	}
}

// TestDocumentedTestsAreThere holds that each test that a document names is one.
func TestDocumentedTestsAreThere(t *testing.T) {
	there := map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.Name() == "node_modules":
			return fs.SkipDir
		case filepath.Ext(path) != ".go":
			return nil
		}
		text, err := os.ReadFile(path)
		for _, f := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllSubmatch(text, -1) {
			there[string(f[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	documents, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range documents {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range regexp.MustCompile("`(Test[A-Z]\\w*)`").FindAllSubmatch(text, -1) {
			if !there[string(name[1])] {
				t.Errorf("%s names the test %s, which is not there", path, name[1])
			}
		}
	}
}
