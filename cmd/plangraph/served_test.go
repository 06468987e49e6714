package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/ingest"
	"github.com/plangraph/plangraph/gql/exec"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/cayleystore/pgtest"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestWhatIsStoredIsWhatIsServed stores made-up plans that say all that the domain can, in each backend, then other
// readings of them in their place, and asks for every field over GraphQL, before and after the store is opened again. The
// answer must be the plan, to the last field: wantPlan is that plan in the words of the API, written without any of the
// representations between them.
func TestWhatIsStoredIsWhatIsServed(t *testing.T) {
	t.Parallel()
	scheme := graphtest.Scheme()
	var plans [2][]*graph.Plan
	var want [2][]any
	for number := range graphtest.Rounds(t, 16, 6) {
		for variant := range plans {
			p := graphtest.Anything(scheme, number, variant)
			plans[variant], want[variant] = append(plans[variant], p), append(want[variant], wantPlan(p))
		}
	}
	for name, backend := range backends(t) {
		t.Run(name, func(t *testing.T) {
			url, again := backend(t)
			store := openStore(t, url)
			defer func() { store.Close() }()
			if err := store.ReplaceScheme(t.Context(), scheme); err != nil {
				t.Fatal(err)
			}
			var before *snapshot.Snapshot
			for variant := range plans {
				for _, p := range plans[variant] {
					if err := store.Replace(t.Context(), p); err != nil {
						t.Fatal(err)
					}
				}
				before = checkServed(t, store, before, plans[variant], want[variant])
			}
			if again {
				store.Close()
				store = openStore(t, url)
				checkServed(t, store, nil, plans[1], want[1])
			}
		})
	}
}

// backends are all stores that there are: the URL of an empty one, and whether it can be opened again.
func backends(t *testing.T) map[string]func(t *testing.T) (url string, again bool) {
	file := "file:" + filepath.Join(t.TempDir(), "plans.db")
	return map[string]func(t *testing.T) (url string, again bool){
		"memory":     func(*testing.T) (string, bool) { return "memory:", false },
		"SQLite":     func(*testing.T) (string, bool) { return file, true },
		"PostgreSQL": func(t *testing.T) (string, bool) { return pgtest.Start(t).Create(t), true },
	}
}

