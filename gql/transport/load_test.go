package transport

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/exec"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

const (
	reading = "reading-0123456789abcdef"
	loading = "loading-0123456789abcdef"
)

// loaderFunc is a loader of one function.
type loaderFunc func([]gql.File) (*gql.LoadReport, error)

func (f loaderFunc) Load(_ context.Context, files []gql.File) (*gql.LoadReport, error) {
	return f(files)
}

// Check shows the files as they would be loaded, with one item each.
func (f loaderFunc) Check(_ context.Context, files []gql.File) (*gql.LoadPreview, error) {
	report, err := f(files)
	if err != nil {
		return nil, err
	}
	preview, place := &gql.LoadPreview{}, "某市"
	for _, x := range report.Files {
		unit := gql.LoadPreviewUnit{Role: graph.Lead, AsWritten: "市经信委", Name: "某市经信委", Scope: graph.Group}
		preview.Files = append(preview.Files, gql.LoadPreviewFile{Report: x, Jurisdiction: &place, Items: []gql.LoadPreviewItem{{Line: 1, Number: "一、", Title: "任务", Measure: true, Units: []gql.LoadPreviewUnit{unit}}}})
	}
	return preview, nil
}

// Remove knows the plan of one id.
func (f loaderFunc) Remove(_ context.Context, id graph.ID) (*gql.RemovedPlan, error) {
	if id != "plan-aaaaaaaaaaaaaaaa" {
		return nil, fmt.Errorf("store: %w", graph.ErrNotFound)
	}
	return &gql.RemovedPlan{ID: id, Title: "某市方案", Revision: "r3"}, nil
}

// echo reports each file as it came.
func echo(files []gql.File) (*gql.LoadReport, error) {
	report := &gql.LoadReport{Revision: "r2"}
	for _, f := range files {
		text := string(f.Data)
		report.Files = append(report.Files, gql.LoadedFile{File: f.Name, Outcome: "LOADED", Title: &text, Changes: []string{"new: 一"}, Measures: 1, Targets: 2, Markers: 3, Attached: 4,
			Findings: []gql.LoadFinding{{Line: 5, Kind: "left", Reason: "why", Text: "what"}}})
	}
	return report, nil
}

func guarded(t *testing.T, o Options) *httptest.Server {
	t.Helper()
	tokens, err := ParseTokens("# who\nanalyst read " + reading + "\n\n editor load " + loading)
	if err != nil {
		t.Fatal(err)
	}
	o.Limits, o.Tokens = cost.DefaultLimits, tokens
	f := gqltest.NewFixture()
	server := httptest.NewServer(NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, o))
	t.Cleanup(server.Close)
	return server
}

const loadQuery = `mutation($files: [Upload!]!) { loadPlan(files: $files) { revision files { file outcome reason planId title changes measures targets markers attached findings { line kind reason text } } } }`

// form is the body and the Content-Type of an upload of one file.
func form(operations, places, content string) (string, string) {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	w.WriteField("operations", operations)
	w.WriteField("map", places)
	part, _ := w.CreateFormFile("0", `C:\plans\a.txt`)
	part.Write([]byte(content))
	w.Close()
	return body.String(), w.FormDataContentType()
}

func operations() string {
	return fmt.Sprintf(`{"query": %q, "variables": {"files": [null]}}`, loadQuery)
}

func upload(t *testing.T, server *httptest.Server, token, operations, places string) answer {
	t.Helper()
	body, kind := form(operations, places, "某市方案")
	header := map[string]string{"Content-Type": kind}
	if token != "" {
		header["Authorization"] = "Bearer " + token
	}
	return send(t, server, "POST", "/", body, header)
}

func TestLoadPlan(t *testing.T) {
	server := guarded(t, Options{Loader: loaderFunc(echo)})
	const places = `{"0": ["variables.files.0"]}`
	got := upload(t, server, loading, operations(), places)
	want := `{"data":{"loadPlan":{"revision":"r2","files":[{"file":"a.txt","outcome":"LOADED","reason":null,"planId":null,"title":"某市方案","changes":["new: 一"],"measures":1,"targets":2,"markers":3,"attached":4,"findings":[{"line":5,"kind":"left","reason":"why","text":"what"}]}]}}}`
	if got.Body != want || got.Status != 200 {
		t.Errorf("%+v", got)
	}
	for _, test := range []struct {
		name, token, operations, places string
		status                          int
		code                            string
	}{
		{"no token", "", operations(), places, 401, "UNAUTHENTICATED"},
		{"a wrong token", loading + "x", operations(), places, 401, "UNAUTHENTICATED"},
		{"a token for reading", reading, operations(), places, 403, "FORBIDDEN"},
		{"no operation", loading, `[]`, places, 400, "BAD_USER_INPUT"},
		{"no place", loading, operations(), `{"0": ["variables.files.7"]}`, 400, "BAD_USER_INPUT"},
		{"a place elsewhere", loading, operations(), `{"0": ["query"]}`, 400, "BAD_USER_INPUT"},
		{"a place below no list", loading, operations(), `{"0": ["variables.files.x.y"]}`, 400, "BAD_USER_INPUT"},
		{"no file at the place", loading, operations(), `{}`, 200, "GRAPHQL_VALIDATION_FAILED"},
	} {
		got := upload(t, server, test.token, test.operations, test.places)
		if got.Status != test.status || !strings.Contains(got.Body, test.code) {
			t.Errorf("%s: %+v", test.name, got)
		}
	}
}

