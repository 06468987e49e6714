package pdf

import (
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// matrix is a transformation of the plane: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// then does m first and n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// glyph is a painted character, in points; y grows upwards.
type glyph struct {
	text        string
	x, y, width float64 // its left end on the baseline
	size        float64
	pale        bool // nearly white, or nearly transparent
	way         int8 // quarter turns to the left by which its text runs
}

// rule is a straight line that is horizontal or vertical.
type rule struct{ x0, y0, x1, y1 float64 }

// aside is text on a page that is no part of the document.
type aside struct{ text, reason string }

// painter follows the operators of a page.
type painter struct {
	file   *file
	glyphs []glyph
	rules  []rule
	aside  []aside

	state
	saved      []state
	text, line matrix // the text matrix, and that of the line's beginning
	path       []rule
	x, y       float64 // the end of the path
	startX     float64
	startY     float64
	lost       int // bytes of strings whose font is missing
	artifact   int // marked content within content that is marked as page furniture
	turned     strings.Builder
	furniture  strings.Builder
	depth      int
}

// state is what q saves and Q brings back.
type state struct {
	ctm                                     matrix
	font                                    *font
	size, charSpace, wordSpace, scale, lead float64
	rise                                    float64
	light, faint                            bool // of the colour, and by transparency
}

func newPainter(f *file, rotate int) *painter {
	turn := map[int]matrix{90: {b: -1, c: 1}, 180: {a: -1, d: -1}, 270: {b: 1, c: -1}}
	ctm, ok := turn[((rotate%360)+360)%360]
	if !ok {
		ctm = identity
	}
	return &painter{file: f, state: state{ctm: ctm, scale: 1}, text: identity, line: identity}
}

const maxForms = 12 // forms within forms

// run follows a stream of operators.
func (p *painter) run(content []byte, resources types.Dict) error {
	if p.depth++; p.depth > maxForms {
		return nil
	}
	defer func() { p.depth-- }()
	l := &lexer{data: content}
	var operands []any
	for {
		switch token := l.next().(type) {
		case nil:
			p.setAside()
			return nil
		case word:
			if err := p.file.operator(); err != nil {
				return err
			}
			if token == "ID" {
				l.skipImage()
			}
			if err := p.do(string(token), operands, resources); err != nil {
				return err
			}
			operands = operands[:0]
		default:
			operands = append(operands, token)
		}
	}
}

// setAside notes what was collected on the way that is no part of the document.
func (p *painter) setAside() {
	if p.depth > 1 {
		return
	}
	for _, a := range []aside{{p.turned.String(), "turned text, such as a watermark"}, {p.furniture.String(), "marked as page furniture"}} {
		if a.text = strings.Join(strings.Fields(a.text), " "); a.text != "" {
			p.aside = append(p.aside, a)
		}
	}
}

// do carries out an operator. Those for lines, clipping and shades do not matter here.
func (p *painter) do(operator string, operands []any, resources types.Dict) error {
	n := numbers(operands)
	switch operator {
	case "q":
		if len(p.saved) < 1000 {
			p.saved = append(p.saved, p.state)
		}
	case "Q":
		if last := len(p.saved) - 1; last >= 0 {
			p.state, p.saved = p.saved[last], p.saved[:last]
		}
	case "cm":
		p.ctm = asMatrix(n).then(p.ctm)
	case "g", "rg", "k", "sc", "scn":
		p.light = isPale(n)
	case "cs":
		p.light = false
	case "gs":
		if alpha := p.file.dict(p.file.dict(resources["ExtGState"])[firstName(operands)])["ca"]; alpha != nil {
			p.faint = p.file.number(alpha, 1) < 1-pale
		}
	case "Do":
		return p.form(firstName(operands), resources)
	case "BMC", "BDC":
		p.beginMarked(operands, resources)
	case "EMC":
		p.artifact = max(0, p.artifact-1)
	default:
		p.doPath(operator, n)
		return p.doText(operator, operands, n, resources)
	}
	return nil
}

// isPale reports whether a colour of one to four parts is nearly white.
func isPale(n []float64) bool {
	if len(n) == 4 { // ink
		return (1-n[3])*(1-(n[0]+n[1]+n[2])/3) > pale
	}
	sum := 0.0
	for _, part := range n {
		sum += part
	}
	return len(n) > 0 && sum/float64(len(n)) > pale
}

// beginMarked notices content that is marked as a header or footer of the page.
func (p *painter) beginMarked(operands []any, resources types.Dict) {
	if p.artifact > 0 {
		p.artifact++
		return
	}
	if firstName(operands) != "Artifact" || len(operands) < 2 {
		return
	}
	kind := ""
	switch properties := operands[1].(type) {
	case map[name]any:
		n, _ := properties["Type"].(name)
		kind = string(n)
	case name:
		kind = p.file.name(p.file.dict(p.file.dict(resources["Properties"])[string(properties)])["Type"])
	}
	if kind == "Pagination" {
		p.artifact = 1
	}
}

// form paints a part of a page that is kept by itself.
func (p *painter) form(key string, resources types.Dict) error {
	object := p.file.dict(resources["XObject"])[key]
	dict := p.file.dict(object)
	if p.file.name(dict["Subtype"]) != "Form" || p.depth >= maxForms {
		return nil
	}
	content, err := p.file.stream(object)
	if err != nil {
		return err
	}
	own := p.file.dict(dict["Resources"])
	if own == nil {
		own = resources
	}
	saved, stack := p.state, p.saved
	p.saved = nil
	if m := p.file.array(dict["Matrix"]); len(m) == 6 {
		var values []float64
		for _, v := range m {
			values = append(values, p.file.number(v, 0))
		}
		p.ctm = asMatrix(values).then(p.ctm)
	}
	err = p.run(content, own)
	p.state, p.saved = saved, stack
	return err
}

// spend counts glyphs and operators, against files that paint the same ones without end.
func (f *file) spend(glyphs int) error {
	if f.glyphs += glyphs; f.glyphs > maxGlyphs {
		return ErrTooLarge
	}
	f.stopped = f.budget(glyphs)
	return f.stopped
}

// doPath collects lines and the edges of rectangles, and keeps those that are painted.
func (p *painter) doPath(operator string, n []float64) {
	switch operator {
	case "m":
		p.x, p.y = at(n, 0), at(n, 1)
		p.startX, p.startY = p.x, p.y
	case "l":
		p.lineTo(at(n, 0), at(n, 1))
	case "h":
		p.lineTo(p.startX, p.startY)
	case "re":
		x, y, w, h := at(n, 0), at(n, 1), at(n, 2), at(n, 3)
		p.x, p.y = x, y
		for _, corner := range [][2]float64{{x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}} {
			p.lineTo(corner[0], corner[1])
		}
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*":
		p.rules = append(p.rules, p.path...)
		p.path = p.path[:0]
	case "n":
		p.path = p.path[:0]
	}
}

const maxRules = 200_000 // on a page; drawings have more than tables

func (p *painter) lineTo(x, y float64) {
	x0, y0 := p.ctm.apply(p.x, p.y)
	x1, y1 := p.ctm.apply(x, y)
	p.x, p.y = x, y
	if (math.Abs(x0-x1) < 1 || math.Abs(y0-y1) < 1) && len(p.rules)+len(p.path) < maxRules {
		p.path = append(p.path, rule{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)})
	}
}

func numbers(operands []any) []float64 {
	var n []float64
	for _, o := range operands {
		if v, ok := o.(float64); ok {
			n = append(n, v)
		}
	}
	return n
}

func at(n []float64, i int) float64 {
	if i < len(n) {
		return n[i]
	}
	return 0
}

func asMatrix(n []float64) matrix {
	if len(n) < 6 {
		return identity
	}
	return matrix{n[0], n[1], n[2], n[3], n[4], n[5]}
}

func firstName(operands []any) string {
	if len(operands) == 0 {
		return ""
	}
	n, _ := operands[0].(name)
	return string(n)
}
