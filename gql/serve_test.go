package gql_test

import (
	"net/http/httptest"
	"testing"

	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/transport"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// serve starts a server over the snapshot, with the limits of a public one.
func serve(t *testing.T, s *snapshot.Snapshot) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(transport.NewHandler(func() *snapshot.Snapshot { return s }, transport.Options{Limits: cost.DefaultLimits}))
	t.Cleanup(server.Close)
	return server
}
