package format

import (
	"net/http"
	"strings"

	"golang.org/x/net/html/atom"
)

// foreign names the formats of documents that are not read; "" for all others.
func foreign(data []byte) string {
	switch {
	case isCompound(data) && Needs(data) == NeedsNothing:
		return "protected by a password; save it without one"
	case isCompound(data):
		return "an old Word, Excel or WPS file; save it as DOCX or XLSX, or let LibreOffice do it: plangraph load --convert"
	case isPicture(data):
		return "a picture; let tesseract recognise its text: plangraph load --convert"
	}
	return ""
}

// binaryKind says for people what a file that is no text seems to be.
func binaryKind(data []byte) string {
	if kind := http.DetectContentType(data); kind != "application/octet-stream" && !strings.HasPrefix(kind, "text/") {
		return ", it seems to be " + kind
	}
	return ""
}

// looksLikeHTML reports whether a file is a web page or a piece of one. A text may well speak of tags, so what counts is
// that the file begins with one, after white space, comments and declarations.
func looksLikeHTML(data []byte) bool {
	head := strings.ToLower(string(asciiOnly(data[:min(len(data), 4096)])))
	for {
		head = strings.TrimLeft(head, " \t\r\n\f")
		var end string
		switch {
		case strings.HasPrefix(head, "<!doctype html"):
			return true
		case strings.HasPrefix(head, "<!--"):
			end = "-->"
		case strings.HasPrefix(head, "<!"), strings.HasPrefix(head, "<?"):
			end = ">"
		default:
			return startsWithElement(head)
		}
		_, rest, ok := strings.Cut(head, end)
		if !ok {
			return false
		}
		head = rest
	}
}

// asciiOnly drops the zero bytes of UTF-16 and every byte order mark.
func asciiOnly(data []byte) []byte {
	kept := make([]byte, 0, len(data))
	for _, c := range data {
		if c > 0 && c < 0x80 {
			kept = append(kept, c)
		}
	}
	return kept
}

// startsWithElement reports whether a text begins with an element of pages.
func startsWithElement(head string) bool {
	rest, ok := strings.CutPrefix(head, "<")
	end := strings.IndexAny(rest, " \t\r\n/>")
	return ok && end > 0 && atom.Lookup([]byte(rest[:end])) != 0
}
