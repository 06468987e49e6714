package compiled

import (
	"math"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
)

// appendString quotes a text as gqlgen does. Bytes from 0x80 on go out as they are, so that bytes can be looked at in
// place of characters.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	b = append(b, '"')
	for {
		n := plain(s)
		b = append(b, s[:n]...)
		if n == len(s) {
			return append(b, '"')
		}
		switch c := s[n]; c {
		case '\t':
			b = append(b, '\\', 't')
		case '\r':
			b = append(b, '\\', 'r')
		case '\n':
			b = append(b, '\\', 'n')
		case '\\', '"':
			b = append(b, '\\', c)
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xf])
		}
		s = s[n+1:]
	}
}

// plain is how many bytes stand before the first that has to be escaped. It looks at eight at a time, which quotes a page
// of text in half the time.
func plain(s string) int {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		w := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		if below(w, 0x20)|below(w^each*'"', 1)|below(w^each*'\\', 1) != 0 {
			break
		}
	}
	for ; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c == '\\' || c == '"' {
			break
		}
	}
	return i
}

// each has a 1 in each of the eight bytes.
const each = 0x0101010101010101

// below is not 0 where one of the word's bytes is below n, which is at most 0x80.
func below(word, n uint64) uint64 { return (word - each*n) & ^word & (each * 0x80) }

// String writes a text.
func (x *Run) String(s string) { x.b = appendString(x.b, s) }

// Int writes a whole number.
func (x *Run) Int(n int) { x.b = strconv.AppendInt(x.b, int64(n), 10) }

// Boolean writes true or false.
func (x *Run) Boolean(v bool) { x.b = strconv.AppendBool(x.b, v) }

// Float writes a number; there is no JSON for one that is infinite or none at all.
func (x *Run) Float(v float64) {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		x.failed = true
		return
	}
	x.b = appendFloat(x.b, v)
}

// appendFloat is fmt's %g: the exponent only where it is below -4 or from 21 on.
func appendFloat(b []byte, v float64) []byte {
	if magnitude := math.Abs(v); magnitude == 0 || magnitude >= 1e-4 && magnitude < 1e21 {
		return strconv.AppendFloat(b, v, 'f', -1, 64)
	}
	return strconv.AppendFloat(b, v, 'e', -1, 64)
}

// Marshaler writes a scalar that has a way of its own.
func (x *Run) Marshaler(m graphql.Marshaler, nonNull bool) {
	if m == graphql.Null {
		x.Null(nonNull)
		return
	}
	m.MarshalGQL(x)
}

// Appender is a scalar that writes itself as a text with nothing to escape, and as null where it is zero.
type Appender interface {
	IsZero() bool
	Append(b []byte) []byte
}

// Text writes such a scalar.
func Text[T Appender](x *Run, v T, nonNull bool) {
	if v.IsZero() {
		x.Null(nonNull)
		return
	}
	x.b = append(v.Append(append(x.b, '"')), '"')
}

// Null writes null, where the schema allows it.
func (x *Run) Null(nonNull bool) {
	if nonNull {
		x.failed = true
	}
	x.b = append(x.b, "null"...)
}

// Write appends bytes as they are; it makes the run an io.Writer and never fails.
func (x *Run) Write(p []byte) (int, error) {
	x.b = append(x.b, p...)
	return len(p), nil
}
