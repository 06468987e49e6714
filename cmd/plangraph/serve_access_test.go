package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
)

const (
	readToken = "read-0123456789abcdefgh"
	loadToken = "load-0123456789abcdefgh"
)

// do sends a request and returns the answer with its body.
func do(t *testing.T, method, url, body string, header map[string]string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		r.Header.Set(name, value)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(text)
}

// uploadOf is a form that loads one file.
func uploadOf(t *testing.T, path string) (body, kind string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	w.WriteField("operations", `{"query": "mutation($f: [Upload!]!) { loadPlan(files: $f) { revision files { file outcome measures } } }", "variables": {"f": [null]}}`)
	w.WriteField("map", `{"a": ["variables.f.0"]}`)
	part, _ := w.CreateFormFile("a", filepath.Base(path))
	part.Write(data)
	w.Close()
	return b.String(), w.FormDataContentType()
}

// TestLoadOverHTTP: what a token's holder loads is served by the next request, and nobody else loads anything.
func TestLoadOverHTTP(t *testing.T) {
	dir := t.TempDir()
	tokens := filepath.Join(dir, "tokens")
	if err := os.WriteFile(tokens, []byte("analyst read "+readToken+"\neditor load "+loadToken+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	plan := filepath.Join(dir, "plan.txt")
	if err := os.WriteFile(plan, []byte("某市数据工作方案\n（一）建设平台。（牵头单位：市数据局）\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	base, _ := start(t, "--store", "file:"+filepath.Join(dir, "x.db"), "--tokens", tokens)
	const count = "/graphql?query={revision{plans}}"
	body, kind := uploadOf(t, plan)
	for token, want := range map[string]int{"": 401, "nonsense": 401, readToken: 403} {
		header := map[string]string{"Content-Type": kind, "Authorization": "Bearer " + token}
		if response, text := do(t, "POST", base+"/graphql", body, header); response.StatusCode != want {
			t.Errorf("token %q: %d %s", token, response.StatusCode, text)
		}
	}
	if got := get(t, base+count); got != `{"data":{"revision":{"plans":4}}}` {
		t.Errorf("before: %s", got)
	}
	header := map[string]string{"Content-Type": kind, "Authorization": "Bearer " + loadToken}
	response, text := do(t, "POST", base+"/graphql", body, header)
	if response.StatusCode != 200 || !strings.Contains(text, `"files":[{"file":"plan.txt","outcome":"LOADED","measures":1}]`) {
		t.Errorf("%d %s", response.StatusCode, text)
	}
	if got := get(t, base+count); got != `{"data":{"revision":{"plans":5}}}` {
		t.Errorf("after: %s", got)
	}
}

// TestTokensStayHidden: no answer and no log line holds a token, right or wrong.
func TestTokensStayHidden(t *testing.T) {
	t.Setenv("PLANGRAPH_TOKENS", "a read "+readToken+"; b load "+loadToken)
	var log bytes.Buffer
	base, stop := startLogging(t, &log, "--store", "memory:", "--private", "--log", "json")
	wrong := "wrong-0123456789abcdefgh"
	for _, token := range []string{readToken, loadToken, wrong} {
		_, text := do(t, "GET", base+"/graphql?query={revision{plans}}", "", map[string]string{"Authorization": "Bearer " + token})
		if strings.Contains(text, token) {
			t.Errorf("an answer repeats the token: %s", text)
		}
	}
	if response, _ := do(t, "GET", base+"/graphql?query={revision{plans}}", "", nil); response.StatusCode != 401 || response.Header.Get("WWW-Authenticate") != "Bearer" {
		t.Errorf("without a token: %d", response.StatusCode)
	}
	stop()
	if log.Len() == 0 {
		t.Fatal("there is no log")
	}
	for _, token := range []string{readToken, loadToken, wrong} {
		if strings.Contains(log.String(), token) {
			t.Errorf("the log has a token: %s", log.String())
		}
	}
}

// TestHeaders: every answer has the headers that protect its reader, whoever gives it.
func TestHeaders(t *testing.T) {
	base, _ := start(t, "--store", "memory:")
	for path, policy := range map[string]string{
		"/": "default-src '", "/playground": "default-src '", "/assets/none.js": "default-src 'self'",
		"/graphql?query={revision{id}}": "default-src 'none'", "/graphql": "default-src 'none'", "/healthz": "default-src 'none'", "/readyz": "default-src 'none'",
	} {
		response, _ := do(t, "GET", base+path, "", nil)
		h := response.Header
		if !strings.HasPrefix(h.Get("Content-Security-Policy"), policy) || !strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors 'none'") {
			t.Errorf("%s: Content-Security-Policy %q", path, h.Get("Content-Security-Policy"))
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
			"Cross-Origin-Resource-Policy": "same-origin", "Access-Control-Allow-Origin": "",
		} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
		if page := policy == "default-src '"; page && h.Get("Cross-Origin-Opener-Policy") != "same-origin" {
			t.Errorf("%s: the page may share its window", path)
		}
	}
}

// TestOrigins: a page of another origin may ask only where its origin is allowed, and a form may not even then.
func TestOrigins(t *testing.T) {
	closed, _ := start(t, "--store", "memory:")
	open, _ := start(t, "--store", "memory:", "--allow-origins", "https://a.example,https://b.example")
	for _, test := range []struct{ base, origin, want string }{
		{closed, "https://a.example", ""}, {open, "https://a.example", "https://a.example"}, {open, "https://b.example", "https://b.example"}, {open, "https://c.example", ""}, {open, "null", ""},
	} {
		preflight, _ := do(t, "OPTIONS", test.base+"/graphql", "", map[string]string{"Origin": test.origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type,plangraph-cost"})
		answer, _ := do(t, "POST", test.base+"/graphql", `{"query":"{revision{id}}"}`, map[string]string{"Origin": test.origin, "Content-Type": "application/json"})
		for what, response := range map[string]*http.Response{"preflight": preflight, "answer": answer} {
			h := response.Header
			if got := h.Get("Access-Control-Allow-Origin"); got != test.want || h.Get("Access-Control-Allow-Credentials") != "" {
				t.Errorf("%s from %s: Access-Control-Allow-Origin %q, want %q", what, test.origin, got, test.want)
			}
			if response.StatusCode/100 != 2 {
				t.Errorf("%s from %s: %d", what, test.origin, response.StatusCode)
			}
		}
	}
	for _, kind := range []string{"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""} { // what a form, or a script that asks for nothing first, can send
		response, text := do(t, "POST", open+"/graphql", `{"query":"{revision{id}}"}`, map[string]string{"Origin": "https://a.example", "Content-Type": kind})
		if response.StatusCode != 415 && response.StatusCode != 403 {
			t.Errorf("%q: %d %s", kind, response.StatusCode, text)
		}
	}
}

// TestNoIntrospection: the schema is not shown, no error suggests its names, and the playground, which lives on it, is off.
func TestNoIntrospection(t *testing.T) {
	base, _ := start(t, "--store", "memory:", "--no-introspection")
	for query, want := range map[string]string{
		"{__schema{types{name}}}": "INTROSPECTION_DISABLED", `{...{__type(name:"Plan"){name}}}`: "INTROSPECTION_DISABLED",
		"fragment%20F%20on%20Query{__schema{types{name}}}{...F}": "INTROSPECTION_DISABLED", "{revision{__typename}}": `"Revision"`,
	} {
		if got := get(t, base+"/graphql?query="+query); !strings.Contains(got, want) {
			t.Errorf("%s: %s", query, got)
		}
	}
	if got := get(t, base+"/graphql?query={revisio{id}}"); strings.Contains(got, "Did you mean") {
		t.Errorf("an error tells names: %s", got)
	}
	if response, _ := do(t, "GET", base+"/playground", "", nil); response.StatusCode == 200 {
		t.Error("the playground is on")
	}
}

// TestSlowClients: who sends a header or a body drop by drop is cut off, and others are served meanwhile.
func TestSlowClients(t *testing.T) {
	hasty, _ := start(t, "--store", "memory:", "--header-timeout", "300ms", "--body-timeout", "600ms")
	patient, _ := start(t, "--store", "memory:", "--header-timeout", "1h", "--body-timeout", "1h")
	for name, beginning := range map[string]string{
		"header": "POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: ",
		"body":   "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"query\":\"",
	} {
		kept, cut := begin(t, patient, beginning), begin(t, hasty, beginning)
		if got := get(t, patient+"/graphql?query={revision{plans}}"); !strings.Contains(got, "plans") {
			t.Errorf("slow %s: another client got %s", name, got)
		}
		kept.Close()
		cut.SetReadDeadline(time.Now().Add(plantest.Timeout))
		if _, err := io.ReadAll(cut); err != nil {
			t.Errorf("slow %s: the connection is still open: %v", name, err)
		}
	}
}

// begin sends the beginning of a request on a connection of its own.
func begin(t *testing.T, base, beginning string) net.Conn {
	t.Helper()
	connection, err := net.Dial("tcp", strings.TrimPrefix(base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { connection.Close() })
	io.WriteString(connection, beginning)
	return connection
}

// TestConnectionsAreCounted: for one more than --max-connections, the one that waits is closed, and health is told meanwhile
// to whoever asks.
func TestConnectionsAreCounted(t *testing.T) {
	base, _ := start(t, "--store", "memory:", "--max-connections", "2")
	var held []net.Conn
	for _, beginning := range []string{"", "", "GET /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "", "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{", ""} {
		held = append(held, begin(t, base, beginning))
	}
	for range 3 {
		http.DefaultClient.CloseIdleConnections()
		if got := get(t, base+"/healthz"); got != "ok\n" {
			t.Errorf("beside connections that are held: %q", got)
		}
		if got := get(t, base+"/graphql?query={revision{plans}}"); !strings.Contains(got, `"plans":4`) {
			t.Errorf("beside connections that are held: %q", got)
		}
	}
	held[0].SetReadDeadline(time.Now().Add(plantest.Timeout))
	if _, err := held[0].Read(make([]byte, 1)); err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the connection that waited longest is still there: %v", err)
	}
}

// TestOtherNames: a page that has given its own name the address of this server learns nothing, unless the name is allowed.
func TestOtherNames(t *testing.T) {
	closed, _ := start(t, "--store", "memory:")
	open, _ := start(t, "--store", "memory:", "--hosts", "plans.example.org")
	for _, test := range []struct {
		base, host string
		status     int
	}{{closed, "evil.example.org", 421}, {closed, "localhost", 200}, {open, "plans.example.org", 200}, {open, "evil.example.org", 421}} {
		for _, path := range []string{"/graphql?query={revision{plans}}", "/", "/playground"} {
			r, err := http.NewRequest("GET", test.base+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Host = test.host
			response, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			response.Body.Close()
			if (response.StatusCode == 421) != (test.status == 421) { // pages may not be built
				t.Errorf("%s as %s: %d, want %d", path, test.host, response.StatusCode, test.status)
			}
		}
	}
}

// TestAllTargets: whoever asks for full pages of targets in full pages of plans gets what there is, since that is little, and
// is told so.
func TestAllTargets(t *testing.T) {
	base, _ := start(t, "--store", "memory:")
	for _, fields := range []string{"metric evidence { quote start end }", "metric value unit deadline evidence { quote start end source { file } }"} {
		query := fmt.Sprintf(`{"query":"{ plans(first: 100) { nodes { targets(first: 100) { nodes { %s } } } } }"}`, fields)
		response, text := do(t, "POST", base+"/graphql", query, map[string]string{"Content-Type": "application/json", "Plangraph-Cost": "1"})
		var got struct {
			Errors     []any
			Data       struct{ Plans struct{ Nodes []any } }
			Extensions struct {
				Cost struct{ Requested, Actual, Limit int }
			}
		}
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		cost := got.Extensions.Cost
		if response.StatusCode != 200 || len(got.Errors) > 0 || len(got.Data.Plans.Nodes) != 4 {
			t.Errorf("%d %.300s", response.StatusCode, text)
		}
		if cost.Actual < 300 || cost.Actual > 5000 || cost.Requested < 100_000 || cost.Limit != 200_000 {
			t.Errorf("%s costs %+v", fields, cost)
		}
		t.Logf("%+v", cost)
	}
}
