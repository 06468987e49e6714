package web

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"net/http"
)

// plain is a page that needs no build: a sentence in both languages, what to do, and the address of the API, which works
// either way.
type plain struct {
	Chinese, English string
	Commands         string
	Home             bool // whether there is an explorer to go to
}

var notBuilt = plain{
	Chinese:  "服务已经运行，但这个程序里没有页面。装好 Node.js 20.19 以上版本，在源代码目录运行下面的命令，再打开本页。",
	English:  "The server works, but this program was built without its pages. Install Node.js 20.19 or later, run this in a clone of Plangraph, and open this page again.",
	Commands: "make run",
}

var playgroundOff = plain{
	Chinese: "这台服务器关闭了 GraphQL 调试页面。",
	English: "The playground is turned off on this server.",
	Home:    true,
}

//go:embed plain.html
var plainHTML string

var plainPage = template.Must(template.New("plain").Parse(plainHTML))

//go:embed plain.css
var plainStyle string

// plainPolicy lets the page have its one style and load nothing.
var plainPolicy = "default-src 'none'; style-src '" + hashOf(plainStyle) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

func hashOf(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func (p plain) serve(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Security-Policy", plainPolicy)
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNotFound)
	_ = plainPage.Execute(w, struct { // fails only where the client is gone
		plain
		Style template.CSS
	}{p, template.CSS(plainStyle)})
}
