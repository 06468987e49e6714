package format

import (
	"errors"
	"fmt"
)

// What keeps a file from being read. A caller that walks a folder skips ErrNotText and ErrEmpty with their reason and
// reports the others as failures.
var (
	ErrNotText     = errors.New("not a document that can be read")
	ErrEmpty       = errors.New("there is no text in it")
	ErrTooLarge    = errors.New("too large")
	ErrDamaged     = errors.New("damaged; get the file again or save it anew")
	ErrNoTextLayer = errors.New("a PDF without a text layer, as scanners make it, or one whose fonts do not tell their characters; run text recognition on it first, or let tesseract do it: plangraph load --convert")
	ErrEncrypted   = errors.New("protected by a password; save it without one")
)

func tooLarge(what string) error {
	return fmt.Errorf("%w: %s holds more than %d MB", ErrTooLarge, what, maxBytes>>20)
}

// damaged names the kind of file only: what a parser says of bytes that it cannot read helps nobody, and may quote them.
func damaged(kind string) error { return fmt.Errorf("%w (%s)", ErrDamaged, kind) }
