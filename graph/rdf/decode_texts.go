package rdf

import (
	"strings"
	"sync"
)

// keptTexts are the short texts that stay of a store: names, numbers, paths, units, each once, one after another in pieces of
// memory of their own. What was read lies scattered among a million names of nodes that go, and kept nearly every page of
// them: 30 MB at 100,000 measures.
type keptTexts struct {
	sync.Mutex
	known map[string]string
	piece *strings.Builder
}

// The sizes of a piece, the first for a plan that is read alone.
const (
	firstPiece = 4 << 10
	largePiece = 64 << 10
)

// own is the text in their memory.
func (t *keptTexts) own(text string) string {
	t.Lock()
	defer t.Unlock()
	kept, known := t.known[text]
	if !known {
		kept = t.keep(text)
		t.known[kept] = kept
	}
	return kept
}

func (t *keptTexts) keep(text string) string {
	switch {
	case t.piece == nil:
		t.piece = &strings.Builder{}
		t.piece.Grow(max(firstPiece, len(text)))
	case t.piece.Cap()-t.piece.Len() < len(text):
		t.piece = &strings.Builder{}
		t.piece.Grow(max(largePiece, len(text)))
	}
	from := t.piece.Len()
	t.piece.WriteString(text)
	return t.piece.String()[from:]
}
