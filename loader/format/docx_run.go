package format

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/plangraph/plangraph/graph/norm"
)

// unseen tells why a run is no part of the text: it is hidden or struck out, by itself or by a style.
func (d *docx) unseen(run *element) string {
	if d.runs(run, "vanish") || d.runs(run, "specVanish") {
		return "hidden text"
	}
	if d.runs(run, "strike") || d.runs(run, "dstrike") {
		return "struck out"
	}
	return ""
}

// runs reports whether a run has a property: its own, or that of its style or of its paragraph's.
func (d *docx) runs(run *element, property string) bool {
	properties := run.first("rPr")
	if own := properties.first(property); own != nil {
		return own.on()
	}
	for _, name := range []string{properties.first("rStyle").val(), d.style} {
		for range 20 { // styles may be based on each other in a ring
			s, known := d.numbering.styles[name]
			if !known {
				break
			}
			if own := s.run.first(property); own != nil {
				if own.on() {
					return true
				}
				break
			}
			name = s.basedOn
		}
	}
	return false
}

// symbol writes a character of a symbol font as what it looks like.
func (d *docx) symbol(e *element) {
	code, err := strconv.ParseUint(e.attr("char"), 16, 32)
	r := rune(code)
	if r < 0x100 {
		r += 0xf000
	}
	if n := int(r) - 0xf080; strings.HasPrefix(e.attr("font"), "Wingdings") && n >= 1 && n <= 10 {
		r = '①' + rune(n-1)
	}
	first, rest := norm.Fold(r)
	if err != nil || first == 0 || norm.Unknown(r) {
		d.notes = append(d.notes, Note{Text: e.attr("font") + " " + e.attr("char"), Reason: "a symbol that cannot be written"})
		return
	}
	d.out.add(string(first) + rest)
}

// field follows the parts of a field: its instruction, then what Word shows for it, which is text like any other. Of an
// equation the instruction is all there is.
func (d *docx) field(part string) {
	last := len(d.fields) - 1
	switch {
	case part == "begin" && last < 20:
		d.fields = append(d.fields, &strings.Builder{})
	case last < 0:
	case part == "separate" || part == "end":
		if d.fields[last] != nil {
			d.out.add(equation(d.fields[last].String()))
			d.fields[last] = nil
		}
		if part == "end" {
			d.fields = d.fields[:last]
		}
	}
}

var (
	circledField  = regexp.MustCompile(`(?i)^\s*EQ\s+\\o\s*(?:\\a[clr])?\s*\(\s*[○◯〇]\s*[,;，；]\s*([0-9]{1,2})\s*\)\s*$`)
	fractionField = regexp.MustCompile(`(?i)^\s*EQ\s+\\f\s*\(\s*([0-9]+)\s*[,;，；]\s*([0-9]+)\s*\)\s*$`)
)

// equation is what an EQ field shows: a number in a circle, a fraction; "" for any other field.
func equation(instruction string) string {
	if m := circledField.FindStringSubmatch(instruction); m != nil {
		n, _ := strconv.Atoi(m[1])
		return enclosed("decimalEnclosedCircle", n)
	}
	if m := fractionField.FindStringSubmatch(instruction); m != nil {
		return m[1] + "/" + m[2]
	}
	return ""
}

// readLinks reads which parts the ids in the body mean.
func (d *docx) readLinks(part, folder string) {
	d.links = map[string]string{}
	_ = d.files.each(part, "Relationships", func(e *element) { // a package without them names no parts
		if e.attr("TargetMode") != "External" {
			target := e.attr("Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			d.links[e.attr("Id")] = strings.TrimPrefix(target, "/")
		}
	})
}

// maxChunks bounds documents within documents.
const maxChunks = 3

// chunk reads a document that the body takes in as it is.
func (d *docx) chunk(e *element) {
	part := d.links[e.attr("id")]
	data, err := d.files.content(part)
	if err == nil && d.in.depth < maxChunks && len(data) > 0 {
		var inner *Document
		if inner, err = decodeWithin(part, data, d.in.deeper()); err == nil {
			d.notes = append(d.notes, inner.Notes...)
			d.out.whole(inner.Text)
			return
		}
	}
	d.notes = append(d.notes, Note{Text: path.Base(part), Reason: "a part of the document that was not read"})
}
