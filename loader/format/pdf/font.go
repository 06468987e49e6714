package pdf

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"github.com/plangraph/plangraph/graph/norm"
)

// font tells what the codes in a string are, which characters they stand for and how wide they are. Characters come
// from the first of these that knows the code:
//
//  1. the font's table for this purpose (ToUnicode), which nearly all files of today have;
//  2. a character set that the font's encoding names: GBK-EUC-H, UniGB-UCS2-H, …, and WinAnsiEncoding for Latin fonts;
//  3. nothing: U+FFFD. An embedded font may number its glyphs as it likes and tell nobody.
//
// One glyph may stand for two characters that look alike, and a producer's table then names either: the radical ⼈ for
// 人. The text has the plain one, character for character.
type font struct {
	composite bool // its codes may have more than one byte
	set       charset
	toUnicode *cmap
	encoding  *cmap // of a composite font with an encoding of its own
	names     map[byte]string
	widths    map[int]float64 // in units of the size, by code, or by glyph for composite fonts
	missing   float64         // the width of all others
	shapes    map[string]shape
}

// shape is what is known of a code.
type shape struct {
	text  string
	width float64 // in units of the size
}

// dash makes the bar of one shape with the dash of Chinese texts that dash: fonts for both have one glyph.
var dash = strings.NewReplacer("―", "—")

// shape looks a code up, once.
func (f *font) shape(code string) shape {
	known, ok := f.shapes[code]
	if !ok {
		text := f.character(code)
		if text == joined { // painted, it is a hyphen that breaks a word
			known = shape{joined, f.width(code)}
		} else {
			known = shape{dash.Replace(norm.Plain(text)), f.width(code)}
		}
		f.shapes[code] = known
	}
	return known
}

// font is the font that an object describes; fonts are read once.
func (f *file) font(o types.Object) *font {
	ref, shared := o.(types.IndirectRef)
	if known, ok := f.fonts[ref]; ok && shared {
		return known
	}
	dict := f.dict(o)
	if dict == nil {
		return nil
	}
	read := &font{toUnicode: f.cmap(dict["ToUnicode"]), widths: map[int]float64{}, shapes: map[string]shape{}}
	if f.name(dict["Subtype"]) == "Type0" {
		f.readComposite(read, dict)
	} else {
		f.readSimple(read, dict)
	}
	if shared {
		f.fonts[ref] = read
	}
	return read
}

func (f *file) readComposite(to *font, dict types.Dict) {
	to.composite = true
	encodingName := f.name(dict["Encoding"])
	if encodingName == "" {
		to.encoding = f.cmap(dict["Encoding"])
		encodingName = f.name(f.dict(dict["Encoding"])["CMapName"])
	}
	to.set = charsetOf(encodingName)
	descendants := f.array(dict["DescendantFonts"])
	if len(descendants) == 0 {
		return
	}
	descendant := f.dict(descendants[0])
	to.missing = f.number(descendant["DW"], 1000) / 1000
	f.readWidths(to, f.array(descendant["W"]))
}

// maxWidths bounds what the ranges of a font's table cover; codes have 16 bits.
const maxWidths = 1 << 18

