package graph

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Source is a file that holds a plan, whole or in part.
type Source struct {
	File     string // its name, never a machine's path: the base name, or the path below the folder that was loaded
	SHA256   string // of the file's bytes, in hexadecimal
	Encoding string // how the bytes were read: UTF-8, GB18030, …
	Complete bool   // false where another source of the same plan says more
	Text     string // the decoded text to which every offset refers
	Origin   string // an opaque mark of the place where the file lay, so that it is known again when it has changed; empty where unknown

	runeOffsets []int32 // the bytes at which every code point begins whose number is divisible by runesPerOffset
	lineOffsets []int32 // the line of each of these bytes, from 1
	runes       int
}

const runesPerOffset = 128

// NewSource makes a source over its decoded text and measures it once, so that offsets can be turned from bytes to
// code points and back without counting from the start.
func NewSource(file, sha256, encoding, text string) *Source {
	s := &Source{File: file, SHA256: sha256, Encoding: encoding, Complete: true, Text: text}
	line := int32(1)
	for at := range text {
		if s.runes%runesPerOffset == 0 {
			s.runeOffsets, s.lineOffsets = append(s.runeOffsets, int32(at)), append(s.lineOffsets, line)
		}
		if text[at] == '\n' {
			line++
		}
		s.runes++
	}
	return s
}

// Characters is the number of Unicode code points in the text.
func (s *Source) Characters() int { return s.runes }

// Evidence makes the evidence for a span in bytes. The span must begin and end between characters of the text.
func (s *Source) Evidence(span Span) Evidence {
	return Evidence{s, int32(span.Start), int32(span.End)}
}

// EvidenceAt makes the evidence for code points start to end, as a store keeps them.
// It fails where the offsets lie outside the text, as in a damaged store.
func (s *Source) EvidenceAt(start, end int) (Evidence, error) {
	if start < 0 || end < start || end > s.runes {
		return Evidence{}, fmt.Errorf("evidence %d–%d lies outside %s, which has %d characters", start, end, s.File, s.runes)
	}
	return Evidence{s, int32(s.byteAt(start)), int32(s.byteAt(end))}, nil
}

// LineAt is the line on which the byte stands, counted from 1, as editors count; for a byte after the text, the last one.
func (s *Source) LineAt(offset int) int {
	mark := s.markBelow(offset)
	if mark < 0 {
		return 1
	}
	return int(s.lineOffsets[mark]) + strings.Count(s.Text[s.runeOffsets[mark]:min(offset, len(s.Text))], "\n")
}

// Lines is how many lines the text has, as editors count them: one more than it has line breaks.
func (s *Source) Lines() int { return s.LineAt(len(s.Text)) }

// LineStart is the byte at which the line begins, counted from 1; the end of the text for a line behind the last one.
func (s *Source) LineStart(line int) int {
	if line <= 1 || s.Text == "" {
		return 0
	}
	mark := sort.Search(len(s.lineOffsets), func(i int) bool { return int(s.lineOffsets[i]) >= line }) - 1
	at := int(s.runeOffsets[mark])
	for n := int(s.lineOffsets[mark]); n < line; n++ {
		next := strings.IndexByte(s.Text[at:], '\n')
		if next < 0 {
			return len(s.Text)
		}
		at += next + 1
	}
	return at
}

// runeAt counts the code points before the byte, from the nearest mark below it.
func (s *Source) runeAt(offset int) int {
	mark := s.markBelow(offset)
	if mark < 0 {
		return 0
	}
	return mark*runesPerOffset + utf8.RuneCountInString(s.Text[s.runeOffsets[mark]:offset])
}

// markBelow is the last mark at or before the byte; -1 where there is none.
func (s *Source) markBelow(offset int) int {
	lo, hi := 0, len(s.runeOffsets)
	for lo < hi {
		if mid := (lo + hi) / 2; int(s.runeOffsets[mid]) <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}

// byteAt is the byte at which the code point begins.
func (s *Source) byteAt(char int) int {
	if char >= s.runes {
		return len(s.Text)
	}
	at := int(s.runeOffsets[char/runesPerOffset])
	for range char % runesPerOffset {
		_, size := utf8.DecodeRuneInString(s.Text[at:])
		at += size
	}
	return at
}
