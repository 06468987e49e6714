package gql

import (
	"sync"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// document is the text of a query. Clients send few of them, again and again, so that each is unquoted once: that, its
// memory, and comparing it with what is known took a twentieth of an answer's time.
type document string

// documents are those that came before, by the JSON string that each came as.
type documents struct {
	mu    sync.RWMutex
	known map[string]document
}

// What is remembered at most. Beyond, all are forgotten, and those that are asked again are soon known again.
const (
	knownDocuments  = 1000
	longestDocument = 8 << 10
)

var asked = documents{known: map[string]document{}}

// UnmarshalJSONFrom reads a string.
func (d *document) UnmarshalJSONFrom(from *jsontext.Decoder) error {
	quoted, err := from.ReadValue()
	if err != nil {
		return err
	}
	*d, err = asked.read(quoted)
	return err
}

func (x *documents) read(quoted jsontext.Value) (document, error) {
	x.mu.RLock()
	d, ok := x.known[string(quoted)]
	x.mu.RUnlock()
	if ok {
		return d, nil
	}
	var text string
	if err := jsonv2.Unmarshal(quoted, &text); err != nil {
		return "", err
	}
	d = document(text)
	if len(quoted) <= longestDocument {
		x.remember(string(quoted), d)
	}
	return d, nil
}

func (x *documents) remember(quoted string, d document) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.known) >= knownDocuments {
		clear(x.known)
	}
	x.known[quoted] = d
}
