package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/graph"
)

var update = flag.Bool("update", false, "write the answers of README.md anew")

// question is a GraphQL block of README.md with the JSON block that answers it.
var question = regexp.MustCompile("(?s)```graphql\n(.*?)```\n\n```json\n(.*?)```")

// TestReadmeAnswers asks the questions of README.md of the bundled plans and compares the answers to the letter.
func TestReadmeAnswers(t *testing.T) {
	const path = "../../README.md"
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	snapshot := bundledSnapshot(t)
	questions := question.FindAllSubmatch(readme, -1)
	if len(questions) != 5 {
		t.Fatalf("README.md has %d questions with answers, want 5", len(questions))
	}
	for _, q := range questions {
		got := ask(t, snapshot, string(q[1]))
		if *update {
			readme = bytes.Replace(readme, q[0], []byte("```graphql\n"+string(q[1])+"```\n\n```json\n"+got+"```"), 1)
			continue
		}
		if diff := cmp.Diff(string(q[2]), got); diff != "" {
			t.Errorf("README.md does not tell the answer to %s(-README +answer):\n%s", q[1], diff)
		}
	}
	if *update {
		if err := os.WriteFile(path, readme, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func bundledSnapshot(t *testing.T) *graph.Snapshot {
	t.Helper()
	s, err := openSeeded(context.Background(), "memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return graph.NewSnapshot(s.contents)
}

func ask(t *testing.T, s *graph.Snapshot, query string) string {
	t.Helper()
	response := gql.Execute(context.Background(), s, query, "", nil)
	if len(response.Errors) > 0 {
		t.Fatalf("%s: %v", query, response.Errors)
	}
	return brief(t, response.Data)
}

// brief writes JSON with what fits on a line on one line, so that a person can read it.
func brief(t *testing.T, data json.RawMessage) string {
	t.Helper()
	var value any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&value); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	writeBrief(&b, data, "")
	return b.String() + "\n"
}

// writeBrief writes a value as it stands in the answer, keys in the order asked.
func writeBrief(b *strings.Builder, data []byte, indent string) {
	var flat bytes.Buffer
	_ = json.Compact(&flat, data)
	one := spaced(flat.String())
	if len([]rune(indent+one)) <= 110 || flat.Len() == 0 || flat.Bytes()[0] != '{' && flat.Bytes()[0] != '[' {
		b.WriteString(one)
		return
	}
	d := json.NewDecoder(&flat)
	opening, _ := d.Token()
	b.WriteString(opening.(json.Delim).String())
	for first := true; d.More(); first = false {
		if !first {
			b.WriteByte(',')
		}
		b.WriteString("\n" + indent + "  ")
		if opening == json.Delim('{') {
			key, _ := d.Token()
			name, _ := json.Marshal(key)
			b.Write(append(name, ": "...))
		}
		var inner json.RawMessage
		_ = d.Decode(&inner)
		writeBrief(b, inner, indent+"  ")
	}
	closing, _ := d.Token()
	b.WriteString("\n" + indent + closing.(json.Delim).String())
}

// spaced puts a space after the colons and commas between values of compact JSON.
func spaced(s string) string {
	var b strings.Builder
	quoted := false
	for i := 0; i < len(s); i++ {
		b.WriteByte(s[i])
		switch {
		case s[i] == '\\':
			i++
			b.WriteByte(s[i])
		case s[i] == '"':
			quoted = !quoted
		case !quoted && (s[i] == ':' || s[i] == ','):
			b.WriteByte(' ')
		}
	}
	return b.String()
}
