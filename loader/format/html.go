package format

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// maxTags bounds a page, of which each tag may become several nodes in memory. The longest plans have a tenth of it.
const maxTags = 500_000

// A web page becomes the lines that a reader of its article sees: each block element is a line, headings too; numbers
// that only the markup of a list holds are written out (html_list.go); tables are rows (table.go).
//
// What is around the article goes, by the rules of html_page.go. They look for what is surely no article and keep the
// rest. Readability libraries do the opposite: they look for what is surely the article, and on pages of this genre the
// well-known ones lost its title, its lists or its table of tasks.
func decodeHTML(data []byte) (*Document, error) {
	if bytes.Count(data, []byte("<")) > maxTags {
		return nil, fmt.Errorf("%w: it has more than %d tags", ErrTooLarge, maxTags)
	}
	source, encoding, err := htmlCharacters(data)
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(strings.TrimSpace(source), "<?xml") {
		source = emptyElement.ReplaceAllString(source, "<$1$2></$1>")
	}
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return nil, damaged("HTML")
	}
	unescape(root)
	p := &page{sizes: map[*html.Node]size{}, styles: readStyles(root)}
	p.total = p.measure(root).text
	if held := heldBy(root, p.total); held != nil {
		return held, nil
	}
	if frame := elsewhere(root, p.total); frame != "" {
		return nil, fmt.Errorf("%w: its text is in another file, which it shows in a frame; get that one: %s", ErrNotText, frame)
	}
	p.walk(p.article(root))
	p.noteAttachments(root)
	text, err := p.out.finish()
	if err != nil {
		return nil, err
	}
	return &Document{Text: joinLabels(text), Encoding: encoding, Format: "html", Title: pageTitle(root), Notes: p.notes}, nil
}

// emptyElement matches elements that XHTML may close at once: as HTML they would take in all that follows.
var emptyElement = regexp.MustCompile(`<(title|script|style|textarea|iframe|noscript)(\s[^<>]*)?/>`)

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

// namedCharset reads bytes in the character set of that name.
func namedCharset(data []byte, name string) (string, bool) {
	e, _ := charset.Lookup(name)
	if e == nil {
		return "", false
	}
	decoded, err := e.NewDecoder().Bytes(data)
	return string(decoded), err == nil
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
	out    lines
	notes  []Note
	sizes  map[*html.Node]size
	total  int // characters in all of it
	styles styles
	outer  string // the number of the list item around, with its stop
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
		if block[n.DataAtom] {
			p.out.end()
		}
		p.notes = append(p.notes, Note{Text: collapse(textOf(n)), Reason: reason})
		return
	}
	if p.drawnAs(n) == "table" {
		if t, ok := p.drawnTable(n); ok {
			p.out.end()
			t.write(&p.out)
			return
		}
	}
	if n.Type == html.ElementNode && !block[n.DataAtom] && declared(p.styles.of(n), "display") != "block" {
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
	case n.DataAtom == atom.Dl:
		p.definitions(n)
	default:
		p.walkChildren(n)
	}
	p.out.end()
}

func (p *page) walkChildren(n *html.Node) {
	var kids []*html.Node // elements from here on
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			kids = append(kids, c)
		}
	}
	skip := 0 // cards that were read
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode {
			p.walk(c)
			continue
		}
		if skip == 0 && len(kids) > 1 {
			var t table
			if t, skip = p.cards(kids); skip > 0 {
				p.out.end()
				t.write(&p.out)
			}
		}
		kids = kids[1:]
		if skip > 0 {
			skip--
			continue
		}
		p.walk(c)
	}
}

// definitions writes each name of a list with its first value on one line.
func (p *page) definitions(n *html.Node) {
	name := "" // that waits for its value
	for d := range n.Descendants() {
		switch {
		case d.DataAtom == atom.Dt:
			p.out.add(name)
			p.out.end()
			name = p.cellText(d)
		case d.DataAtom == atom.Dd && name != "":
			p.out.add(labelled(name, p.cellText(d)))
			p.out.end()
			name = ""
		case d.DataAtom == atom.Dd:
			p.walk(d)
		}
	}
	p.out.add(name)
}

// preformatted keeps the lines that the author made.
func (p *page) preformatted(n *html.Node) {
	for line := range strings.Lines(textOf(n)) {
		for i, part := range strings.Split(line, "\t") {
			if i > 0 {
				p.out.tab()
			}
			p.out.add(part)
		}
		p.out.end()
	}
}

// block lists the elements that are lines of their own. All others stand within a line, unknown ones too, as in browsers:
// Word writes <o:p> and <st1:place> into its pages.
var block = atoms(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details,
	atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.Frameset,
	atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li,
	atom.Listing, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Plaintext, atom.Pre, atom.Section, atom.Summary,
	atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Xmp)

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
