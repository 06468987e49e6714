package format

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What surrounds an article is known by these signs, each with its safeguard: an element that holds sentences, or most of the
// page, is never taken for furniture because of a name or of links.
//
//   - elements for the purpose: <nav>, <footer>, <aside>, and a <header> outside the article that holds no heading
//   - a role, a class or an id that names one: navigation, breadcrumb, footer, share, …
//   - a block with three links or more that is links for two thirds, unless they lead to files: these are attachments
//   - a short block with the words of an imprint: 版权所有, ICP备, …
//   - what the page hides

// size is what is known about the text in an element.
type size struct {
	text      int // characters that are not white space
	linked    int // of these, within links
	links     int
	files     int // links that lead to files
	sentences int // ends of sentences outside links
}

func (s *size) addUp(t size) {
	s.text, s.linked, s.links = s.text+t.text, s.linked+t.linked, s.links+t.links
	s.files, s.sentences = s.files+t.files, s.sentences+t.sentences
}

// measure takes the sizes of all elements once, bottom up.
func (p *page) measure(n *html.Node) size {
	var s size
	if n.Type == html.TextNode {
		for _, r := range n.Data {
			if !unicode.IsSpace(r) {
				s.text++
			}
			if r == '。' || r == '；' {
				s.sentences++
			}
		}
		s.sentences += strings.Count(n.Data, ". ")
	}
	for c := range n.ChildNodes() {
		if !neverText[c.DataAtom] {
			s.addUp(p.measure(c))
		}
	}
	if n.DataAtom == atom.A && hasAttribute(n, "href") {
		s = size{text: s.text, linked: s.text, links: 1}
		if isFile(attribute(n, "href")) {
			s.files = 1
		}
	}
	p.sizes[n] = s
	return s
}

func isFile(address string) bool {
	address, _, _ = strings.Cut(strings.ToLower(address), "?")
	return slices.ContainsFunc([]string{".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".et", ".zip", ".rar", ".ofd", ".ceb", ".txt", ".rtf", ".odt"}, func(ext string) bool {
		return strings.HasSuffix(address, ext)
	})
}

// article is the element that the page itself marks as its content, if it marks just one and most of the text is in
// it; otherwise the whole page.
func (p *page) article(root *html.Node) *html.Node {
	for _, marks := range []func(*html.Node) bool{
		func(n *html.Node) bool { return n.DataAtom == atom.Main || attribute(n, "role") == "main" },
		func(n *html.Node) bool { return n.DataAtom == atom.Article },
	} {
		var found []*html.Node
		for n := range root.Descendants() {
			if marks(n) {
				found = append(found, n)
			}
		}
		if len(found) == 1 && p.sizes[found[0]].text*2 > p.total {
			p.noteAround(root, found[0])
			return found[0]
		}
	}
	return root
}

// noteAround notes each element beside the way from the root to the article.
func (p *page) noteAround(root, article *html.Node) {
	var notes []Note
	for at := article; at != root; at = at.Parent {
		for sibling := range at.Parent.ChildNodes() {
			if sibling != at && !neverText[sibling.DataAtom] && p.sizes[sibling].text > 0 {
				notes = append(notes, Note{Text: collapse(textOf(sibling)), Reason: "outside the page's main element"})
			}
		}
	}
	slices.Reverse(notes)
	p.notes = append(p.notes, notes...)
}

// furniture tells why an element is part of the page and not of the article; "" where it is not.
func (p *page) furniture(n *html.Node) string {
	s := p.sizes[n]
	if n.Type != html.ElementNode || s.text == 0 || n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return ""
	}
	if reason := p.unseen(n); reason != "" {
		return reason
	}
	switch {
	case n.DataAtom == atom.Nav, n.DataAtom == atom.Footer, n.DataAtom == atom.Aside, isPageHeader(n):
		return "page furniture: <" + n.Data + ">"
	case s.sentences > 2 || s.text*2 > p.total:
		return ""
	case isNamedFurniture(n):
		return "page furniture by its name"
	case s.links >= 3 && s.linked*3 >= s.text*2 && s.files*2 < s.links:
		return "a list of links"
	case block[n.DataAtom] && s.text < 200 && isImprint(n):
		return "the site's imprint"
	}
	return ""
}

// isPageHeader knows the header of a page from that of an article, which holds the title.
func isPageHeader(n *html.Node) bool {
	if n.DataAtom != atom.Header {
		return false
	}
	for d := range n.Descendants() {
		if slices.Contains([]atom.Atom{atom.H1, atom.H2, atom.H3}, d.DataAtom) {
			return false
		}
	}
	for a := range n.Ancestors() {
		if a.DataAtom == atom.Article || a.DataAtom == atom.Main {
			return false
		}
	}
	return true
}

var furnitureNames = []string{"nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "footer", "foot", "sidebar",
	"share", "bdsharebuttonbox", "copyright", "toolbar", "pagination", "pager", "search", "sitemap", "topbar", "contentinfo", "complementary",
	"qrcode", "related", "login"}

// isNamedFurniture reads the words of an element's role, class and id.
func isNamedFurniture(n *html.Node) bool {
	for _, key := range []string{"role", "class", "id"} {
		words := strings.FieldsFunc(strings.ToLower(attribute(n, key)), func(r rune) bool { return !unicode.IsLetter(r) })
		if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(furnitureNames, w) }) {
			return true
		}
	}
	return false
}

// itemStart is the number with which an item begins.
var itemStart = regexp.MustCompile(`^(?:[（(][一二三四五六七八九十\d]+[）)]|第?[一二三四五六七八九十]+[、条]|\d{1,3}(?:[、.．]|\.\d+)|[①-⑳—•●])`)

func isImprint(n *html.Node) bool {
	text := strings.TrimSpace(textOf(n))
	if utf8.RuneCountInString(text) > 400 || itemStart.MatchString(text) { // an item may be about the marks of sites
		return false
	}
	return slices.ContainsFunc([]string{"版权所有", "ICP备", "公网安备", "网站标识码", "Copyright ©", "All Rights Reserved"}, func(words string) bool {
		return strings.Contains(text, words)
	})
}
