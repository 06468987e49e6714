package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestDutyStandsInTheLexiconAlone holds that no Go code of the loader spells a word of duty: the lexicon is the one place.
// elsewhere are words that look like duties and say something else.
func TestDutyStandsInTheLexiconAlone(t *testing.T) {
	duty := []string{"牵头", "负责", "责任", "配合", "主办", "协办", "承办", "主责", "协助", "抓总"}
	elsewhere := map[string]string{
		"../doc/furniture.go 主办单位":                                    "who runs a page, at its foot",
		"../doc/furniture.go 承办单位":                                    "who runs a page, at its foot",
		"../doc/tail.go 主办:":                                          "who distributes a document, behind its end",
		"../doc/tail.go 主办单位":                                         "who distributes a document, behind its end",
		"../doc/tail.go 承办:":                                          "who distributes a document, behind its end",
		"../metadata/title.go 责任分解":                                   "a title's last word",
		"../metadata/title.go 责任清单":                                   "a title's last word",
		"../metadata/head.go 责任编辑":                                    "who edits a page",
		"../metadata/jurisdiction.go 由([\\p{Han}]{3,24}?)(?:负责|承担)解释": "who interprets a plan",
		"../agency/collective.go 牵头单位":                                "the name of a group ends so",
	}
	seen := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, "formattest") || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Errorf("%s: %s: %v", path, lit.Value, err)
			}
			seen++
			for _, w := range duty {
				if strings.Contains(s, w) && elsewhere[path+" "+s] == "" {
					t.Errorf("%s spells %s in %q: ask the lexicon", path, w, s)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || seen < 1000 {
		t.Fatalf("%d strings read: %v", seen, err)
	}
}
