package gql

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// The media types of answers. Both are UTF-8 always.
const (
	typeJSON    = "application/json"
	typeGraphQL = "application/graphql-response+json"
)

// contentTypes is the Content-Type of each media type, made once.
var contentTypes = map[string][]string{
	typeJSON:    {typeJSON + "; charset=utf-8"},
	typeGraphQL: {typeGraphQL + "; charset=utf-8"},
}

// negotiate chooses the media type that the client likes best, application/json where it does not say; it is empty where
// the client accepts neither.
func negotiate(accept []string) string {
	if len(accept) == 0 {
		return typeJSON
	}
	header := strings.Join(accept, ",")
	switch header { // what nearly every client sends
	case "", "*/*", typeJSON:
		return typeJSON
	case typeGraphQL:
		return typeGraphQL
	}
	plain, graphQL := liking{}, liking{}
	for part := range strings.SplitSeq(header, ",") {
		kind, q, ok := acceptable(part)
		if ok {
			plain.consider(kind, typeJSON, q)
			graphQL.consider(kind, typeGraphQL, q)
		}
	}
	switch {
	case plain.q <= 0 && graphQL.q <= 0:
		return ""
	case graphQL.q > plain.q, graphQL.q == plain.q && graphQL.precision == exactly:
		return typeGraphQL
	}
	return typeJSON
}

// acceptable reads one entry of an Accept header. Answers have no other charset than UTF-8.
func acceptable(entry string) (kind string, q float64, ok bool) {
	kind, parameters, err := mime.ParseMediaType(entry)
	if err != nil || !isUTF8(parameters["charset"]) {
		return "", 0, false
	}
	q = 1
	if text, given := parameters["q"]; given {
		if q, err = strconv.ParseFloat(text, 64); err != nil {
			return "", 0, false
		}
	}
	return kind, q, true
}

func isUTF8(charset string) bool { return charset == "" || strings.EqualFold(charset, "utf-8") }

// How precisely an entry names a media type; the most precise one counts, as RFC 9110 has it.
const (
	anyType = iota + 1
	anySubtype
	exactly
)

// liking is how much a client likes a media type.
type liking struct {
	precision int
	q         float64
}

func (l *liking) consider(kind, mine string, q float64) {
	precision := map[string]int{"*/*": anyType, "application/*": anySubtype, mine: exactly}[kind]
	if precision > l.precision {
		*l = liking{precision, q}
	}
}

// isJSON tells whether the body of a request says that it is JSON in UTF-8.
func isJSON(r *http.Request) bool {
	header := r.Header.Get("Content-Type")
	if header == typeJSON {
		return true
	}
	kind, parameters, err := mime.ParseMediaType(header)
	return err == nil && kind == typeJSON && isUTF8(parameters["charset"])
}
