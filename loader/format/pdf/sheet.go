package pdf

import (
	"math"
	"strings"
)

// sheet is what is painted on a page in one direction, turned upright.
type sheet struct {
	number int // of its page
	glyphs []glyph
	rules  []rule
}

// aLine is the number of glyphs from which on a direction that is not the page's own is read: fewer are a note on the
// edge, or the number of the page.
const aLine = 40

// sheets parts a page by the directions of its text. A wide table is often set sideways on an upright page: all that is
// painted there then runs in that direction.
func (p *painter) sheets() []sheet {
	p.layDown()
	by := p.byWay()
	most := 0
	for way := range by {
		if len(by[way]) > len(by[most]) {
			most = way
		}
	}
	var list []sheet
	for way, glyphs := range by {
		if way != most && len(glyphs) < aLine || len(glyphs) == 0 {
			p.leaveGlyphs(glyphs, "turned text on the edge of the page")
			continue
		}
		upright := turn(glyphs, p.rules, way)
		text, watermark := takeWatermark(upright.glyphs)
		p.leaveGlyphs(watermark, "a watermark")
		closeUp(text)
		list = append(list, sheet{glyphs: text, rules: upright.rules})
	}
	p.glyphs = nil
	return list
}

// layDown marks the glyphs of a page that is set in columns from top to bottom, as if they ran downwards: such a page is read
// as one that is turned. Most of its glyphs stand right below the one that was painted before.
func (p *painter) layDown() {
	below, all := 0, 0
	for i := 1; i < len(p.glyphs); i++ {
		a, b := &p.glyphs[i-1], &p.glyphs[i]
		if a.way != 0 || b.way != 0 {
			continue
		}
		all++
		if down := a.y - b.y; math.Abs(a.x-b.x) < 0.6*b.size && down > 0.7*b.size && down < 2.2*b.size {
			below++
		}
	}
	if all < aLine/2 || below*5 < all*3 {
		return
	}
	for i := range p.glyphs {
		if g := &p.glyphs[i]; g.way == 0 {
			g.way, g.x, g.y, g.width = 3, g.x+0.12*g.size, g.y+0.88*g.size, g.size
		}
	}
}

// byWay parts the glyphs by the way in which they run; most pages have one.
func (p *painter) byWay() (by [4][]glyph) {
	var count [4]int
	for _, g := range p.glyphs {
		count[g.way]++
	}
	for way, n := range count {
		if n == len(p.glyphs) {
			by[way] = p.glyphs
			return by
		}
		by[way] = make([]glyph, 0, n)
	}
	for _, g := range p.glyphs {
		by[g.way] = append(by[g.way], g)
	}
	return by
}

func (p *painter) leaveGlyphs(glyphs []glyph, reason string) {
	var b strings.Builder
	for _, g := range glyphs {
		b.WriteString(g.text)
	}
	if text := strings.Join(strings.Fields(b.String()), " "); text != "" {
		p.aside = append(p.aside, aside{text, reason})
	}
}

// turn brings text and rules upright.
func turn(glyphs []glyph, rules []rule, way int) sheet {
	if way == 0 {
		return sheet{glyphs: glyphs, rules: rules}
	}
	m := [...]matrix{identity, {b: -1, c: 1}, {a: -1, d: -1}, {b: 1, c: -1}}[way]
	for i := range glyphs {
		glyphs[i].x, glyphs[i].y = m.apply(glyphs[i].x, glyphs[i].y)
	}
	turned := make([]rule, len(rules))
	for i, r := range rules {
		x0, y0 := m.apply(r.x0, r.y0)
		x1, y1 := m.apply(r.x1, r.y1)
		turned[i] = rule{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
	}
	return sheet{glyphs: glyphs, rules: turned}
}
