package format

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What a page does not show, or shows struck out, is said by attributes, by styles on the element, and by style sheets in
// the page. Of these the plain selectors are understood: a class, an id, an element with a class.

// styles holds what the style sheets of a page say: by ".class", "#id" or "element.class", the declarations of properties
// that matter here, each once. A sheet may say the same thousands of times, for thousands of elements.
type styles map[string]string

var properties = []string{"display", "visibility", "mso-hide", "font-size", "opacity", "text-decoration", "text-decoration-line", "mso-element"}

// last keeps of the declarations the last of each property that matters, and no value longer than such have.
func last(said string) string {
	var b strings.Builder
	for _, property := range properties {
		if value := declared(said, property); value != "" && len(value) < 60 {
			b.WriteString(property + ":" + value + ";")
		}
	}
	return b.String()
}

var (
	styleComment = regexp.MustCompile(`(?s)/\*.*?\*/|<!--|-->`)
	styleRule    = regexp.MustCompile(`([^{}]{1,400})\{([^{}]*)\}`)
	plainPart    = regexp.MustCompile(`^[a-z0-9]*[.#][a-z0-9_-]+$`)
)

// readStyles reads the style sheets of a page, without those for other media than the screen.
func readStyles(root *html.Node) styles {
	s := styles{}
	for n := range root.Descendants() {
		if n.DataAtom != atom.Style || n.FirstChild == nil || strings.Contains(attribute(n, "media"), "print") {
			continue
		}
		sheet := styleComment.ReplaceAllString(strings.ToLower(n.FirstChild.Data), "")
		for _, rule := range styleRule.FindAllStringSubmatch(withoutMedia(sheet), -1) {
			for _, selector := range strings.Split(rule[1], ",") {
				if selector = strings.TrimSpace(selector); plainPart.MatchString(selector) {
					s[selector] = last(s[selector] + ";" + strings.ReplaceAll(rule[2], " ", ""))
				}
			}
		}
	}
	return s
}

// withoutMedia cuts the blocks of @media and their like, whose rules hold in some cases only.
func withoutMedia(sheet string) string {
	var b strings.Builder
	for {
		at := strings.IndexByte(sheet, '@')
		if at < 0 {
			b.WriteString(sheet)
			return b.String()
		}
		b.WriteString(sheet[:at])
		sheet = sheet[at:]
		depth, end := 0, len(sheet)
		for i := range len(sheet) {
			switch {
			case sheet[i] == '{':
				depth++
			case sheet[i] == '}':
				depth--
			}
			if sheet[i] == '}' && depth <= 0 || sheet[i] == ';' && depth == 0 {
				end = i + 1
				break
			}
		}
		sheet = sheet[end:]
	}
}

// of is what is declared for an element, its own style last, without spaces.
func (s styles) of(n *html.Node) string {
	said := ""
	if len(s) > 0 {
		for _, class := range strings.Fields(strings.ToLower(attribute(n, "class"))) {
			said += s["."+class] + ";" + s[n.Data+"."+class] + ";"
		}
		if id := strings.ToLower(attribute(n, "id")); id != "" {
			said += s["#"+id] + ";" + s[n.Data+"#"+id] + ";"
		}
	}
	return said + strings.ReplaceAll(strings.ToLower(attribute(n, "style")), " ", "")
}

// declared is the last value that the declarations give a property.
func declared(said, property string) string {
	value := ""
	for _, each := range strings.Split(said, ";") {
		if name, v, ok := strings.Cut(strings.TrimSpace(each), ":"); ok && name == property {
			value = strings.TrimSuffix(v, "!important")
		}
	}
	return value
}

// unseen tells why an element is not read although it is on the page: it is hidden, or struck out.
func (p *page) unseen(n *html.Node) string {
	said := p.styles.of(n)
	switch {
	case hasAttribute(n, "hidden"), declared(said, "display") == "none", declared(said, "visibility") == "hidden",
		declared(said, "mso-hide") == "all", slices.Contains([]string{"0", "0px", "0pt"}, declared(said, "font-size")), declared(said, "opacity") == "0":
		return "hidden on the page"
	case slices.Contains([]atom.Atom{atom.S, atom.Strike, atom.Del}, n.DataAtom), strings.Contains(declared(said, "text-decoration"), "line-through"),
		strings.Contains(declared(said, "text-decoration-line"), "line-through"):
		return "struck out"
	}
	switch kind := declared(said, "mso-element"); kind {
	case "header", "footer", "comment-list", "comment", "footnote-list", "endnote-list":
		return "beside the text: " + kind
	}
	return ""
}
