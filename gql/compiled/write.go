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
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= 0x20 && c != '\\' && c != '"' {
			continue
		}
		b = append(b, s[start:i]...)
		start = i + 1
		switch c {
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
	}
	return append(append(b, s[start:]...), '"')
}

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
