package pdf

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// doText carries out the operators that place and paint text.
func (p *painter) doText(operator string, operands []any, n []float64, resources types.Dict) error {
	switch operator {
	case "BT":
		p.text, p.line = identity, identity
	case "Tf":
		p.font, p.size = p.file.font(p.file.dict(resources["Font"])[nameAt(operands, 0)]), at(n, 0)
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
		return nil
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

// paint keeps a glyph. Text that is not upright is set aside: a watermark across the page, a note on its edge.
func (p *painter) paint(text string, width float64) {
	m := p.text.then(p.ctm)
	length := math.Hypot(m.a, m.b)
	switch {
	case text == "":
	case p.artifact > 0:
		p.furniture.WriteString(text)
	case m.a < 0.9*length || !(length > 0) || math.IsInf(length, 0):
		p.turned.WriteString(text)
	default:
		x, y := m.apply(0, p.rise)
		size := p.size * math.Hypot(m.c, m.d)
		p.glyphs = append(p.glyphs, glyph{text, x, y, width * length, math.Abs(size)})
	}
}
