package gql_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

func TestErrors(t *testing.T) {
	server := serve(t, gqltest.NewFixture().Snapshot)
	tests := []struct {
		name, query, code, message string
	}{
		{"agency without name", `{ agency { id } }`, "BAD_USER_INPUT", "an agency is asked for by its id or by a name; give one of the two"},
		{"technology by two", `{ technology(id: "a", name: "b") { id } }`, "BAD_USER_INPUT", "a technology is asked for by its id or by a name; give one of the two"},
		{"page too large", `{ measures(first: 101) { totalCount } }`, "PAGE_TOO_LARGE", "first is 101; ask for at most 100"},
		{"last page too large", `{ plans(last: 101) { totalCount } }`, "PAGE_TOO_LARGE", "last is 101; ask for at most 100"},
		{"negative page", `{ measures(first: -1) { totalCount } }`, "BAD_USER_INPUT", "first is -1; it cannot be negative"},
		{"both ends", `{ measures(first: 1, last: 1) { totalCount } }`, "BAD_USER_INPUT", "first and last are given together; give one of them"},
		{"day", `{ plans(filter: {issuedFrom: "2020"}) { totalCount } }`, "BAD_USER_INPUT", `"2020" is not a day; write it as 2014-08-25`},
		{"day as number", `{ plans(filter: {issuedFrom: 2020}) { totalCount } }`, "BAD_USER_INPUT", "2020 is not a text; write a date in quotes, as 2014-08-25"},
		{"date", `{ targets(filter: {dueTo: "2020-13"}) { totalCount } }`, "BAD_USER_INPUT", `"2020-13" is not a date; write it as 2020, 2020-06 or 2020-06-30`},
		{"matrix of targets", `{ matrix(rows: TARGET, columns: PLAN) { rows { id } } }`, "BAD_USER_INPUT", "a matrix cannot count by TARGET; count by AGENCY, TECHNOLOGY, JURISDICTION or PLAN"},
		{"matrix too large", `{ matrix(rows: AGENCY, columns: PLAN, top: 101) { rows { id } } }`, "PAGE_TOO_LARGE", "top is 101; ask for at most 100"},
		{"neighborhood too deep", `{ neighborhood(of: [], depth: 7) { truncated } }`, "BAD_USER_INPUT", "depth is 7; give 0 to 6"},
		{"neighborhood too large", `{ neighborhood(of: [], limit: 1001) { truncated } }`, "PAGE_TOO_LARGE", "limit is 1001; ask for at most 1000"},
		{"path too long", `{ path(from: "a", to: "b", maxLength: 13) { length } }`, "BAD_USER_INPUT", "maxLength is 13; give 0 to 12"},
		{"cursor of nothing", `{ measures(after: "?") { totalCount } }`, "INVALID_CURSOR", "the cursor is none of this list as it is now; begin again without it"},
		{"unknown role", `{ measures(filter: {roles: [BOSS]}) { totalCount } }`, "GRAPHQL_VALIDATION_FAILED", `Value "BOSS" does not exist in "Role!" enum.`},
		{"unknown field", `{ plan { id } }`, "GRAPHQL_VALIDATION_FAILED", `Field "plan" argument "id" of type "ID!" is required, but it was not provided.`},
		{"no query", `{ plans `, "GRAPHQL_PARSE_FAILED", "Expected Name, found <EOF>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := gqltest.DecodeErrors(t, gqltest.Post(t, server, test.query, nil))
			if len(got) != 1 || got[0].Message != test.message || got[0].Extensions["code"] != test.code {
				t.Errorf("%s\ngot  %+v\nwant %s %s", test.query, got, test.code, test.message)
			}
		})
	}
}

