package main

import (
	"bytes"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// printable writes text to people. Names of files and what documents say may hold characters that move the cursor, change
// the terminal or turn the direction of text: each is written as JSON escapes it, so that JSON stays the same JSON.
type printable struct {
	io.Writer
	colour bool // the terminal's colours, which are ours, pass
}

// newPrintable makes one around a stream.
func newPrintable(w io.Writer) printable { return printable{w, isTerminal(w)} }

// Write writes text. It returns len(p) where all of it was written, however it was escaped.
func (w printable) Write(p []byte) (int, error) {
	if bytes.IndexFunc(p, isControl) < 0 {
		return w.Writer.Write(p)
	}
	safe := make([]byte, 0, len(p)+64)
	for rest := p; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if n := colourLength(rest); w.colour && n > 0 {
			safe, size = append(safe, rest[:n]...), n
		} else if isControl(r) {
			safe = fmt.Appendf(safe, `\u%04x`, r)
		} else {
			safe = append(safe, rest[:size]...)
		}
		rest = rest[size:]
	}
	if _, err := w.Writer.Write(safe); err != nil {
		return 0, err
	}
	return len(p), nil
}

// isControl reports whether a terminal or a reader could be misled by the character: controls but for line end and tab, and
// the marks that turn the direction of text.
func isControl(r rune) bool {
	return r != '\n' && r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}

// colourLength is the length of the colour that the text begins with: ESC [ numbers m. 0 where it begins with none.
func colourLength(p []byte) int {
	if len(p) < 3 || p[0] != 0x1b || p[1] != '[' {
		return 0
	}
	for i, c := range p[2:min(len(p), 16)] {
		switch {
		case c == 'm':
			return i + 3
		case c != ';' && (c < '0' || c > '9'):
			return 0
		}
	}
	return 0
}