// readWidths reads the two forms "first [w w w]" and "first last w".
func (f *file) readWidths(to *font, w types.Array) {
	for i, left := 0, maxWidths; i+1 < len(w) && left > 0; {
		first := int(f.number(w[i], 0))
		if list := f.array(w[i+1]); list != nil {
			for j, width := range list {
				to.widths[first+j] = f.number(width, 0) / 1000
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		last := min(int(f.number(w[i+1], 0)), first+0xffff)
		left -= last - first
		width := f.number(w[i+2], 0) / 1000
		for code := first; code <= last; code++ {
			to.widths[code] = width
		}
		i += 3
	}
}

func (f *file) readSimple(to *font, dict types.Dict) {
	to.missing = f.number(f.dict(dict["FontDescriptor"])["MissingWidth"], 500) / 1000
	unit := 1.0 / 1000
	if m := f.array(dict["FontMatrix"]); len(m) == 6 && f.name(dict["Subtype"]) == "Type3" {
		unit = f.number(m[0], unit)
	}
	first := int(f.number(dict["FirstChar"], 0))
	for i, width := range f.array(dict["Widths"]) {
		to.widths[first+i] = f.number(width, 0) * unit
	}
	base := f.name(dict["Encoding"])
	if own := f.dict(dict["Encoding"]); own != nil {
		base = f.name(own["BaseEncoding"])
		to.names = f.differences(f.array(own["Differences"]))
	}
	to.set = charset{decode: charmap.Windows1252}
	if base == "MacRomanEncoding" {
		to.set.decode = charmap.Macintosh
	}
}

// differences reads "code name name code name …".
func (f *file) differences(list types.Array) map[byte]string {
	names := map[byte]string{}
	code := 0
	for _, o := range list {
		if n := f.name(o); n != "" {
			names[byte(code)] = glyphText(n)
			code++
			continue
		}
		code = int(f.number(o, 0))
	}
	return names
}

// glyphText is the character of a glyph with one of the common names; "" for a name that tells nothing.
func glyphText(glyphName string) string {
	glyphName, _, _ = strings.Cut(glyphName, ".")
	if s, ok := glyphNames[glyphName]; ok {
		return s
	}
	if utf8.RuneCountInString(glyphName) == 1 {
		return glyphName
	}
	for _, prefix := range []string{"uni", "u"} {
		if digits, ok := strings.CutPrefix(glyphName, prefix); ok && len(digits) >= 4 {
			if v, err := strconv.ParseUint(digits, 16, 21); err == nil {
				return string(rune(v))
			}
		}
	}
	return ""
}

// glyphNames holds the names of ASCII's signs and of the punctuation beyond it, as Adobe's list has them.
var glyphNames = map[string]string{
	"space": " ", "exclam": "!", "quotedbl": "\"", "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&", "quotesingle": "'",
	"parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "period": ".", "slash": "/",
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">", "question": "?", "at": "@", "bracketleft": "[",
	"backslash": "\\", "bracketright": "]", "asciicircum": "^", "underscore": "_", "grave": "`", "braceleft": "{", "bar": "|",
	"braceright": "}", "asciitilde": "~", "quoteleft": "‘", "quoteright": "’", "quotedblleft": "“", "quotedblright": "”",
	"endash": "–", "emdash": "—", "bullet": "•", "ellipsis": "…", "fi": "ﬁ", "fl": "ﬂ", "section": "§", "copyright": "©",
	"registered": "®", "trademark": "™", "degree": "°", "plusminus": "±", "multiply": "×", "divide": "÷", "periodcentered": "·",
}

// split parts a string into its codes.
func (f *font) split(s literal) []string {
	var codes []string
	for len(s) > 0 {
		n := 1
		switch {
		case !f.composite:
		case f.encoding != nil && len(f.encoding.spaces) > 0:
			n = f.encoding.length(string(s))
		default:
			n = f.set.length(string(s))
		}
		n = min(n, len(s))
		codes, s = append(codes, string(s[:n])), s[n:]
	}
	return codes
}

// character is the text of a code; U+FFFD where nobody knows it.
func (f *font) character(code string) string {
	if s, ok := f.toUnicode.text(code); ok {
		return s
	}
	if !f.composite {
		if s := f.names[code[0]]; s != "" {
			return s
		}
	}
	if f.set.decode == nil {
		return string(utf8.RuneError)
	}
	return decodeWith(f.set.decode, code)
}

func decodeWith(e encoding.Encoding, code string) string {
	s, err := e.NewDecoder().String(code)
	if err != nil || s == "" || s < " " {
		return string(utf8.RuneError)
	}
	return s
}

// width is the width of a code in units of the size. The character collections number their glyphs by themselves; of
// those it is enough to know that ASCII is half as wide as Chinese.
func (f *font) width(code string) float64 {
	key := number(code)
	if f.composite && f.encoding != nil {
		key = f.encoding.glyph(code)
	}
	if f.composite && f.set.decode != nil {
		if s := decodeWith(f.set.decode, code); s < "\u0080" {
			return 0.5
		}
		return f.missing
	}
	if w, ok := f.widths[key]; ok {
		return w
	}
	return f.missing
}

// number is the number that the bytes of a code write.
func number(code string) int {
	v := 0
	for i := 0; i < len(code); i++ {
		v = v<<8 | int(code[i])
	}
	return v
}

// fromUTF16 decodes the destination of a mapping.
func fromUTF16(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
