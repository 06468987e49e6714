package compiled

import (
	"math"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
)

// appendString quotes a text as gqlgen does: bytes from 0x80 on go out as they are.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	b = append(b, '"')
	for {
		n := unescapedLen(s)
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

// unescapedLen is the number of bytes before the first that must be escaped. It reads eight at a time.
func unescapedLen(s string) int {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		w := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		if byteBelow(w, 0x20)|byteBelow(w^lowBits*'"', 1)|byteBelow(w^lowBits*'\\', 1) != 0 {
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

// lowBits has the lowest bit of each of the eight bytes set.
const lowBits = 0x0101010101010101

// byteBelow is not 0 where one of the word's bytes is below n, which is at most 0x80.
func byteBelow(word, n uint64) uint64 { return (word - lowBits*n) & ^word & (lowBits * 0x80) }

// String writes a text.
func (x *Execution) String(s string) {
	if len(x.out)+len(s) > x.allowed && !x.grow(len(s)) {
		return
	}
	x.out = appendString(x.out, s)
}

// Int writes a whole number.
func (x *Execution) Int(n int) { x.out = strconv.AppendInt(x.out, int64(n), 10) }

// Boolean writes true or false.
func (x *Execution) Boolean(v bool) { x.out = strconv.AppendBool(x.out, v) }

// Float writes a number. Infinity and NaN have no JSON, and leave the answer to the reference.
func (x *Execution) Float(v float64) {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		x.failed = true
		return
	}
	x.out = appendFloat(x.out, v)
}

// appendFloat writes a float as gql.MarshalFloat does, with an exponent only below 1e-4 and from 1e21 on.
func appendFloat(b []byte, v float64) []byte {
	if magnitude := math.Abs(v); magnitude == 0 || magnitude >= 1e-4 && magnitude < 1e21 {
		return strconv.AppendFloat(b, v, 'f', -1, 64)
	}
	return strconv.AppendFloat(b, v, 'e', -1, 64)
}

// Marshaler writes a scalar that marshals itself.
func (x *Execution) Marshaler(m graphql.Marshaler, nonNull bool) {
	if m == graphql.Null {
		x.Null(nonNull)
		return
	}
	m.MarshalGQL(x)
}

// Appender is a scalar that appends itself as a text without anything to escape. It is null where it is zero.
type Appender interface {
	IsZero() bool
	Append(b []byte) []byte
}

// Text writes an [Appender].
func Text[T Appender](x *Execution, v T, nonNull bool) {
	if v.IsZero() {
		x.Null(nonNull)
		return
	}
	x.out = append(v.Append(append(x.out, '"')), '"')
}

// Null writes null. Where the schema allows none, the reference has to answer.
func (x *Execution) Null(nonNull bool) {
	if nonNull {
		x.failed = true
	}
	x.out = append(x.out, "null"...)
}

// Write appends bytes as they are and never fails. It implements [io.Writer] for marshalers.
func (x *Execution) Write(p []byte) (int, error) {
	x.out = append(x.out, p...)
	return len(p), nil
}
