package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What a package and a type may have at most. Whoever reads one should be able to keep it in mind.
const (
	maxFiles   = 30
	maxLines   = 5000
	maxMethods = 40
)

// TestSizes holds that no package and no type outgrows its reader. Neither tests nor generated code count.
func TestSizes(t *testing.T) {
	list, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{.Dir}}", module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(list)) {
		path, dir, _ := strings.Cut(strings.TrimSpace(line), " ")
		name := strings.TrimPrefix(path, module)
		files, lines, methods := measure(t, dir)
		if files > maxFiles || lines > maxLines {
			t.Errorf("%s has %d files and %d lines, more than %d and %d: split it", name, files, lines, maxFiles, maxLines)
		}
		for _, typ := range slices.Sorted(maps.Keys(methods)) {
			if n := methods[typ]; n > maxMethods {
				t.Errorf("%s.%s has %d methods, more than %d: split it", name, typ, n, maxMethods)
			}
		}
	}
}

// measure counts the files and lines of the package in the folder, and the methods of its types.
func measure(t *testing.T, dir string) (files, lines int, methods map[string]int) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	methods = map[string]int{}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if ast.IsGenerated(file) {
			continue
		}
		files++
		lines += bytes.Count(text, []byte("\n"))
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil {
				methods[receiver(f.Recv.List[0].Type)]++
			}
		}
	}
	return files, lines, methods
}

// receiver is the name of the type, without a pointer or type parameters.
func receiver(e ast.Expr) string {
	for {
		switch x := e.(type) {
		case *ast.StarExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.IndexListExpr:
			e = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}
