package pdf_test

import (
	"strings"
	"testing"
	"time"

	"github.com/plangraph/plangraph/graph/graphtest"
	"github.com/plangraph/plangraph/loader/format/pdf"
)

// FuzzArrange paints glyphs and lines on a coarse raster, over several pages, so that tables, frames and columns come
// about. Every character is another one, and none may be lost: it stands in a block or among what is left.
func FuzzArrange(f *testing.F) {
	f.Add([]byte("\x10\x10\x21\x30\x01\x82\x10\x10\x40\x90\x10\x40\x10\xff\x12\x18\x25\x33"))
	f.Add([]byte("\x91\x10\x50\x92\x10\x50\x93\x10\x50\xa1\x10\x50\xa4\x10\x50\xa8\x10\x50\x11\x12\x1b\x21\x22\x2b\x31\x32\x3b\xff\x91\x10\x50\x92\x10\x50\xa1\x10\x50\xa4\x10\x50"))
	f.Fuzz(func(t *testing.T, data []byte) {
		pages, painted := raster(data)
		begun := graphtest.CPUTime()
		read, err := pdf.Arrange(pages)
		if took := graphtest.CPUTime() - begun; took > 5*time.Second {
			t.Errorf("took %v", took)
		}
		if err != nil {
			return
		}
		var said strings.Builder
		said.WriteString(textOf(read))
		for _, l := range read.Left {
			said.WriteString(l.Text)
		}
		for _, r := range painted {
			if n := strings.Count(said.String(), string(r)); n == 0 {
				t.Errorf("%q is lost from %q", r, said.String())
			}
		}
	})
}

// raster draws what bytes say: a glyph, or with the high bit set a line that takes two more.
func raster(data []byte) (pages []pdf.Page, painted []rune) {
	const step, cell = 12.0, 16
	pages = []pdf.Page{{}}
	next := '一'
	for i := 0; i < len(data) && len(painted) < 2000; i++ {
		p := &pages[len(pages)-1]
		x, y := float64(data[i]&0x0f), float64(data[i]>>4&0x07)
		switch {
		case data[i] == 0xff:
			pages = append(pages, pdf.Page{})
		case data[i] < 0x80:
			p.Glyphs = append(p.Glyphs, pdf.Glyph{Text: string(next), X: 60 + x*step, Y: 700 - y*step*1.5, Width: 10, Size: 10})
			painted = append(painted, next)
			next++
		case i+2 < len(data):
			at, from, to := float64(data[i]&0x0f)*step, float64(data[i+1]%(cell*2))*step, float64(data[i+2]%(cell*2))*step
			if data[i]&0x10 > 0 {
				p.Rules = append(p.Rules, pdf.Rule{X0: 55 + from, Y0: 712 - at*1.5, X1: 55 + to, Y1: 712 - at*1.5})
			} else {
				p.Rules = append(p.Rules, pdf.Rule{X0: 55 + at, Y0: 712 - from, X1: 55 + at, Y1: 712 - to})
			}
			i += 2
		}
	}
	return pages, painted
}
