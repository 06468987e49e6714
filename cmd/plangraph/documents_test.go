package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/ingest"
	gqlexec "github.com/plangraph/plangraph/gql/exec"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/seeds"

	"github.com/plangraph/plangraph/graph/rdf"
	"github.com/plangraph/plangraph/graph/snapshot"
)

var update = flag.Bool("update", false, "write the answers in the documents and the scripts anew")

// fence is a fenced block of a Markdown file: its language and its text.
var fence = regexp.MustCompile("(?ms)^```(\\w*)\n(.*?)^```$")

// TestDocuments does what the documents say and compares what they show to the letter.
// go test ./cmd/plangraph -update writes the answers anew.
func TestDocuments(t *testing.T) {
	for _, path := range []string{"README.md", "docs/questions.md", "docs/views.md", "docs/tables.md", "docs/operations.md", "docs/format-triples.md", "docs/format-backup.md", "docs/architecture.md"} {
		t.Run(path, func(t *testing.T) { checkDocument(t, filepath.Join("../..", path)) })
	}
}

// link is a link of a Markdown file to another file: its text is not kept.
var link = regexp.MustCompile(`\]\(([^)#:]+)(?:#[^)]*)?\)`)

// TestLinks holds that each file that a document links to is there.
func TestLinks(t *testing.T) {
	var documents []string
	for _, pattern := range []string{"../../*.md", "../../docs/*.md", "../../seeds/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, found...)
	}
	for _, path := range documents {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, to := range link.FindAllSubmatch(text, -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), string(to[1]))); err != nil {
				t.Errorf("%s links to %s, which is not there", path, to[1])
			}
		}
	}
}

