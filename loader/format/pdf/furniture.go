package pdf

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Page numbers, headers and footers are the outermost lines of a page. A line is one of them if it says that it is a
// page number; or if it is a number that counts the pages, wherever it stands there; or if it stands in the same place, with the same words but for numbers, on a third of the pages, and a gap
// parts it from the text. Without the gap, a clause that happens to begin two pages would be lost.

const (
	// outermost is how many lines at the top and at the bottom of a page may be furniture.
	outermost = 3
	// apart is the gap between text and furniture, in distances between lines.
	apart = 1.3
)

// furniture is what is known about the outermost lines of all pages.
type furniture struct {
	pages   int
	leading float64
	places  map[string][]float64 // by the words of a line: the heights at which they stand
	told    map[string]bool
	counted map[int]int // lines that are a number, by how far it is from the number of the page
}

// count is how far a line that is a number is from the number of its page.
func count(page int, l line) (offset int, ok bool) {
	n, err := strconv.Atoi(l.text)
	return n - page, err == nil && l.rows == nil
}

func (d *Document) dropFurniture(pages []page) {
	f := furniture{pages: len(pages), leading: leading(pages), places: map[string][]float64{}, told: map[string]bool{}, counted: map[int]int{}}
	for _, p := range pages {
		for i, l := range p.lines {
			if i < outermost || i >= len(p.lines)-outermost {
				f.places[words(l)] = append(f.places[words(l)], l.y)
				if offset, ok := count(p.number, l); ok {
					f.counted[offset]++
				}
			}
		}
	}
	for n := range pages {
		p := &pages[n]
		for range 2 { // from the top, then from the bottom
			drop := f.edge(p.number, p.lines)
			d.leaveLines(f, p.number, p.lines[:drop])
			p.lines = p.lines[drop:]
			slices.Reverse(p.lines)
		}
	}
}

// edge is the number of lines, counted from the edge of the page, that are furniture.
func (f furniture) edge(page int, lines []line) int {
	n := 0
	for i, l := range lines[:min(outermost, len(lines))] {
		if f.reason(page, l) == "" {
			break
		}
		if pageNumber.MatchString(l.text) || i+1 == len(lines) || math.Abs(l.y-lines[i+1].y) > apart*f.leading {
			n = i + 1
		}
	}
	return n
}

// leading is the usual distance between lines.
func leading(pages []page) float64 {
	var distances []float64
	for _, p := range pages {
		for i := 1; i < len(p.lines); i++ {
			distances = append(distances, p.lines[i-1].y-p.lines[i].y)
		}
	}
	return median(distances)
}

// leaveLines notes lines, each once for all pages.
func (d *Document) leaveLines(f furniture, page int, lines []line) {
	for _, l := range lines {
		if key := words(l); !f.told[key] {
			f.told[key] = true
			d.leave(page, l.text, f.reason(page, l))
		}
	}
}

var (
	pageNumber = regexp.MustCompile(`^([—–\-－―─·•]\s*[0-9０-９]{1,4}\s*[—–\-－―─·•]|第\s*[0-9０-９]{1,4}\s*页.{0,12}|(?i:page)\s*[0-9]{1,4}(\s*(/|of)\s*[0-9]{1,4})?|[0-9]{1,4}\s*/\s*[0-9]{1,4})$`)
	digits     = regexp.MustCompile(`[0-9０-９]+`)
)

// reason tells why a line is furniture; "" where it is not.
func (f furniture) reason(page int, l line) string {
	switch {
	case l.rows != nil:
		return ""
	case pageNumber.MatchString(l.text):
		return "page number"
	}
	if offset, ok := count(page, l); ok && f.counted[offset] > 2 && f.counted[offset]*2 > f.pages {
		return "page number"
	}
	same := 0
	for _, y := range f.places[words(l)] {
		if math.Abs(y-l.y) < 3 {
			same++
		}
	}
	switch {
	case same < 2 || same*3 < f.pages:
		return ""
	case words(l) == "#":
		return "page number"
	}
	return "page header or footer"
}

// words is a line without its spaces and with # for its numbers.
func words(l line) string {
	return digits.ReplaceAllString(strings.ReplaceAll(l.text, " ", ""), "#")
}
