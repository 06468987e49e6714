package pdf

import (
	"bytes"
	"math"
	"strconv"
)

// lexer takes apart the language in which pages and character maps are written: operands, then an operator.
type lexer struct {
	data  []byte
	at    int
	depth int
}

// The operands: float64, literal, name, []any and map[name]any. An operator is a word.
type (
	literal string // the bytes of a string
	name    string
	word    string
)

// next is the next operand or operator; nil at the end. Delimiters that close nothing are passed over.
func (l *lexer) next() any {
	for {
		l.skipSpace()
		if l.at >= len(l.data) {
			return nil
		}
		switch c := l.data[l.at]; {
		case c == '(':
			return l.literal()
		case c == '/':
			l.at++
			return l.name()
		case bytes.HasPrefix(l.data[l.at:], []byte("<<")):
			l.at += 2
			return l.dict()
		case c == '<':
			return l.hexadecimal()
		case c == '[':
			l.at++
			return l.list("]")
		case isDelimiter(c):
			l.at++
			if bytes.HasPrefix(l.data[l.at-1:], []byte(">>")) {
				l.at++
				return word(">>")
			}
			return word(c)
		}
		if token := l.regular(); token != "" {
			if v, err := strconv.ParseFloat(token, 64); err == nil && !math.IsNaN(v) && !math.IsInf(v, 0) {
				return v
			}
			return word(token)
		}
	}
}

func (l *lexer) skipSpace() {
	for ; l.at < len(l.data); l.at++ {
		if l.data[l.at] == '%' {
			end := bytes.IndexAny(l.data[l.at:], "\r\n")
			if end < 0 {
				l.at = len(l.data)
				return
			}
			l.at += end
		} else if !isSpace(l.data[l.at]) {
			return
		}
	}
}

func isSpace(c byte) bool     { return c == ' ' || c >= 9 && c <= 13 || c == 0 }
func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) regular() string {
	start := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		l.at++
	}
	return string(l.data[start:l.at])
}

func (l *lexer) name() name {
	raw := l.regular()
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if v, err := strconv.ParseUint(raw[i+1:min(i+3, len(raw))], 16, 8); raw[i] == '#' && err == nil && i+3 <= len(raw) {
			out = append(out, byte(v))
			i += 2
			continue
		}
		out = append(out, raw[i])
	}
	return name(out)
}

// maxNested bounds lists within lists.
const maxNested = 50

func (l *lexer) list(end word) []any {
	var items []any
	if l.depth++; l.depth > maxNested {
		l.at = len(l.data)
	}
	defer func() { l.depth-- }()
	for {
		item := l.next()
		if item == nil || item == end {
			return items
		}
		items = append(items, item)
	}
}

func (l *lexer) dict() map[name]any {
	d := map[name]any{}
	items := l.list(">>")
	for i := 0; i+1 < len(items); i += 2 {
		if key, ok := items[i].(name); ok {
			d[key] = items[i+1]
		}
	}
	return d
}

func (l *lexer) hexadecimal() literal {
	l.at++
	end := bytes.IndexByte(l.data[l.at:], '>')
	if end < 0 {
		end = len(l.data) - l.at
	}
	var out []byte
	half, held := byte(0), false
	for _, c := range l.data[l.at : l.at+end] {
		v, err := strconv.ParseUint(string(c), 16, 8)
		if err != nil {
			continue
		}
		if held {
			out = append(out, half|byte(v))
		}
		half, held = byte(v)<<4, !held
	}
	if held {
		out = append(out, half)
	}
	l.at = min(l.at+end+1, len(l.data))
	return literal(out)
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (l *lexer) literal() literal {
	var out []byte
	open := 0
	for ; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch {
		case c == '\\' && l.at+1 < len(l.data):
			out = l.escape(out)
			continue
		case c == '(':
			if open++; open == 1 {
				continue
			}
		case c == ')':
			if open--; open == 0 {
				l.at++
				return literal(out)
			}
		}
		out = append(out, c)
	}
	return literal(out)
}

// escape reads what follows a backslash, on which the lexer stands; it ends on the last byte of it.
func (l *lexer) escape(out []byte) []byte {
	l.at++
	c := l.data[l.at]
	if to, ok := escapes[c]; ok {
		return append(out, to)
	}
	if c == '\r' && l.at+1 < len(l.data) && l.data[l.at+1] == '\n' {
		l.at++
		return out
	}
	if c == '\r' || c == '\n' {
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	v := int(c - '0')
	for n := 1; n < 3 && l.at+1 < len(l.data) && l.data[l.at+1] >= '0' && l.data[l.at+1] <= '7'; n++ {
		l.at++
		v = v*8 + int(l.data[l.at]-'0')
	}
	return append(out, byte(v))
}

// skipImage passes over the bytes of an image that stands in the page itself, after its ID operator.
func (l *lexer) skipImage() {
	for {
		end := bytes.Index(l.data[l.at:], []byte("EI"))
		if end < 0 {
			l.at = len(l.data)
			return
		}
		l.at += end + 2
		before, after := l.data[l.at-3], byte(' ')
		if l.at < len(l.data) {
			after = l.data[l.at]
		}
		if isSpace(before) && isSpace(after) {
			return
		}
	}
}
