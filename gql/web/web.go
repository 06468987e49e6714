// Package web serves the pages for people: the explorer at / and the GraphQL playground at /playground.
//
// The pages are TypeScript, built by Vite into dist/pages and embedded here, so that a built program needs no file, no
// Node and no network beside it. Without Node the folder holds no pages and the program still builds: then every address
// answers with one page that says how to make them. From the outside in:
//
//	web.go      which address gets which page
//	policy.go   what a page may load
//	file.go     a built file: its compressed forms, its tag, how long it may be kept
//	plain.go    the pages that need no build
package web

import (
	"embed"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
)

// built holds what Vite made in dist/pages; README.md keeps the folder in a clone without a build.
//
//go:embed all:dist
var built embed.FS

// Options say which pages there are. The zero value has them all.
type Options struct {
	// NoPlayground takes the playground away, for servers whose schema is not for everybody. Its address then says so.
	NoPlayground bool
}

// NewHandler serves the pages by GET and HEAD. Addresses that are none of theirs are answered with status 404 and the
// explorer, which says in the reader's language that there is no such page.
func NewHandler(o Options) http.Handler {
	pages, err := fs.Sub(built, "dist/pages")
	if err != nil {
		panic(err) // the path is well formed
	}
	return newHandler(pages, o)
}

// views are the first words of the explorer's addresses: /graph, /measure/ID and so on. A test compares them with the
// explorer's own.
var views = []string{"", "search", "table", "graph", "matrix", "timeline", "compare", "measure", "agency", "technology", "plan", "jurisdiction", "target", "source", "load", "index"}

// site is the built pages by their path below dist/pages.
type site struct {
	files        map[string]file
	noPlayground bool
}

func newHandler(pages fs.FS, o Options) http.Handler {
	return secured(site{load(pages), o.NoPlayground})
}

func (s site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	asset, isFile := s.files[name]
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "This address is for reading: ask by GET.", http.StatusMethodNotAllowed)
	case name == "playground" && s.noPlayground:
		playgroundOff.serve(w)
	case isFile && path.Ext(name) != ".html":
		asset.serve(w, r)
	case strings.HasPrefix(name, "assets/"):
		http.NotFound(w, r)
	case !s.built():
		notBuilt.serve(w)
	case name == "playground":
		w.Header().Set("Content-Security-Policy", playgroundPolicy)
		s.files["playground.html"].serve(w, r)
	default:
		s.explore(w, r, name)
	}
}

func (s site) built() bool {
	_, ok := s.files["index.html"]
	return ok
}

// explore serves the explorer, which finds its view in the address.
func (s site) explore(w http.ResponseWriter, r *http.Request, name string) {
	view, _, _ := strings.Cut(name, "/")
	if slices.Contains(views, view) {
		s.files["index.html"].serve(w, r)
	} else {
		s.files["index.html"].serveMissing(w, r)
	}
}
