package format

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// A web page becomes the lines that a reader of its article sees: each block element is a line, headings too; numbers
// that only the markup of a list holds are written out (html_list.go); tables are rows (table.go).
//
// What is around the article goes, by the rules of html_page.go. They look for what is surely no article and keep the
// rest. Readability libraries do the opposite: they look for what is surely the article, and on pages of this genre the
// well-known ones lost its title, its lists or its table of tasks.
func decodeHTML(data []byte) (*Document, error) {
	source, encoding, err := htmlCharacters(data)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return nil, damaged("HTML")
	}
	p := &page{sizes: map[*html.Node]size{}}
	p.total = p.measure(root).text
	p.walk(p.article(root))
	text, err := p.out.finish()
	if err != nil {
		return nil, err
	}
	return &Document{Text: text, Encoding: encoding, Format: "html", Title: pageTitle(root), Notes: p.notes}, nil
}

// htmlCharacters decodes a page. What it declares counts only where its bytes are not clear by themselves: pages that
// say GB2312 and are UTF-8 are common, and so are pages that say nothing.
func htmlCharacters(data []byte) (text, encoding string, err error) {
	text, encoding, _, err = decodeCharacters(data)
	if err == nil {
		return text, encoding, nil
	}
	declared, name, _ := charset.DetermineEncoding(data, "")
	decoded, decodeErr := declared.NewDecoder().Bytes(data)
	if decodeErr != nil || name == westernDefault && foreignShare(decoded) > 0.1 {
		return "", "", err
	}
	text, encoding, _, err = settle(strings.ToUpper(name), string(decoded))
	return text, encoding, err
}

// foreignShare is the share of a text that is beyond ASCII. Western languages have little of that; other encodings read
// as a western one have much.
func foreignShare(text []byte) float64 {
	beyond := 0
	for _, r := range string(text) {
		if r >= utf8.RuneSelf {
			beyond++
		}
	}
	return float64(beyond) / float64(max(1, len(text)))
}

// westernDefault is what browsers take a page for that declares nothing; any bytes can be read as it.
const westernDefault = "windows-1252"

func pageTitle(root *html.Node) string {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Title {
			return collapse(textOf(n))
		}
	}
	return ""
}

// page is the walk over a document tree.
type page struct {
	out   lines
	notes []Note
	sizes map[*html.Node]size
	total int    // characters in all of it
	outer string // the number of the list item around, with its stop
}

// walk writes what stands in an element.
func (p *page) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		p.out.add(n.Data)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode, neverText[n.DataAtom]:
		return
	case n.DataAtom == atom.Br:
		p.out.end()
		return
	}
	if reason := p.furniture(n); reason != "" {
		p.out.end()
		p.notes = append(p.notes, Note{Text: collapse(textOf(n)), Reason: reason})
		return
	}
	if inline[n.DataAtom] {
		p.walkChildren(n)
		return
	}
	p.out.end()
	switch {
	case n.DataAtom == atom.Table && !p.isLayout(n):
		p.table(n).write(&p.out)
	case n.DataAtom == atom.Ol:
		p.list(n)
	case n.DataAtom == atom.Pre:
		p.preformatted(n)
	default:
		p.walkChildren(n)
	}
	p.out.end()
}

func (p *page) walkChildren(n *html.Node) {
	for c := range n.ChildNodes() {
		p.walk(c)
	}
}

// preformatted keeps the lines that the author made.
func (p *page) preformatted(n *html.Node) {
	for line := range strings.Lines(textOf(n)) {
		p.out.add(line)
		p.out.end()
	}
}

// inline lists the elements that stand within a line; every other element, known or not, is a line of its own.
var inline = atoms(atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data,
	atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Q, atom.Ruby,
	atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr)

// neverText lists the elements whose content nobody reads as text.
var neverText = atoms(atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe,
	atom.Object, atom.Embed, atom.Audio, atom.Video, atom.Canvas, atom.Map, atom.Select, atom.Button, atom.Textarea, atom.Input, atom.Rt, atom.Rp)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	set := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		set[a] = true
	}
	return set
}

// textOf is all text in an element, but for scripts and the like.
func textOf(n *html.Node) string {
	var b strings.Builder
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			if !neverText[c.DataAtom] {
				visit(c)
			}
		}
	}
	visit(n)
	return b.String()
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttribute(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
