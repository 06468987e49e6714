package format

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// An RTF is a text with control words and groups in braces. One line a paragraph comes of it, and one a row of a table.
// Groups that are no part of the text (fonts, pictures, headers, notes) are passed over, hidden and deleted text too.
func decodeRTF(data []byte) (*Document, error) {
	r := &rtf{data: data, charset: simplifiedchinese.GBK}
	r.read()
	text, err := r.out.finish()
	return &Document{Text: joinLabels(text), Encoding: "RTF", Format: "rtf", Title: collapse(r.title.String()), Notes: r.notes}, err
}

type rtf struct {
	data    []byte
	at      int
	out     lines
	notes   []Note
	title   strings.Builder
	state   rtfState
	saved   []rtfState
	charset encoding.Encoding
	bytes   []byte   // in the character set, not decoded yet
	units   []uint16 // of UTF-16, not decoded yet
	skip    int      // characters to pass over after \u
	cells   []string
	cell    strings.Builder
	left    strings.Builder
}

// rtfState is what a group changes for itself.
type rtfState struct {
	apart, hidden, title, row bool
	fallback                  int // characters that follow each \u for old readers
}

// rtfApart are the groups whose content is no text of the document.
var rtfApart = map[string]bool{
	"fonttbl": true, "colortbl": true, "stylesheet": true, "info": true, "pict": true, "header": true, "headerl": true, "headerr": true,
	"headerf": true, "footer": true, "footerl": true, "footerr": true, "footerf": true, "footnote": true, "annotation": true, "listtable": true,
	"listoverridetable": true, "object": true, "fldinst": true, "generator": true, "rsidtbl": true, "themedata": true, "datastore": true,
	"colorschememapping": true, "latentstyles": true, "xmlnstbl": true, "nonshppict": true, "pntext": false, "bkmkstart": true, "bkmkend": true,
}

func (r *rtf) read() {
	r.state.fallback = 1
	for r.at < len(r.data) && !r.out.full() {
		c := r.data[r.at]
		r.at++
		switch c {
		case '{':
			r.flush()
			if len(r.saved) < 10_000 {
				r.saved = append(r.saved, r.state)
			}
		case '}':
			r.flush()
			if last := len(r.saved) - 1; last >= 0 {
				r.state, r.saved = r.saved[last], r.saved[:last]
			}
		case '\\':
			r.control()
		case '\r', '\n':
		default:
			r.char(c)
		}
	}
	r.flush()
	r.endRow()
	if text := collapse(r.left.String()); text != "" {
		r.notes = append(r.notes, Note{Text: text, Reason: "hidden or deleted text"})
	}
}

// char takes a byte of text.
func (r *rtf) char(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	if len(r.units) > 0 {
		r.flush()
	}
	r.bytes = append(r.bytes, c)
}

// control reads what follows a backslash.
func (r *rtf) control() {
	if r.at >= len(r.data) {
		return
	}
	c := r.data[r.at]
	if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
		word, value, has := r.word()
		r.do(word, value, has)
		return
	}
	r.at++
	switch c {
	case '\'':
		v, err := strconv.ParseUint(string(r.data[r.at:min(r.at+2, len(r.data))]), 16, 8)
		r.at = min(r.at+2, len(r.data))
		if err == nil {
			r.char(byte(v))
		}
	case '\\', '{', '}':
		r.char(c)
	case '~':
		r.char(' ')
	case '_':
		r.char('-')
	case '*':
		r.state.apart = true
	}
}

func (r *rtf) word() (word string, value int, has bool) {
	start := r.at
	for r.at < len(r.data) && (r.data[r.at]|0x20) >= 'a' && (r.data[r.at]|0x20) <= 'z' {
		r.at++
	}
	word = string(r.data[start:r.at])
	start = r.at
	if r.at < len(r.data) && r.data[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.data) && r.data[r.at] >= '0' && r.data[r.at] <= '9' && r.at-start < 11 {
		r.at++
	}
	value, err := strconv.Atoi(string(r.data[start:r.at]))
	if r.at < len(r.data) && r.data[r.at] == ' ' {
		r.at++
	}
	return word, value, err == nil
}

func (r *rtf) do(word string, value int, has bool) {
	if word == "u" {
		r.unicode(value)
		return
	}
	on := !has || value != 0
	r.flush()
	switch word {
	case "uc":
		r.state.fallback = max(0, min(value, 10))
	case "ansicpg":
		r.charset = rtfCharset(value)
	case "bin":
		r.at = min(r.at+max(0, value), len(r.data))
	case "v", "deleted", "strike", "striked":
		r.state.hidden = on
	case "plain":
		r.state.hidden = false
	case "title":
		r.state.title, r.state.apart = true, false
	case "intbl":
		r.state.row = true
	case "pard":
		r.state.row = false
	case "par", "line", "sect", "page":
		if r.state.apart {
			return
		}
		if r.state.row {
			r.cell.WriteByte(' ')
			return
		}
		r.endRow()
		r.out.end()
	case "tab":
		if s := r.state; s.apart || s.hidden || s.title || s.row {
			r.text(" ")
		} else {
			r.out.tab()
		}
	case "cell", "nestcell":
		r.cells = append(r.cells, oneLine(collapse(r.cell.String())))
		r.cell.Reset()
	case "row", "nestrow":
		r.endRow()
	case "emdash":
		r.text("—")
	case "endash":
		r.text("–")
	case "lquote":
		r.text("‘")
	case "rquote":
		r.text("’")
	case "ldblquote":
		r.text("“")
	case "rdblquote":
		r.text("”")
	case "bullet":
		r.text("•")
	default:
		if rtfApart[word] {
			r.state.apart = true
		}
	}
}

func rtfCharset(page int) encoding.Encoding {
	switch page {
	case 950:
		return traditionalchinese.Big5
	case 1252, 1250:
		return charmap.Windows1252
	case 54936:
		return simplifiedchinese.GB18030
	}
	return simplifiedchinese.GBK
}

func (r *rtf) unicode(value int) {
	if len(r.bytes) > 0 {
		r.flush()
	}
	r.units = append(r.units, uint16(value))
	r.skip = r.state.fallback
}

// flush decodes what is held.
func (r *rtf) flush() {
	if len(r.units) > 0 {
		units := r.units
		r.units = nil
		r.text(string(utf16.Decode(units)))
	}
	if len(r.bytes) > 0 {
		held := bytes.Clone(r.bytes)
		r.bytes = r.bytes[:0]
		decoded, err := r.charset.NewDecoder().Bytes(held)
		if err == nil {
			r.text(string(decoded))
		}
	}
}

func (r *rtf) text(s string) {
	switch {
	case r.state.title:
		r.title.WriteString(s)
	case r.state.apart:
	case r.state.hidden:
		r.left.WriteString(s)
	case r.state.row:
		r.cell.WriteString(s)
	default:
		r.out.add(s)
	}
}

func (r *rtf) endRow() {
	if text := collapse(r.cell.String()); text != "" {
		r.cells = append(r.cells, oneLine(text))
	}
	r.cell.Reset()
	if len(r.cells) > 0 {
		r.out.row(r.cells)
	}
	r.cells = nil
}
