package web

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// codings are the compressed forms that the build leaves beside a file, the smallest first: their name in HTTP and the
// file's ending.
var codings = []struct{ name, ending string }{{"br", ".br"}, {"gzip", ".gz"}}

// file is a built file. Nothing is compressed while it is served.
type file struct {
	mediaType    string
	cacheControl string            // Cache-Control
	bodies       map[string][]byte // by coding; "" is the file as it is
	tag          string
}

// load reads the files below the folder, by path; none where there is no such folder, as without a build.
func load(folder fs.FS) map[string]file {
	files := map[string]file{}
	_ = fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error { // which returns none
		if err != nil || entry.IsDir() || isCompressed(name) {
			return nil
		}
		if body, err := fs.ReadFile(folder, name); err == nil {
			files[name] = newFile(folder, name, body)
		}
		return nil
	})
	return files
}

func isCompressed(name string) bool {
	for _, c := range codings {
		if strings.HasSuffix(name, c.ending) {
			return true
		}
	}
	return false
}

func newFile(folder fs.FS, name string, body []byte) file {
	f := file{mediaType(name), "no-cache", map[string][]byte{"": body}, fmt.Sprintf("%x", sha256.Sum256(body))[:16]}
	if strings.HasPrefix(name, "assets/") { // Vite puts a hash into these names
		f.cacheControl = "public, max-age=31536000, immutable"
	}
	for _, c := range codings {
		if body, err := fs.ReadFile(folder, name+c.ending); err == nil {
			f.bodies[c.name] = body
		}
	}
	return f
}

// mediaTypes are those that the mime package takes from the machine, where they may be missing or odd.
var mediaTypes = map[string]string{
	".js":    "text/javascript; charset=utf-8",
	".txt":   "text/plain; charset=utf-8",
	".ttf":   "font/ttf",
	".woff2": "font/woff2",
	".ico":   "image/x-icon",
}

func mediaType(name string) string {
	if known, ok := mediaTypes[path.Ext(name)]; ok {
		return known
	}
	if known := mime.TypeByExtension(path.Ext(name)); known != "" {
		return known
	}
	return "application/octet-stream"
}

// serve answers with the smallest form that the client takes, or 304 where the client has it.
func (f file) serve(w http.ResponseWriter, r *http.Request) {
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.negotiate(w, r)))
}

// serveMissing answers with status 404 and the file, for a page that tells people so. Nothing is to be kept.
func (f file) serveMissing(w http.ResponseWriter, r *http.Request) {
	body := f.negotiate(w, r)
	w.Header().Del("ETag")
	w.WriteHeader(http.StatusNotFound)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // fails only where the client is gone
	}
}

// negotiate sets the headers for the smallest form that the client takes, and is that form.
func (f file) negotiate(w http.ResponseWriter, r *http.Request) []byte {
	h := w.Header()
	h.Set("Content-Type", f.mediaType)
	h.Set("Cache-Control", f.cacheControl)
	h.Set("Vary", "Accept-Encoding")
	coding := f.coding(r.Header.Get("Accept-Encoding"))
	h.Set("ETag", strconv.Quote(f.tag+coding))
	if coding != "" {
		h.Set("Content-Encoding", coding)
	}
	return f.bodies[coding]
}

// coding is the name of the form to send; "" is the file as it is.
func (f file) coding(accepted string) string {
	for _, c := range codings {
		if _, exists := f.bodies[c.name]; exists && accepts(accepted, c.name) {
			return c.name
		}
	}
	return ""
}

// accepts reports whether Accept-Encoding names the coding with a weight above 0.
func accepts(header, coding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, weight, weighted := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
		return !weighted || err == nil && q > 0
	}
	return false
}
