package format

import (
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unescape makes elements of tags that a page writes as text, where there are several: its editor escaped them.
func unescape(root *html.Node) {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent != nil && !neverText[n.Parent.DataAtom] && strings.Contains(n.Data, "<") && tag.MatchString(n.Data) {
			found = append(found, n)
		}
	}
	for _, n := range found {
		nodes, err := html.ParseFragment(strings.NewReader(n.Data), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
		if err != nil {
			continue
		}
		for _, each := range nodes {
			n.Parent.InsertBefore(each, n)
		}
		n.Parent.RemoveChild(n)
	}
}

// littleText is the number of characters up to which a page with a frame is but the frame's surroundings.
const littleText = 400

// heldBy is the page that another one without a text of its own holds for its script, as data or in a field; nil where it holds
// none.
func heldBy(root *html.Node, total int) *Document {
	if total > littleText {
		return nil
	}
	longest := ""
	for n := range root.Descendants() {
		if (n.DataAtom == atom.Script || n.DataAtom == atom.Textarea) && n.FirstChild != nil && len(n.FirstChild.Data) > len(longest) {
			longest = strings.TrimSpace(n.FirstChild.Data)
		}
	}
	if utf8.RuneCountInString(longest) <= littleText {
		return nil
	}
	var d *Document
	err := errNoPage
	if value, ok := scriptValue(longest); ok {
		d, err = decodeJSON(value)
	} else if hasMarkup(longest) && strings.HasPrefix(longest, "<") {
		d, err = pageIn(longest, "", "a page")
	}
	if err != nil {
		return nil
	}
	return d
}

var errNoPage = errors.New("no page")

// elsewhere is the address of the frame that holds the text of a page; "" for a page with a text of its own.
func elsewhere(root *html.Node, total int) string {
	if total > littleText {
		return ""
	}
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Frame, atom.Iframe, atom.Embed:
			if address := attribute(n, "src"); address != "" {
				return collapse(address)
			}
		case atom.Object:
			if address := attribute(n, "data"); address != "" {
				return collapse(address)
			}
		}
	}
	return ""
}

// maxAttachments bounds the links that are noted.
const maxAttachments = 20

// noteAttachments notes the files that a page leads to: often the plan itself is one of them.
func (p *page) noteAttachments(root *html.Node) {
	noted := 0
	for n := range root.Descendants() {
		if n.DataAtom == atom.A && isFile(attribute(n, "href")) && noted < maxAttachments {
			noted++
			p.notes = append(p.notes, Note{Text: collapse(textOf(n)), Reason: "an attachment, to be got and read by itself: " + collapse(attribute(n, "href"))})
		}
	}
}
