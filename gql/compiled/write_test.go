package compiled

import (
	"bytes"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/plangraph/plangraph/gql"
)

// TestStringIsQuotedAsGqlgenDoes: every byte, at every place of eight, and random mixtures of what is plain and what is not.
func TestStringIsQuotedAsGqlgenDoes(t *testing.T) {
	var texts []string
	for c := range 256 {
		for at := range 17 {
			texts = append(texts, strings.Repeat("云", 3)[:at%9]+string([]byte{byte(c)})+strings.Repeat("a", 16-at))
		}
	}
	const letters = "\"\\\n\t\r\x00\x1f\x20\x7f\x80\xff\xe4\xba\x91abc!#[]"
	random := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		text := make([]byte, random.IntN(40))
		for i := range text {
			text[i] = letters[random.IntN(len(letters))]
		}
		texts = append(texts, string(text))
	}
	for _, text := range texts {
		var want bytes.Buffer
		graphql.MarshalString(text).MarshalGQL(&want)
		if got := string(appendString(nil, text)); got != want.String() {
			t.Fatalf("%q becomes %s, want %s", text, got, want.String())
		}
	}
}

func BenchmarkString(b *testing.B) {
	text, to := strings.Repeat("电子政务云平台。", 30), []byte(nil)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		to = appendString(to[:0], text)
	}
}

// TestNumbersAreWrittenAsTheReferenceDoes: floats of every magnitude, and whole numbers.
func TestNumbersAreWrittenAsTheReferenceDoes(t *testing.T) {
	floats := []float64{0, math.Copysign(0, -1), 1e-4, 9.99e-5, 1e20, 1e21, 123456789.25, math.MaxFloat64, math.SmallestNonzeroFloat64}
	random := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		floats = append(floats, math.Float64frombits(random.Uint64()), random.NormFloat64(), float64(random.IntN(1e6)))
	}
	for _, v := range floats {
		x := &Execution{}
		if x.Float(v); math.IsNaN(v) || math.IsInf(v, 0) {
			if !x.failed {
				t.Errorf("%g is written as %s", v, x.out)
			}
			continue
		}
		var want bytes.Buffer
		if err := gql.MarshalFloat(v).MarshalGQLContext(t.Context(), &want); err != nil {
			t.Fatal(err)
		}
		if string(x.out) != want.String() || x.failed {
			t.Errorf("%g becomes %s, want %s", v, x.out, want.String())
		}
	}
	for _, n := range []int{0, -1, math.MaxInt, math.MinInt, random.Int()} {
		var x Execution
		var want bytes.Buffer
		graphql.MarshalInt(n).MarshalGQL(&want)
		if x.Int(n); string(x.out) != want.String() {
			t.Errorf("%d becomes %s", n, x.out)
		}
	}
}

// year is an Appender.
type year int

// IsZero reports whether it is not stated.
func (y year) IsZero() bool { return y == 0 }

// Append appends its digits.
func (y year) Append(b []byte) []byte { return strconv.AppendInt(b, int64(y), 10) }

// TestScalarsAndNull: scalars that write themselves, and null where the schema allows it and where not.
func TestScalarsAndNull(t *testing.T) {
	for name, test := range map[string]struct {
		write  func(x *Execution)
		want   string
		failed bool
	}{
		"text":                {func(x *Execution) { Text(x, year(2020), true) }, `"2020"`, false},
		"no text":             {func(x *Execution) { Text(x, year(0), false) }, `null`, false},
		"a text must be":      {func(x *Execution) { Text(x, year(0), true) }, `null`, true},
		"marshaler":           {func(x *Execution) { x.Marshaler(graphql.MarshalString("a\n"), true) }, `"a\n"`, false},
		"no marshaler":        {func(x *Execution) { x.Marshaler(graphql.Null, false) }, `null`, false},
		"a marshaler must be": {func(x *Execution) { x.Marshaler(graphql.Null, true) }, `null`, true},
		"booleans":            {func(x *Execution) { x.Boolean(true); x.Boolean(false) }, `truefalse`, false},
	} {
		var x Execution
		if test.write(&x); string(x.out) != test.want || x.failed != test.failed {
			t.Errorf("%s: %s, failed %t; want %s, %t", name, x.out, x.failed, test.want, test.failed)
		}
	}
}