func openStore(t *testing.T, url string) *cayleystore.Store {
	t.Helper()
	store, err := cayleystore.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// checkServed asks for everything that the store holds, by a snapshot that is made afresh and, where there was one before, by
// one that takes over from it as a running server's does.
func checkServed(t *testing.T, store *cayleystore.Store, before *snapshot.Snapshot, plans []*graph.Plan, want []any) *snapshot.Snapshot {
	t.Helper()
	contents, err := store.Scan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	snapshots := []*snapshot.Snapshot{snapshot.New(contents)}
	if before != nil {
		since, err := store.ScanSince(t.Context(), before.Digests())
		if err != nil {
			t.Fatal(err)
		}
		next, ok := before.With(since)
		if !ok {
			t.Log("too much has changed for a snapshot that takes over")
		} else {
			snapshots = append(snapshots, next)
		}
	}
	for _, s := range snapshots {
		for i, p := range plans {
			if got := queryPlan(t, s, p.ID); !reflect.DeepEqual(want[i], got) { // cmp takes long
				t.Fatalf("plan %s is served otherwise than it is (-is +served): %.4000s", p.ID, cmp.Diff(want[i], got))
			}
		}
	}
	return snapshots[0]
}

// everything asks for all that a plan says, its measures page by page.
const everything = `query ($plan: ID!, $after: String, $targets: String) { plan(id: $plan) {
  id title documentNumber issuer { ...agency } issuers { ...agency } jurisdiction { ...place } issuedOn periodStart periodEnd address
  sources { file sha256 encoding characters complete text part: text(start: 1, end: 3) last: line(at: 1000000) lines(first: 100) { totalCount rows { number start text } } } source { file }
  coverage { characters inMeasures markers attached rejected { reason evidence { ...at } } anomalies { reason evidence { ...at } } withheld }
  measures(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes {
    id number title text deadline headings { number title } plan { id }
    leadUnits { id } supportingUnits { id } technologies { id }
    responsibilities { role asWritten scope openEnded agency { ...agency } evidence { ...at } }
    lead: responsibilities(role: LEAD) { asWritten }
    mentions { asWritten technology { id name } evidence { ...at } }
    targets { id } evidence { ...at } } }
  targets(first: 100, after: $targets) { totalCount pageInfo { hasNextPage endCursor } nodes {
    id metric comparator value valueMax unit deadline measure { id } plan { id } evidence { ...at } } } } }
fragment at on Evidence { start end line quote source { file } }
fragment place on Jurisdiction { id name englishName level parent { id } }
fragment agency on Agency { id name shortName aliases kind successorName unresolved jurisdiction { ...place } }`

// queryPlan returns the answer to it, with the pages put together.
func queryPlan(t *testing.T, s *snapshot.Snapshot, plan graph.ID) any {
	t.Helper()
	var whole map[string]any
	variables := map[string]any{"plan": string(plan)}
	for {
		response := exec.Execute(context.Background(), s, everything, "", variables)
		if len(response.Errors) > 0 {
			t.Fatal(response.Errors)
		}
		var answer struct{ Plan map[string]any }
		if err := json.Unmarshal(response.Data, &answer); err != nil || answer.Plan == nil {
			t.Fatalf("plan %s: %v, %.200s", plan, err, response.Data)
		}
		more := false
		for list, cursor := range map[string]string{"measures": "after", "targets": "targets"} {
			page := answer.Plan[list].(map[string]any)
			info := page["pageInfo"].(map[string]any)
			delete(page, "pageInfo")
			if whole != nil && variables[cursor] != nil {
				sofar := whole[list].(map[string]any)
				sofar["nodes"] = append(sofar["nodes"].([]any), page["nodes"].([]any)...)
			}
			if end := info["endCursor"]; end != nil { // after the last page it stays: nothing comes after it
				variables[cursor] = end
			}
			more = more || info["hasNextPage"] == true
		}
		if whole == nil {
			whole = answer.Plan
		}
		if !more {
			return whole
		}
	}
}

// wantPlan is the plan as the API must tell it: a plain model, field by field.
func wantPlan(p *graph.Plan) any {
	measures, targets := []any{}, []any{}
	for _, m := range p.Measures {
		measures = append(measures, wantMeasure(m))
	}
	for _, x := range p.Targets {
		var measure, most any
		if x.Measure != nil {
			measure = object{"id": x.Measure.ID}
		}
		if x.ValueMax != nil {
			most = *x.ValueMax
		}
		targets = append(targets, object{"id": x.ID, "metric": x.Metric, "comparator": string(x.Comparator), "value": x.Value, "valueMax": most, "unit": orNull(x.Unit),
			"deadline": orNull(x.Deadline().String()), "measure": measure, "plan": object{"id": p.ID}, "evidence": places(x.Evidence())})
	}
	sources := []any{}
	for _, s := range p.Sources {
		sources = append(sources, object{"file": s.File, "sha256": s.SHA256, "encoding": s.Encoding, "characters": len([]rune(s.Text)), "complete": s.Complete,
			"text": s.Text, "part": string([]rune(s.Text)[min(1, len([]rune(s.Text))):min(3, len([]rune(s.Text)))]), "last": strings.Count(s.Text, "\n") + 1, "lines": wantLines(s.Text)})
	}
	c := p.Coverage
	var issuer any
	if p.Issuer != nil {
		issuer = wantAgency(p.Issuer)
	}
	return asJSON(object{"id": p.ID, "title": p.Title, "documentNumber": orNull(p.DocumentNumber), "issuer": issuer, "issuers": wantAgencies(p.Issuers()), "jurisdiction": wantJurisdiction(p.Jurisdiction),
		"issuedOn": orNull(p.IssuedOn.String()), "periodStart": orNull(p.PeriodStart), "periodEnd": orNull(p.PeriodEnd), "address": orNull(p.Address), "sources": sources, "source": object{"file": p.Sources[0].File},
		"coverage": object{"characters": c.Characters, "inMeasures": c.InMeasures, "markers": c.Markers, "attached": c.Attached, "rejected": remarks(c.Rejected), "anomalies": remarks(c.Anomalies), "withheld": []any{}},
		"measures": object{"totalCount": len(p.Measures), "nodes": measures}, "targets": object{"totalCount": len(p.Targets), "nodes": targets}})
}

type object map[string]any

func wantMeasure(m *graph.Measure) any {
	headings, responsibilities, leads, mentions, targets := []any{}, []any{}, []any{}, []any{}, []any{}
	for _, h := range m.Headings() {
		headings = append(headings, object{"number": h.Number, "title": h.Title})
	}
	agencies := map[graph.Role][]graph.ID{}
	for _, r := range m.Responsibilities() {
		responsibilities = append(responsibilities, object{"role": r.Role.String(), "asWritten": r.AsWritten, "scope": r.Scope.String(), "openEnded": r.OpenEnded,
			"agency": wantAgency(r.Agency), "evidence": places(r.Evidence)})
		if r.Role == graph.Lead {
			leads = append(leads, object{"asWritten": r.AsWritten})
		}
		agencies[r.Role] = append(agencies[r.Role], r.Agency.ID)
	}
	var technologies []graph.ID
	for _, x := range m.Mentions() {
		mentions = append(mentions, object{"asWritten": x.AsWritten, "technology": object{"id": x.Technology.ID, "name": x.Technology.Name}, "evidence": places(x.Evidence)})
		technologies = append(technologies, x.Technology.ID)
	}
	for _, x := range m.Targets {
		targets = append(targets, object{"id": x.ID})
	}
	return object{"id": m.ID, "number": m.Number, "title": m.Title, "text": cut(m.Evidence()[0]), "deadline": orNull(m.Deadline().String()), "headings": headings, "plan": object{"id": m.Plan.ID},
		"leadUnits": once(agencies[graph.Lead]), "supportingUnits": once(agencies[graph.Support]), "technologies": once(technologies),
		"responsibilities": responsibilities, "lead": leads, "mentions": mentions, "targets": targets, "evidence": places(m.Evidence())}
}

func wantAgency(a *graph.Agency) any {
	var in any
	if a.Jurisdiction != nil {
		in = wantJurisdiction(a.Jurisdiction)
	}
	return object{"id": a.ID, "name": a.Name, "shortName": a.ShortName, "aliases": append([]string{}, a.Aliases...), "kind": string(a.Kind), "successorName": orNull(a.Successor), "unresolved": a.Unresolved, "jurisdiction": in}
}

func wantAgencies(list []*graph.Agency) []any {
	want := []any{}
	for _, a := range list {
		want = append(want, wantAgency(a))
	}
	return want
}

func wantJurisdiction(j *graph.Jurisdiction) any {
	var parent any
	if j.Parent != nil {
		parent = object{"id": j.Parent.ID}
	}
	return object{"id": j.ID, "name": j.Name, "englishName": orNull(j.EnglishName), "level": j.LevelOrOther(), "parent": parent}
}

// places are pieces of evidence, whose offsets are counted in characters from the front.
func places(list []graph.Evidence) []any {
	said := []any{}
	for _, e := range list {
		span := e.Span()
		start := utf8.RuneCountInString(e.Source.Text[:span.Start])
		said = append(said, object{"start": start, "end": start + utf8.RuneCountInString(cut(e)), "line": 1 + strings.Count(e.Source.Text[:span.Start], "\n"), "quote": cut(e), "source": object{"file": e.Source.File}})
	}
	return said
}

// wantLines are the first lines of a text, each with its first character.
func wantLines(text string) any {
	rows, start := []any{}, 0
	lines := strings.Split(text, "\n")
	for i, line := range lines[:min(len(lines), 100)] {
		rows = append(rows, object{"number": i + 1, "start": start, "text": strings.TrimSuffix(line, "\r")})
		start += len([]rune(line)) + 1
	}
	return object{"totalCount": len(lines), "rows": rows}
}

func cut(e graph.Evidence) string { return e.Source.Text[e.Span().Start:e.Span().End] }

func remarks(list []graph.Rejected) []any {
	said := []any{}
	for _, r := range list {
		said = append(said, object{"reason": r.Reason, "evidence": places([]graph.Evidence{r.Evidence})[0]})
	}
	return said
}

func once(ids []graph.ID) []any {
	list := []any{}
	var seen []graph.ID
	for _, id := range ids {
		if !slices.Contains(seen, id) {
			seen = append(seen, id)
			list = append(list, object{"id": id})
		}
	}
	return list
}

// orNull is null for what is not said.
func orNull[T comparable](v T) any {
	if v == *new(T) {
		return nil
	}
	return v
}

// asJSON is the value as it comes out of JSON.
func asJSON(v any) any {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	var plain any
	if err := json.Unmarshal(text, &plain); err != nil {
		panic(err)
	}
	return plain
}

// TestSharedDocumentsAreServedAsTheyAreRead holds what check shows of each real document at hand against what a server
// answers that has loaded it, and loads it again, which must change nothing. The documents are not part of the project.
func TestSharedDocumentsAreServedAsTheyAreRead(t *testing.T) {
	var paths []string
	for _, pattern := range []string{"labelled-plans/texts/*", "more-plans/*.*", "more-plans/pdf/*", "seeds/*.txt"} {
		found, _ := filepath.Glob("../../../shared/" + pattern)
		paths = append(paths, found...)
	}
	paths = slices.DeleteFunc(paths, func(p string) bool { return strings.HasSuffix(p, "README.md") })
	if len(paths) == 0 {
		t.Skip("the shared documents are not on this machine; the bundled plans are read by other tests")
	}
	known, err := ingest.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			folder, err := collect([]string{path})
			if err != nil {
				t.Fatal(err)
			}
			store := openStore(t, "memory:")
			defer store.Close()
			report, err := ingest.Load(t.Context(), folder.Files, store, ingest.NoProgress)
			if err != nil {
				t.Fatal(err)
			}
			outline, err := known.Check(folder.Files[0])
			if err != nil || outline.NoPlan != "" {
				if n := report.Loaded(); n > 0 {
					t.Errorf("check says that it is no plan, load that it is")
				}
				return
			}
			contents, err := store.Scan(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			plan := contents.Plans[0].ID
			got := outlined(queryPlan(t, snapshot.New(contents), plan))
			var want []string
			for _, item := range outline.Items {
				if item.Measure {
					want = append(want, fmt.Sprintln(item.Number, item.Title, item.Deadline, item.Technologies))
					for _, u := range item.Units {
						want = append(want, fmt.Sprintln(u.Role, u.AsWritten, u.Name, u.Scope, u.OpenEnded, u.Unresolved))
					}
				}
			}
			slices.Sort(want)
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-checked +served: %s", diff)
			}
			if report, err = ingest.Load(t.Context(), folder.Files, store, ingest.NoProgress); err != nil || string(report.Files[0].Outcome) != "unchanged" {
				t.Errorf("loaded again, it is %s, %v", report.Files[0].Outcome, err)
			}
		})
	}
}

// outlined is what an answer says of measures, in the form in which the outline does; it fails no test by itself, but a
// responsibility without its quote is a line of its own.
func outlined(answer any) (lines []string) {
	for _, x := range answer.(map[string]any)["measures"].(map[string]any)["nodes"].([]any) {
		m := x.(map[string]any)
		var technologies []string
		for _, x := range m["mentions"].([]any) {
			name := x.(map[string]any)["technology"].(map[string]any)["name"].(string)
			if !slices.Contains(technologies, name) {
				technologies = append(technologies, name)
			}
		}
		deadline, _ := m["deadline"].(string)
		lines = append(lines, fmt.Sprintln(m["number"], m["title"], deadline, technologies))
		for _, x := range m["responsibilities"].([]any) {
			r := x.(map[string]any)
			a := r["agency"].(map[string]any)
			lines = append(lines, fmt.Sprintln(r["role"], r["asWritten"], a["name"], r["scope"], r["openEnded"], a["unresolved"]))
			if len(r["evidence"].([]any)) == 0 {
				lines = append(lines, fmt.Sprintln("without a quote:", r["asWritten"]))
			}
		}
	}
	return lines
}
