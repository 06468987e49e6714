package format

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A page may come wrapped: as the value of a field in JSON, as text in XML, its tags escaped. It is unwrapped where it is
// clear what the page is; otherwise the file is refused with what it is. Markup is never read as text.

// tag matches the tags of pages; a text speaks of one at times, and has none in pairs.
var (
	tag        = regexp.MustCompile(`(?i)</?(p|div|br|strong|b|em|span|font|table|tbody|tr|td|th|h[1-6]|ul|ol|li|section|article|a|img|center)(\s[^<>]*)?/?>`)
	closingTag = regexp.MustCompile(`(?i)</(p|div|strong|span|font|table|tr|td|h[1-6]|ul|ol|li|section)>|<br\s*/?>`)
	escapedTag = regexp.MustCompile(`(?i)&lt;/?(p|div|br|strong|b|em|span|font|table|tr|td|h[1-6]|ul|ol|li|section)(\s[^<>]{0,400})?/?&gt;`)
)

// fewTags is the number of tags from which on a text is markup.
const fewTags = 3

func hasMarkup(s string) bool { return len(closingTag.FindAllStringIndex(s, fewTags)) >= fewTags }

func hasEscapedMarkup(s string) bool {
	return len(escapedTag.FindAllStringIndex(s, fewTags)) >= fewTags
}

// unwrap finds the page in a text that is not one itself; ok is false where the text is nothing but a text.
func unwrap(name, text string) (d *Document, ok bool, err error) {
	trimmed := strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	markdown := extension(name) == ".md" || extension(name) == ".markdown"
	switch {
	case trimmed == "":
		return nil, false, nil
	case isJSON(trimmed):
		d, err = decodeJSON(scripted(trimmed))
	case strings.HasPrefix(trimmed, "<?xml"), trimmed[0] == '<' && isXML(trimmed):
		d, err = decodeXML(trimmed)
	case hasEscapedMarkup(text):
		d, err = decodeHTML([]byte(html.UnescapeString(text)))
	case !markdown && hasMarkup(text):
		d, err = decodeHTML([]byte(text))
	default:
		return nil, false, nil
	}
	return d, true, err
}

// decodeJSON reads the longest string that is a page, or a text of several lines.
func decodeJSON(text string) (*Document, error) {
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return nil, damaged("JSON")
	}
	var longest, title string
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, each := range v {
				walk(k, each)
			}
		case []any:
			if joined := paragraphsIn(v); len(joined) > len(longest) {
				longest = joined
			}
			for _, each := range v {
				walk(key, each)
			}
		case string:
			if len(v) > len(longest) || len(v) == len(longest) && v > longest {
				longest = v
			}
			if low := strings.ToLower(key); title == "" && strings.HasSuffix(low, "title") {
				title = v
			}
		}
	}
	walk("", value)
	return pageIn(longest, title, "JSON")
}

// before matches what stands before a value that a script takes: callback(, var data =.
var before = regexp.MustCompile(`^(?:(?:var|let|const|window\.)?[\w$. ]{1,60}[(=])\s*[\[{]`)

// scriptValue is the JSON that a text is: by itself, or as what a script takes.
func scriptValue(s string) (value string, ok bool) {
	if s == "" || s[0] != '{' && s[0] != '[' {
		m := before.FindString(s)
		if m == "" {
			return "", false
		}
		s = strings.TrimRight(s[len(m)-1:], "); \r\n\t")
	}
	return s, json.Valid([]byte(s))
}

func isJSON(s string) bool { _, ok := scriptValue(s); return ok }

func scripted(s string) string { s, _ = scriptValue(s); return s }

// paragraphsIn is the text of a list of paragraphs: strings, or objects that hold one each under the same key.
func paragraphsIn(list []any) string {
	longest := ""
	for _, key := range keysIn(list) {
		var b strings.Builder
		for _, each := range list {
			text, ok := each.(string)
			if object, is := each.(map[string]any); is {
				text, ok = object[key].(string)
			}
			if !ok || strings.Contains(strings.TrimSpace(text), "\n") {
				return ""
			}
			if key != "" && hasMarkup(text) {
				return "" // a list of pages
			}
			b.WriteString(strings.TrimSpace(text) + "\n")
		}
		if b.Len() > len(longest) {
			longest = b.String()
		}
	}
	if hasMarkup(longest) {
		lines := strings.Split(strings.TrimSpace(longest), "\n")
		for i, line := range lines {
			if !strings.HasPrefix(line, "<") {
				lines[i] = "<p>" + line + "</p>"
			}
		}
		return strings.Join(lines, "\n")
	}
	return longest
}

