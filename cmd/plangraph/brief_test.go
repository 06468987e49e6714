package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

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