func checkDocument(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	told := retell(t, string(text))
	if diff := cmp.Diff(strings.Split(string(text), "\n"), strings.Split(told, "\n")); diff != "" && !*update {
		t.Errorf("it shows other answers than Plangraph gives (-text +answer):\n%s", diff)
	}
	if *update && !t.Failed() {
		if err := os.WriteFile(path, []byte(told), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// retell is the text with the answers that hold now. Each block is one of
//
//	graphql      a question to the bundled plans
//	sh           commands at the root of a clone
//	json, text   the answer to the block before
//	yaml         a sidecar
//	mermaid      a picture
func retell(t *testing.T, text string) string {
	t.Helper()
	snapshot, clone := bundledSnapshot(t), newClone(t)
	var told strings.Builder
	answer, from := "", 0
	for _, at := range fence.FindAllStringSubmatchIndex(text, -1) {
		switch language, block := text[at[2]:at[3]], text[at[4]:at[5]]; language {
		case "graphql":
			answer = ask(t, snapshot, block)
		case "sh":
			answer = clone.sh(t, block)
		case "json", "text":
			told.WriteString(text[from:at[4]] + answer)
			from = at[5]
		case "yaml":
			checkSidecar(t, block)
		case "mermaid":
		default:
			t.Errorf("no test runs this %q block:\n%s", language, block)
		}
	}
	return told.String() + text[from:]
}

func bundledSnapshot(t *testing.T) *snapshot.Snapshot {
	t.Helper()
	s, contents, err := storeURL("memory:").openSeeded(t.Context(), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return snapshot.New(contents)
}

// ask is the answer, short enough to be read. Each quote in it is what its source says at its place.
func ask(t *testing.T, s *snapshot.Snapshot, query string) string {
	t.Helper()
	response := gqlexec.Execute(t.Context(), s, query, "", nil)
	if len(response.Errors) > 0 {
		t.Fatalf("%s: %v", query, response.Errors)
	}
	var value any
	if err := json.Unmarshal(response.Data, &value); err != nil {
		t.Fatal(err)
	}
	checkQuotes(t, value)
	return brief(t, response.Data)
}

// checkQuotes cuts each quote with a place and a source, at any depth, out of the bundled file, which must be in UTF-8.
func checkQuotes(t *testing.T, value any) {
	t.Helper()
	switch v := value.(type) {
	case []any:
		for _, inner := range v {
			checkQuotes(t, inner)
		}
	case map[string]any:
		for _, inner := range v {
			checkQuotes(t, inner)
		}
		source, ok := v["source"].(map[string]any)
		if v["start"] == nil || v["quote"] == nil || !ok {
			return
		}
		text, err := fs.ReadFile(seeds.Plans(), source["file"].(string))
		if err != nil {
			t.Fatal(err)
		}
		cut := string([]rune(string(text))[int(v["start"].(float64)):int(v["end"].(float64))])
		if cut != v["quote"] {
			t.Errorf("%s has %q at %v, not %q", source["file"], cut, v["start"], v["quote"])
		}
	}
}

// clone is a folder that looks like the root of a clone after make build. Its make tells what it would do.
type clone struct{ root string }

func newClone(t *testing.T) clone {
	t.Helper()
	root := t.TempDir()
	program, err := exec.LookPath("plangraph")
	if err != nil {
		t.Fatal(err)
	}
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		os.MkdirAll(filepath.Join(root, "bin"), 0o755),
		os.Symlink(program, filepath.Join(root, "bin", "plangraph")),
		os.Symlink(filepath.Join(repository, "seeds"), filepath.Join(root, "seeds")),
		os.Symlink(filepath.Join(repository, "Makefile"), filepath.Join(root, "Makefile")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return clone{root}
}

// sh runs the commands and is what they print.
func (c clone) sh(t *testing.T, commands string) string {
	t.Helper()
	shell := exec.Command("sh", "-e", "-c", "make() { command make -n \"$@\"; }\n"+commands)
	shell.Dir = c.root
	var failure strings.Builder
	shell.Stderr = &failure
	out, err := shell.Output()
	if err != nil {
		t.Errorf("a document tells to run\n%s%v: %s", commands, err, failure.String())
	}
	return string(out)
}

// checkSidecar reads a text that says nothing about itself beside the sidecar, and expects every line of it in the plan.
func checkSidecar(t *testing.T, sidecar string) {
	t.Helper()
	known, err := ingest.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	file := loader.File{Name: "plan.txt", Data: []byte("（一）建设平台。（牵头单位：市数据局）\n"), Sidecar: []byte(sidecar)}
	result, err := known.Load(t.Context(), []loader.File{file}, nil, nil)
	if err != nil || len(result.Changes) != 1 {
		t.Fatalf("a plan with the sidecar in a document is not read: %v, %+v", err, result)
	}
	p := result.Changes[0].Plan
	got := fmt.Sprintf("title: %s\nnumber: %s\nissuer: %s\ndate: %s\naddress: %s\njurisdiction: %s\n",
		p.Title, p.DocumentNumber, p.Issuer.Name, p.IssuedOn, p.Address, p.Jurisdiction.Name)
	if diff := cmp.Diff(sidecar, got); diff != "" {
		t.Errorf("the sidecar in a document is read otherwise (-document +read):\n%s", diff)
	}
}

// brief writes JSON with each value on one line that fits on one.
func brief(t *testing.T, data []byte) string {
	t.Helper()
	var indented bytes.Buffer
	if err := json.Indent(&indented, data, "", "  "); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(indented.String(), "\n")
	var b strings.Builder
	for i := 0; i < len(lines); i++ {
		end := i
		if strings.HasSuffix(lines[i], "{") || strings.HasSuffix(lines[i], "[") {
			for end++; margin(lines[end]) > margin(lines[i]); end++ {
			}
		}
		if one := oneLine(lines[i : end+1]); utf8.RuneCountInString(one) <= 110 {
			b.WriteString(one)
			i = end
		} else {
			b.WriteString(lines[i])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func margin(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// oneLine joins lines of indented JSON, whose texts have no line ends.
func oneLine(lines []string) string {
	one := lines[0]
	for _, line := range lines[1:] {
		if strings.HasSuffix(one, ",") {
			one += " "
		}
		one += strings.TrimLeft(line, " ")
	}
	return one
}

// predicateRow is a row of the table of predicates in docs/format-triples.md.
var predicateRow = regexp.MustCompile("(?m)^\\| `([a-z]+):([A-Za-z0-9]+)` \\| (.*) \\|\n")

// TestFormatNamesEveryPredicate compares the table in docs/format-triples.md with the vocabulary.
func TestFormatNamesEveryPredicate(t *testing.T) {
	const path = "../../docs/format-triples.md"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	prefixes := map[string]string{
		"http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://www.w3.org/2004/02/skos/core#": "skos", "http://www.w3.org/ns/org#": "org",
		"http://www.w3.org/ns/prov#": "prov", "http://www.w3.org/2011/content#": "content", "http://purl.org/dc/terms/": "dcterms", "https://plangraph.example/ns#": "pg",
	}
	var want strings.Builder
	for _, p := range rdf.Predicates() {
		iri := string(p.IRI)
		at := strings.LastIndexAny(iri, "#/") + 1
		fmt.Fprintf(&want, "| `%s:%s` | %s |\n", prefixes[iri[:at]], iri[at:], p.Forward)
	}
	got := strings.Join(predicateRow.FindAllString(string(text), -1), "")
	if *update && got == "" {
		if err := os.WriteFile(path, append(text, want.String()...), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(got, "\n"), strings.Split(want.String(), "\n")); diff != "" {
		t.Errorf("the document has other predicates than the program (-document +program):\n%s", diff)
	}
}

// TestPromises holds that each test that a document names is there, and that each limit and each failure that the documents
// list names one.
func TestPromises(t *testing.T) {
	tests := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz|Benchmark)\w+)\(`)
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "node_modules" {
			return errorOr(err, fs.SkipDir)
		}
		if strings.HasSuffix(path, "_test.go") {
			text, err := os.ReadFile(path)
			for _, found := range declared.FindAllSubmatch(text, -1) {
				tests[string(found[1])] = true
			}
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`\b(?:Test|Fuzz)[A-Z]\w+`)
	for _, path := range []string{"../../docs/limits.md", "../../docs/operations.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range named.FindAllString(string(text), -1) {
			if !tests[name] {
				t.Errorf("%s names %s, which is no test", path, name)
			}
		}
		inTable := false
		for line := range strings.Lines(string(text)) {
			row := strings.HasPrefix(line, "|")
			inTable = row && (inTable || strings.HasSuffix(strings.TrimSpace(line), "| test |"))
			if inTable && !strings.HasSuffix(strings.TrimSpace(line), "| test |") && !strings.HasPrefix(line, "|--") && !strings.HasPrefix(line, "| --") && !named.MatchString(line) {
				t.Errorf("%s promises without a test: %s", path, line)
			}
		}
	}
}

func errorOr(err, other error) error {
	if err != nil {
		return err
	}
	return other
}