// keysIn lists the keys with strings of the first object in a list; "" stands for a list of strings.
func keysIn(list []any) []string {
	if len(list) < 3 {
		return nil
	}
	object, ok := list[0].(map[string]any)
	if !ok {
		return []string{""}
	}
	var keys []string
	for key, v := range object {
		if _, ok := v.(string); ok && len(keys) < 50 {
			keys = append(keys, key)
		}
	}
	return slices.Sorted(slices.Values(keys))
}

// pageIn is the page or text that a field holds.
func pageIn(field, title, kind string) (*Document, error) {
	if hasEscapedMarkup(field) {
		field = html.UnescapeString(field)
	}
	var d *Document
	var err error
	switch {
	case tag.MatchString(field):
		d, err = decodeHTML([]byte(field))
	case strings.Count(field, "\n") >= 2 && utf8.RuneCountInString(field) > 60:
		d = &Document{Text: field, Encoding: utf8Name, Format: "text"}
	default:
		return nil, fmt.Errorf("%w: it is %s without a page in it", ErrNotText, kind)
	}
	if d != nil {
		d.Notes = append(d.Notes, Note{Reason: "the page was taken out of a field in " + kind})
		if d.Title == "" {
			d.Title = collapse(title)
		}
	}
	return d, err
}

// isXML reports whether a text that begins with a tag of no page is XML from end to end.
func isXML(s string) bool {
	from := xml.NewDecoder(strings.NewReader(s))
	for range 50 {
		token, err := from.Token()
		if err != nil {
			return errors.Is(err, io.EOF)
		}
		if start, ok := token.(xml.StartElement); ok {
			return strings.Contains(s, "</"+nameIn(s, start))
		}
	}
	return false
}

func nameIn(s string, start xml.StartElement) string {
	if at := strings.Index(s, ":"+start.Name.Local); at >= 0 {
		if open := strings.LastIndexByte(s[:at], '<'); open >= 0 && !strings.ContainsAny(s[open:at], " \n>") {
			return s[open+1:at] + ":" + start.Name.Local
		}
	}
	return start.Name.Local
}

// decodeXML reads the document that Word 2003 writes as XML, or the page in the longest text of any other.
func decodeXML(text string) (*Document, error) {
	head := text[:min(len(text), 4096)]
	if strings.Contains(head, "wordDocument") || strings.Contains(head, "2006/xmlPackage") {
		return decodeWordXML([]byte(text))
	}
	if strings.Contains(head, "opendocument") {
		return decodeFlatODF([]byte(text))
	}
	from := xml.NewDecoder(strings.NewReader(text))
	from.Strict = false
	var longest, title, name string
	var held strings.Builder
	for n := 0; n < maxElements; n++ {
		token, err := from.Token()
		if err != nil {
			break
		}
		switch token := token.(type) {
		case xml.StartElement:
			name = token.Name.Local
			held.Reset()
		case xml.CharData:
			held.Write(token)
		case xml.EndElement:
			if held.Len() > len(longest) {
				longest = held.String()
			}
			if title == "" && strings.HasSuffix(strings.ToLower(name), "title") {
				title = held.String()
			}
			held.Reset()
		}
	}
	return pageIn(longest, title, "XML")
}

// decodeWordXML reads a document in one file of XML: Word 2003's, or a package as one file.
func decodeWordXML(data []byte) (*Document, error) {
	a := &archive{left: maxBytes, elements: maxElements}
	d := &docx{files: a}
	if err := a.readElements(xml.NewDecoder(bytes.NewReader(data)), "body", d.block); err != nil {
		return nil, damaged("Word XML")
	}
	text, err := d.out.finish()
	return &Document{Text: text, Encoding: "XML", Format: "docx", Notes: d.notes}, err
}
