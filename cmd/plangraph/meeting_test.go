package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// meets reports whether the function starts a goroutine, so that two meet in it.
func meets(f *ast.FuncDecl) (found bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			found = true
		case *ast.SelectorExpr:
			found = found || n.Sel.Name == "Go"
		}
		return !found
	})
	return found
}

// variable is the value of a variable of the Makefile.
func variable(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	value := regexp.MustCompile(`(?m)^` + name + ` = (.*)$`).FindSubmatch(text)
	if value == nil {
		t.Fatalf("the Makefile has no %s", name)
	}
	return strings.ReplaceAll(string(value[1]), "$$", "$")
}

// TestTheRaceDetectorSeesWhoMeets holds that each test that starts a goroutine is among those for which make test-all has the
// race detector first.
func TestTheRaceDetectorSeesWhoMeets(t *testing.T) {
	names, packages := regexp.MustCompile(variable(t, "MEETING")), strings.Fields(variable(t, "CONCURRENT"))
	isWatched := func(folder string) bool {
		for _, p := range packages {
			all, under := strings.CutSuffix(p, "/...")
			if folder == all || under && strings.HasPrefix(folder, all+"/") {
				return true
			}
		}
		return false
	}
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.Name() == "node_modules":
			return fs.SkipDir
		case !strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		folder := "." + strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../..")
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if ok && strings.HasPrefix(f.Name.Name, "Test") && f.Name.Name != "TestSoak" && meets(f) && (!names.MatchString(f.Name.Name) || !isWatched(folder)) {
				t.Errorf("%s of %s starts goroutines: name it in MEETING of the Makefile, and its package in CONCURRENT", f.Name.Name, folder)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
