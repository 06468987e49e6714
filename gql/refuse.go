package gql

import (
	"net/http"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

const allowed = "OPTIONS, GET, POST"

// options answers who asks what may be asked. A browser's preflight is answered before, where origins are allowed at all.
func options(w http.ResponseWriter) int {
	w.Header().Set("Allow", allowed)
	w.WriteHeader(http.StatusNoContent)
	return http.StatusNoContent
}

// refuse is the reply to a request that can hold no operation, or whose answer the client would not take; nil for others.
//
// That a POST must say application/json is also what keeps other sites' pages out: a browser asks first before it sends
// that, and a form cannot.
func refuse(w http.ResponseWriter, r *http.Request) *reply {
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodPost:
		w.Header().Set("Allow", allowed)
		return refused(typeJSON, http.StatusMethodNotAllowed, refusal(codeBadUserInput, r.Method+" is not for GraphQL; ask by GET or POST"))
	case r.Method == http.MethodPost && !isJSON(r) && !isUpload(r):
		w.Header().Set("Accept-Post", typeJSON)
		return refused(typeJSON, http.StatusUnsupportedMediaType,
			refusal(codeBadUserInput, `the body is no JSON; POST {"query": …, "variables": …} with Content-Type application/json`))
	case negotiate(r.Header.Values("Accept")) == "":
		return refused(typeJSON, http.StatusNotAcceptable,
			refusal(codeBadUserInput, "answers are application/graphql-response+json or application/json; accept one of them"))
	}
	return nil
}

// refusal is an error of a request that was not executed.
func refusal(code, message string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": code}}
}

func unreadable(message string) *gqlerror.Error { return refusal(codeBadUserInput, message) }

// statusOf is the HTTP status of a request that was refused before its operation was read.
func statusOf(err *gqlerror.Error) int {
	switch err.Extensions["code"] {
	case codeBody:
		return http.StatusRequestEntityTooLarge
	case codeOverloaded, codeDeadline:
		return http.StatusServiceUnavailable
	case codeUnauthenticated:
		return http.StatusUnauthorized
	case codeForbidden, codeLoadingOff:
		return http.StatusForbidden
	}
	return http.StatusBadRequest
}
