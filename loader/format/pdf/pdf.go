// Package pdf reads the text layer of a PDF as the paragraphs and tables that a reader of its pages sees.
//
// A PDF does not hold text. It holds glyphs, each painted at a place on a page; what characters they are only the fonts
// tell, and lines, paragraphs and tables only the places. The stages, each in a file of its own:
//
//	file       the objects of the file, which pdfcpu takes apart, repairs and decrypts
//	content    the operators of a page, followed to learn which glyph is painted where (lex reads them)
//	font       the characters and the widths of glyphs (cmap and charset: how the codes of a font map to characters)
//	grid       tables: the glyphs between ruled lines
//	line       the other glyphs, put together to lines
//	furniture  page numbers, headers and footers are taken out
//	paragraph  wrapped lines are joined, as indents and full lines tell
//
// No character is changed: no ligature is taken apart and no full-width digit is narrowed.
package pdf

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Document is the text of a PDF.
type Document struct {
	Title  string // as its properties state it; "" where they do not
	Blocks []Block
	Left   []Left
}

// Block is a paragraph or a table.
type Block struct {
	Text string   // of a paragraph, on one line
	Rows [][]Cell // of a table; nil for a paragraph
}

// Cell is a cell of a table; its text is on one line.
type Cell struct {
	Text         string
	Across, Down int // the columns and rows that it covers
}

// Left is what is on a page and in no block, and why. What stands on many pages is told once.
type Left struct {
	Page   int // the first page that has it, counted from 1
	Text   string
	Reason string
}

// What keeps a PDF from being read. Any other error tells damage.
var (
	ErrEncrypted = errors.New("encrypted")
	ErrNoText    = errors.New("no text layer")
	ErrTooLarge  = errors.New("too large")
)

// unreadable is the share of a document's characters that may be unknown, one in so many, before it counts as a document
// without text: some fonts do not tell what their glyphs mean.
const unreadable = 4

// Read reads a PDF. Broken input gives an error, or a panic of the parser, which the caller must be ready for.
func Read(data []byte) (*Document, error) {
	f, err := openFile(data)
	if err != nil {
		return nil, err
	}
	d := &Document{Title: f.title()}
	leaves, err := f.leaves()
	if err != nil {
		return nil, err
	}
	var pages []page
	for i, l := range leaves {
		p, err := f.readPage(l)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		for _, a := range p.aside {
			d.leave(i+1, a.text, a.reason)
		}
		pages = append(pages, layOut(i+1, p))
	}
	d.dropFurniture(pages)
	d.join(pages)
	return d, d.check()
}

// leave notes what is left out, once for all pages.
func (d *Document) leave(page int, text, reason string) {
	for _, l := range d.Left {
		if l.Text == text && l.Reason == reason {
			return
		}
	}
	d.Left = append(d.Left, Left{page, text, reason})
}

// check refuses a document whose characters are not known.
func (d *Document) check() error {
	var all, unknown int
	count := func(s string) {
		all += utf8.RuneCountInString(s)
		unknown += strings.Count(s, string(utf8.RuneError))
	}
	for _, b := range d.Blocks {
		count(b.Text)
		for _, row := range b.Rows {
			for _, c := range row {
				count(c.Text)
			}
		}
	}
	if all == 0 || unknown*unreadable > all {
		return ErrNoText
	}
	return nil
}
