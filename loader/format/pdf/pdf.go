// Package pdf reads the text layer of a PDF as the paragraphs and tables that a reader of its pages sees.
//
// A PDF does not hold text. It holds glyphs, each painted at a place on a page; what characters they are only the fonts
// tell, and lines, paragraphs and tables only the places. The stages, each in a file of its own:
//
//	file       the objects of the file, which pdfcpu takes apart, repairs and decrypts
//	content    the operators of a page, followed to learn which glyph is painted where (lex reads them)
//	font       the characters and the widths of glyphs (cmap and charset: how the codes of a font map to characters)
//	sheet      text that runs sideways is turned upright with all that is painted in its direction; the rest of another
//	           direction, and what is askew, is set aside
//	watermark  large or pale glyphs that lie on the text are set aside
//	grid       tables: the glyphs between ruled lines; a frame around text is none
//	line       the other glyphs, put together to lines
//	furniture  page numbers, headers and footers are taken out
//	column     the order of reading: where a gutter parts lines that are full on both sides, column by column, and
//	           what runs across all columns before what is below it; otherwise from top to bottom
//	unruled    tables without rules, by the strips that their rows leave empty
//	paragraph  wrapped lines are joined, as indents and full lines tell (continued: tables and rows over two pages)
//
// A page that cannot be read is told, and the others are read; so is a file that ends before its end mark.
// A character is changed only to one of the same shape: no ligature is taken apart and no full-width digit is narrowed.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
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

// strange is the share of a Chinese document that may be letters with accents, one in so many: where there are more, the
// tables of its fonts name wrong characters.
const strange = 80

// Read reads a PDF. It spends a unit for each glyph, and gives up with the error of spend, which is never asked too often. Broken input gives an error, or a panic of the parser, which the caller must be ready for.
func Read(data []byte, spend func(units int) error) (*Document, error) {
	f, err := openRepaired(data)
	if err != nil {
		return nil, err
	}
	f.budget = spend
	d := &Document{Title: f.title()}
	leaves, err := f.leaves()
	if err != nil {
		return nil, err
	}
	var sheets []sheet
	for i, l := range leaves {
		p, err := f.readPage(l)
		if f.stopped != nil {
			return nil, f.stopped
		}
		if errors.Is(err, ErrTooLarge) {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		if err != nil {
			d.leave(i+1, "", "its content is damaged and was not read")
			continue
		}
		if p.lost > 0 {
			d.leave(i+1, "", fmt.Sprintf("%d characters are in fonts that the file lacks", p.lost))
			f.lost += p.lost
		}
		sheets = append(sheets, d.sheetsOf(i+1, p)...)
	}
	d.noteMissing(data, f, len(leaves))
	d.arrange(sheets)
	if err := d.check(); errors.Is(err, ErrNoText) && f.lost > 0 {
		return nil, errors.New("its fonts are missing")
	} else if err != nil {
		return nil, err
	}
	return d, nil
}

// openRepaired opens a file, put together anew where it cannot be opened as it is.
func openRepaired(data []byte) (*file, error) {
	f, err := openFile(data)
	if err == nil || errors.Is(err, ErrEncrypted) || errors.Is(err, ErrTooLarge) {
		return f, err
	}
	if whole := repair(data); whole != nil {
		if repaired, again := openFile(whole); again == nil {
			return repaired, nil
		}
	}
	return nil, err
}

var latinWord = regexp.MustCompile(`[A-Za-z]+(-[A-Za-z]+)*`)

// wordsOf is the words of letters in the lines.
func wordsOf(pages []page) map[string]bool {
	set := map[string]bool{}
	for _, p := range pages {
		for _, l := range p.lines {
			for _, w := range latinWord.FindAllString(l.text, -1) {
				set[strings.ToLower(w)] = true
			}
		}
	}
	return set
}

// noteMissing tells that pages may be missing: the file lacks its end, or has fewer pages than it says.
func (d *Document) noteMissing(data []byte, f *file, pages int) {
	if end := data[max(0, len(data)-4096):]; !bytes.Contains(end, []byte("%%EOF")) {
		d.leave(pages+1, "", "the file is cut off here; what comes after it is missing")
		return
	}
	if root, err := f.context.Pages(); err == nil && root != nil {
		if said := int(f.number(f.dict(*root)["Count"], 0)); said > pages && said <= maxPages {
			d.leave(pages+1, "", fmt.Sprintf("the file says that it has %d pages, and %d are there", said, pages))
		}
	}
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
	var all, unknown, odd, han int
	count := func(s string) {
		for _, r := range s {
			all++
			switch {
			case r == utf8.RuneError:
				unknown++
			case r >= 0x4e00 && r <= 0x9fff:
				han++
			case r < ' ' || r >= 'À' && r <= 'ɏ' && r != '×' && r != '÷':
				odd++
			}
		}
	}
	for _, b := range d.Blocks {
		count(b.Text)
		for _, row := range b.Rows {
			for _, c := range row {
				count(c.Text)
			}
		}
	}
	if all == 0 || unknown*unreadable > all || han*2 > all && odd*strange > all {
		return ErrNoText
	}
	return nil
}