// TestCheckPlan: who may load may look first at what a load would do, and nobody else.
func TestCheckPlan(t *testing.T) {
	server := guarded(t, Options{Loader: loaderFunc(echo)})
	const query = `mutation($files: [Upload!]!) { checkPlan(files: $files) { files { report { file outcome title } documentNumber issuer jurisdiction issuedOn items { line depth number title measure units { role asWritten name scope openEnded unresolved } technologies targets deadline } } } }`
	check := fmt.Sprintf(`{"query": %q, "variables": {"files": [null]}}`, query)
	const places = `{"0": ["variables.files.0"]}`
	got := upload(t, server, loading, check, places)
	want := `{"data":{"checkPlan":{"files":[{"report":{"file":"a.txt","outcome":"LOADED","title":"某市方案"},"documentNumber":null,"issuer":null,"jurisdiction":"某市","issuedOn":null,"items":[{"line":1,"depth":0,"number":"一、","title":"任务","measure":true,"units":[{"role":"LEAD","asWritten":"市经信委","name":"某市经信委","scope":"GROUP","openEnded":false,"unresolved":false}],"technologies":[],"targets":[],"deadline":null}]}]}}}`
	if got.Body != want || got.Status != 200 {
		t.Errorf("%+v", got)
	}
	if got := upload(t, server, reading, check, places); got.Status != 403 || !strings.Contains(got.Body, "FORBIDDEN") {
		t.Errorf("with a token for reading: %+v", got)
	}
	tooMuch := guarded(t, Options{Loader: loaderFunc(func([]gql.File) (*gql.LoadReport, error) {
		return nil, &gql.UnreadableError{Reason: "a.txt: too large"}
	})})
	if got := upload(t, tooMuch, loading, check, places); got.Status != 422 || !strings.Contains(got.Body, "a.txt: too large; nothing would be loaded") {
		t.Errorf("too large: %+v", got)
	}
}

// TestRemovePlan: who may load may remove, and nobody else.
func TestRemovePlan(t *testing.T) {
	server := guarded(t, Options{Loader: loaderFunc(echo)})
	remove := func(token, id string) answer {
		header := map[string]string{"Content-Type": "application/json"}
		if token != "" {
			header["Authorization"] = "Bearer " + token
		}
		return send(t, server, "POST", "/", `{"query":"mutation { removePlan(id: \"`+id+`\") { id title revision } }"}`, header)
	}
	got := remove(loading, "plan-aaaaaaaaaaaaaaaa")
	if want := `{"data":{"removePlan":{"id":"plan-aaaaaaaaaaaaaaaa","title":"某市方案","revision":"r3"}}}`; got.Body != want {
		t.Errorf("%+v", got)
	}
	for _, test := range []struct{ name, token, id, code string }{
		{"no such plan", loading, "plan-bbbbbbbbbbbbbbbb", "NOT_FOUND"},
		{"no id of a plan", loading, "x", "NOT_FOUND"},
		{"no token", "", "plan-aaaaaaaaaaaaaaaa", "UNAUTHENTICATED"},
		{"a token for reading", reading, "plan-aaaaaaaaaaaaaaaa", "FORBIDDEN"},
	} {
		if got := remove(test.token, test.id); !strings.Contains(got.Body, test.code) || strings.Contains(got.Body, "某市方案") {
			t.Errorf("%s: %+v, want %s", test.name, got, test.code)
		}
	}
	open := gqltest.NewFixture()
	if got := gqltest.FirstCode(exec.Execute(context.Background(), open.Snapshot, `mutation { removePlan(id: "x") { id } }`, "", nil)); got != "LOADING_DISABLED" {
		t.Errorf("in the process: %s", got)
	}
}

