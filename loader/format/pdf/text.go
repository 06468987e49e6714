package pdf

import (
	"math"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// doText carries out the operators that place and paint text.
func (p *painter) doText(operator string, operands []any, n []float64, resources types.Dict) error {
	switch operator {
	case "BT":
		p.text, p.line = identity, identity
	case "Tf":
		p.font, p.size = p.file.font(p.file.dict(resources["Font"])[firstName(operands)]), at(n, 0)
	case "Tc":
		p.charSpace = at(n, 0)
	case "Tw":
		p.wordSpace = at(n, 0)
	case "Tz":
		p.scale = at(n, 0) / 100
	case "TL":
		p.lead = at(n, 0)
	case "Ts":
		p.rise = at(n, 0)
	case "Tm":
		p.line = asMatrix(n)
		p.text = p.line
	case "Td":
		p.move(at(n, 0), at(n, 1))
	case "TD":
		p.lead = -at(n, 1)
		p.move(at(n, 0), at(n, 1))
	case "T*":
		p.move(0, -p.lead)
	case "Tj", "TJ":
		return p.showAll(operands)
	case "'":
		p.move(0, -p.lead)
		return p.showAll(operands)
	case "\"":
		p.wordSpace, p.charSpace = at(n, 0), at(n, 1)
		p.move(0, -p.lead)
		return p.showAll(operands)
	}
	return nil
}

func (p *painter) move(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.then(p.line)
	p.text = p.line
}

// showAll paints strings; numbers between them move the next one back, in thousandths of the size.
func (p *painter) showAll(operands []any) error {
	for _, o := range operands {
		switch o := o.(type) {
		case []any:
			for _, part := range o {
				switch part := part.(type) {
				case float64:
					p.advance(-part / 1000 * p.size * p.scale)
				case literal:
					if err := p.show(part); err != nil {
						return err
					}
				}
			}
		case literal:
			return p.show(o)
		}
	}
	return nil
}

func (p *painter) show(s literal) error {
	if p.font == nil {
		p.lost += len(s)
		p.paint(string(utf8.RuneError), p.size) // something stands there
		return p.file.spend(1)
	}
	codes := p.font.split(s)
	if err := p.file.spend(len(codes)); err != nil {
		return err
	}
	for _, code := range codes {
		shape := p.font.shape(code)
		width := shape.width * p.size
		p.paint(shape.text, width*p.scale)
		width += p.charSpace
		if code == " " {
			width += p.wordSpace
		}
		p.advance(width * p.scale)
	}
	return nil
}

func (p *painter) advance(width float64) {
	p.text = matrix{1, 0, 0, 1, width, 0}.then(p.text)
}

// paint keeps a glyph with the way that its text runs. Text that runs askew is set aside: a watermark across the page.
func (p *painter) paint(text string, width float64) {
	m := p.text.then(p.ctm)
	length := math.Hypot(m.a, m.b)
	switch way := wayOf(m, length); {
	case text == "":
	case p.artifact > 0:
		p.furniture.WriteString(text)
	case way < 0 || math.IsInf(length, 0) || math.IsNaN(length) || len(p.glyphs) >= maxOnPage:
		p.turned.WriteString(text)
	default:
		x, y := m.apply(0, p.rise)
		size := p.size * math.Hypot(m.c, m.d)
		p.glyphs = append(p.glyphs, glyph{text: text, x: x, y: y, width: width * length, size: math.Abs(size), way: way, pale: p.light || p.faint})
	}
}

// wayOf says by how many quarter turns to the left a text runs; -1 for one that runs askew.
func wayOf(m matrix, length float64) int8 {
	switch {
	case !(length > 0):
		return -1
	case m.a > 0.99*length:
		return 0
	case m.b > 0.99*length:
		return 1
	case m.a < -0.99*length:
		return 2
	case m.b < -0.99*length:
		return 3
	}
	return -1
}
