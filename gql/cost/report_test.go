package cost

import (
	"testing"
)

// TestCountFields: colons in texts are none of an object, whatever is quoted beside them.
func TestCountFields(t *testing.T) {
	for text, want := range map[string]int{
		`{}`: 0, `null`: 0, `{"a":":"}`: 1, `{"a":"\":","b":[{"c":1},{"c":"\\"}]}`: 4, `{"a":"\\\":{\"b\":1}","c":"云："}`: 2,
	} {
		if got := CountFields([]byte(text)); got != want {
			t.Errorf("%s has %d members, want %d", text, got, want)
		}
	}
}
