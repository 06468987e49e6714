package format

import (
	"errors"
	"math"
	"path"
	"strconv"
	"strings"

	"github.com/plangraph/plangraph/graph/norm"
	"github.com/plangraph/plangraph/loader/format/pdf"
)

// OFD is the national standard for fixed pages (GB/T 33190): a ZIP of XML whose text objects have their places, as those
// of a PDF have. They are put in order as a PDF's are. What comes from the templates of pages is their furniture.
func decodeOFD(files *archive) (*Document, error) {
	o := &ofd{files: files}
	if err := o.read(); err != nil {
		return nil, err
	}
	if len(o.pages) == 0 {
		return nil, damaged("OFD")
	}
	read, err := pdf.Arrange(o.pages)
	if errors.Is(err, pdf.ErrNoText) {
		return nil, ErrNoTextLayer
	} else if err != nil {
		return nil, err
	}
	read.Title = o.title
	document, err := laidOut(read)
	document.Encoding, document.Format = "OFD", "ofd"
	return document, err
}

type ofd struct {
	files  *archive
	pages  []pdf.Page
	title  string
	height float64
	glyphs int
}

const (
	perMillimetre = 72 / 25.4 // points
	maxOFDPages   = 5000
	maxOFDGlyphs  = 3 << 20
)

func (o *ofd) read() error {
	root := ""
	err := o.files.each("OFD.xml", "DocBody", func(e *element) {
		switch {
		case e.name == "DocRoot" && root == "":
			root = strings.TrimPrefix(strings.TrimSpace(e.text0()), "/")
		case e.name == "DocInfo":
			o.title = collapse(e.first("Title").text0())
		}
	})
	if err == nil && root == "" {
		err = damaged("OFD")
	}
	if err != nil {
		return err
	}
	var locations []string
	box := ""
	err = o.files.each(root, "Document", func(e *element) {
		if e.name == "CommonData" {
			box = e.at("PageArea", "PhysicalBox").text0()
		}
		if e.name == "Pages" {
			for _, p := range kidsNamed(e, "Page") {
				locations = append(locations, p.attr("BaseLoc"))
			}
		}
	})
	if err != nil {
		return err
	}
	if len(locations) > maxOFDPages {
		return tooLarge("the document")
	}
	o.height = boxHeight(box, 297)
	for _, at := range locations {
		if !strings.HasPrefix(at, "/") {
			at = path.Join(path.Dir(root), at)
		}
		if err := o.page(strings.TrimPrefix(at, "/")); err != nil {
			return err
		}
	}
	return nil
}

func boxHeight(box string, otherwise float64) float64 {
	if v := floats(box); len(v) == 4 {
		return v[3]
	}
	return otherwise
}

func (o *ofd) page(part string) error {
	var p pdf.Page
	height := o.height
	before := o.glyphs
	err := o.files.each(part, "Page", func(e *element) {
		if e.name == "Area" {
			height = boxHeight(e.first("PhysicalBox").text0(), height)
		}
		for d := range e.within() {
			switch d.name {
			case "TextObject":
				o.text(&p, d, height)
			case "PathObject":
				rules(&p, d, height)
			}
		}
	})
	if o.glyphs > maxOFDGlyphs {
		return tooLarge("the document")
	}
	o.pages = append(o.pages, p)
	if err == nil {
		err = o.files.budget.Spend(o.glyphs - before)
	}
	return err
}

