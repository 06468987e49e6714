package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// pages look like what Vite builds.
var pages = fstest.MapFS{
	"index.html":           {Data: []byte("explorer")},
	"index.html.br":        {Data: []byte("explorer in brotli")},
	"playground.html":      {Data: []byte("playground")},
	"favicon.svg":          {Data: []byte("<svg/>")},
	"assets/main-1.js":     {Data: []byte("script")},
	"assets/main-1.js.br":  {Data: []byte("script in brotli")},
	"assets/main-1.js.gz":  {Data: []byte("script in gzip")},
	"assets/font-1.ttf":    {Data: []byte("font")},
	"assets/odd-1.unknown": {Data: []byte("odd")},
}

// answer is what matters of an answer. Body is its beginning.
type answer struct {
	Status               int
	Type, Coding, Keep   string
	Body                 string
	Allow, ContentPolicy string
}

func get(t *testing.T, handler http.Handler, method, path string, header map[string]string) (answer, http.Header) {
	t.Helper()
	request := httptest.NewRequest(method, path, nil)
	for name, value := range header {
		request.Header.Set(name, value)
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	response := recorder.Result()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	h := response.Header
	policy := h.Get("Content-Security-Policy")
	if policy == basePolicy {
		policy = ""
	}
	return answer{response.StatusCode, h.Get("Content-Type"), h.Get("Content-Encoding"), h.Get("Cache-Control"), string(body), h.Get("Allow"), policy}, h
}

func TestAddresses(t *testing.T) {
	const html, js, year = "text/html; charset=utf-8", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"
	brotli, zip := map[string]string{"Accept-Encoding": "gzip, deflate, br;q=0.9"}, map[string]string{"Accept-Encoding": "br;q=0, GZIP"}
	tests := []struct {
		name, method, path string
		header             map[string]string
		want               answer
	}{
		{"the explorer", "GET", "/", nil, answer{200, html, "", "no-cache", "explorer", "", ""}},
		{"a view", "GET", "/graph", nil, answer{200, html, "", "no-cache", "explorer", "", ""}},
		{"a view of a node", "GET", "/measure/AbC?lang=zh", nil, answer{200, html, "", "no-cache", "explorer", "", ""}},
		{"no view", "GET", "/nothing", nil, answer{404, html, "", "no-cache", "explorer", "", ""}},
		{"no view, by HEAD", "HEAD", "/nothing", nil, answer{404, html, "", "no-cache", "", "", ""}},
		{"the explorer under its file's name", "GET", "/index.html", nil, answer{404, html, "", "no-cache", "explorer", "", ""}},
		{"above the top", "GET", "/../web.go", nil, answer{404, html, "", "no-cache", "explorer", "", ""}},
		{"the playground", "GET", "/playground", nil, answer{200, html, "", "no-cache", "playground", "", playgroundPolicy}},
		{"a script", "GET", "/assets/main-1.js", nil, answer{200, js, "", year, "script", "", ""}},
		{"a script, by HEAD", "HEAD", "/assets/main-1.js", nil, answer{200, js, "", year, "", "", ""}},
		{"a script in brotli", "GET", "/assets/main-1.js", brotli, answer{200, js, "br", year, "script in brotli", "", ""}},
		{"a script in gzip", "GET", "/assets/main-1.js", zip, answer{200, js, "gzip", year, "script in gzip", "", ""}},
		{"a page that has no gzip", "GET", "/", zip, answer{200, html, "", "no-cache", "explorer", "", ""}},
		{"a font", "GET", "/assets/font-1.ttf", brotli, answer{200, "font/ttf", "", year, "font", "", ""}},
		{"a file of unknown type", "GET", "/assets/odd-1.unknown", nil, answer{200, "application/octet-stream", "", year, "odd", "", ""}},
		{"a file without a hash", "GET", "/favicon.svg", nil, answer{200, "image/svg+xml", "", "no-cache", "<svg/>", "", ""}},
		{"a script of another build", "GET", "/assets/main-0.js", nil, answer{404, "text/plain; charset=utf-8", "", "", "404 page not found\n", "", ""}},
		{"a compressed form by its own name", "GET", "/assets/main-1.js.br", nil, answer{404, "text/plain; charset=utf-8", "", "", "404 page not found\n", "", ""}},
		{"POST", "POST", "/", nil, answer{405, "text/plain; charset=utf-8", "", "", "This address is for reading: ask by GET.\n", "GET, HEAD", ""}},
	}
	handler := newHandler(pages, Options{})
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, _ := get(t, handler, test.method, test.path, test.header)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s %s (-want +got):\n%s", test.method, test.path, diff)
			}
		})
	}
}

