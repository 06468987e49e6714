package gql_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/gql/gqltest"
)

// TestAudit: the audit suite of the npm package graphql-http finds nothing to say, 61 times.
func TestAudit(t *testing.T) {
	needNode(t)
	server := serve(t, gqltest.NewFixture().Snapshot)
	audit := exec.Command("node", "audit.js", server.URL)
	audit.Dir = "audit"
	out, err := audit.CombinedOutput()
	if err != nil || !strings.HasSuffix(string(out), "61 of 61\n") {
		t.Errorf("%v\n%s", err, out)
	}
}

// needNode skips a test that needs Node and the packages of audit/; where CI is set it fails, so that no check is left
// out there unseen.
func needNode(t *testing.T) {
	t.Helper()
	complain := t.Skip
	if os.Getenv("CI") == "true" {
		complain = t.Fatal
	}
	if _, err := exec.LookPath("node"); err != nil {
		complain("this needs Node 20.19 or later: install it and run make test")
	}
	if _, err := os.Stat("audit/node_modules/graphql-http"); err != nil {
		complain("this needs the packages of gql/audit: run npm ci there")
	}
}
