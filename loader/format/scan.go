package format

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/format/pdf"
)

// What tesseract recognises on the pictures of pages it writes as a table (TSV): each word with its place, in pixels. The
// places are put in order as the glyphs of a PDF are; the blanks that it sets between Chinese words do not count.

const scanHead = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"

func isScan(data []byte) bool { return bytes.HasPrefix(data, []byte(scanHead)) }

// The levels of the table.
const (
	scanPage = 1
	scanLine = 4
	scanWord = 5
)

const (
	pageWidth  = 595.0 // points, of a page whatever its pixels
	uncertain  = 50    // of 100, below which a word is told
	maxScanned = 2 << 20
)

// scan collects the pages of a table.
type scan struct {
	pages        []pdf.Page
	scale        float64 // points a pixel
	height       float64
	line, size   float64 // the baseline and the size of the line
	end          float64 // where its last word ends
	words, vague int
	characters   int
}

func decodeScan(data []byte) (*Document, error) {
	s := &scan{scale: 1}
	for row := range strings.SplitSeq(string(data), "\n") {
		if err := s.row(strings.Split(strings.TrimRight(row, "\r"), "\t")); err != nil {
			return nil, err
		}
	}
	read, err := pdf.Arrange(s.pages)
	if errors.Is(err, pdf.ErrNoText) {
		return nil, ErrEmpty
	} else if err != nil {
		return nil, err
	}
	document, err := laidOut(read)
	document.Encoding, document.Format = "TSV", "scan"
	if s.vague > 0 {
		document.Notes = append(document.Notes, Note{Reason: fmt.Sprintf("%d of %d words were recognised with less than half of certainty", s.vague, s.words)})
	}
	return document, err
}

// row reads a row; one that is none of the table's is left out.
func (s *scan) row(cells []string) error {
	if len(cells) < 11 {
		return nil
	}
	var n [10]float64 // level page block paragraph line word left top width height
	for i := range n {
		v, err := strconv.Atoi(cells[i])
		if err != nil {
			return nil
		}
		n[i] = float64(v)
	}
	left, top, width, height := n[6], n[7], n[8], n[9]
	switch n[0] {
	case scanPage:
		s.pages = append(s.pages, pdf.Page{})
		s.scale, s.height = pageWidth/max(width, 1), height
	case scanLine:
		s.line, s.size, s.end = (s.height-top-0.85*height)*s.scale, height*s.scale, 0
	case scanWord:
		if len(cells) > 11 && len(s.pages) > 0 {
			return s.word(cells[11], cells[10], left*s.scale, width*s.scale)
		}
	}
	return nil
}

// narrowest is the width of a character at least, in sizes.
const narrowest = 0.3

// word spreads the characters of a word evenly over its place, or over what the word before has left of it: the places of
// words overlap, and their order is known.
func (s *scan) word(text, certainty string, left, width float64) error {
	text = strings.TrimSpace(text)
	count := utf8.RuneCountInString(text)
	if count == 0 {
		return nil
	}
	if s.characters += count; s.characters > maxScanned {
		return tooLarge("its text")
	}
	s.words++
	if c, err := strconv.ParseFloat(certainty, 64); err == nil && c < uncertain {
		s.vague++
	}
	page := &s.pages[len(s.pages)-1]
	right := left + width
	left = max(left, s.end)
	each := max((right-left)/float64(count), narrowest*s.size)
	for _, r := range text {
		page.Glyphs = append(page.Glyphs, pdf.Glyph{Text: string(r), X: left, Y: s.line, Width: each, Size: s.size})
		left += each
	}
	s.end = left
	return nil
}
