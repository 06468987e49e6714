package transport

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// The media types of answers. Both are always UTF-8.
const (
	typeJSON    = "application/json"
	typeGraphQL = "application/graphql-response+json"
)

// contentTypes are the values of Content-Type, made once.
var contentTypes = map[string][]string{
	typeJSON:    {typeJSON + "; charset=utf-8"},
	typeGraphQL: {typeGraphQL + "; charset=utf-8"},
}

const allowedMethods = "OPTIONS, GET, POST"

// encoding is how a request carries its operations.
type encoding int

const (
	inAddress     encoding = iota // GET with the query in the address
	jsonBody                      // POST of JSON: an operation, or a batch of them
	multipartForm                 // POST of a form: an operation with files
)

// classify finds how the request carries its operations and which media type the client accepts. For a request that can
// hold no operation, or whose answer the client would not accept, it returns the response that says so.
//
// That a POST must be application/json also keeps other sites' pages out. A browser asks before it sends JSON, and a form
// cannot. A form with files is read only for visitors with a token, which a browser does not send by itself.
func classify(w http.ResponseWriter, r *http.Request) (encoding, string, *response) {
	in := inAddress
	switch r.Method {
	case http.MethodGet:
	case http.MethodPost:
		var ok bool
		if in, ok = bodyEncoding(r.Header.Get("Content-Type")); !ok {
			w.Header().Set("Accept-Post", typeJSON)
			return 0, "", errorResponse(typeJSON, http.StatusUnsupportedMediaType,
				badRequest(`the body is no JSON; POST {"query": …, "variables": …} with Content-Type application/json`))
		}
	default:
		w.Header().Set("Allow", allowedMethods)
		return 0, "", errorResponse(typeJSON, http.StatusMethodNotAllowed, badRequest(r.Method+" is not for GraphQL; ask by GET or POST"))
	}
	mediaType := negotiate(r.Header.Values("Accept"))
	if mediaType == "" {
		return 0, "", errorResponse(typeJSON, http.StatusNotAcceptable,
			badRequest("answers are application/graphql-response+json or application/json; accept one of them"))
	}
	return in, mediaType, nil
}

// bodyEncoding is the encoding of a body of that Content-Type. The second result is false where it carries no operations.
func bodyEncoding(contentType string) (in encoding, ok bool) {
	if contentType == typeJSON {
		return jsonBody, true
	}
	mediaType, parameters, err := mime.ParseMediaType(contentType)
	switch {
	case err != nil:
		return 0, false
	case mediaType == "multipart/form-data":
		return multipartForm, true
	}
	return jsonBody, mediaType == typeJSON && isUTF8(parameters["charset"])
}

func isUTF8(charset string) bool { return charset == "" || strings.EqualFold(charset, "utf-8") }

// negotiate chooses the media type that the client prefers, application/json where it does not say. It returns an empty
// string where the client accepts neither.
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
	plain, graphQL := acceptEntry{}, acceptEntry{}
	for part := range strings.SplitSeq(header, ",") {
		mediaRange, q, ok := parseAcceptEntry(part)
		if ok {
			plain.consider(mediaRange, typeJSON, q)
			graphQL.consider(mediaRange, typeGraphQL, q)
		}
	}
	switch {
	case plain.q <= 0 && graphQL.q <= 0:
		return ""
	case graphQL.q > plain.q, graphQL.q == plain.q && graphQL.precision == exactType:
		return typeGraphQL
	}
	return typeJSON
}

// parseAcceptEntry reads one entry of an Accept header. One with another charset than UTF-8 does not count.
func parseAcceptEntry(entry string) (mediaRange string, q float64, ok bool) {
	mediaRange, parameters, err := mime.ParseMediaType(entry)
	if err != nil || !isUTF8(parameters["charset"]) {
		return "", 0, false
	}
	q = 1
	if text, given := parameters["q"]; given {
		if q, err = strconv.ParseFloat(text, 64); err != nil {
			return "", 0, false
		}
	}
	return mediaRange, q, true
}

// How precisely a media range names a media type. The most precise one counts (RFC 9110, section 12.5.1).
const (
	anyType = iota + 1
	anySubtype
	exactType
)

// acceptEntry is the entry of an Accept header that counts for a media type.
type acceptEntry struct {
	precision int
	q         float64
}

// consider replaces the entry by a more precise one.
func (e *acceptEntry) consider(mediaRange, mediaType string, q float64) {
	precision := map[string]int{"*/*": anyType, "application/*": anySubtype, mediaType: exactType}[mediaRange]
	if precision > e.precision {
		*e = acceptEntry{precision, q}
	}
}

// answerOptions answers OPTIONS. A browser's preflight is answered before, where origins are allowed at all.
func answerOptions(w http.ResponseWriter) (status int) {
	w.Header().Set("Allow", allowedMethods)
	w.WriteHeader(http.StatusNoContent)
	return http.StatusNoContent
}
