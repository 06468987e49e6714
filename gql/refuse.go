package gql

import (
	"encoding/json"
	"fmt"
	"mime"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// refuse answers a request that can hold no operation, and tells whether it did. gqlgen would answer each of these with
// one text and a status that does not say what to do.
func refuse(w http.ResponseWriter, r *http.Request) bool {
	status, message := refusal(r)
	if status == 0 {
		return false
	}
	if status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", "OPTIONS, GET, POST")
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	err := describe(&gqlerror.Error{}, codeBadUserInput, message)
	json.NewEncoder(w).Encode(graphql.Response{Errors: gqlerror.List{err}}) // fails only where the client is gone
	return true
}

// refusal is the status and the advice for a request that can hold no operation; the status is 0 for one that can.
func refusal(r *http.Request) (status int, message string) {
	switch r.Method {
	case http.MethodGet, http.MethodOptions:
		return 0, ""
	case http.MethodPost:
		if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/json" {
			return http.StatusUnsupportedMediaType, `the body is no JSON; POST {"query": …, "variables": …} with Content-Type application/json`
		}
		if r.ContentLength > maxBody {
			return http.StatusRequestEntityTooLarge, fmt.Sprintf("the request has %d bytes; send at most %d", r.ContentLength, maxBody)
		}
		return 0, ""
	}
	return http.StatusMethodNotAllowed, r.Method + " is not for GraphQL; ask by GET or POST"
}