// TestHeaders holds that whatever is answered says who may load and frame it.
func TestHeaders(t *testing.T) {
	for _, site := range []http.Handler{newHandler(pages, Options{NoPlayground: true}), newHandler(fstest.MapFS{}, Options{})} {
		for _, path := range []string{"/", "/playground", "/nothing", "/assets/main-1.js", "/assets/none.js"} {
			_, h := get(t, site, "GET", path, nil)
			if policy := h.Get("Content-Security-Policy"); !strings.Contains(policy, "default-src '") || !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "http") {
				t.Errorf("%s has the policy %q", path, policy)
			}
			if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" {
				t.Errorf("%s has the headers %v", path, h)
			}
		}
	}
}

// TestTags asks again with the tag of the first answer. Each form has a tag of its own, because the bytes differ.
func TestTags(t *testing.T) {
	handler := newHandler(pages, Options{})
	seen := map[string]bool{}
	for _, coding := range []string{"br", "gzip", ""} {
		_, h := get(t, handler, "GET", "/assets/main-1.js", map[string]string{"Accept-Encoding": coding})
		tag := h.Get("ETag")
		if seen[tag] || h.Get("Vary") != "Accept-Encoding" {
			t.Errorf("in %q the tag is %s, Vary %q", coding, tag, h.Get("Vary"))
		}
		seen[tag] = true
		again, _ := get(t, handler, "GET", "/assets/main-1.js", map[string]string{"Accept-Encoding": coding, "If-None-Match": tag})
		if again.Status != http.StatusNotModified || again.Body != "" {
			t.Errorf("in %q, asked again: %+v", coding, again)
		}
	}
	if missing, _ := get(t, handler, "GET", "/nothing", map[string]string{"If-None-Match": "*"}); missing.Status != http.StatusNotFound {
		t.Errorf("a page that is missing was answered with %d", missing.Status)
	}
}

// TestPlain has the pages that say what there is not, and how to get it.
func TestPlain(t *testing.T) {
	tests := []struct {
		name    string
		handler http.Handler
		path    string
		want    []string
	}{
		{"not built", newHandler(fstest.MapFS{}, Options{}), "/", []string{"built without its pages", "没有页面", "make run", "/graphql"}},
		{"not built, a view", newHandler(fstest.MapFS{}, Options{}), "/graph", []string{"make run"}},
		{"not built, the playground", newHandler(fstest.MapFS{}, Options{}), "/playground", []string{"make run"}},
		{"playground turned off", newHandler(pages, Options{NoPlayground: true}), "/playground", []string{"turned off", "关闭", `href="/"`}},
		{"playground turned off, not built", newHandler(fstest.MapFS{}, Options{NoPlayground: true}), "/playground", []string{"turned off"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, h := get(t, test.handler, "GET", test.path, nil)
			if got.Status != http.StatusNotFound || h.Get("Cache-Control") != "no-store" {
				t.Errorf("status %d, headers %v", got.Status, h)
			}
			for _, want := range append(test.want, "<style>"+plainStyle+"</style>") {
				if !strings.Contains(got.Body, want) {
					t.Errorf("%q is not in\n%s", want, got.Body)
				}
			}
		})
	}
}

// TestBuilt has the pages of this build, or the page in their place.
func TestBuilt(t *testing.T) {
	got, _ := get(t, NewHandler(Options{}), "GET", "/", nil)
	if !strings.Contains(got.Body, "<title>Plangraph") {
		t.Errorf("/ answers %d\n%s", got.Status, got.Body)
	}
	if hidden, _ := get(t, NewHandler(Options{}), "GET", "/README.md", nil); hidden.Status != http.StatusNotFound {
		t.Errorf("what stands beside the pages is served: %+v", hidden)
	}
}
