package gql

import (
	"context"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"

	"github.com/plangraph/plangraph/graph"
)

// maxBody is how many bytes a request may have: a query of maxTokens and its variables fit many times.
const maxBody = 1 << 20

// NewHandler serves GraphQL over HTTP: POST with a JSON body, GET with query, operationName, variables and extensions in
// the address, automatic persisted queries with both. The answer is application/graphql-response+json to whom accepts it,
// else application/json.
//
// It calls current once for each request, and the whole response shows that snapshot; current must never return nil and
// may return another one each time. Since a response depends on nothing but the revision and the request, a GET without
// errors has the revision as its ETag, and one with If-None-Match costs nothing as long as the revision stays.
func NewHandler(current func() *graph.Snapshot) http.Handler {
	server := handler.New(schema())
	server.AddTransport(transport.Options{})
	server.AddTransport(transport.GET{})
	server.AddTransport(transport.POST{})
	configure(server)
	server.Use(extension.AutomaticPersistedQuery{Cache: lru.New[string](knownQueries)})
	server.AroundResponses(tag)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if refuse(w, r) {
			return
		}
		s := current()
		ctx := withSnapshot(r.Context(), s)
		if r.Method == http.MethodGet {
			w.Header().Set("Vary", "Accept")
			w.Header().Set("Cache-Control", "no-cache")
			if matches(r.Header.Values("If-None-Match"), etag(s)) {
				w.Header().Set("ETag", etag(s))
				w.WriteHeader(http.StatusNotModified)
				return
			}
			ctx = context.WithValue(ctx, headerKey{}, w.Header())
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		server.ServeHTTP(w, r.WithContext(ctx))
	})
}

// headerKey is the context's key for the header of a response that may be tagged.
type headerKey struct{}

// tag sets the ETag of a response without errors. One with errors has none, because it may not depend on the revision
// alone: a persisted query that is unknown now may be known later.
func tag(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	header, tagged := ctx.Value(headerKey{}).(http.Header)
	if tagged && response != nil && len(response.Errors) == 0 {
		header.Set("ETag", etag(snapshot(ctx)))
	}
	return response
}

func etag(s *graph.Snapshot) string { return `"` + s.Revision() + `"` }

// matches tells whether one of the tags of If-None-Match is this one; weak tags count, as RFC 9110 has it for this header.
func matches(header []string, etag string) bool {
	for tag := range strings.SplitSeq(strings.Join(header, ","), ",") {
		tag = strings.TrimSpace(tag)
		if tag == "*" || strings.TrimPrefix(tag, "W/") == etag {
			return true
		}
	}
	return false
}
