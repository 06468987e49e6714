package format

import (
	"bytes"
	"errors"

	"github.com/plangraph/plangraph/loader/format/pdf"
)

// Need is what must be done to a file by another program before Decode can read it.
type Need int

// What files need.
const (
	NeedsNothing     Need = iota
	NeedsWord             // to be saved as DOCX: an old Word or WPS file
	NeedsSheet            // to be saved as XLSX: an old Excel file
	NeedsRecognition      // to have the text on its pages recognised: a PDF without a text layer
	NeedsPicture          // the same, of a picture
)

// Needs says what a file needs; nothing where Decode reads it, or nothing helps.
func Needs(data []byte) Need {
	switch {
	case isCompound(data) && bytes.Contains(data, utf16Name("EncryptedPackage")):
	case isCompound(data) && (bytes.Contains(data, utf16Name("Workbook")) || bytes.Contains(data, utf16Name("Book\x00"))):
		return NeedsSheet
	case isCompound(data):
		return NeedsWord
	case isPicture(data):
		return NeedsPicture
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) && isScanned(data):
		return NeedsRecognition
	}
	return NeedsNothing
}

func isCompound(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}

func isPicture(data []byte) bool {
	for _, head := range []string{"\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "II*\x00", "MM\x00*"} {
		if bytes.HasPrefix(data, []byte(head)) {
			return true
		}
	}
	return false
}

// unitsToTell is how much of a PDF is read to see whether it has any text.
const unitsToTell = 8 << 20

func isScanned(data []byte) (scanned bool) {
	defer func() { scanned = recover() == nil && scanned }()
	left := unitsToTell
	_, err := pdf.Read(data, func(units int) error {
		if left -= units; left < 0 {
			return errors.New("too much for a scan")
		}
		return nil
	})
	return errors.Is(err, pdf.ErrNoText)
}

// utf16Name is a name as the directory of a compound file writes it.
func utf16Name(name string) []byte {
	var b []byte
	for i := range len(name) {
		b = append(b, name[i], 0)
	}
	return b
}