func TestUnknownEnumInVariableIsRefused(t *testing.T) {
	server := serve(t, gqltest.NewFixture().Snapshot)
	got := gqltest.DecodeErrors(t, gqltest.Post(t, server, `query ($roles: [Role!]) { measures(filter: {roles: $roles}) { totalCount } }`, map[string]any{"roles": []string{"BOSS"}}))
	want := []gqltest.Error{{Message: "BOSS is not a valid Role", Path: []any{"variable", "roles", 0.0}, Extensions: map[string]any{"code": "GRAPHQL_VALIDATION_FAILED"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestAmbiguousName: the candidates let a client ask the user which one is meant; the rest of the answer stands.
func TestAmbiguousName(t *testing.T) {
	f := gqltest.NewFixture()
	body := gqltest.Post(t, serve(t, f.Snapshot), `{ agency(name: "市经信局") { id } revision { id } }`, nil)
	want := []gqltest.Error{{
		Message: "the name 市经信局 fits several nodes; give a full name, an id or a jurisdiction",
		Path:    []any{"agency"},
		Extensions: map[string]any{"code": "AMBIGUOUS_NAME", "candidates": []any{
			map[string]any{"id": string(f.Economy.ID), "name": "甲州市经济和信息化局", "jurisdiction": "甲州市"},
			map[string]any{"id": string(f.Yi.Measures[0].Responsibilities()[0].Agency.ID), "name": "乙州市经济和信息化局", "jurisdiction": "乙州市"},
		}},
	}}
	if diff := cmp.Diff(want, gqltest.DecodeErrors(t, body)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !bytes.Contains(body, []byte(`"data":{"agency":null,"revision":{"id":"r1"}}`)) {
		t.Errorf("the rest of the answer is gone: %s", body)
	}
}

// TestUnknownName asks every field that takes a name for one that fits nothing. The answer is the error and its candidates, never
// an empty list.
func TestUnknownName(t *testing.T) {
	f := gqltest.NewFixture()
	server := serve(t, f.Snapshot)
	yizhou := f.Yi.Jurisdiction
	near := func(node graph.Node, name string, in any) map[string]any {
		return map[string]any{"id": string(node.NodeID()), "name": name, "jurisdiction": in}
	}
	economies := []any{near(f.Economy, "甲州市经济和信息化局", "甲州市"), near(f.Yi.Measures[0].Responsibilities()[0].Agency, "乙州市经济和信息化局", "乙州市")}
	plan, cloud, place := near(f.Jia, "甲州市智慧应用规划", "甲州市"), near(f.Cloud, "云计算", nil), near(yizhou, "乙州市", "中国")
	gone := "agency-aaaaaaaaaaaaaaaa"
	for _, test := range []struct {
		query, message string
		candidates     []any
		path           string
	}{
		{`{ measures(filter: {agency: "市经信委"}) { totalCount } }`, `no agency has the name "市经信委"; the candidates have names like it`, economies, "measures"},
		{`{ measures(filter: {agency: "` + gone + `"}) { totalCount } }`, "the id " + gone + " is of no agency in this revision; ask for the node by a name", nil, "measures"},
		{`{ measures(filter: {agency: "` + string(f.Jia.ID) + `"}) { totalCount } }`, "the id " + string(f.Jia.ID) + " is of no agency in this revision; ask for the node by a name", nil, "measures"},
		{`{ measures(filter: {agency: "海洋局", roles: [LEAD], text: "云"}) { totalCount } }`, `no agency has the name "海洋局", nor one like it; search finds names by their parts`, nil, "measures"},
		{`{ measures(filter: {plan: "智慧应用规划"}) { totalCount } }`, `no plan has the name "智慧应用规划"; the candidates have names like it`, []any{plan}, "measures"},
		{`{ measures(filter: {jurisdiction: "乙州省"}) { totalCount } }`, `no jurisdiction has the name "乙州省"; the candidates have names like it`, []any{place}, "measures"},
		{`{ measures(filter: {technology: "cloud computer"}) { totalCount } }`, `no technology has the name "cloud computer"; the candidates have names like it`, []any{cloud}, "measures"},
		{`{ measures(filter: {and: [{or: [{not: {agency: "海洋局"}}]}]}) { totalCount } }`, `no agency has the name "海洋局", nor one like it; search finds names by their parts`, nil, "measures"},
		{`{ plans(filter: {jurisdiction: "乙州省"}) { totalCount } }`, `no jurisdiction has the name "乙州省"; the candidates have names like it`, []any{place}, "plans"},
		{`{ agencies(filter: {jurisdiction: "乙州省"}) { totalCount } }`, `no jurisdiction has the name "乙州省"; the candidates have names like it`, []any{place}, "agencies"},
		{`{ technologies(filter: {broader: "云计"}) { totalCount } }`, `no technology has the name "云计"; the candidates have names like it`, []any{cloud}, "technologies"},
		{`{ targets(filter: {agency: "海洋局"}) { totalCount } }`, `no agency has the name "海洋局", nor one like it; search finds names by their parts`, nil, "targets"},
		{`{ targets(filter: {plan: "海洋规划"}) { totalCount } }`, `no plan has the name "海洋规划", nor one like it; search finds names by their parts`, nil, "targets"},
		{`{ targets(filter: {jurisdiction: "海"}) { totalCount } }`, `no jurisdiction has the name "海", nor one like it; search finds names by their parts`, nil, "targets"},
		{`{ targets(filter: {technology: "海"}) { totalCount } }`, `no technology has the name "海", nor one like it; search finds names by their parts`, nil, "targets"},
		{`{ agency(name: "市经信局", jurisdiction: "乙州省") { id } }`, `no jurisdiction has the name "乙州省"; the candidates have names like it`, []any{place}, "agency"},
		{`{ technology(name: "云计算") { owners(jurisdiction: "乙州省") { totalCount } } }`, `no jurisdiction has the name "乙州省"; the candidates have names like it`, []any{place}, "technology.owners"},
		{`{ technology(name: "云计算") { measures(filter: {agency: "海洋局"}) { totalCount } } }`, `no agency has the name "海洋局", nor one like it; search finds names by their parts`, nil, "technology.measures"},
		{`{ agency(name: "甲州市数据局") { measures(filter: {plan: "海"}) { totalCount } } }`, `no plan has the name "海", nor one like it; search finds names by their parts`, nil, "agency.measures"},
		{`{ plan(id: "` + string(f.Jia.ID) + `") { measures(filter: {agency: "海洋局"}) { totalCount } } }`, `no agency has the name "海洋局", nor one like it; search finds names by their parts`, nil, "plan.measures"},
		{`{ matrix(rows: AGENCY, columns: PLAN, filter: {agency: "海洋局"}) { rows { id } } }`, `no agency has the name "海洋局", nor one like it; search finds names by their parts`, nil, "matrix"},
	} {
		var path []any
		for _, name := range strings.Split(test.path, ".") {
			path = append(path, name)
		}
		want := []gqltest.Error{{Message: test.message, Path: path, Extensions: map[string]any{"code": "UNKNOWN_NAME", "candidates": append([]any{}, test.candidates...)}}}
		if diff := cmp.Diff(want, gqltest.DecodeErrors(t, gqltest.Post(t, server, test.query, nil))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.query, diff)
		}
	}
}

// TestKnownNames: what is looked up by itself, and what names no node, is null or empty without an error.
func TestKnownNames(t *testing.T) {
	const query = `{ agency(name: "海洋局") { id } elsewhere: agency(name: "甲州市数据局", jurisdiction: "乙州市") { id } technology(name: "海") { id }
		targets(filter: {unit: "海里"}) { totalCount } measures(filter: {text: "海", agency: "", plan: null}) { totalCount } jurisdictions(text: "海") { totalCount } }`
	got := string(gqltest.Post(t, serve(t, gqltest.NewFixture().Snapshot), query, nil))
	want := `{"data":{"agency":null,"elsewhere":null,"technology":null,"targets":{"totalCount":0},"measures":{"totalCount":0},"jurisdictions":{"totalCount":0}}}`
	if diff := cmp.Diff(want, strings.TrimSpace(got)); diff != "" {
		t.Error(diff)
	}
}

// TestOurFaultsStayInTheLog: neither an unforeseen error nor a panic says more to the client than that it happened.
func TestOurFaultsStayInTheLog(t *testing.T) {
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	want := []gqltest.Error{{Message: "something went wrong on our side; the server's log says what", Path: []any{"revision"}, Extensions: map[string]any{"code": "INTERNAL"}}}
	var nothing *snapshot.Snapshot // every use of it panics
	got := gqltest.DecodeErrors(t, gqltest.Post(t, serve(t, nothing), `{ revision { id } }`, nil))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !strings.Contains(log.String(), "nil pointer") {
		t.Errorf("the log does not say what happened: %s", log.String())
	}
	presented := gql.Present(context.Background(), errors.New("disk on fire"))
	if strings.Contains(presented.Error(), "fire") || presented.Extensions["code"] != "INTERNAL" || !strings.Contains(log.String(), "disk on fire") {
		t.Errorf("shown %v, logged %s", presented, log.String())
	}
}
