package pdf

import (
	"math"
	"regexp"
	"strings"
)

// dropFurniture takes out page numbers, headers and footers. Only the outermost lines of a page can be one: a line that
// says that it is a page number, or one that stands in the same place, with the same words but for numbers, on a third
// of the pages.
func (d *Document) dropFurniture(pages []page) {
	places := map[string][]float64{} // by words: the heights at which they stand
	for _, p := range pages {
		for i, l := range p.lines {
			if i < outermost || i >= len(p.lines)-outermost {
				places[words(l)] = append(places[words(l)], l.y)
			}
		}
	}
	seen := map[string]bool{}
	drop := func(p *page, i int) bool {
		if len(p.lines) == 0 {
			return false
		}
		if i < 0 {
			i = len(p.lines) - 1
		}
		l := p.lines[i]
		reason := furnitureReason(l, places[words(l)], len(pages))
		if reason == "" {
			return false
		}
		if key := reason + words(l); !seen[key] {
			seen[key] = true
			d.leave(p.number, l.text, reason)
		}
		p.lines = append(p.lines[:i:i], p.lines[i+1:]...)
		return true
	}
	for n := range pages {
		for range outermost {
			if !drop(&pages[n], 0) {
				break
			}
		}
		for range outermost {
			if !drop(&pages[n], -1) {
				break
			}
		}
	}
}

const outermost = 3

var pageNumber = regexp.MustCompile(`^([—–\-－―─·•]\s*[0-9０-９]{1,4}\s*[—–\-－―─·•]|第\s*[0-9０-９]{1,4}\s*页.{0,12}|(?i:page)\s*[0-9]{1,4}(\s*(/|of)\s*[0-9]{1,4})?|[0-9]{1,4}\s*/\s*[0-9]{1,4})$`)

func furnitureReason(l line, places []float64, pages int) string {
	if l.rows != nil {
		return ""
	}
	if pageNumber.MatchString(l.text) {
		return "page number"
	}
	same := 0
	for _, y := range places {
		if math.Abs(y-l.y) < 3 {
			same++
		}
	}
	switch {
	case same < 2 || same*3 < pages:
		return ""
	case strings.Trim(words(l), "#") == "":
		return "page number"
	}
	return "page header or footer"
}

var digits = regexp.MustCompile(`[0-9０-９]+`)

// words is a line without its spaces and with # for its numbers.
func words(l line) string {
	return digits.ReplaceAllString(strings.ReplaceAll(l.text, " ", ""), "#")
}
