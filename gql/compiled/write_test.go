package compiled

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
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