// TestLoadingIsOff: without a token for it, or without a loader, nothing is read of an upload; and what gets round the
// upload is refused by the mutation itself.
func TestLoadingIsOff(t *testing.T) {
	f := gqltest.NewFixture()
	open := serve(t, f.Snapshot)
	if got := upload(t, open, loading, operations(), "{}"); got.Status != 403 || !strings.Contains(got.Body, "LOADING_DISABLED") {
		t.Errorf("without tokens: %+v", got)
	}
	if got := upload(t, guarded(t, Options{}), loading, operations(), "{}"); got.Status != 403 || !strings.Contains(got.Body, "LOADING_DISABLED") {
		t.Errorf("without a loader: %+v", got)
	}
	const bare = `mutation { loadPlan(files: []) { revision } }`
	if errs := gqltest.DecodeErrors(t, gqltest.Post(t, open, bare, nil)); len(errs) != 1 || errs[0].Extensions["code"] != "LOADING_DISABLED" {
		t.Errorf("by JSON: %+v", errs)
	}
	if got := gqltest.FirstCode(exec.Execute(context.Background(), f.Snapshot, bare, "", nil)); got != "LOADING_DISABLED" {
		t.Errorf("in the process: %s", got)
	}
	got := send(t, guarded(t, Options{Loader: loaderFunc(echo)}), "GET", "/?query=mutation%7BloadPlan(files:%5B%5D)%7Brevision%7D%7D", "", map[string]string{"Authorization": "Bearer " + loading})
	if got.Status != http.StatusMethodNotAllowed || got.Allow != "POST" {
		t.Errorf("by GET: %+v", got)
	}
}

// TestPrivate: a closed server answers nobody without a token, not even that nothing has changed.
func TestPrivate(t *testing.T) {
	server := guarded(t, Options{Private: true})
	for token, status := range map[string]int{"": 401, "Bearer nonsense": 401, "Basic " + reading: 401, "Bearer " + reading: 304, "bearer " + loading: 304} {
		got := send(t, server, "GET", "/?query=%7Brevision%7Bid%7D%7D", "", map[string]string{"Authorization": token, "If-None-Match": `"r1"`})
		if got.Status != status {
			t.Errorf("%q: %+v", token, got)
		}
		if status == 304 && got.CacheControl != "private, no-cache" {
			t.Errorf("others may keep it: %+v", got)
		}
	}
}

// TestUploadIsLimited: a form is cut off whether or not it says beforehand how long it is.
func TestUploadIsLimited(t *testing.T) {
	h := &handler{options: Options{Limits: cost.Limits{Upload: 100}}}
	body, kind := form(operations(), "{}", strings.Repeat("x", 1000))
	for _, length := range []int64{int64(len(body)), -1} {
		r := httptest.NewRequest("POST", "/", strings.NewReader(body))
		r.Header.Set("Content-Type", kind)
		r.ContentLength = length
		if _, err := h.parseForm(httptest.NewRecorder(), r); err == nil || err.Extensions["code"] != "BODY_LIMIT_EXCEEDED" {
			t.Errorf("of length %d: %v", length, err)
		}
	}
}

func TestLoaderErrorStaysInTheLog(t *testing.T) {
	server := guarded(t, Options{Loader: loaderFunc(func([]gql.File) (*gql.LoadReport, error) { return nil, errors.New("disk on fire") })})
	got := upload(t, server, loading, operations(), `{"0": ["variables.files.0"]}`)
	if strings.Contains(got.Body, "fire") || !strings.Contains(got.Body, "INTERNAL") {
		t.Errorf("%+v", got)
	}
}

// TestParseTokens: an error names the line and repeats nothing of it.
func TestParseTokens(t *testing.T) {
	for text, want := range map[string]string{
		"a write " + reading:             "line 1 is not NAME read TOKEN or NAME load TOKEN",
		"a read " + reading + "\n" + "b": "line 2 is not NAME read TOKEN or NAME load TOKEN",
		"a read tooShortSecret":          "line 1: the token is shorter than 20 characters and could be guessed",
	} {
		if _, err := ParseTokens(text); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	tokens, err := ParseTokens("a read " + reading + "\r\nb load " + loading + "\r\n")
	if err != nil || !tokens.Load() || tokens.find(reading) != gql.ReadToken || tokens.find(loading) != gql.LoadToken || tokens.find("") != gql.NoToken {
		t.Errorf("%+v %v", tokens, err)
	}
	if strings.Contains(fmt.Sprintf("%+v", tokens), reading) {
		t.Error("the token itself is kept")
	}
}