// text adds the characters of a text object.
func (o *ofd) text(p *pdf.Page, e *element, height float64) {
	box, size := floats(e.attr("Boundary")), 10.0
	if v := floats(e.attr("Size")); len(v) == 1 {
		size = v[0]
	}
	if len(box) != 4 || e.attr("Visible") == "false" {
		return
	}
	m := [6]float64{1, 0, 0, 1, 0, 0}
	if v := floats(e.attr("CTM")); len(v) == 6 {
		m = [6]float64(v)
	}
	scale := math.Hypot(m[0], m[1])
	for _, code := range kidsNamed(e, "TextCode") {
		x, y := first(code.attr("X")), first(code.attr("Y"))
		dx, dy := deltas(code.attr("DeltaX")), deltas(code.attr("DeltaY"))
		for i, r := range []rune(code.text0()) {
			width := size
			if r < 0x2e80 {
				width /= 2
			}
			if o.glyphs++; o.glyphs > maxOFDGlyphs {
				return
			}
			if plain := norm.PlainRune(r); plain != 0 {
				p.Glyphs = append(p.Glyphs, pdf.Glyph{
					Text:  string(plain),
					X:     (box[0] + m[0]*x + m[2]*y + m[4]) * perMillimetre,
					Y:     (height - (box[1] + m[1]*x + m[3]*y + m[5])) * perMillimetre,
					Width: width * scale * perMillimetre, Size: size * math.Hypot(m[2], m[3]) * perMillimetre,
					Turns: turns(m),
				})
			}
			if i < len(dx) {
				x += dx[i]
			} else if len(dx) == 0 && len(dy) == 0 {
				x += width
			}
			if i < len(dy) {
				y += dy[i]
			}
		}
	}
}

// turns is by how many quarter turns to the left a text runs; y grows downwards here.
func turns(m [6]float64) int {
	switch {
	case m[0] > math.Abs(m[1]):
		return 0
	case -m[1] > math.Abs(m[0]):
		return 1
	case -m[0] > math.Abs(m[1]):
		return 2
	case m[1] > math.Abs(m[0]):
		return 3
	}
	return 0
}

// rules adds the straight lines of a path.
func rules(p *pdf.Page, e *element, height float64) {
	box := floats(e.attr("Boundary"))
	if len(box) != 4 {
		return
	}
	m := [6]float64{1, 0, 0, 1, 0, 0}
	if v := floats(e.attr("CTM")); len(v) == 6 {
		m = [6]float64(v)
	}
	var x, y, startX, startY float64
	line := func(toX, toY float64) {
		ax, ay := box[0]+m[0]*x+m[2]*y+m[4], height-(box[1]+m[1]*x+m[3]*y+m[5])
		bx, by := box[0]+m[0]*toX+m[2]*toY+m[4], height-(box[1]+m[1]*toX+m[3]*toY+m[5])
		if (math.Abs(ax-bx) < 0.3 || math.Abs(ay-by) < 0.3) && len(p.Rules) < 100_000 {
			p.Rules = append(p.Rules, pdf.Rule{X0: ax * perMillimetre, Y0: ay * perMillimetre, X1: bx * perMillimetre, Y1: by * perMillimetre})
		}
		x, y = toX, toY
	}
	words := strings.Fields(e.first("AbbreviatedData").text0())
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case "S", "M":
			if i+2 < len(words) {
				x, y = first(words[i+1]), first(words[i+2])
				startX, startY = x, y
			}
		case "L":
			if i+2 < len(words) {
				line(first(words[i+1]), first(words[i+2]))
			}
		case "C":
			line(startX, startY)
		}
	}
}

// deltas are the steps between characters; "g 3 5.2" is three steps of 5.2.
func deltas(s string) []float64 {
	var list []float64
	words := strings.Fields(s)
	for i := 0; i < len(words) && len(list) < 100_000; i++ {
		if words[i] == "g" && i+2 < len(words) {
			n, err := strconv.Atoi(words[i+1])
			for range min(n, 10_000) {
				list = append(list, first(words[i+2]))
			}
			if err != nil {
				return list
			}
			i += 2
			continue
		}
		list = append(list, first(words[i]))
	}
	return list
}

func floats(s string) []float64 {
	var list []float64
	for _, word := range strings.Fields(s) {
		v, err := strconv.ParseFloat(word, 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
		list = append(list, v)
	}
	return list
}

func first(s string) float64 {
	if v := floats(s); len(v) > 0 {
		return v[0]
	}
	return 0
}
