package format

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"regexp"
	"strings"
)

// Mails and pages saved as one file (MHTML) are written alike: headers, then parts. The page is read where there is one,
// otherwise the text, and after it the documents attached. Pictures and the like are no documents.

var mailHead = regexp.MustCompile(`(?i)^((from|to|subject|date|mime-version|content-type|received|return-path|message-id|x-[a-z-]+|content-[a-z-]+|snapshot-content-location|delivered-to):[^\r\n]*\r?\n([ \t][^\r\n]*\r?\n)*)+\r?\n`)

// isMail reports whether a file begins with the headers of a mail, its kind among them.
func isMail(data []byte) bool {
	head := data[:min(len(data), 16<<10)]
	return bytes.Contains(bytes.ToLower(head), []byte("content-type:")) && mailHead.Match(head)
}

func decodeMail(data []byte, in within) (*Document, error) {
	message, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, damaged("MIME")
	}
	body, err := io.ReadAll(message.Body)
	if err != nil {
		return nil, damaged("MIME")
	}
	all := &bundle{kind: "mail", in: in}
	m := mailReader{all: all}
	if err := m.part(textproto.MIMEHeader(message.Header), body, 0); err != nil {
		return nil, err
	}
	for _, each := range append(m.pages(), m.attached...) {
		if err := all.add(each.name, each.data); err != nil {
			return nil, err
		}
	}
	d, err := all.document("it is a mail without a text or a document in it")
	if err == nil && d.Title == "" {
		if subject, wordErr := new(mime.WordDecoder).DecodeHeader(message.Header.Get("Subject")); wordErr == nil {
			d.Title = collapse(subject)
		}
	}
	return d, err
}

type mailPart struct {
	name string
	data []byte
}

// mailReader collects the parts of a mail.
type mailReader struct {
	all      *bundle
	html     []mailPart
	text     []mailPart
	attached []mailPart
	parts    int
}

// pages are the parts to be read as the body: its pages, or else its texts.
func (m *mailReader) pages() []mailPart {
	if len(m.html) > 0 {
		return m.html[:1]
	}
	return m.text
}

func (m *mailReader) part(header textproto.MIMEHeader, body []byte, depth int) error {
	if m.parts++; m.parts > maxFiles || depth > 10 {
		return fmt.Errorf("%w: more than %d parts are in it", ErrTooLarge, maxFiles)
	}
	kind, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") {
		parts := multipart.NewReader(bytes.NewReader(body), parameters["boundary"])
		for {
			part, err := parts.NextRawPart()
			if err != nil {
				return nil // the end, or as much as is there
			}
			inner, err := io.ReadAll(io.LimitReader(part, maxBytes))
			if err != nil && len(inner) == 0 {
				return nil
			}
			if err := m.part(part.Header, inner, depth+1); err != nil {
				return err
			}
		}
	}
	m.keep(header, kind, parameters, unpack(header.Get("Content-Transfer-Encoding"), body))
	return nil
}

func (m *mailReader) keep(header textproto.MIMEHeader, kind string, parameters map[string]string, data []byte) {
	disposition, more, _ := mime.ParseMediaType(header.Get("Content-Disposition"))
	name := more["filename"]
	if name == "" {
		name = parameters["name"]
	}
	if decoded, err := new(mime.WordDecoder).DecodeHeader(name); err == nil {
		name = decoded
	}
	switch {
	case strings.HasPrefix(kind, "image/"), strings.HasPrefix(kind, "audio/"), strings.HasPrefix(kind, "video/"),
		kind == "text/css", kind == "text/javascript", strings.HasPrefix(kind, "font/"):
	case disposition == "attachment", name != "" && Known(name):
		m.attached = append(m.attached, mailPart{name, data})
	case kind == "text/html", kind == "application/xhtml+xml":
		m.html = append(m.html, mailPart{"page.html", recode(data, parameters["charset"])})
	case kind == "text/plain":
		m.text = append(m.text, mailPart{"text.txt", recode(data, parameters["charset"])})
	case kind == "application/octet-stream", strings.HasPrefix(kind, "application/"):
		m.attached = append(m.attached, mailPart{"attachment", data})
	}
}

// recode brings a text that states its character set to UTF-8, where the bytes do not tell by themselves.
func recode(data []byte, charset string) []byte {
	if text, _, _, err := decodeCharacters(data); err == nil {
		return []byte(text)
	}
	if text, ok := namedCharset(data, charset); ok {
		return []byte(text)
	}
	return data
}

// unpack undoes the encoding of a part for transport; what does not decode ends it.
func unpack(encoding string, body []byte) []byte {
	var from io.Reader = bytes.NewReader(body)
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		from = base64.NewDecoder(base64.StdEncoding, from)
	case "quoted-printable":
		from = quotedprintable.NewReader(from)
	}
	data, _ := io.ReadAll(io.LimitReader(from, maxBytes)) // as much as is there
	return data
}
